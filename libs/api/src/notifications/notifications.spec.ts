// What people may do with messages over HTTP, and what they may not.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AddressGuard, newPushKeys } from '#channels';
import { MINUTE_MS } from '#kernel';
import { PushServiceUnderTest } from '#testing';
import { CentreTransactions } from '../centre-transaction.js';
import { CentreUnderTest, type ClientOfPerson } from '../test/centre-under-test.js';
import { ReportTokens } from './message-ports.js';
import type { MessagesOverviewDto } from './messages-overview.dto.js';
import type { BellDto, NotificationEmailDto, PushSubscriptionDto } from './notification.dto.js';
import { Notifier } from './notifier.js';

describe('messages over HTTP', () => {
  const keys = newPushKeys();
  // Names are looked up here alone, so that the spec needs no network.
  const guard = new AddressGuard([], (host) =>
    host === 'push.example'
      ? Promise.resolve([{ address: '8.8.8.8', family: 4 }])
      : host === 'inside.example'
        ? Promise.resolve([{ address: '10.0.0.5', family: 4 }])
        : Promise.reject(new Error('ENOTFOUND')),
  );
  const codes: Array<{ address: string; body: string }> = [];
  let centre: CentreUnderTest;
  let push: PushServiceUnderTest;
  let ono: ClientOfPerson;
  let other: ClientOfPerson;
  let administrator: ClientOfPerson;

  beforeAll(async () => {
    push = await PushServiceUnderTest.open();
    centre = await CentreUnderTest.open({
      messages: {
        pushKey: keys.publicKey,
        email: true,
        webhooks: [{ name: 'pager', purposes: ['escalation'] }],
        reportTokens: new ReportTokens(keys.reportSecret),
        mayPushTo: (url) => guard.check(url),
        sendCode: (address, _title, body) => {
          codes.push({ address, body });
          return Promise.resolve(true);
        },
      },
    });
    ono = await centre.person('centre', 'ono');
    other = await centre.person('supervisor', 'other');
    administrator = await centre.person('administrator', 'root1');
  }, 120_000);
  afterAll(async () => {
    await centre.close();
    await push.close();
  });

  const body = (endpoint: string, change: object = {}) => ({
    endpoint,
    keys: push.device('any').keys,
    label: '机',
    showNames: false,
    ...change,
  });
  const subscribe = (who: ClientOfPerson, sent: object) =>
    who.call<PushSubscriptionDto & { problems?: unknown }>('POST', '/api/notifications/subscriptions', sent);
  const tell = (who: ClientOfPerson, purpose: 'system' | 'escalation' = 'system') =>
    centre.app.get(CentreTransactions).run((tx) =>
      centre.app.get(Notifier).request(tx, {
        audience: { kind: 'person', personId: who.personId },
        purpose,
        priority: 'low',
        incidentId: null,
        dispatchId: null,
        patientId: null,
        text: { ja: 'お知らせ', en: 'Notice' },
        namedText: null,
        link: '/',
        expiresAt: tx.now + MINUTE_MS,
        key: tx.newId(),
      }),
    );

  it('refuse an endpoint that is no place for messages', async () => {
    const cases = [
      ['http://push.example/1', 'matches'],
      ['https://inside.example/1', 'private-address'],
      ['https://127.0.0.1/1', 'private-address'],
      ['https://nowhere.example/1', 'unknown-host'],
      ['https://user:word@push.example/1', 'isUrl'],
    ] as const;
    for (const [endpoint, rule] of cases) {
      const answer = await subscribe(ono, body(endpoint));
      expect([endpoint, answer.status, answer.body.problems]).toEqual([endpoint, 400, [{ path: 'endpoint', rule }]]);
    }
    const short = body('https://push.example/1', { keys: { p256dh: 'A'.repeat(87), auth: 'A'.repeat(22) } });
    expect((await subscribe(ono, short)).body.problems).toEqual([{ path: 'keys.p256dh', rule: 'isP256Point' }]);
  });

  it('take ten devices of a person and no more', async () => {
    for (let device = 0; device < 10; device += 1) {
      expect((await subscribe(ono, body(`https://push.example/${device}`))).status).toBe(201);
    }
    expect((await subscribe(ono, body('https://push.example/10'))).status).toBe(409);
    // The same browser again is the same device.
    expect((await subscribe(ono, body('https://push.example/3'))).status).toBe(201);
    expect(await ono.get<unknown[]>('/api/notifications/subscriptions')).toHaveLength(10);
  });

  it('keep what its owner chose when the browser gives a device another address, and nobody else’s choice', async () => {
    const list = () => other.get<PushSubscriptionDto[]>('/api/notifications/subscriptions');
    await subscribe(other, body('https://push.example/before', { label: '私の電話', showNames: true }));
    const [before] = await list();
    // As the service worker sends it when it has lost what it kept: it knows only which one it renews.
    const { showNames: _, ...unsaid } = body('https://push.example/after', { renews: before!.endpointDigest });
    expect((await subscribe(other, unsaid)).body).toMatchObject({ showNames: true });
    expect(await list()).toMatchObject([{ showNames: true, usable: true }]);
    const [after] = await list();
    expect(after!.endpointDigest).not.toBe(before!.endpointDigest);
    const taken = { ...unsaid, endpoint: 'https://push.example/stranger', renews: after!.endpointDigest };
    const stranger = await subscribe(administrator, taken);
    expect(stranger.body).toMatchObject({ showNames: false });
    await administrator.call('DELETE', `/api/notifications/subscriptions/${stranger.body.id}`);
    expect(await list()).toHaveLength(1);
    await other.call('DELETE', `/api/notifications/subscriptions/${after!.id}`);
  });

  it('let nobody touch another’s device', async () => {
    const [device] = await ono.get<PushSubscriptionDto[]>('/api/notifications/subscriptions');
    const path = `/api/notifications/subscriptions/${device!.id}`;
    expect((await other.call('PATCH', path, { showNames: true })).status).toBe(404);
    expect((await other.call('DELETE', path)).status).toBe(404);
    expect((await other.call('POST', `${path}/test`)).status).toBe(404);
    expect((await ono.call('DELETE', path)).status).toBe(204);
    expect((await ono.call('DELETE', path)).status).toBe(404);
  });

  it('never show an endpoint or a key of a device to anybody', async () => {
    const overview = await administrator.get<MessagesOverviewDto>('/api/notifications/overview');
    const own = await ono.get<PushSubscriptionDto[]>('/api/notifications/subscriptions');
    for (const shown of [JSON.stringify(overview), JSON.stringify(own)]) {
      expect(shown).not.toContain('https://push.example/');
      expect(shown).not.toContain('p256dh');
    }
    expect((await ono.call('GET', '/api/notifications/overview')).status).toBe(403);
  });

  it('reach only an address whose owner has typed its code', async () => {
    const set = (address: string) => other.call<NotificationEmailDto>('PUT', '/api/notifications/email', { address });
    expect((await set('other@example.jp')).body).toEqual({ address: 'other@example.jp', confirmed: false });
    expect(await tell(other)).toMatchObject({ wakeable: 0, channels: ['bell'] });
    // No flood of codes to somebody else's mailbox.
    expect((await set('victim@example.jp')).status).toBe(429);
    const code = /\d{6}/.exec(codes.at(-1)!.body)![0];
    const confirm = (typed: string) => other.call('POST', '/api/notifications/email/confirm', { code: typed });
    const wrong = code === '000000' ? '111111' : '000000';
    expect((await confirm(wrong)).status).toBe(400);
    expect((await confirm(code)).status).toBe(200);
    expect(await tell(other)).toMatchObject({ wakeable: 1, channels: ['bell', 'email'] });
  });

  it('let a code be guessed five times only', async () => {
    const guesser = await centre.person('doctor', 'guesser');
    await guesser.call('PUT', '/api/notifications/email', { address: 'guesser@example.jp' });
    const code = /\d{6}/.exec(codes.at(-1)!.body)![0];
    const confirm = (typed: string) => guesser.call('POST', '/api/notifications/email/confirm', { code: typed });
    const wrong = code === '000000' ? '111111' : '000000';
    for (let guess = 0; guess < 5; guess += 1) expect((await confirm(wrong)).status).toBe(400);
    expect((await confirm(code)).status).toBe(400);
    expect(await guesser.get<NotificationEmailDto>('/api/notifications/email')).toMatchObject({ confirmed: false });
  });

  it('ring the bell of the one person, once each', async () => {
    const doctor = await centre.person('doctor', 'bell1');
    await tell(doctor);
    await tell(doctor);
    const bell = await doctor.get<BellDto>('/api/notifications/bell');
    expect(bell).toMatchObject({ unread: 2, messages: [{ openedAt: null }, { openedAt: null }] });
    const [first] = bell.messages;
    expect((await other.call('POST', `/api/notifications/${first!.id}/opened`)).status).toBe(404);
    expect((await doctor.call('POST', `/api/notifications/${first!.id}/opened`)).status).toBe(204);
    expect(await doctor.get<BellDto>('/api/notifications/bell')).toMatchObject({ unread: 1 });
  });

  it('go to a webhook that wants to hear of such things', async () => {
    const reach = await tell(administrator, 'escalation');
    expect(reach).toMatchObject({ people: 1, wakeable: 0, channels: ['bell', 'webhook'] });
    expect(await tell(administrator)).toMatchObject({ channels: ['bell'] });
  });
});
