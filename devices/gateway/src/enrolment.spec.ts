import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { enrol } from './enrolment.js';

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function centre(answer: RequestListener): Promise<string> {
  server = createServer(answer);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const now = Date.UTC(2026, 0, 10, 13, 0, 0, 0);
const join = (address: string) => enrol({ centre: address, code: 'ABCD-1234', clock: { now: () => now } });
const given = { gateway: 'g7', username: 'g7', password: 'p', mqttUrl: 'mqtt://127.0.0.1:1883' };

describe('enrol', () => {
  it('changes a code for a credential and measures the clock by the Date header', async () => {
    const bodies: string[] = [];
    const address = await centre((request, response) => {
      request.on('data', (chunk: Buffer) => bodies.push(`${request.method} ${request.url} ${chunk.toString()}`));
      request.on('end', () => {
        response.writeHead(201, { date: new Date(now - 90_000).toUTCString() });
        response.end(JSON.stringify(given));
      });
    });
    const result = await join(address);
    expect(bodies).toEqual(['POST /api/gateways/enrol {"code":"ABCD-1234"}']);
    expect(result).toEqual({
      kind: 'enrolled',
      credential: { ...given, centre: address, enrolledAt: now, expiresAt: null, clockOffsetMs: 89_500 },
    });
  });

  it('passes on the centre’s no', async () => {
    const address = await centre((_request, response) => {
      response.writeHead(410).end(JSON.stringify({ code: 'GATEWAY.CODE_EXPIRED', message: 'the code is too old' }));
    });
    expect(await join(address)).toEqual({ kind: 'refused', status: 410, message: 'the code is too old' });
  });

  it.each(['hello', '{}', JSON.stringify({ ...given, password: 7 })])(
    'knows what is not a centre: %s',
    async (body) => {
      const address = await centre((_request, response) => response.end(body));
      expect(await join(address)).toEqual({ kind: 'not-a-centre', status: 200 });
    },
  );

  it('says when nobody answers, or the address is none', async () => {
    const address = await centre((_request, response) => response.destroy());
    expect(await join(address)).toMatchObject({ kind: 'unreachable' });
    expect(await join('centre')).toMatchObject({ kind: 'unreachable' });
    expect(await join('ftp://centre')).toMatchObject({ kind: 'unreachable' });
  });

  it('stops reading an endless answer', async () => {
    const address = await centre((_request, response) => response.end('x'.repeat(100_000)));
    expect(await join(address)).toMatchObject({ kind: 'unreachable' });
  });
});
