import { deflateSync, inflateSync } from 'node:zlib';
import { parseMatlabArray } from './matlab-array.js';

const inflate = (bytes: Uint8Array): Uint8Array => inflateSync(bytes);
const noInflate = (): Uint8Array => {
  throw new Error('nothing here is compressed');
};

function u32(value: number, littleEndian = true): number[] {
  const bytes = [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24];
  return littleEndian ? bytes : bytes.reverse();
}

function element(type: number, data: number[], le = true): number[] {
  if (data.length <= 4) {
    const tag = le ? [type, 0, data.length, 0] : [0, data.length, 0, type];
    return [...tag, ...data, ...new Array<number>(4 - data.length).fill(0)];
  }
  return [
    ...u32(type, le),
    ...u32(data.length, le),
    ...data,
    ...new Array<number>((8 - (data.length % 8)) % 8).fill(0),
  ];
}

function matrix(options: {
  name?: string;
  class: number;
  type: number;
  rows: number;
  columns: number;
  data: number[];
  flags?: number;
  le?: boolean;
}): number[] {
  const le = options.le ?? true;
  const name = [...(options.name ?? 'val')].map((letter) => letter.charCodeAt(0));
  return element(
    14,
    [
      ...element(6, [...u32(options.class | (options.flags ?? 0), le), ...u32(0, le)], le),
      ...element(5, [...u32(options.rows, le), ...u32(options.columns, le)], le),
      ...element(1, name, le),
      ...element(options.type, options.data, le),
    ],
    le,
  );
}

function file5(body: number[], le = true): Uint8Array {
  const head = new Array<number>(128).fill(32);
  head.splice(124, 4, ...(le ? [0x00, 0x01, 0x49, 0x4d] : [0x01, 0x00, 0x4d, 0x49]));
  return Uint8Array.from([...head, ...body]);
}

describe('a MATLAB 5 file', () => {
  const int16 = { class: 10, type: 3, rows: 2, columns: 2, data: [1, 0, 2, 0, 0xff, 0xff, 0x00, 0x80] };

  it('gives an int16 array in its own order', () => {
    const array = parseMatlabArray(file5(matrix(int16)), 'val', noInflate);
    expect(array).toMatchObject({ name: 'val', rows: 2, columns: 2, integer: true });
    expect([...array.values]).toEqual([1, 2, -1, -32768]);
  });

  it('reads compressed elements, behind elements of another kind', () => {
    const compressed = [...deflateSync(Uint8Array.from(matrix(int16)))];
    const bytes = file5([
      ...element(1, [1, 2, 3]),
      ...matrix({ ...int16, name: 'other' }),
      ...u32(15),
      ...u32(compressed.length),
      ...compressed,
    ]);
    expect([...parseMatlabArray(bytes, 'val', inflate).values]).toEqual([1, 2, -1, -32768]);
  });

  it.each([
    ['int8', 8, 1, [1, 0xff], [1, -1]],
    ['uint8', 9, 2, [1, 0xff], [1, 255]],
    ['uint16', 11, 4, [1, 0, 0xff, 0xff], [1, 65535]],
    ['int32', 12, 5, [1, 0, 0, 0, 0xfe, 0xff, 0xff, 0xff], [1, -2]],
    ['uint32', 13, 6, [1, 0, 0, 0, 0xff, 0xff, 0xff, 0xff], [1, 4294967295]],
    ['single', 7, 7, [0, 0, 0x20, 0x40, 0, 0, 0x80, 0xbf], [2.5, -1]],
    ['double', 6, 9, [0, 0, 0, 0, 0, 0, 0x04, 0x40, 0, 0, 0, 0, 0, 0, 0xf0, 0xbf], [2.5, -1]],
    ['double stored as int16', 6, 3, [5, 0, 0xff, 0xff], [5, -1]],
  ])('reads %s', (_kind, arrayClass, type, data, expected) => {
    const bytes = file5(matrix({ class: arrayClass, type, rows: 1, columns: 2, data }));
    const array = parseMatlabArray(bytes, 'val', noInflate);
    expect([...array.values]).toEqual(expected);
    expect(array.values).toBeInstanceOf(arrayClass >= 8 && arrayClass <= 10 ? Int16Array : Float64Array);
  });

  it('reads a big-endian file', () => {
    const bytes = file5(
      matrix({ ...int16, rows: 1, columns: 4, data: [0, 1, 0, 2, 0xff, 0xff, 0x80, 0], le: false }),
      false,
    );
    expect([...parseMatlabArray(bytes, 'val', noInflate).values]).toEqual([1, 2, -1, -32768]);
  });

  it('passes over empty, complex and non-numeric arrays', () => {
    const bytes = file5([
      ...u32(14),
      ...u32(0),
      ...matrix({ ...int16, flags: 0x0800 }),
      ...matrix({ ...int16, class: 4, type: 4 }),
      ...matrix({ ...int16, type: 16 }),
    ]);
    expect(() => parseMatlabArray(bytes, 'val', noInflate, 'x.mat')).toThrow(
      "x.mat: there is no real numeric array 'val'",
    );
  });

  it('refuses a file that ends early or contradicts itself', () => {
    const whole = file5(matrix(int16));
    expect(() => parseMatlabArray(whole.subarray(0, 140), 'val', noInflate)).toThrow('longer than the file');
    expect(() => parseMatlabArray(whole.subarray(0, 132), 'val', noInflate)).toThrow('ends inside an element');
    expect(() => parseMatlabArray(file5(matrix({ ...int16, rows: 3 })), 'val', noInflate)).toThrow(
      'an array of 3 × 2 holds another number of values',
    );
  });
});

describe('a MATLAB 4 file', () => {
  const array4 = (type: number, rows: number, columns: number, imaginary: number, name: string, data: number[]) => [
    ...[type, rows, columns, imaginary, name.length + 1].flatMap((value) => u32(value)),
    ...[...name].map((letter) => letter.charCodeAt(0)),
    0,
    ...data,
  ];

  it('gives an int16 array, passing over others', () => {
    const bytes = Uint8Array.from([
      ...array4(50, 1, 3, 0, 'a', [1, 2, 3]),
      ...array4(50, 1, 1, 1, 'val', [1, 2]),
      ...array4(30, 2, 2, 0, 'val', [1, 0, 2, 0, 0xff, 0xff, 0, 0x80]),
    ]);
    const array = parseMatlabArray(bytes, 'val', noInflate);
    expect(array).toMatchObject({ rows: 2, columns: 2, integer: true });
    expect([...array.values]).toEqual([1, 2, -1, -32768]);
  });

  it('reads doubles', () => {
    const bytes = Uint8Array.from(array4(0, 1, 1, 0, 'val', [0, 0, 0, 0, 0, 0, 0x04, 0x40]));
    expect([...parseMatlabArray(bytes, 'val', noInflate).values]).toEqual([2.5]);
  });

  it('refuses what is neither version, a missing array and a short file', () => {
    expect(() => parseMatlabArray(new Uint8Array(64).fill(77), 'val', noInflate)).toThrow('not a MATLAB file');
    expect(() => parseMatlabArray(new Uint8Array(3), 'val', noInflate)).toThrow('no real numeric array');
    const short = Uint8Array.from(array4(30, 2, 2, 0, 'val', [1, 0]));
    expect(() => parseMatlabArray(short, 'val', noInflate)).toThrow('longer than the file');
  });
});
