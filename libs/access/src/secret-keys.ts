// Sealing what must be read again, such as the secrets of time-based codes, under keys that are not in the database. Each
// seal names its key, so that keys can be changed while old seals still open. AES-256-GCM; whom a secret belongs to is bound
// into the seal, so that a row copied to another person does not open.
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { AppError } from '#kernel';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SEAL_BROKEN = 'ACCESS.SEAL_BROKEN';

interface Key {
  readonly id: string;
  readonly bytes: Buffer;
}

export class SecretKeys {
  private constructor(
    /** The newest key is first. */
    private keys: readonly [Key, ...Key[]],
    private readonly source: (() => string) | null,
  ) {}

  /** Keys whose source can be read again, because another program may put a newer key in front. */
  static from(source: () => string): SecretKeys {
    return new SecretKeys(parsed(source()), source);
  }

  /** Lines of `<id> <32 bytes in base64>`, the newest first; empty lines and those that begin with # are skipped. */
  static parse(text: string): SecretKeys {
    return new SecretKeys(parsed(text), null);
  }

  /** Keys that end with the process. */
  static passing(): SecretKeys {
    return SecretKeys.parse(newKeyLine('passing'));
  }

  /** `keyId.base64url(nonce ‖ ciphertext ‖ tag)`. */
  seal(secret: string, belongsTo: string): string {
    const [{ id, bytes }] = this.keys;
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', bytes, nonce).setAAD(Buffer.from(`${id}:${belongsTo}`, 'utf8'));
    const sealed = Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${id}.${sealed.toString('base64url')}`;
  }

  /** Throws `ACCESS.SEAL_BROKEN` when the key is gone or the seal is somebody else's or was touched. */
  open(sealed: string, belongsTo: string): string {
    const [id, encoded = ''] = sealed.split('.', 2);
    const known = (): Key | undefined => this.keys.find((one) => one.id === id);
    // Another process of the centre may have learned of a newer key first.
    const key = known() ?? (this.refresh() ? known() : undefined);
    const bytes = Buffer.from(encoded, 'base64url');
    if (key === undefined || bytes.length < NONCE_BYTES + TAG_BYTES) throw broken();
    const nonce = bytes.subarray(0, NONCE_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(`${key.id}:${belongsTo}`, 'utf8'))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      const opened = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
      return opened.toString('utf8');
    } catch (error) {
      throw broken(error);
    }
  }

  /** The same; null for a seal that does not open. */
  tryOpen(sealed: string, belongsTo: string): string | null {
    try {
      return this.open(sealed, belongsTo);
    } catch (error) {
      if (error instanceof AppError && error.code === SEAL_BROKEN) return null;
      throw error;
    }
  }

  /** Whether a seal is under an older key than the newest. */
  isOld(sealed: string): boolean {
    return !sealed.startsWith(this.newestPrefix);
  }

  /** Reads the source again; true when another key is the newest now. What can't be read changes nothing. */
  refresh(): boolean {
    const before = this.keys[0].id;
    try {
      if (this.source !== null) this.keys = parsed(this.source());
    } catch {
      return false;
    }
    return this.keys[0].id !== before;
  }

  get newestId(): string {
    return this.keys[0].id;
  }

  get ids(): string[] {
    return this.keys.map(({ id }) => id);
  }

  get newestPrefix(): string {
    return `${this.keys[0].id}.`;
  }

  /** A digest that nobody can make without the newest key; with all keys for checking. */
  macs(text: string): string[] {
    return this.keys.map(({ bytes }) => createHmac('sha256', bytes).update(`mac:${text}`, 'utf8').digest('base64url'));
  }
}

function parsed(text: string): readonly [Key, ...Key[]] {
  const keys = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [id = '', encoded = ''] = line.split(/\s+/);
      return { id, bytes: Buffer.from(encoded, 'base64') };
    });
  const [first, ...rest] = keys;
  const isGood = keys.every(({ id, bytes }) => /^[a-z0-9-]{1,32}$/.test(id) && bytes.length === 32);
  if (first === undefined || !isGood || new Set(keys.map(({ id }) => id)).size !== keys.length) {
    throw new AppError('ACCESS.BAD_KEY_FILE', 'permanent', 'The key file is not a list of named 256-bit keys.');
  }
  return [first, ...rest];
}

function broken(cause?: unknown): AppError {
  return new AppError(SEAL_BROKEN, 'permanent', 'A sealed secret does not open with the keys at hand.', {
    cause,
  });
}

function newKeyLine(id: string): string {
  return `${id} ${randomBytes(32).toString('base64')}`;
}

/** The keys of a file that only its owner reads; made with a first key where there is none. */
export function readSecretKeys(file: string): SecretKeys {
  if (!existsSync(file))
    writeDurably(
      file,
      `# Keys of sealed secrets, the newest first. Keep a copy apart from the backups.\n${newKeyLine('k1')}\n`,
    );
  return SecretKeys.from(() => readFileSync(file, 'utf8'));
}

/** Puts a new key in front; a running hub finds it and seals anew what is sealed under older ones. Returns its id. */
export function addSecretKey(file: string): string {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const numbers = [...before.matchAll(/^k(\d+)\s/gm)].map(([, number]) => Number(number));
  const id = `k${Math.max(0, ...numbers) + 1}`;
  const [comments, keys] = [
    before.split('\n').filter((line) => line.startsWith('#')),
    before.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#')),
  ];
  writeDurably(file, [...comments, newKeyLine(id), ...keys, ''].join('\n'));
  return id;
}

/** Takes an older key out of the file; false when it is the newest or unknown. Nothing may be sealed under it any more. */
export function dropSecretKey(file: string, id: string): boolean {
  const lines = readFileSync(file, 'utf8').split('\n');
  const { newestId, ids } = SecretKeys.parse(lines.join('\n'));
  if (id === newestId || !ids.includes(id)) return false;
  writeDurably(file, lines.filter((line) => line.trim().split(/\s+/)[0] !== id).join('\n'));
  return true;
}

/** A half-written key file would be the end of every second factor: written beside, synced, then put in place. */
export function writeDurably(file: string, text: string): void {
  const beside = `${file}.new`;
  const handle = openSync(beside, 'w', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(beside, file);
}
