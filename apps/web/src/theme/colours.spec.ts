// Red, yellow and cyan stand for alarms alone. Nothing but the eye of a reader could otherwise hold that.
import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const source = path.join(import.meta.dirname, '..');
const COLOURS = 'theme/colours.css';
/** The only files that may ask for an alarm colour. */
const ALARM_FILES = ['alarm/alarm-mark.module.css', 'alarm/alarm-surface.module.css', 'trends/alarm-spans.ts'];

function files(folder = source): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(css|tsx?)$/.test(entry.name) && !/\.spec\.tsx?$|\.d\.ts$/.test(entry.name))
    .map((entry) => path.relative(source, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

const text = (file: string): string => readFileSync(path.join(source, file), 'utf8');

/** Hue in degrees and saturation 0–1 of #rrggbb. */
function hueOf(hex: string): { hue: number; saturation: number } {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as [number, number, number];
  const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
  const range = most - least;
  if (range === 0) return { hue: 0, saturation: 0 };
  const raw = most === r ? ((g - b) / range) % 6 : most === g ? (b - r) / range + 2 : (r - g) / range + 4;
  return { hue: (raw * 60 + 360) % 360, saturation: range / most };
}

describe('colours', () => {
  it('are written down in one file only', () => {
    const elsewhere = files()
      .filter((file) => file !== COLOURS)
      .filter((file) => /#[0-9a-f]{3,8}\b(?!['"]?\s*:)|\brgba?\(|\bhsla?\(/i.test(withoutImports(text(file))));
    expect(elsewhere).toEqual([]);
  });

  it('of alarms are used by alarms alone', () => {
    const users = files().filter((file) => file !== COLOURS && text(file).includes('--alarm-'));
    expect(users.sort()).toEqual([...ALARM_FILES].sort());
  });

  it('that Mantine would bring along by name are not asked for', () => {
    const named =
      /\b(color|c|bg)="(red|yellow|cyan|orange|pink|teal|lime|green|blue)(\.\d)?"|--mantine-color-(red|yellow|cyan|orange|teal|lime)/;
    expect(files().filter((file) => named.test(text(file)))).toEqual([]);
  });

  it('other than those of alarms are neither red, yellow nor cyan', () => {
    const named = [...text(COLOURS).matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi)].map(([, name, hex]) => ({
      name: name ?? '',
      ...hueOf(hex ?? '#000000'),
    }));
    expect(named.length).toBeGreaterThan(60);
    const strong = named.filter(({ name, saturation }) => !name.startsWith('alarm-') && saturation > 0.45);
    const alarming = strong.filter(
      ({ hue }) => hue < 15 || hue > 345 || (hue > 40 && hue < 75) || (hue > 170 && hue < 200),
    );
    expect(alarming.map(({ name }) => name)).toEqual([]);
  });
});

/** `#kernel` and the like are imports, not colours. */
function withoutImports(source: string): string {
  return source.replaceAll(/from '#\w+'/g, '');
}
