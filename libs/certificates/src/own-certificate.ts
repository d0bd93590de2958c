// A server certificate for a first start without one: made by an authority of the centre's own, kept in its data folder,
// and made anew when it is about to lapse or the machine has other names.
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import path from 'node:path';
import { DAY_MS, type Clock } from '#kernel';
import { Authority, createAuthority, SERVER_DAYS } from './authority.js';

export interface OwnCertificate {
  /** Whoever trusts this trusts the centre. */
  readonly authorityFile: string;
  readonly certFile: string;
  readonly keyFile: string;
  /** SHA-256 of the authority's certificate, as `AB:CD:…`, for comparing by eye. */
  readonly fingerprint: string;
}

const RENEW_BEFORE_MS = 30 * DAY_MS;

/** Keys are readable by their owner alone, and files are whole or not there. */
export function writeSecret(file: string, content: string): void {
  const fresh = `${file}.new`;
  writeFileSync(fresh, content, { mode: 0o600 });
  chmodSync(fresh, 0o600);
  renameSync(fresh, file);
}

/** The files of `folder`, made where they are absent. `names` are host names and addresses people reach the centre by. */
export async function ensureOwnCertificate(
  folder: string,
  names: readonly string[],
  clock: Clock,
): Promise<OwnCertificate> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = (name: string): string => path.join(folder, name);
  const [authorityFile, authorityKey] = [file('authority.pem'), file('authority.key')];
  const [certFile, keyFile] = [file('server.pem'), file('server.key')];
  const now = clock.now();
  if (!existsSync(authorityFile) || !existsSync(authorityKey)) {
    const made = await createAuthority({ name: `Mimamori ${names[0] ?? ''}`.trim(), now });
    writeSecret(authorityKey, made.key);
    writeSecret(authorityFile, made.certificate);
  }
  const certificate = readFileSync(authorityFile, 'utf8');
  if (!existsSync(keyFile) || !stillGood(certFile, certificate, names, now)) {
    const authority = await Authority.open({ certificate, key: readFileSync(authorityKey, 'utf8') });
    const made = await authority.server({ names, now, days: SERVER_DAYS });
    writeSecret(keyFile, made.key);
    writeSecret(certFile, made.certificate);
  }
  return { authorityFile, certFile, keyFile, fingerprint: new X509Certificate(certificate).fingerprint256 };
}

function stillGood(file: string, authority: string, names: readonly string[], now: number): boolean {
  try {
    const certificate = new X509Certificate(readFileSync(file));
    return (
      certificate.checkIssued(new X509Certificate(authority)) &&
      Date.parse(certificate.validTo) - now > RENEW_BEFORE_MS &&
      names.every((name) => certificate.checkHost(name) !== undefined || certificate.checkIP(name) !== undefined)
    );
  } catch {
    return false;
  }
}
