import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY_MS, silentLogger } from '#kernel';
import { ManualClock, ManualScheduler } from '#testing';
import { type Credential, readCredential, writeCredential } from './credential.js';
import { CredentialKeeper } from './credential-keeper.js';

const START = Date.UTC(2026, 0, 10);
let folder: string;
let server: Server | null = null;
let asked: string[];
let used: string[];

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'keeper-')), 'gateway');
  asked = [];
  used = [];
});
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  rmSync(path.dirname(folder), { recursive: true, force: true });
});

async function keeper(answer: RequestListener, expiresAt: number | null) {
  server = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => asked.push(`${request.url} ${chunk.toString()}`));
    request.on('end', () => answer(request, response));
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const credential: Credential = {
    gateway: 'g1',
    username: 'g1',
    password: 'present',
    mqttUrl: 'mqtt://127.0.0.1',
    centre: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    enrolledAt: START,
    expiresAt,
    clockOffsetMs: null,
  };
  writeCredential(folder, credential);
  const clock = new ManualClock(START);
  return new CredentialKeeper(
    { folder, credential, onRenewed: (password) => used.push(password) },
    { clock, scheduler: new ManualScheduler(clock), logger: silentLogger },
  );
}

const newer: RequestListener = (_request, response) => {
  response.end(JSON.stringify({ password: 'newer', expiresAt: START + 90 * DAY_MS }));
};
const kept = () => {
  const read = readCredential(folder);
  return read.kind === 'credential' ? [read.credential.password, read.credential.expiresAt] : read.kind;
};

describe('a gateway’s password', () => {
  it('is left alone while it is young', async () => {
    const one = await keeper(newer, START + 60 * DAY_MS);
    expect(await one.look()).toBe('not-yet');
    expect(asked).toEqual([]);
  });

  it('is on disk before it is used, and not fetched twice', async () => {
    const one = await keeper(newer, START + 30 * DAY_MS);
    const outcomes = await Promise.all([one.look(), one.look()]);
    expect(outcomes).toEqual(['rotated', 'not-yet']);
    expect(asked).toEqual(['/api/gateways/credential {"gateway":"g1","password":"present"}']);
    expect(kept()).toEqual(['newer', START + 90 * DAY_MS]);
    expect(used).toEqual(['newer']);
    expect(await one.look()).toBe('not-yet');
  });

  it('is renewed where the centre never said when it lapses', async () => {
    expect(await (await keeper(newer, null)).look()).toBe('rotated');
  });

  it.each<[string, RequestListener, string]>([
    ['refuses', (_request, response) => void response.writeHead(403).end('{"message":"no"}'), 'refused'],
    ['is not there', (_request, response) => void response.destroy(), 'unreachable'],
    ['is something else', (_request, response) => void response.end('<html>'), 'not-a-centre'],
  ])('stays in use when the centre %s', async (_case, answer, outcome) => {
    const one = await keeper(answer, START + DAY_MS);
    expect(await one.look()).toBe(outcome);
    expect(kept()).toEqual(['present', START + DAY_MS]);
    expect(used).toEqual([]);
    // The next look tries again.
    expect(await one.look()).toBe(outcome);
  });
});
