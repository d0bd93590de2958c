import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MINUTE_MS } from '#kernel';
import { loopbackCertificate, ManualClock } from '#testing';
import { AddressGuard } from '../address-guard.js';
import { GuardedPost } from '../guarded-post.js';
import type { OutgoingMessage } from '../message.js';
import { WebhookChannel } from './webhook-channel.js';
import { checkSignature, MESSAGE_HEADER, SIGNATURE_HEADER, signatureOf, TOLERANCE_MS } from './webhook-signature.js';

const SECRET = 'a secret of the hook, thirty-two characters at least';
const clock = new ManualClock();
const message: OutgoingMessage = {
  id: 'm1',
  purpose: 'offer',
  priority: 'high',
  title: '訪問の依頼',
  body: 'SpO2が90 %未満',
  link: '/station',
  topic: 't1',
  withdraws: false,
  queuedAt: clock.now(),
  expiresAt: clock.now() + 10 * MINUTE_MS,
};

describe('a signed webhook', () => {
  let server: Server;
  let channel: WebhookChannel;
  let status = 204;
  const calls: Array<{ headers: Record<string, string>; body: Buffer }> = [];

  beforeAll(async () => {
    const { cert, key } = await loopbackCertificate();
    server = createServer({ cert, key }, (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        calls.push({ headers: request.headers as Record<string, string>, body: Buffer.concat(chunks) });
        response.writeHead(status).end();
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    const post = new GuardedPost(new AddressGuard(['127.0.0.0/8']), { ca: cert });
    channel = new WebhookChannel({ hooks: [{ name: 'pager', url, secret: SECRET, purposes: ['offer'] }], post, clock });
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const send = () => channel.send(message, { kind: 'webhook', name: 'pager' }, new AbortController().signal);

  it('proves where it comes from and when', async () => {
    expect(await send()).toEqual({ kind: 'sent' });
    const { headers, body } = calls.at(-1)!;
    expect(headers[MESSAGE_HEADER]).toBe('m1');
    expect(JSON.parse(body.toString())).toMatchObject({ id: 'm1', kind: 'offer', priority: 'high' });
    const signature = headers[SIGNATURE_HEADER]!;
    expect(checkSignature(signature, body, SECRET, clock.now())).toBe('genuine');
    expect(checkSignature(signature, Buffer.concat([body, Buffer.from(' ')]), SECRET, clock.now())).toBe('forged');
    expect(checkSignature(signature, body, 'another secret', clock.now())).toBe('forged');
  });

  it('cannot be replayed later, nor under another time', () => {
    const body = Buffer.from('{}');
    const signature = signatureOf(body, SECRET, clock.now());
    expect(checkSignature(signature, body, SECRET, clock.now() + TOLERANCE_MS)).toBe('genuine');
    expect(checkSignature(signature, body, SECRET, clock.now() + TOLERANCE_MS + 1_000)).toBe('too-old');
    const moved = signature.replace(/t=(\d+)/, (_, t: string) => `t=${Number(t) + 600}`);
    expect(checkSignature(moved, body, SECRET, clock.now() + 600_000)).toBe('forged');
    expect(checkSignature('v1=zz', body, SECRET, clock.now())).toBe('malformed');
  });

  it('is tried again when its receiver is away, even where it says that it is gone', async () => {
    status = 410;
    expect(await send()).toMatchObject({ kind: 'transient', reason: 'HTTP 410' });
    status = 503;
    expect(await send()).toMatchObject({ kind: 'transient' });
  });
});
