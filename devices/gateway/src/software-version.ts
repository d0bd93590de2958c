// The version of this program, as its package says it.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export function softwareVersion(): string {
  for (let folder = import.meta.dirname; ; folder = path.dirname(folder)) {
    const file = path.join(folder, 'package.json');
    if (existsSync(file)) {
      const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version?: unknown };
      if (typeof version === 'string') return version;
    }
    if (path.dirname(folder) === folder) return 'unknown';
  }
}
