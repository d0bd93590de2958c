// Hands a file to the browser to keep.
import { browserScheduler } from '../clock.js';

/** Some browsers begin to read only after the click has returned. */
const KEPT_MS = 60_000;

export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  browserScheduler.after(KEPT_MS, () => URL.revokeObjectURL(url));
}
