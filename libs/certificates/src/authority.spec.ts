// Judged by others: Node's own TLS, and where it is there, the openssl program.
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect, createServer, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY_MS } from '#kernel';
import { systemClock } from '#host';
import { ManualClock } from '#testing';
import { Authority, createAuthority, type Certified } from './authority.js';
import { ensureOwnCertificate } from './own-certificate.js';

const now = systemClock.now();
let own: Certified;
let authority: Authority;
beforeAll(async () => {
  own = await createAuthority({ name: 'Mimamori test', now });
  authority = await Authority.open(own);
});

interface Meeting {
  readonly server: Certified;
  readonly client?: Certified;
  readonly list?: string;
  readonly host: string;
}

/** What server and client each make of the other: the client's name, or why it did not come to that. */
function meet({ server, client, list, host }: Meeting): Promise<string> {
  return new Promise((resolve) => {
    const listening = createServer(
      {
        cert: server.certificate,
        key: server.key,
        ca: own.certificate,
        requestCert: true,
        rejectUnauthorized: true,
        ...(list === undefined ? {} : { crl: list }),
      },
      (socket: TLSSocket) => {
        finish(String(socket.getPeerCertificate().subject.CN));
        socket.end();
      },
    );
    const finish = (what: string): void => {
      listening.close();
      resolve(what);
    };
    listening.on('tlsClientError', (error: NodeJS.ErrnoException) => finish(`server: ${error.code ?? error.message}`));
    listening.listen(0, '127.0.0.1', () => {
      const { port } = listening.address() as AddressInfo;
      const socket = connect({
        port,
        host: '127.0.0.1',
        servername: host,
        ca: own.certificate,
        ...(client === undefined ? {} : { cert: client.certificate, key: client.key }),
      });
      socket.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ECONNRESET' && !error.code?.startsWith('ERR_SSL')) finish(`client: ${error.code}`);
      });
    });
  });
}

describe('the authority', () => {
  it('signs a server and a gateway that know each other by name', async () => {
    const server = await authority.server({ names: ['centre.example', '127.0.0.1'], now });
    const client = await authority.gateway({ gateway: 'gw-1', now });
    expect(await meet({ server, client, host: 'centre.example' })).toBe('gw-1');
    expect(await meet({ server, client, host: 'other.example' })).toBe('client: ERR_TLS_CERT_ALTNAME_INVALID');
  });

  it('keeps apart what a server and what a gateway may be', async () => {
    const server = await authority.server({ names: ['centre.example'], now });
    const client = await authority.gateway({ gateway: 'centre.example', now });
    expect(await meet({ server: client, client, host: 'centre.example' })).toMatch(/^client: /);
    expect(await meet({ server, client: server, host: 'centre.example' })).toMatch(/^server: /);
  });

  it('is believed by nobody whose certificate another signed, or none did', async () => {
    const stranger = await Authority.open(await createAuthority({ name: 'Mimamori test', now }));
    const server = await authority.server({ names: ['centre.example'], now });
    expect(await meet({ server, host: 'centre.example' })).toMatch(/^server: /);
    const foreign = await stranger.gateway({ gateway: 'gw-1', now });
    expect(await meet({ server, client: foreign, host: 'centre.example' })).toMatch(/^server: /);
  });

  it('takes a gateway back by its list', async () => {
    const server = await authority.server({ names: ['centre.example'], now });
    const [lost, kept] = [
      await authority.gateway({ gateway: 'lost', now }),
      await authority.gateway({ gateway: 'kept', now }),
    ];
    const list = await authority.revocations([{ serial: lost.serial, at: now }], now);
    expect(await meet({ server, client: kept, host: 'centre.example', list })).toBe('kept');
    expect(await meet({ server, client: lost, host: 'centre.example', list })).toMatch(/^server: /);
  });

  it('signs no further authorities, and serials are positive and never the same', async () => {
    const certificate = new X509Certificate(own.certificate);
    expect(certificate.ca).toBe(true);
    const issued = await Promise.all(Array.from({ length: 20 }, () => authority.gateway({ gateway: 'gw', now })));
    expect(new Set(issued.map(({ serial }) => serial)).size).toBe(20);
    for (const { certificate: pem, serial } of issued) {
      const one = new X509Certificate(pem);
      expect(one.ca).toBe(false);
      expect(one.serialNumber.toLowerCase()).toBe(serial);
      expect(Number.parseInt(serial[0]!, 16)).toBeLessThan(8);
    }
  });

  it('refuses what is no key, saying so without showing it', async () => {
    await expect(Authority.open({ certificate: own.certificate, key: 'secret' })).rejects.toMatchObject({
      code: 'CERTIFICATES.UNREADABLE',
      message: expect.not.stringContaining('secret'),
    });
  });
});

describe("a centre's own certificate", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'certificates-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is made once, kept, and made anew for other names or before it lapses, by the same authority', async () => {
    const clock = new ManualClock(now);
    const dir = path.join(folder, 'tls');
    const first = await ensureOwnCertificate(dir, ['centre.example', '192.0.2.7'], clock);
    const serial = () => new X509Certificate(readFileSync(first.certFile)).serialNumber;
    const made = serial();
    expect(new X509Certificate(readFileSync(first.certFile)).checkIP('192.0.2.7')).toBe('192.0.2.7');
    for (const file of [first.keyFile, path.join(dir, 'authority.key')]) expect(statSync(file).mode & 0o077).toBe(0);

    expect(await ensureOwnCertificate(dir, ['192.0.2.7'], clock)).toEqual(first);
    expect(serial()).toBe(made);
    expect((await ensureOwnCertificate(dir, ['192.0.2.8'], clock)).fingerprint).toBe(first.fingerprint);
    const renamed = serial();
    expect(renamed).not.toBe(made);
    clock.advance(368 * DAY_MS);
    await ensureOwnCertificate(dir, ['192.0.2.8'], clock);
    expect(serial()).not.toBe(renamed);
  });
});
