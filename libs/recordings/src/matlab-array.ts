// One numeric array out of a MATLAB file, version 5 (also with compressed elements) or the older version 4 that PhysioNet's
// challenges use. Source: MathWorks, "MAT-File Format". Nothing else of the format is read.
import { recordingError } from './recording-error.js';

export interface MatlabArray {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  /** Column after column, as MATLAB keeps it: element (row, column) is at column × rows + row. */
  readonly values: Int16Array | Float64Array;
  /** True when the array's own class is a 16-bit or narrower integer. */
  readonly integer: boolean;
}

/** Undoes zlib; given from outside, so that this file needs no system library. */
export type Inflate = (compressed: Uint8Array) => Uint8Array;

const advice = "save the array with MATLAB's save -v7 or as a WFDB record";
const MI_COMPRESSED = 15;
const MI_MATRIX = 14;

type Reader = (view: DataView, offset: number, littleEndian: boolean) => number;
interface NumberType {
  readonly bytes: number;
  readonly read: Reader;
}
const INT8: NumberType = { bytes: 1, read: (view, at) => view.getInt8(at) };
const UINT8: NumberType = { bytes: 1, read: (view, at) => view.getUint8(at) };
const INT16: NumberType = { bytes: 2, read: (view, at, le) => view.getInt16(at, le) };
const UINT16: NumberType = { bytes: 2, read: (view, at, le) => view.getUint16(at, le) };
const INT32: NumberType = { bytes: 4, read: (view, at, le) => view.getInt32(at, le) };
const UINT32: NumberType = { bytes: 4, read: (view, at, le) => view.getUint32(at, le) };
const SINGLE: NumberType = { bytes: 4, read: (view, at, le) => view.getFloat32(at, le) };
const DOUBLE: NumberType = { bytes: 8, read: (view, at, le) => view.getFloat64(at, le) };

/** By the data type number of a version 5 element. */
const ELEMENT_TYPES: Readonly<Record<number, NumberType>> = {
  1: INT8,
  2: UINT8,
  3: INT16,
  4: UINT16,
  5: INT32,
  6: UINT32,
  7: SINGLE,
  9: DOUBLE,
};
/** By the second digit of a version 4 type. */
const VERSION_4_TYPES: readonly NumberType[] = [DOUBLE, SINGLE, INT32, INT16, UINT16, UINT8];
/** Array classes that fit 16 bits: int8, uint8, int16. */
const NARROW_CLASSES: readonly number[] = [8, 9, 10];
const NUMERIC_CLASSES: readonly number[] = [6, 7, 8, 9, 10, 11, 12, 13];

function malformed(source: string, what: string) {
  return recordingError('RECORDINGS.MALFORMED', source, what, advice);
}

function readNumbers(view: DataView, le: boolean, type: NumberType, at: number, count: number, narrow: boolean) {
  const values = narrow ? new Int16Array(count) : new Float64Array(count);
  for (let i = 0; i < count; i++) values[i] = type.read(view, at + i * type.bytes, le);
  return values;
}

interface Element {
  readonly type: number;
  readonly start: number;
  readonly bytes: number;
  /** Where the next element begins. */
  readonly next: number;
}

function readElement(view: DataView, le: boolean, at: number, source: string): Element {
  if (at + 8 > view.byteLength) throw malformed(`${source} byte ${at}`, 'the file ends inside an element');
  const tag = view.getUint32(at, le);
  // A small element packs its length into the upper half of the first word and its data into the second.
  const small = tag >>> 16;
  const type = tag & 0xffff;
  const element =
    small > 0
      ? { type, start: at + 4, bytes: small, next: at + 8 }
      : { type, start: at + 8, bytes: view.getUint32(at + 4, le), next: 0 };
  if (element.start + element.bytes > view.byteLength)
    throw malformed(`${source} byte ${at}`, 'an element is longer than the file');
  if (small > 0) return element;
  // Elements stand on eight-byte boundaries, except compressed ones.
  const padded = type === MI_COMPRESSED ? element.bytes : (element.bytes + 7) & ~7;
  return { ...element, next: element.start + padded };
}

