// Writing a small file whole or not at all, readable by its owner alone.
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

/** Mode 0600 from the first byte; on disk (file and folder) when it returns. Throws what the file system throws. */
export function writeFileAtomically(file: string, content: string): void {
  const draft = `${file}.draft`;
  // A draft left by a kill may have any mode: it is not reused.
  rmSync(draft, { force: true });
  const descriptor = openSync(draft, 'wx', 0o600);
  try {
    writeSync(descriptor, content);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(draft, file);
  const folder = openSync(path.dirname(file), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
