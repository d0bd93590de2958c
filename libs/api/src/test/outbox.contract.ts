// Messages from a decision to a device, over real HTTPS to a push service on the loopback: written once, run on the embedded
// database and on a PostgreSQL server. Time stands still until a test moves it.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  AddressGuard,
  GuardedPost,
  LEASE_MS,
  newPushKeys,
  OutboxSender,
  topicOf,
  WebPushChannel,
  type Channel,
  type PushPayload,
} from '#channels';
import { SystemIds } from '#host';
import { MINUTE_MS, SECOND_MS, silentLogger } from '#kernel';
import { Repositories, type Database } from '#records';
import { PushServiceUnderTest, SeededRandom, vapidOf, type ReceivedPush } from '#testing';
import { CentreTransactions } from '../centre-transaction.js';
import type { DispatchDto } from '../dispatches/dispatch.dto.js';
import type { IncidentDto } from '../incidents/incident.dto.js';
import { ReportTokens } from '../notifications/message-ports.js';
import type { MessagesOverviewDto } from '../notifications/messages-overview.dto.js';
import type { BellDto, IncidentNotificationDto, PushSubscriptionDto } from '../notifications/notification.dto.js';
import { Notifier, type NotificationReach, type NotificationRequest } from '../notifications/notifier.js';
import { CentreUnderTest, effects, episode, type ClientOfPerson } from './centre-under-test.js';

const NAME = '山田 花子';
const CONTACT = 'mailto:centre@example.jp';

