// `describe`, `it` and `expect` as the specs know them from Jest, in one process and without a worker for each file: the
// specs are loaded once and then run thousands of times, each time with another mutant.
import { format } from 'node:util';
import { expect } from 'expect';

/** Every test in the order in which it was declared: `{ id, file, run }`. `id` is unique. */
export const tests = [];

const path = [];
let file = '';
const taken = new Map();

function declare(title, run) {
  const name = [...path, title].join(' › ');
  const times = taken.get(name) ?? 0;
  taken.set(name, times + 1);
  tests.push({ id: times === 0 ? name : `${name} (${times + 1})`, file, run });
}

const titled = (title, row) => format(title.replaceAll('%p', '%j'), ...row);
const rowsOf = (table) => table.map((row) => (Array.isArray(row) ? row : [row]));

function describe(title, body) {
  path.push(title);
  body();
  path.pop();
}
describe.each = (table) => (title, body) => {
  for (const row of rowsOf(table)) describe(titled(title, row), () => body(...row));
};
describe.skip = () => {};

const it = (title, run) => declare(title, run);
it.each = (table) => (title, run) => {
  for (const row of rowsOf(table)) declare(titled(title, row), () => run(...row));
};

/** Makes the globals and loads spec files, in the order given. */
export async function loadSpecs(urls) {
  Object.assign(globalThis, { describe, it, test: it, expect });
  for (const url of urls) {
    file = url;
    await import(url);
  }
  return tests;
}