function readMatrix(view: DataView, le: boolean, matrix: Element, source: string): MatlabArray | null {
  if (matrix.bytes === 0) return null;
  const flags = readElement(view, le, matrix.start, source);
  const arrayClass = view.getUint32(flags.start, le) & 0xff;
  const complex = (view.getUint32(flags.start, le) & 0x0800) !== 0;
  if (!NUMERIC_CLASSES.includes(arrayClass) || complex) return null;
  const dimensions = readElement(view, le, flags.next, source);
  const label = readElement(view, le, dimensions.next, source);
  const data = readElement(view, le, label.next, source);
  const type = ELEMENT_TYPES[data.type];
  if (dimensions.bytes !== 8 || type === undefined) return null;
  const rows = view.getInt32(dimensions.start, le);
  const columns = view.getInt32(dimensions.start + 4, le);
  if (rows * columns * type.bytes !== data.bytes)
    throw malformed(source, `an array of ${rows} × ${columns} holds another number of values`);
  const name = String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + label.start, label.bytes));
  const integer = NARROW_CLASSES.includes(arrayClass);
  return { name, rows, columns, integer, values: readNumbers(view, le, type, data.start, rows * columns, integer) };
}

function parseVersion5(bytes: Uint8Array, wanted: string, inflate: Inflate, source: string): MatlabArray | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const le = view.getUint16(126, true) === 0x4d49;
  for (let at = 128; at < bytes.byteLength;) {
    const element = readElement(view, le, at, source);
    at = element.next;
    let body = view;
    let matrix: Element = element;
    if (element.type === MI_COMPRESSED) {
      const inflated = inflate(bytes.subarray(element.start, element.start + element.bytes));
      body = new DataView(inflated.buffer, inflated.byteOffset, inflated.byteLength);
      matrix = readElement(body, le, 0, `${source} compressed element`);
    }
    if (matrix.type !== MI_MATRIX) continue;
    const array = readMatrix(body, le, matrix, source);
    if (array?.name === wanted) return array;
  }
  return null;
}

/** Version 4: five 32-bit words (type, rows, columns, imaginary, name length), the name, the values. */
function parseVersion4(bytes: Uint8Array, wanted: string, source: string): MatlabArray | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 20 <= bytes.byteLength;) {
    const [kind = 0, rows = 0, columns = 0, imaginary = 0, nameBytes = 0] = [0, 4, 8, 12, 16].map((offset) =>
      view.getInt32(at + offset, true),
    );
    const digit = Math.floor(kind / 10) % 10;
    const type = VERSION_4_TYPES[digit];
    const start = at + 20 + nameBytes;
    if (kind < 0 || kind >= 100 || type === undefined || nameBytes < 1 || rows < 0 || columns < 0)
      throw malformed(source, 'this is not a MATLAB file of version 4 or 5');
    const bytesOfData = rows * columns * type.bytes * (imaginary === 0 ? 1 : 2);
    if (start + bytesOfData > bytes.byteLength) throw malformed(source, 'the array is longer than the file');
    const name = String.fromCharCode(...bytes.subarray(at + 20, start - 1));
    const integer = digit === 3 || digit === 5;
    if (name === wanted && imaginary === 0)
      return { name, rows, columns, integer, values: readNumbers(view, true, type, start, rows * columns, integer) };
    at = start + bytesOfData;
  }
  return null;
}

/** The array `wanted` of a MATLAB file. Throws AppError RECORDINGS.MALFORMED when there is none or the file is broken. */
export function parseMatlabArray(bytes: Uint8Array, wanted: string, inflate: Inflate, source = 'file'): MatlabArray {
  // Text fills the first 124 bytes of version 5; version 4 starts with a number whose upper bytes are 0.
  const version5 = bytes.byteLength >= 128 && (bytes[0] ?? 0) !== 0 && (bytes[3] ?? 0) !== 0;
  const array = version5 ? parseVersion5(bytes, wanted, inflate, source) : parseVersion4(bytes, wanted, source);
  if (array === null)
    throw recordingError('RECORDINGS.MALFORMED', source, `there is no real numeric array '${wanted}'`, advice);
  return array;
}
