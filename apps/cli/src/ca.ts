// `mimamori ca`: the centre's own small certificate authority, in a folder that belongs on a machine of its own. Makes the
// server's certificate and each gateway's, and takes them back.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { X509Certificate } from 'node:crypto';
import type { Command } from 'commander';
import { Authority, type Certified, createAuthority, writeSecret } from '#certificates';
import { systemClock } from '#host';
import { AppError } from '#kernel';
import { ID_PATTERN } from '#vitals';

interface Issued {
  readonly serial: string;
  readonly kind: 'server' | 'gateway';
  readonly name: string;
  readonly notAfter: number;
  revokedAt: number | null;
}

/** The authority's folder: its certificate and key, and the record of what it signed. */
class CaFolder {
  constructor(private readonly dir: string) {}

  file(name: string): string {
    return path.join(this.dir, name);
  }

  get exists(): boolean {
    return existsSync(this.file('ca.key')) || existsSync(this.file('ca.pem'));
  }

  async init(name: string): Promise<string> {
    mkdirSync(this.dir, { recursive: true, mode: 0o700 });
    const made = await createAuthority({ name, now: systemClock.now() });
    writeSecret(this.file('ca.key'), made.key);
    writeSecret(this.file('ca.pem'), made.certificate);
    this.writeIssued([]);
    await this.writeList([]);
    return new X509Certificate(made.certificate).fingerprint256;
  }

  authority(): Promise<Authority> {
    return Authority.open({ certificate: this.read('ca.pem'), key: this.read('ca.key') });
  }

  issued(): Issued[] {
    try {
      return JSON.parse(this.read('issued.json')) as Issued[];
    } catch (cause) {
      throw new AppError('CA.RECORD_UNREADABLE', 'permanent', `${this.file('issued.json')} can't be read`, { cause });
    }
  }

  /** Written down before it is handed out, so that nothing signed is missing from the record. */
  keep(kind: Issued['kind'], name: string, made: Certified): string {
    const { serial, notAfter } = made;
    this.writeIssued([...this.issued(), { serial, kind, name, notAfter, revokedAt: null }]);
    const base = this.file(`${kind}-${name.replaceAll(/[^A-Za-z0-9._-]/g, '_')}`);
    writeSecret(`${base}.key`, made.key);
    writeSecret(`${base}.pem`, made.certificate);
    return base;
  }

  /** Takes back what was signed under a serial, or every valid certificate of a gateway. */
  async revoke(what: string): Promise<Issued[]> {
    const now = systemClock.now();
    const issued = this.issued();
    const meant = issued.filter(
      ({ serial, name, kind, revokedAt }) =>
        revokedAt === null && (serial === what.toLowerCase() || (kind === 'gateway' && name === what)),
    );
    for (const one of meant) one.revokedAt = now;
    if (meant.length > 0) {
      this.writeIssued(issued);
      await this.writeList(issued);
    }
    return meant;
  }

  private async writeList(issued: readonly Issued[]): Promise<void> {
    const revoked = issued.flatMap(({ serial, revokedAt }) => (revokedAt === null ? [] : [{ serial, at: revokedAt }]));
    writeSecret(this.file('crl.pem'), await (await this.authority()).revocations(revoked, systemClock.now()));
  }

  private writeIssued(issued: readonly Issued[]): void {
    writeSecret(this.file('issued.json'), `${JSON.stringify(issued, null, 2)}\n`);
  }

  private read(name: string): string {
    try {
      return readFileSync(this.file(name), 'utf8');
    } catch (cause) {
      const what = `${this.file(name)} can't be read; make an authority with: mimamori ca init --dir ${this.dir}`;
      throw new AppError('CA.NOT_THERE', 'permanent', what, { cause });
    }
  }
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

export function register(program: Command): void {
  const ca = program.command('ca').description("the centre's own certificate authority");
  const command = (words: string, description: string): Command =>
    ca.command(words).description(description).requiredOption('--dir <folder>', 'folder of the authority');
  const refuse = (message: string): void => {
    process.stderr.write(`${message}\n`);
    process.exitCode = 1;
  };
  /** Known problems in words, without a stack. */
  const minding =
    <A extends unknown[]>(work: (...args: A) => Promise<void>) =>
    (...args: A): Promise<void> =>
      work(...args).catch((error: unknown) => {
        if (!(error instanceof AppError)) throw error;
        refuse(error.message);
      });

  command('init', 'make an authority: ca.pem for everybody, ca.key for nobody')
    .option('--name <name>', 'what people see as issuer', 'Mimamori')
    .action(
      minding(async ({ dir, name }: { dir: string; name: string }) => {
        const folder = new CaFolder(dir);
        if (folder.exists) return refuse(`${dir} holds an authority already; what it signed would be worth nothing.`);
        print(`Made ${folder.file('ca.pem')}, fingerprint ${await folder.init(name)}`);
        print(`Keep ${folder.file('ca.key')} off the centre's machine: whoever has it can make a gateway of any name.`);
      }),
    );

  command('server <name...>', "the centre's certificate, for the host names and addresses it is reached by").action(
    minding(async (names: string[], { dir }: { dir: string }) => {
      const folder = new CaFolder(dir);
      const made = await (await folder.authority()).server({ names, now: systemClock.now() });
      const base = folder.keep('server', names[0] ?? 'server', made);
      print(`Made ${base}.pem and ${base}.key, valid until ${dayOf(made.notAfter)}`);
    }),
  );

  command('gateway <id>', "a gateway's certificate; the broker lets it in under this name alone").action(
    minding(async (id: string, { dir }: { dir: string }) => {
      if (!ID_PATTERN.test(id)) return refuse(`${id} is no name of a gateway: letters, digits, - and _, at most 64`);
      const folder = new CaFolder(dir);
      const made = await (await folder.authority()).gateway({ gateway: id, now: systemClock.now() });
      const base = folder.keep('gateway', id, made);
      print(`Made ${base}.pem and ${base}.key, valid until ${dayOf(made.notAfter)}`);
    }),
  );

  command('list', 'what was signed').action(
    minding(async ({ dir }: { dir: string }) => {
      for (const { serial, kind, name, notAfter, revokedAt } of new CaFolder(dir).issued()) {
        const state = revokedAt === null ? `until ${dayOf(notAfter)}` : `revoked ${dayOf(revokedAt)}`;
        print(`${serial}  ${kind.padEnd(7)}  ${name}  ${state}`);
      }
    }),
  );

  command('revoke <gateway-or-serial>', 'take certificates back; crl.pem then names them').action(
    minding(async (what: string, { dir }: { dir: string }) => {
      const folder = new CaFolder(dir);
      const revoked = await folder.revoke(what);
      if (revoked.length === 0) return refuse(`Nothing valid was signed for ${what}; see: mimamori ca list`);
      for (const { serial, name } of revoked) print(`Revoked ${serial} of ${name}`);
      print(`Give ${folder.file('crl.pem')} to the centre (MIMAMORI_TLS_CLIENT_CRL) and start it anew.`);
      print('To shut a gateway out at once, revoke it on the admin page too.');
    }),
  );
}
