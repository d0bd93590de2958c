// Tables as CSV that a spreadsheet opens rightly: RFC 4180 with CRLF, UTF-8 with its mark so that Japanese is read as such,
// and no cell that a spreadsheet would run as a formula.
import type { Response } from 'express';

export type CsvCell = string | number | null;

/** Every row on its own line; a null is an empty cell. */
export function csvText(rows: ReadonlyArray<readonly CsvCell[]>): string {
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

/** What begins like a formula, also behind spaces, gets an apostrophe (OWASP, CSV Injection). Numbers are left alone. */
function csvCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Sends rows as a file to keep. `name` holds ASCII letters, digits and hyphens only. */
export function sendCsv(response: Response, name: string, rows: ReadonlyArray<readonly CsvCell[]>): string {
  response.type('text/csv; charset=utf-8');
  response.setHeader('Content-Disposition', `attachment; filename="${name}.csv"`);
  response.setHeader('Cache-Control', 'no-store');
  return csvText(rows);
}
