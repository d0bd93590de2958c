// The first administrator's log-in on disk, so that a start that is killed before anybody has read it loses nothing. The
// file is written before the account is, and goes when the administrator has chosen a password of their own.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { writeDurably } from './secret-keys.js';

export interface FirstLogIn {
  readonly name: string;
  readonly password: string;
}

export class FirstLogInFile {
  readonly path: string;

  constructor(dataDir: string) {
    this.path = path.join(dataDir, 'first-log-in.txt');
  }

  get exists(): boolean {
    return existsSync(this.path);
  }

  write({ name, password }: FirstLogIn): void {
    writeDurably(this.path, `${name} / ${password}\n`);
  }

  /** Forgets the log-in of this name; another's stays. */
  removeOf(name: string): void {
    if (this.exists && readFileSync(this.path, 'utf8').startsWith(`${name} / `)) rmSync(this.path, { force: true });
  }
}