export function outboxContract(name: string, openDatabase: () => Promise<Database>): void {
  describe(`the outbox on ${name}`, () => {
    const keys = newPushKeys();
    const guard = new AddressGuard(['127.0.0.0/8']);
    let database: Database;
    let push: PushServiceUnderTest;
    let other: PushServiceUnderTest;
    let centre: CentreUnderTest;
    let post: GuardedPost;
    let station: string;
    let incidentId: string;
    let seat: ClientOfPerson;
    let senders: OutboxSender[] = [];
    let count = 0;

    beforeAll(async () => {
      database = await openDatabase();
      push = await PushServiceUnderTest.open();
      other = await PushServiceUnderTest.open();
      post = new GuardedPost(guard, { ca: `${push.ca}\n${other.ca}` });
      const tokens = new ReportTokens(keys.reportSecret);
      centre = await CentreUnderTest.open({
        database,
        messages: {
          pushKey: keys.publicKey,
          email: false,
          webhooks: [],
          reportTokens: tokens,
          mayPushTo: (url) => guard.check(url),
        },
      });
      station = await centre.station('板橋', ['板橋']);
      await centre.patient('p1', { displayName: NAME });
      seat = await centre.person('centre', 'sato');
      await centre.take(effects('p1', 1, 'alarm-raised', episode()));
      const [incident] = await seat.get<IncidentDto[]>('/api/incidents');
      incidentId = incident!.id;
    }, 120_000);
    afterAll(async () => {
      await centre.close();
      post.close();
      await push.close();
      await other.close();
      await database.close();
    });
    beforeEach(() => {
      senders = [];
    });
    afterEach(async () => {
      // What a test left hanging ends when its time is up.
      const closing = senders.map((sender) => sender.close());
      await centre.scheduler.advanceAsync(11 * SECOND_MS);
      await Promise.all(closing);
      await database.db
        .updateTable('notification_message')
        .set({ state: 'withdrawn' })
        .where('state', '=', 'queued')
        .execute();
    });

    const webPush = (): WebPushChannel =>
      new WebPushChannel({
        keys,
        contact: CONTACT,
        post,
        clock: centre.clock,
        tokenOf: (id) => new ReportTokens(keys.reportSecret).of(id),
      });
    const sender = (on: { channels?: Channel[]; database?: Database } = {}): OutboxSender => {
      const made = new OutboxSender({
        database: on.database ?? database,
        channels: on.channels ?? [webPush()],
        clock: centre.clock,
        scheduler: centre.scheduler,
        random: new SeededRandom(7),
        ids: new SystemIds(),
        logger: silentLogger,
      });
      senders.push(made);
      return made;
    };
    const nurse = async (): Promise<ClientOfPerson & { name: string }> => {
      const logIn = `nurse${(count += 1)}`;
      return Object.assign(await centre.person('station', logIn, station), { name: logIn });
    };
    const subscribe = (
      who: ClientOfPerson,
      device: string,
      { showNames = false, at = push } = {},
    ): Promise<PushSubscriptionDto> =>
      who.post('/api/notifications/subscriptions', { ...at.device(device), label: device, showNames });
    const ask = (request: Partial<NotificationRequest> & Pick<NotificationRequest, 'audience'>) =>
      centre.app.get(CentreTransactions).run<NotificationReach>((tx) =>
        centre.app.get(Notifier).request(tx, {
          purpose: 'escalation',
          priority: 'high',
          incidentId,
          dispatchId: null,
          patientId: 'p1',
          text: { ja: 'SpO2が90 %未満', en: 'SpO2 below 90 %' },
          namedText: { ja: `${NAME} さん: SpO2が90 %未満`, en: `${NAME}: SpO2 below 90 %` },
          link: `/board?incident=${incidentId}`,
          expiresAt: centre.clock.now() + 10 * MINUTE_MS,
          key: `test:${(count += 1)}`,
          ...request,
        }),
      );
    const withdraw = (): Promise<number> =>
      centre.app
        .get(CentreTransactions)
        .run((tx) => centre.app.get(Notifier).withdraw(tx, { incidentId }, 'acknowledged'));
    const messagesOf = async ({ notificationId }: NotificationReach) =>
      (await new Repositories(database.db).notifications.messagesOf([notificationId])).filter(
        ({ channel }) => channel === 'web-push',
      );
    const factsOf = async (messageId: string): Promise<string[]> =>
      (await new Repositories(database.db).notifications.factsOf([messageId])).map(({ fact }) => fact).sort();
    const payloads = (pushes: readonly ReceivedPush[]): PushPayload[] =>
      pushes.map(({ payload }) => payload as unknown as PushPayload);
    const person = (who: ClientOfPerson) => ({ kind: 'person', personId: who.personId }) as const;

    it('encrypts for the device, signs for the push service, and says how long and how urgent', async () => {
      const ono = await nurse();
      await subscribe(ono, 'headers');
      const reach = await ask({ audience: person(ono) });
      expect(reach).toMatchObject({ people: 1, wakeable: 1, channels: ['bell', 'web-push'] });
      await sender().idle();
      const [received] = push.to('headers');
      expect(received!.headers).toMatchObject({
        'content-encoding': 'aes128gcm',
        ttl: '600',
        urgency: 'high',
        topic: topicOf({ purpose: 'escalation', incidentId, dispatchId: null, notificationId: '' }),
      });
      const claims = vapidOf(received!);
      expect(claims).toMatchObject({ genuine: true, aud: push.origin, sub: CONTACT, key: keys.publicKey });
      const leftS = claims.exp - Date.now() / 1000;
      expect(leftS).toBeGreaterThan(0);
      // RFC 8292, 2: no more than 24 hours.
      expect(leftS).toBeLessThanOrEqual(24 * 60 * 60);
      const [message] = await messagesOf(reach);
      expect(received!.payload).toMatchObject({
        v: 1,
        id: message!.id,
        kind: 'escalation',
        priority: 'high',
        sound: true,
      });
      expect(message).toMatchObject({ state: 'sent', attempts: 1, last_error: null });
      expect(await factsOf(message!.id)).toEqual(['queued', 'sent']);
    });

    it('shows a patient’s name only on a device whose owner asked for names', async () => {
      const ono = await nurse();
      await subscribe(ono, 'discreet');
      await subscribe(ono, 'named', { showNames: true });
      await ask({ audience: person(ono) });
      await sender().idle();
      expect(JSON.stringify(push.to('named')[0]!.payload)).toContain(NAME);
      const discreet = push.to('discreet')[0]!.payload;
      expect(JSON.stringify(discreet)).not.toContain(NAME);
      expect(discreet).toMatchObject({ body: 'SpO2が90 %未満' });
    });

    it('keeps queued, sent, delivered and opened apart, each with its time', async () => {
      const ono = await nurse();
      await subscribe(ono, 'facts');
      const reach = await ask({ audience: person(ono) });
      const queuedAt = centre.clock.now();
      await sender().idle();
      const [{ id, report }] = payloads(push.to('facts')) as [PushPayload];
      centre.clock.advance(3 * SECOND_MS);
      const deliveredAt = centre.clock.now();
      const tell = (fact: string, token = report.token) =>
        fetch(`${centre.base}${report.url}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ messageId: id, token, fact, at: deliveredAt - 1_000 }),
        });
      expect((await tell('delivered', new ReportTokens(Buffer.alloc(32)).of(id))).status).toBe(403);
      expect((await tell('delivered')).status).toBe(204);
      centre.clock.advance(SECOND_MS);
      // Told twice, it stays the first time's.
      expect((await tell('delivered')).status).toBe(204);
      expect((await tell('opened')).status).toBe(204);
      const shown = await seat.get<IncidentNotificationDto[]>(`/api/incidents/${incidentId}/notifications`);
      const entry = shown
        .find((one) => one.id === reach.notificationId)!
        .receivers[0]!.messages.find(({ channel }) => channel === 'web-push')!;
      expect(entry.facts.map(({ fact, at, madeAt }) => [fact, at, madeAt])).toEqual([
        ['queued', queuedAt, null],
        ['sent', queuedAt, null],
        ['delivered', deliveredAt, deliveredAt - 1_000],
        ['opened', deliveredAt + SECOND_MS, deliveredAt - 1_000],
      ]);
      const bell = await ono.get<BellDto>('/api/notifications/bell');
      expect(bell).toMatchObject({ unread: 0, messages: [{ openedAt: deliveredAt + SECOND_MS }] });
    });

    it('tells an offer that was accepted apart from one that was only opened, each with its own time', async () => {
      const [taker, other] = [await nurse(), await nurse()];
      await subscribe(taker, 'taker');
      await subscribe(other, 'other');
      await centre.patient('p2');
      await centre.take(effects('p2', 1, 'alarm-raised', episode()));
      const incidents = await seat.get<IncidentDto[]>('/api/incidents?state=open');
      const { id } = incidents.find(({ patientId }) => patientId === 'p2')!;
      await seat.post(`/api/incidents/${id}/acknowledge`);
      const offer = await seat.post<DispatchDto>(`/api/incidents/${id}/dispatches`, {});
      const queuedAt = centre.clock.now();
      await sender().idle();
      const tell = (device: string, fact: string) => {
        const [{ id: messageId, report }] = payloads(push.to(device)) as [PushPayload];
        const told = { messageId, token: report.token, fact, at: centre.clock.now() };
        const headers = { 'content-type': 'application/json' };
        return fetch(`${centre.base}${report.url}`, { method: 'POST', headers, body: JSON.stringify(told) });
      };
      const moment = (): number => {
        centre.clock.advance(2 * SECOND_MS);
        return centre.clock.now();
      };
      const deliveredAt = moment();
      for (const device of ['taker', 'other']) expect((await tell(device, 'delivered')).status).toBe(204);
      const openedAt = moment();
      for (const device of ['taker', 'other']) expect((await tell(device, 'opened')).status).toBe(204);
      const acceptedAt = moment();
      await taker.post(`/api/dispatches/${offer.id}/accept`, { etaMinutes: 12 });

      const shown = await seat.get<IncidentNotificationDto[]>(`/api/incidents/${id}/notifications`);
      const offered = shown.find(({ purpose }) => purpose === 'offer')!;
      const factsFor = (who: ClientOfPerson) =>
        offered.receivers
          .find(({ personId }) => personId === who.personId)!
          .messages.find(({ channel, withdraws }) => channel === 'web-push' && !withdraws)!
          .facts.filter(({ fact }) => fact !== 'withdrawn')
          .map(({ fact, at }) => [fact, at]);
      const seen = [
        ['queued', queuedAt],
        ['sent', queuedAt],
        ['delivered', deliveredAt],
        ['opened', openedAt],
      ];
      expect(factsFor(taker)).toEqual([...seen, ['accepted', acceptedAt]]);
      expect(factsFor(other)).toEqual(seen);
    });

    it('says that nobody was reached, and lists no receiver as if there were one', async () => {
      const reach = await ask({ audience: { kind: 'role', role: 'administrator' } });
      expect(reach).toMatchObject({ people: 0, wakeable: 0 });
      const shown = await seat.get<IncidentNotificationDto[]>(`/api/incidents/${incidentId}/notifications`);
      expect(shown.find(({ id }) => id === reach.notificationId)).toMatchObject({ receivers: [] });
    });

    it('takes a device off when its push service says it is gone, and shows it', async () => {
      const ono = await nurse();
      const device = await subscribe(ono, 'gone');
      push.answers('gone', { status: 410 });
      const first = await ask({ audience: person(ono) });
      const waiting = await ask({ audience: person(ono), expiresAt: centre.clock.now() + MINUTE_MS });
      const [later] = await messagesOf(waiting);
      await database.db
        .updateTable('notification_message')
        .set({ next_attempt_at: centre.clock.now() + 30 * SECOND_MS })
        .where('id', '=', later!.id)
        .execute();
      await sender().idle();
      expect(await ono.get<PushSubscriptionDto[]>('/api/notifications/subscriptions')).toEqual([]);
      const [failed, alsoFailed] = [...(await messagesOf(first)), ...(await messagesOf(waiting))];
      expect(failed).toMatchObject({ state: 'failed', last_error: 'HTTP 410' });
      expect(alsoFailed).toMatchObject({ state: 'failed', last_error: 'device gone: HTTP 410' });
      expect(await factsOf(failed!.id)).toEqual(['failed', 'queued']);
      const administrator = await centre.person('administrator', `admin${(count += 1)}`);
      const overview = await administrator.get<MessagesOverviewDto>('/api/notifications/overview');
      const shown = overview.people.find(({ personId }) => personId === ono.personId)!;
      expect(shown.subscriptions).toMatchObject([{ id: device.id, removedReason: 'HTTP 410', usable: false }]);
      expect(await ask({ audience: person(ono) })).toMatchObject({ people: 1, wakeable: 0, channels: ['bell'] });
      const kept = await database.db.selectFrom('push_subscription').selectAll().where('id', '=', device.id).execute();
      expect(kept).toMatchObject([{ endpoint_digest: null, target: null }]);
    });

    it('waits as long as it is asked to, then sends the same message again', async () => {
      const ono = await nurse();
      await subscribe(ono, 'busy');
      push.answers('busy', { status: 429, headers: { 'retry-after': '7' } }, { status: 503 }, { status: 500 });
      const reach = await ask({ audience: person(ono) });
      const by = sender();
      await by.idle();
      centre.clock.advance(6_999);
      await by.idle();
      expect(push.to('busy')).toHaveLength(1);
      centre.clock.advance(1);
      await by.idle();
      expect(push.to('busy')).toHaveLength(2);
      for (const least of [2, 4]) {
        centre.clock.advance((least * SECOND_MS) / 2 - 1);
        await by.idle();
        expect(push.to('busy')).toHaveLength(least === 2 ? 2 : 3);
        centre.clock.advance((least * SECOND_MS) / 2 + 1);
        await by.idle();
      }
      expect(push.to('busy').map(({ status }) => status)).toEqual([429, 503, 500, 201]);
      expect(new Set(payloads(push.to('busy')).map(({ id }) => id)).size).toBe(1);
      expect(await messagesOf(reach)).toMatchObject([{ state: 'sent', attempts: 4 }]);
    });

    it('does not repeat what can never be taken', async () => {
      const ono = await nurse();
      await subscribe(ono, 'large');
      push.answers('large', { status: 413 });
      const reach = await ask({ audience: person(ono) });
      const by = sender();
      await by.idle();
      centre.clock.advance(5 * MINUTE_MS);
      await by.idle();
      expect(push.to('large')).toHaveLength(1);
      expect(await messagesOf(reach)).toMatchObject([{ state: 'failed', last_error: 'HTTP 413' }]);
    });

    it('gives up when the message’s time is over, and says so', async () => {
      const ono = await nurse();
      await subscribe(ono, 'late');
      const reach = await ask({ audience: person(ono), expiresAt: centre.clock.now() + SECOND_MS });
      centre.clock.advance(SECOND_MS);
      await sender().idle();
      expect(push.to('late')).toEqual([]);
      expect(await messagesOf(reach)).toMatchObject([{ state: 'failed', last_error: 'out of time' }]);
    });

    it('never sends what was acknowledged while it waited', async () => {
      const ono = await nurse();
      await subscribe(ono, 'acknowledged');
      const reach = await ask({ audience: person(ono) });
      expect(await withdraw()).toBeGreaterThanOrEqual(2);
      await sender().idle();
      expect(push.to('acknowledged')).toEqual([]);
      const [message] = await messagesOf(reach);
      expect(await factsOf(message!.id)).toEqual(['queued', 'withdrawn']);
      expect(await ono.get<BellDto>('/api/notifications/bell')).toMatchObject({ unread: 0 });
    });

    it('takes back what was sent, under the same topic and tag, silently', async () => {
      const ono = await nurse();
      await subscribe(ono, 'follow');
      await ask({ audience: person(ono) });
      const by = sender();
      await by.idle();
      await withdraw();
      await withdraw();
      await by.idle();
      const [first, second, ...more] = push.to('follow');
      expect(more).toEqual([]);
      expect(second!.payload).toMatchObject({ kind: 'withdrawal', withdraw: true, sound: false });
      expect(second!.headers.topic).toBe(first!.headers.topic);
      expect(second!.payload['tag']).toBe(first!.payload['tag']);
      expect(second!.payload['id']).not.toBe(first!.payload['id']);
    });

    it('follows up a message that was on its way when it was taken back', async () => {
      const ono = await nurse();
      await subscribe(ono, 'under-way');
      let arrive = (): void => undefined;
      const reached = new Promise<void>((resolve) => {
        arrive = resolve;
      });
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      const inner = webPush();
      const slow: Channel = {
        kind: 'web-push',
        send: async (...words) => {
          arrive();
          await held;
          return inner.send(...words);
        },
      };
      const reach = await ask({ audience: person(ono) });
      const by = sender({ channels: [slow] });
      const working = by.idle();
      await reached;
      await withdraw();
      release();
      await working;
      await by.idle();
      expect(payloads(push.to('under-way')).map(({ kind }) => kind)).toEqual(['escalation', 'withdrawal']);
      const [message] = await messagesOf(reach);
      expect(await factsOf(message!.id)).toEqual(['queued', 'sent', 'withdrawn']);
    });

    it('sends once after a process that died between claiming and sending', async () => {
      const ono = await nurse();
      await subscribe(ono, 'claimed');
      const reach = await ask({ audience: person(ono) });
      const request = { now: centre.clock.now(), leaseMs: LEASE_MS, limit: 9, perService: 9, busy: {} };
      const dead = await database.transaction((trx) =>
        new Repositories(trx).outbox.claim({ ...request, claim: 'dead', channels: ['web-push'] }),
      );
      expect(dead.map(({ id }) => id)).toEqual((await messagesOf(reach)).map(({ id }) => id));
      const by = sender();
      await by.idle();
      centre.clock.advance(LEASE_MS - 1);
      await by.idle();
      expect(push.to('claimed')).toEqual([]);
      centre.clock.advance(1);
      await by.idle();
      expect(payloads(push.to('claimed')).map(({ id }) => id)).toEqual([dead[0]!.id]);
      expect(await messagesOf(reach)).toMatchObject([{ state: 'sent', attempts: 2 }]);
    });

    it('repeats under the same id after a process that died between sending and writing it down', async () => {
      const ono = await nurse();
      await subscribe(ono, 'forgotten');
      const reach = await ask({ audience: person(ono) });
      let transactions = 0;
      const dying: Database = {
        ...database,
        transaction: (work, priority) => {
          // The first one claims; from the second on the process is dead.
          transactions += 1;
          return transactions === 1 ? database.transaction(work, priority) : Promise.reject(new Error('killed'));
        },
      };
      await sender({ database: dying }).idle();
      expect(push.to('forgotten')).toHaveLength(1);
      expect(await messagesOf(reach)).toMatchObject([{ state: 'queued' }]);
      centre.clock.advance(LEASE_MS);
      await sender().idle();
      const sent = payloads(push.to('forgotten'));
      expect(sent).toHaveLength(2);
      expect(sent[1]!.id).toBe(sent[0]!.id);
      expect(await messagesOf(reach)).toMatchObject([{ state: 'sent', attempts: 2 }]);
    });

    it('lets two senders share the work without sending anything twice', async () => {
      const nurses = [await nurse(), await nurse()];
      for (const [index, who] of nurses.entries()) {
        for (let device = 0; device < 4; device += 1) await subscribe(who, `shared-${index}-${device}`);
      }
      for (let round = 0; round < 5; round += 1) {
        for (const who of nurses) await ask({ audience: person(who) });
      }
      await Promise.all([sender(), sender(), sender()].map((by) => by.idle()));
      const ids = payloads(push.received.filter(({ device }) => device.startsWith('shared'))).map(({ id }) => id);
      expect(ids).toHaveLength(40);
      expect(new Set(ids).size).toBe(40);
    });

    it('does not let one slow push service hold up another’s receivers', async () => {
      const [slow, quick] = [await nurse(), await nurse()];
      await subscribe(slow, 'slow');
      await subscribe(quick, 'quick', { at: other });
      push.answers('slow', ...Array.from({ length: 100 }, () => ({ status: 201, hangs: true })));
      for (let round = 0; round < 30; round += 1) await ask({ audience: person(slow) });
      await sender().start();
      const until = async (met: () => boolean): Promise<void> => {
        for (let turn = 0; turn < 400 && !met(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 10));
      };
      await until(() => push.to('slow').length === 12);
      await ask({ audience: person(quick) });
      await until(() => other.to('quick').length === 1);
      expect(other.to('quick')).toHaveLength(1);
      expect(push.to('slow')).toHaveLength(12);
    });

    it('does not send to somebody whose account was closed meanwhile', async () => {
      const ono = await nurse();
      await subscribe(ono, 'left');
      const reach = await ask({ audience: person(ono) });
      await database.db.updateTable('person').set({ active: false }).where('id', '=', ono.personId).execute();
      await sender().idle();
      expect(push.to('left')).toEqual([]);
      expect(await messagesOf(reach)).toMatchObject([{ state: 'withdrawn' }]);
      expect(await ask({ audience: person(ono) })).toMatchObject({ people: 0, wakeable: 0, channels: [] });
    });

    it('takes the same key for the same notification', async () => {
      const ono = await nurse();
      await subscribe(ono, 'twice');
      const [first, second] = [
        await ask({ audience: person(ono), key: 'same' }),
        await ask({ audience: person(ono), key: 'same' }),
      ];
      expect(second).toEqual(first);
      await sender().idle();
      expect(push.to('twice')).toHaveLength(1);
    });

    it('gives an endpoint to whoever subscribed last, so that nobody hears another’s messages', async () => {
      const [before, after] = [await nurse(), await nurse()];
      const device = push.device('handed-on');
      const as = (who: ClientOfPerson) =>
        who.post<PushSubscriptionDto>('/api/notifications/subscriptions', { ...device, label: 'x', showNames: true });
      await as(before);
      await as(after);
      await ask({ audience: person(before) });
      await sender().idle();
      expect(push.to('handed-on')).toEqual([]);
      await ask({ audience: person(after) });
      await sender().idle();
      expect(push.to('handed-on')).toHaveLength(1);
    });
  });
}
