// A hub that other machines reach, without a certificate of the user's: it makes its own, people and gateways that trust its
// authority get in over TLS, nobody gets in without, and a gateway may be asked for a certificate of its own.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mqtt from 'mqtt';
import { within } from './eventually.js';
import { freePorts, HubProcess, repositoryRoot } from './hub-process.js';

const cli = path.join(repositoryRoot, 'dist/apps/cli/src/main.js');
const folder = mkdtempSync(path.join(os.tmpdir(), 'mimamori-tls-'));
const ca = (...args: string[]): string =>
  execFileSync(process.execPath, [cli, 'ca', ...args, '--dir', path.join(folder, 'ca')], { encoding: 'utf8' });

interface Asked {
  readonly port: number;
  readonly authority: string;
}

/** Status and one header of a page, over TLS that is verified. */
function ask({ port, authority }: Asked): Promise<{ status: number; hsts: string | undefined; subject: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port, path: '/health/live', ca: readFileSync(authority), servername: 'localhost' },
      (answer) => {
        answer.resume();
        const socket = answer.socket as unknown as { getPeerCertificate(): { subject: { CN: string } } };
        const hsts = answer.headers['strict-transport-security'];
        resolve({ status: answer.statusCode ?? 0, hsts, subject: socket.getPeerCertificate().subject.CN });
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}

interface Gateway {
  readonly port: number;
  readonly authority: string;
  readonly certificate?: string;
  readonly username?: string;
}

/** What the broker makes of a gateway: `refused N` by its return code, or the reason TLS ended. */
function knock({ port, authority, certificate, username = 'gw-1' }: Gateway): Promise<string> {
  const files =
    certificate === undefined
      ? {}
      : { cert: readFileSync(`${certificate}.pem`), key: readFileSync(`${certificate}.key`) };
  const client = mqtt.connect(`mqtts://localhost:${port}`, {
    ca: readFileSync(authority),
    ...files,
    username,
    password: 'nobody’s',
    protocolVersion: 4,
    reconnectPeriod: 0,
  });
  const answer = new Promise<string>((resolve) => {
    client.on('connect', () => resolve('connected'));
    client.on('error', (error: Error & { code?: number | string }) =>
      resolve(`refused ${error.code ?? error.message}`),
    );
    client.on('close', () => resolve('closed'));
  });
  return within(15_000, 'an answer of the broker', answer).finally(() => client.end(true));
}

describe('a hub that other machines reach', () => {
  let hub: HubProcess;
  let mqttsPort: number;
  let authority: string;
  beforeAll(async () => {
    [mqttsPort] = (await freePorts(1)) as [number];
    hub = await HubProcess.create({
      args: ['--host', '0.0.0.0'],
      env: { MIMAMORI_MQTTS_PORT: String(mqttsPort), MIMAMORI_TLS_NAMES: 'centre.example' },
    });
    authority = path.join(hub.dataDir, 'tls/authority.pem');
  });
  afterAll(() => hub.dispose());

  it('speaks TLS with a certificate of its own, says so with its fingerprint, and keeps it', async () => {
    const welcome = await hub.start();
    expect(welcome.url).toBe(`https://localhost:${hub.httpPort}`);
    expect(welcome.mqttUrl).toBe(`mqtts://localhost:${mqttsPort}`);
    const first = await ask({ port: hub.httpPort, authority });
    expect(first).toMatchObject({ status: 200, subject: 'centre.example' });
    expect(first.hsts).toMatch(/^max-age=\d+/);
    const kept = readFileSync(authority, 'utf8');
    const ending = await hub.interrupt();
    expect(ending.output).toMatch(/TLS\s+by an authority of this centre's own/);
    expect(ending.output).toMatch(/fingerprint is ([0-9A-F]{2}:){31}[0-9A-F]{2}/);
    await hub.start();
    expect(readFileSync(authority, 'utf8')).toBe(kept);
  });

  it('lets nobody read along: no page and no gateway without TLS from another machine', async () => {
    await expect(fetch(`http://127.0.0.1:${hub.httpPort}/health/live`)).rejects.toThrow();
    const address = Object.values(os.networkInterfaces())
      .flatMap((all) => all ?? [])
      .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
    // A machine without a network has no other machines.
    if (address === undefined) return;
    const reached = await new Promise((resolve) => {
      const socket = connect({ host: address, port: hub.mqttPort });
      socket.on('connect', () => resolve('connected'));
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
      socket.on('close', () => socket.destroy());
    });
    expect(reached).toBe('ECONNREFUSED');
  });

  it('hears gateways that trust its authority, and gateways refuse a centre of another', async () => {
    // Return code 4: it got as far as its name and password.
    expect(await knock({ port: mqttsPort, authority })).toBe('refused 4');
    ca('init');
    expect(await knock({ port: mqttsPort, authority: path.join(folder, 'ca/ca.pem') })).toMatch(
      /^refused .*(CERT|SIGN)/i,
    );
  });
});

describe('a hub that asks gateways for certificates', () => {
  let hub: HubProcess;
  let mqttsPort: number;
  const file = (name: string): string => path.join(folder, 'ca', name);
  beforeAll(async () => {
    [mqttsPort] = (await freePorts(1)) as [number];
    ca('server', 'localhost', '127.0.0.1');
    for (const gateway of ['gw-1', 'gw-2', 'lost']) ca('gateway', gateway);
    ca('revoke', 'lost');
    hub = await HubProcess.create({
      env: {
        MIMAMORI_MQTTS_PORT: String(mqttsPort),
        MIMAMORI_TLS_CERT: file('server-localhost.pem'),
        MIMAMORI_TLS_KEY: file('server-localhost.key'),
        MIMAMORI_TLS_CLIENT_CA: file('ca.pem'),
        MIMAMORI_TLS_CLIENT_CRL: file('crl.pem'),
        MIMAMORI_TLS_CLIENT_REQUIRED: '1',
      },
    });
    await hub.start();
  });
  afterAll(async () => {
    await hub.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const comes = (gateway: string, username = gateway) =>
    knock({ port: mqttsPort, authority: file('ca.pem'), certificate: file(`gateway-${gateway}`), username });

  it('hears the one that shows its own', async () => {
    expect(await comes('gw-1')).toBe('refused 4');
  });

  it('turns away who shows none, or one that was taken back, before a word is said', async () => {
    expect(await knock({ port: mqttsPort, authority: file('ca.pem') })).not.toBe('refused 4');
    expect(await comes('lost')).not.toBe('refused 4');
  });

  it('turns away who comes under another’s name', async () => {
    expect(await comes('gw-2', 'gw-1')).toMatch(/^refused [45]$/);
    expect(ca('list')).toMatch(/gateway {2}lost {2}revoked/);
  });
});
