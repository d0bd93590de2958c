// Golden files: named sections of text that must not change unseen. `UPDATE_GOLDEN=1` writes them anew.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const golden = path.resolve(import.meta.dirname, '../golden');

/** A file of sections, each under a line `# name`. */
function sectionsOf(file: string): Map<string, string> {
  const text = readFileSync(path.join(golden, file), 'utf8');
  return new Map(
    text
      .split(/^# /m)
      .slice(1)
      .map((section) => {
        const end = section.indexOf('\n');
        return [section.slice(0, end), section.slice(end + 1).trimEnd()] as const;
      }),
  );
}

/** Declares a test for each section, and one for what the file holds beyond them. */
export function holdGolden(file: string, told: ReadonlyMap<string, () => string>): void {
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(golden, { recursive: true });
    const text = [...told].map(([name, tell]) => `# ${name}\n${tell()}`.trimEnd()).join('\n\n');
    writeFileSync(path.join(golden, file), `${text}\n`);
  }
  const known = sectionsOf(file);
  it.each([...told.keys()])('%s', (name) => expect(told.get(name)?.()).toBe(known.get(name)));
  it('holds nothing that is gone', () => expect([...known.keys()]).toEqual([...told.keys()]));
}
