import fc from 'fast-check';
import { csvText } from './csv.js';

/** Reads what RFC 4180 calls a file back into its cells. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        if (text[at] === '"') at += 1;
        cell += text[at];
      }
      at += 1;
    } else {
      while (at < text.length && text[at] !== ',' && text[at] !== '\r') cell += text[at++];
    }
    row.push(cell);
    if (text[at] === ',') at += 1;
    else {
      at += 2;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

describe('a CSV file', () => {
  it('begins with the mark of UTF-8 and ends each line with CRLF', () => {
    expect(
      csvText([
        ['局', 1],
        [null, 'a,b'],
      ]),
    ).toBe('\uFEFF局,1\r\n,"a,b"\r\n');
  });

  it('keeps commas, quotation marks and line breaks inside their cells', () => {
    expect(csvText([['say "a"', 'one\r\ntwo']])).toBe('\uFEFF"say ""a""","one\r\ntwo"\r\n');
  });

  it('defuses what a spreadsheet would run, and leaves negative numbers alone', () => {
    const cells = ['=1+1', '+81', '-2', '@SUM(A1)', ' =1', '\t=1', '＝1', 'a=1'];
    expect(csvText([[...cells, -2]]).slice(1)).toBe("'=1+1,'+81,'-2,'@SUM(A1),' =1,'\t=1,'＝1,a=1,-2\r\n");
  });

  it('gives back every cell that was written, but for the apostrophe, and none that begins like a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { minLength: 1 }), { minLength: 1 }), (rows) => {
        const read = cellsOf(csvText(rows).slice(1));
        expect(read.map((row) => row.length)).toEqual(rows.map((row) => row.length));
        for (const [r, row] of rows.entries()) {
          for (const [c, cell] of row.entries()) expect([cell, `'${cell}`]).toContain(read[r]![c]);
        }
        for (const cell of read.flat()) expect(cell).not.toMatch(/^\s*[=+\-@]/u);
      }),
    );
  });
});
