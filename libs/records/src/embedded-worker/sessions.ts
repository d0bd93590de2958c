// Lends PGlite's one session to the threads attached to it, one at a time, and passes their protocol bytes through.
import type { MessagePort } from 'node:worker_threads';
import type { PGlite } from '@electric-sql/pglite';
import { LeaseQueue } from './lease-queue.js';
import type { FromSession, ToSession } from './messages.js';

interface Lease {
  readonly port: MessagePort;
  readonly lease: number;
}

/** How Emscripten's exceptions say that PostgreSQL only left a failed statement (`POSTGRES_MAIN_LONGJMP`). */
const STATEMENT_FAILED = 100;

export class Sessions {
  private readonly ports = new Set<MessagePort>();
  private readonly waiting = new LeaseQueue<Lease>();
  private current: Lease | null = null;
  private broken: string | null = null;
  private whenIdle: (() => void) | null = null;

  constructor(private readonly pglite: PGlite) {
    this.watchMainLoop();
  }

  attach(port: MessagePort): void {
    this.ports.add(port);
    port.on('message', (message: ToSession) => void this.receive(port, message));
    port.on('close', () => this.detach(port));
    if (this.broken !== null) this.send(port, { kind: 'broken', reason: this.broken });
  }

  /** Tells everyone that nothing more can be answered. Whoever waits for a commit must take it as not made. */
  break(reason: string): void {
    if (this.broken !== null) return;
    this.broken = reason;
    for (const port of this.ports) this.send(port, { kind: 'broken', reason });
  }

  get isBroken(): boolean {
    return this.broken !== null;
  }

  /** Resolves when nobody holds or waits for the session. */
  idle(): Promise<void> {
    if (this.current === null) return Promise.resolve();
    return new Promise((resolve) => (this.whenIdle = resolve));
  }

  private async receive(port: MessagePort, message: ToSession): Promise<void> {
    if (this.broken !== null) return;
    switch (message.kind) {
      case 'lease':
        this.waiting.add({ port, lease: message.lease }, message.priority);
        return this.next();
      case 'bytes':
        if (this.holds(port, message.lease)) await this.pass(port, message.lease, message.bytes);
        return;
      case 'release':
        if (this.holds(port, message.lease)) await this.release();
        return;
      case 'notify':
        for (const other of this.ports) if (other !== port) this.send(other, message);
    }
  }

  private holds(port: MessagePort, lease: number): boolean {
    return this.current?.port === port && this.current.lease === lease;
  }

  private async pass(port: MessagePort, lease: number, message: Uint8Array): Promise<void> {
    const answer: Buffer[] = [];
    const onRawData = (bytes: Uint8Array): void => void answer.push(Buffer.from(bytes));
    await this.pglite.execProtocolRawStream(message, { syncToFs: false, onRawData });
    if (this.broken !== null) return;
    const bytes = joined(answer);
    this.send(port, { kind: 'bytes', lease, bytes }, [bytes.buffer as ArrayBuffer]);
  }

  private async release(): Promise<void> {
    // Whoever leaves a transaction open must not lend it to the next.
    if (this.pglite.isInTransaction()) await this.pglite.exec('rollback');
    this.current = null;
    this.next();
  }

  private next(): void {
    if (this.current !== null) return;
    const lease = this.waiting.take();
    if (lease === undefined) {
      this.whenIdle?.();
      return;
    }
    this.current = lease;
    this.send(lease.port, { kind: 'granted', lease: lease.lease });
  }

  private detach(port: MessagePort): void {
    this.ports.delete(port);
    this.waiting.remove((lease) => lease.port === port);
    if (this.current?.port === port && this.broken === null) void this.release();
  }

  private send(port: MessagePort, message: FromSession, transfer: ArrayBuffer[] = []): void {
    port.postMessage(message, transfer);
  }

  /**
   * PGlite passes over every exception of PostgreSQL's main loop, also those after which its memory can't be trusted
   * (a trap, an exhausted memory). Those end the session here.
   */
  private watchMainLoop(): void {
    const module = this.pglite.Module as unknown as { _PostgresMainLoopOnce: () => void };
    const once = module._PostgresMainLoopOnce;
    module._PostgresMainLoopOnce = () => {
      try {
        once();
      } catch (error) {
        if ((error as { status?: number }).status !== STATEMENT_FAILED) {
          this.break(`the database stopped: ${error instanceof Error ? error.message : String(error)}`);
        }
        throw error;
      }
    };
  }
}

function joined(parts: readonly Buffer[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
