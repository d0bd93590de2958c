// Writing and reading the archive's bytes: variable-length integers (LEB128), signed ones folded to unsigned (zigzag),
// doubles, short texts. Integers up to 2^53.

export class ByteWriter {
  private bytes: Buffer;
  private size = 0;

  constructor(capacity = 256) {
    this.bytes = Buffer.allocUnsafeSlow(capacity);
  }

  get length(): number {
    return this.size;
  }

  u8(value: number): void {
    this.reserve(1);
    this.bytes[this.size++] = value;
  }

  varint(value: number): void {
    this.reserve(8);
    const { bytes } = this;
    let rest = value;
    while (rest >= 0x80) {
      bytes[this.size++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    bytes[this.size++] = rest;
  }

  signed(value: number): void {
    this.varint(value < 0 ? -2 * value - 1 : 2 * value);
  }

  double(value: number): void {
    this.reserve(8);
    this.size = this.bytes.writeDoubleLE(value, this.size);
  }

  text(value: string): void {
    const length = Buffer.byteLength(value);
    this.varint(length);
    this.reserve(length);
    this.size += this.bytes.write(value, this.size, 'utf8');
  }

  /** Bytes with their length in front. */
  block(value: Uint8Array): void {
    this.varint(value.length);
    this.raw(value);
  }

  raw(value: Uint8Array): void {
    this.reserve(value.length);
    this.bytes.set(value, this.size);
    this.size += value.length;
  }

  /** What was written, copied; the writer can be used on after `reset`. */
  taken(): Buffer {
    return Buffer.from(this.bytes.subarray(0, this.size));
  }

  /** What was written, until the next write. */
  view(): Buffer {
    return this.bytes.subarray(0, this.size);
  }

  reset(): void {
    this.size = 0;
  }

  private reserve(more: number): void {
    if (this.size + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, this.size + more));
    larger.set(this.bytes.subarray(0, this.size));
    this.bytes = larger;
  }
}

/** Reads past the end give 0: whoever stores the bytes vouches that they are whole (PostgreSQL's page checksums, our CRC). */
export class ByteReader {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  get position(): number {
    return this.at;
  }

  get done(): boolean {
    return this.at >= this.bytes.length;
  }

  u8(): number {
    return this.bytes[this.at++] ?? 0;
  }

  varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 0x80) {
      const byte = this.u8();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  }

  signed(): number {
    const folded = this.varint();
    return folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2;
  }

  double(): number {
    const value = this.bytes.readDoubleLE(this.at);
    this.at += 8;
    return value;
  }

  text(): string {
    const length = this.varint();
    return this.take(length).toString('utf8');
  }

  block(): Buffer {
    return this.take(this.varint());
  }

  private take(length: number): Buffer {
    const taken = this.bytes.subarray(this.at, this.at + length);
    this.at += length;
    return taken;
  }
}
