// Reading a control packet's body: big-endian numbers and length-prefixed fields, never past the packet's end.

export const byteAt = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0;

export const uint16At = (bytes: Uint8Array, at: number): number => (byteAt(bytes, at) << 8) | byteAt(bytes, at + 1);

/** Walks a packet's body from `at` up to `end`. A read past the end answers null and leaves the position alone. */
export class BodyReader {
  constructor(
    private readonly bytes: Buffer,
    private at: number,
    private readonly end: number,
  ) {}

  get remaining(): number {
    return this.end - this.at;
  }

  byte(): number | null {
    if (this.remaining < 1) return null;
    return byteAt(this.bytes, this.at++);
  }

  uint16(): number | null {
    if (this.remaining < 2) return null;
    this.at += 2;
    return uint16At(this.bytes, this.at - 2);
  }

  /** A two-byte length and as many bytes [MQTT-1.5.3]. The result is a view. */
  field(): Buffer | null {
    if (this.remaining < 2) return null;
    const length = uint16At(this.bytes, this.at);
    if (this.remaining < 2 + length) return null;
    const start = this.at + 2;
    this.at = start + length;
    return this.bytes.subarray(start, this.at);
  }
}
