import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import type { OutgoingMessage } from '../message.js';
import { EmailChannel } from './email-channel.js';

const message: OutgoingMessage = {
  id: '01a1-42',
  purpose: 'escalation',
  priority: 'high',
  title: '【高】応答のない警報',
  body: 'SpO2が90 %未満',
  link: '/board?incident=i1',
  topic: 't1',
  withdraws: false,
  queuedAt: 0,
  expiresAt: 60_000,
};

/** The text of a mail without parts, whichever way it was encoded (RFC 2045, 6). */
function textOf(mail: string): string {
  const [head = '', ...rest] = mail.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  const bytes = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

describe('e-mail', () => {
  let server: SMTPServer;
  let channel: EmailChannel;
  let mails: string[] = [];
  let refusal: { at: 'recipient' | 'data' | 'log-in'; code: number } | null = null;

  const refused = (code: number): Error => Object.assign(new Error('refused'), { responseCode: code });

  beforeAll(async () => {
    server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      onAuth: ({ username, password }, _session, done) =>
        refusal?.at === 'log-in' || username !== 'centre' || password !== 'secret'
          ? done(refused(535))
          : done(null, { user: username }),
      onRcptTo: (_address, _session, done) => done(refusal?.at === 'recipient' ? refused(refusal.code) : null),
      onData: (stream, _session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          if (refusal?.at === 'data') return done(refused(refusal.code));
          mails.push(Buffer.concat(chunks).toString('utf8'));
          done();
        });
      },
    });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    const { port } = server.server.address() as AddressInfo;
    channel = new EmailChannel({
      url: `smtp://centre:secret@127.0.0.1:${port}`,
      from: 'みまもり <mimamori@example.jp>',
      publicUrl: 'https://centre.example.jp/',
    });
  });
  afterAll(async () => {
    channel.close();
    await new Promise<void>((resolve) => server.close(resolve));
  });
  beforeEach(() => {
    mails = [];
    refusal = null;
  });

  const send = (address = 'ono@example.jp', signal = new AbortController().signal) =>
    channel.send(message, { kind: 'email', address }, signal);

  it('arrives with the message’s id, so that a mailbox can tell a repetition', async () => {
    expect(await send()).toEqual({ kind: 'sent' });
    expect(await send()).toEqual({ kind: 'sent' });
    const ids = mails.map((mail) => /^Message-ID: (.*)$/im.exec(mail)?.[1]);
    expect(ids).toEqual(['<01a1-42@example.jp>', '<01a1-42@example.jp>']);
    expect(mails[0]).toMatch(/^Auto-Submitted: auto-generated/im);
    const body = textOf(mails[0]!);
    expect(body).toContain('SpO2が90 %未満');
    expect(body).toContain('https://centre.example.jp/board?incident=i1');
  });

  it('cannot be made to write to others by an address with a line break in it', async () => {
    await send('ono@example.jp\r\nBcc: eve@example.jp');
    for (const mail of mails) expect(mail).not.toMatch(/^Bcc:/im);
  });

  it.each([
    ['transient', 'recipient', 450],
    ['permanent', 'recipient', 550],
    ['transient', 'data', 452],
    ['permanent', 'data', 552],
    // A password of ours that is wrong says nothing of the receiver.
    ['transient', 'log-in', 535],
  ] as const)('is %s when the server refuses at the %s with %i', async (kind, at, code) => {
    refusal = { at, code };
    expect(await send()).toMatchObject({ kind });
    expect(mails).toEqual([]);
  });

  it('is transient when there is no server', async () => {
    const nobody = new EmailChannel({ url: 'smtp://127.0.0.1:1', from: 'a@b.jp', publicUrl: 'https://x.jp/' });
    const outcome = await nobody.send(message, { kind: 'email', address: 'a@b.jp' }, new AbortController().signal);
    expect(outcome).toMatchObject({ kind: 'transient' });
  });

  it('is ambiguous when time is up', async () => {
    const over = new AbortController();
    over.abort();
    expect(await send('ono@example.jp', over.signal)).toMatchObject({ kind: 'ambiguous' });
  });
});
