// Reads the little-endian fields of a Bluetooth characteristic one after another. Reading past the end gives zeros and is
// remembered, so that a decoder asks once, at its end, whether the bytes were all there.
// Number formats: IEEE 11073-20601 SFLOAT (16 bits) and FLOAT (32 bits), as Bluetooth uses them.

/** As the device's own clock shows it; there is no UTC offset. */
export interface CivilTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export class ByteReader {
  private at = 0;
  private short = false;

  constructor(private readonly bytes: Uint8Array) {}

  /** True when everything read was there and nothing is left. */
  get exact(): boolean {
    return !this.short && this.at === this.bytes.length;
  }
  /** True when everything read was there. */
  get complete(): boolean {
    return !this.short;
  }
  get left(): number {
    return this.bytes.length - this.at;
  }

  u8(): number {
    const value = this.bytes[this.at];
    this.at += 1;
    if (value === undefined) this.short = true;
    return value ?? 0;
  }
  u16(): number {
    return this.u8() | (this.u8() << 8);
  }
  u24(): number {
    return this.u16() | (this.u8() << 16);
  }

  /** 4-bit exponent, 12-bit mantissa. Null for NaN, not at this resolution, the infinities and the reserved value. */
  sfloat(): number | null {
    const raw = this.u16();
    // The special values are told by the mantissa, whatever the exponent says, and before its sign is extended.
    const bits = raw & 0x0fff;
    if (bits >= 0x07fe && bits <= 0x0802) return null;
    const mantissa = bits >= 0x0800 ? bits - 0x1000 : bits;
    const exponent = raw >> 12;
    return scaled(mantissa, exponent >= 8 ? exponent - 16 : exponent);
  }

  /** 8-bit exponent, 24-bit mantissa; null as for `sfloat`. */
  float(): number | null {
    const bits = this.u24();
    const exponent = (this.u8() << 24) >> 24;
    if (bits >= 0x7ffffe && bits <= 0x800002) return null;
    return scaled(bits >= 0x800000 ? bits - 0x1000000 : bits, exponent);
  }

  /** Null when the device doesn't know: year, month or day 0. */
  dateTime(): CivilTime | null {
    const year = this.u16();
    const [month, day, hour, minute, second] = [this.u8(), this.u8(), this.u8(), this.u8(), this.u8()];
    if (year === 0 || month === 0 || day === 0 || month > 12 || day > 31) return null;
    if (hour > 23 || minute > 59 || second > 59) return null;
    return { year, month, day, hour, minute, second };
  }
}

/** Dividing by a power of ten rounds once; multiplying by 0.1 would round twice and give 36.300000000000004. */
const scaled = (mantissa: number, exponent: number): number =>
  exponent < 0 ? mantissa / 10 ** -exponent : mantissa * 10 ** exponent;
