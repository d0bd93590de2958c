// A small certificate authority for one centre: P-256 keys, X.509 version 3 (RFC 5280). It signs the centre's own server
// certificate and gateways' client certificates, nothing else.
import 'reflect-metadata';
import { isIP } from 'node:net';
import { randomBytes, webcrypto } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
  X509CrlGenerator,
} from '@peculiar/x509';
import { AppError, DAY_MS, HOUR_MS, type Instant } from '#kernel';

/** PEM texts. The key is a secret: it is never logged, and written readable by its owner alone. */
export interface Certified {
  readonly certificate: string;
  readonly key: string;
  /** Hexadecimal, as in a revocation list. */
  readonly serial: string;
  readonly notAfter: Instant;
}

export interface Revoked {
  readonly serial: string;
  readonly at: Instant;
}

/** Browsers refuse server certificates of more days than this (CA/Browser Forum, Ballot SC22). */
export const SERVER_DAYS = 397;
export const AUTHORITY_DAYS = 3_650;
/** A list is made anew at each change; clients that check its age accept it for this long. */
const LIST_DAYS = 30;

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const { subtle } = webcrypto;

const newSerial = (): string => {
  const bytes = randomBytes(16);
  // A positive integer: the first bit is never set (RFC 5280, 4.1.2.2).
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString('hex');
};

async function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

async function pemOf(key: webcrypto.CryptoKey): Promise<string> {
  return `${PemConverter.encode(await subtle.exportKey('pkcs8', key), 'PRIVATE KEY')}\n`;
}

/** Clocks of small computers are sometimes behind: what is issued holds from an hour ago. */
const validity = (now: Instant, days: number) => ({
  notBefore: new Date(now - HOUR_MS),
  notAfter: new Date(now + days * DAY_MS),
});

/** `name` is what people see as its issuer. */
export async function createAuthority({ name, now }: { name: string; now: Instant }): Promise<Certified> {
  const keys = await newKeys();
  const { notBefore, notAfter } = validity(now, AUTHORITY_DAYS);
  const serial = newSerial();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serial,
    name: [{ CN: [name] }],
    notBefore,
    notAfter,
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      // It may sign certificates, but no further authorities.
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return {
    certificate: `${certificate.toString('pem')}\n`,
    key: await pemOf(keys.privateKey),
    serial,
    notAfter: notAfter.getTime(),
  };
}

export class Authority {
  private constructor(
    private readonly own: X509Certificate,
    private readonly key: webcrypto.CryptoKey,
  ) {}

  /** Throws `CERTIFICATES.UNREADABLE` for texts that are no certificate and key. */
  static async open({ certificate, key }: Pick<Certified, 'certificate' | 'key'>): Promise<Authority> {
    try {
      const [der] = PemConverter.decode(key);
      if (der === undefined) throw new Error('no key');
      const own = new X509Certificate(certificate);
      return new Authority(own, await subtle.importKey('pkcs8', der, ALGORITHM, false, ['sign']));
    } catch (cause) {
      throw new AppError('CERTIFICATES.UNREADABLE', 'permanent', "the authority's certificate or key can't be read", {
        cause,
      });
    }
  }

  get notAfter(): Instant {
    return this.own.notAfter.getTime();
  }

  /** For a server reached by these host names and addresses; at least one. */
  server({
    names,
    now,
    days = SERVER_DAYS,
  }: {
    names: readonly string[];
    now: Instant;
    days?: number;
  }): Promise<Certified> {
    const [first] = names;
    if (first === undefined) {
      throw new AppError('CERTIFICATES.NO_NAME', 'permanent', 'a server certificate needs a host name or an address');
    }
    const alternatives = new SubjectAlternativeNameExtension(
      names.map((value) => ({ type: isIP(value) === 0 ? ('dns' as const) : ('ip' as const), value })),
    );
    return this.issue(first, now, days, [new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]), alternatives]);
  }

  /** For a gateway: its name is the certificate's, and the broker lets it in under no other. */
  gateway({ gateway, now, days = SERVER_DAYS }: { gateway: string; now: Instant; days?: number }): Promise<Certified> {
    return this.issue(gateway, now, days, [new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth])]);
  }

  /** PEM of the list of what is no longer valid. */
  async revocations(revoked: readonly Revoked[], now: Instant): Promise<string> {
    const list = await X509CrlGenerator.create({
      issuer: this.own.subject,
      thisUpdate: new Date(now - HOUR_MS),
      nextUpdate: new Date(now + LIST_DAYS * DAY_MS),
      signingAlgorithm: ALGORITHM,
      signingKey: this.key,
      entries: revoked.map(({ serial, at }) => ({ serialNumber: serial, revocationDate: new Date(at) })),
    });
    return `${PemConverter.encode(list.rawData, 'X509 CRL')}\n`;
  }

  private async issue(
    name: string,
    now: Instant,
    days: number,
    extensions: readonly (ExtendedKeyUsageExtension | SubjectAlternativeNameExtension)[],
  ): Promise<Certified> {
    const keys = await newKeys();
    const { notBefore, notAfter } = validity(now, days);
    const serial = newSerial();
    const certificate = await X509CertificateGenerator.create({
      serialNumber: serial,
      subject: [{ CN: [name] }],
      issuer: this.own.subject,
      notBefore,
      notAfter,
      signingAlgorithm: ALGORITHM,
      publicKey: keys.publicKey,
      signingKey: this.key,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        ...extensions,
        await SubjectKeyIdentifierExtension.create(keys.publicKey),
        await AuthorityKeyIdentifierExtension.create(this.own),
      ],
    });
    return {
      certificate: `${certificate.toString('pem')}\n`,
      key: await pemOf(keys.privateKey),
      serial,
      notAfter: notAfter.getTime(),
    };
  }
}
