// Battery or UPS of the computer the gateway runs on, as Linux tells it.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const POWER_SUPPLIES = '/sys/class/power_supply';

/** Percent of the first battery, null where there is none or nothing says so. */
export function systemBatteryPercent(folder: string = POWER_SUPPLIES): number | null {
  let names: string[];
  try {
    names = readdirSync(folder).sort();
  } catch {
    return null;
  }
  for (const name of names) {
    try {
      if (readFileSync(path.join(folder, name, 'type'), 'utf8').trim() !== 'Battery') continue;
      const percent = Number(readFileSync(path.join(folder, name, 'capacity'), 'utf8'));
      if (percent >= 0 && percent <= 100) return percent;
    } catch {
      // A supply that doesn't say is passed over.
    }
  }
  return null;
}
