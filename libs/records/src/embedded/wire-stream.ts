// What the `pg` client takes for its socket when the server is the embedded database: whole protocol messages go to the
// database's thread, its answers come back. The handshake is answered here, since that thread's one session is open already.
import { Duplex } from 'node:stream';

const STARTUP_TYPE = 0;
const TERMINATE_TYPE = 'X'.charCodeAt(0);
/** AuthenticationOk, then ReadyForQuery outside a transaction (PostgreSQL documentation, "Message Formats"). */
const WELCOME = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]);

export class WireStream extends Duplex {
  /** @param send takes the bytes over: they may be moved to another thread. */
  constructor(private readonly send: (bytes: Uint8Array<ArrayBuffer>) => void) {
    super();
  }

  // What `pg` calls on a socket.
  connect(): this {
    queueMicrotask(() => this.emit('connect'));
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }

  /** Bytes of an answer. */
  receive(bytes: Uint8Array): void {
    this.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.forward([chunk]);
    done();
  }

  override _writev(chunks: ReadonlyArray<{ chunk: Buffer }>, done: () => void): void {
    this.forward(chunks.map(({ chunk }) => chunk));
    done();
  }

  override _final(done: () => void): void {
    this.push(null);
    done();
  }

  /** `pg` writes whole messages only, so what comes in one turn can go in one piece. */
  private forward(chunks: readonly Buffer[]): void {
    const first = chunks[0]?.[0];
    if (first === STARTUP_TYPE) {
      this.push(WELCOME);
      return;
    }
    if (first === TERMINATE_TYPE) return;
    const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
    let offset = 0;
    for (const chunk of chunks) {
      bytes.set(chunk, offset);
      offset += chunk.length;
    }
    this.send(bytes);
  }
}
