// Reads docs/who-reaches-what.md: the answer that is expected of every route for every asker. People read it as a page, the
// test as a table.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const PAGE = 'docs/who-reaches-what.md';

export interface Row {
  readonly name: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** Rows under a heading of the page, by name. */
export function tableUnder(heading: string): ReadonlyMap<string, Row> {
  const page = readFileSync(path.resolve(PAGE), 'utf8');
  const section = page.split(/^## /m).find((text) => text.startsWith(heading));
  if (section === undefined) throw new Error(`${PAGE} has no heading "${heading}"`);
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  const [head, , ...rows] = lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  const found = rows.map(([name = '', ...cells]) => {
    const named = Object.fromEntries(cells.map((cell, index) => [head?.[index + 1] ?? '', cell]));
    return [name.replaceAll('`', ''), { name, cells: named }] as const;
  });
  const twice = found.map(([name]) => name).filter((name, index, all) => all.indexOf(name) !== index);
  if (twice.length > 0) throw new Error(`${PAGE} has two rows for ${twice.join(', ')}`);
  return new Map(found);
}

/** The line to add for a route that has none. */
export function lineFor(name: string, cells: readonly string[]): string {
  return `| \`${name}\` | ${cells.join(' | ')} |`;
}

export const whereToAdd = (heading: string): string => `${PAGE}, under "${heading}"`;
