// A centre with a nurse's devices, two push services on the loopback and senders between them. Time stands still until a test
// moves it.
import {
  AddressGuard,
  GuardedPost,
  newPushKeys,
  OutboxSender,
  WebPushChannel,
  type Channel,
  type PushPayload,
} from '#channels';
import { SystemIds } from '#host';
import { MINUTE_MS, SECOND_MS, silentLogger } from '#kernel';
import { Repositories, type Database } from '#records';
import { PushServiceUnderTest, SeededRandom, type ReceivedPush } from '#testing';
import { CentreTransactions } from '../../centre-transaction.js';
import type { IncidentDto } from '../../incidents/incident.dto.js';
import { ReportTokens } from '../../notifications/message-ports.js';
import type { PushSubscriptionDto } from '../../notifications/notification.dto.js';
import { Notifier, type NotificationReach, type NotificationRequest } from '../../notifications/notifier.js';
import { CentreUnderTest, effects, episode, type ClientOfPerson } from '../centre-under-test.js';

export const NAME = '山田 花子';
export const CONTACT = 'mailto:centre@example.jp';
/** Longer than a post to a push service may take. */
const POST_IS_OVER_MS = 11 * SECOND_MS;

export const payloads = (pushes: readonly ReceivedPush[]): PushPayload[] =>
  pushes.map(({ payload }) => payload as unknown as PushPayload);
export const person = (who: ClientOfPerson) => ({ kind: 'person', personId: who.personId }) as const;

interface Parts {
  readonly keys: ReturnType<typeof newPushKeys>;
  readonly database: Database;
  readonly push: PushServiceUnderTest;
  /** Another company's push service. */
  readonly other: PushServiceUnderTest;
  readonly post: GuardedPost;
  readonly centre: CentreUnderTest;
  readonly station: string;
  /** Of an open incident of the patient `p1`. */
  readonly incidentId: string;
  readonly seat: ClientOfPerson;
}

/** Its members are functions without a `this`, so that a test takes out those it needs. */
export type OutboxUnderTest = Parts & ReturnType<typeof handsOn>;

export async function openOutboxUnderTest(database: Database): Promise<OutboxUnderTest> {
  const keys = newPushKeys();
  const guard = new AddressGuard(['127.0.0.0/8']);
  const [push, other] = [await PushServiceUnderTest.open(), await PushServiceUnderTest.open()];
  const centre = await CentreUnderTest.open({
    database,
    messages: {
      pushKey: keys.publicKey,
      email: false,
      webhooks: [],
      reportTokens: new ReportTokens(keys.reportSecret),
      mayPushTo: (url) => guard.check(url),
    },
  });
  const station = await centre.station('板橋', ['板橋']);
  await centre.patient('p1', { displayName: NAME });
  const seat = await centre.person('centre', 'sato');
  await centre.take(effects('p1', 1, 'alarm-raised', episode()));
  const [incident] = await seat.get<IncidentDto[]>('/api/incidents');
  if (incident === undefined) throw new Error('the alarm opened no incident');
  const post = new GuardedPost(guard, { ca: `${push.ca}\n${other.ca}` });
  const parts = { keys, database, push, other, post, centre, station, incidentId: incident.id, seat };
  return { ...parts, ...handsOn(parts) };
}

function handsOn({ keys, database, push, other, post, centre, station, incidentId }: Parts) {
  const senders: OutboxSender[] = [];
  let count = 0;
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
  return {
    webPush,
    sender,
    ask,
    nurse: (): Promise<ClientOfPerson> => centre.person('station', `nurse${(count += 1)}`, station),
    administrator: (): Promise<ClientOfPerson> => centre.person('administrator', `admin${(count += 1)}`),
    subscribe: (who: ClientOfPerson, device: string, { showNames = false, at = push } = {}) =>
      who.post<PushSubscriptionDto>('/api/notifications/subscriptions', {
        ...at.device(device),
        label: device,
        showNames,
      }),
    withdraw: (): Promise<number> =>
      centre.app
        .get(CentreTransactions)
        .run((tx) => centre.app.get(Notifier).withdraw(tx, { incidentId }, 'acknowledged')),
    messagesOf: async ({ notificationId }: NotificationReach) =>
      (await new Repositories(database.db).notifications.messagesOf([notificationId])).filter(
        ({ channel }) => channel === 'web-push',
      ),
    factsOf: async (messageId: string): Promise<string[]> =>
      (await new Repositories(database.db).notifications.factsOf([messageId])).map(({ fact }) => fact).sort(),
    /** What a test left hanging ends when its time is up, and nothing it queued waits for the next. */
    settle: async (): Promise<void> => {
      const closing = senders.splice(0).map((one) => one.close());
      await centre.scheduler.advanceAsync(POST_IS_OVER_MS);
      await Promise.all(closing);
      await database.db
        .updateTable('notification_message')
        .set({ state: 'withdrawn' })
        .where('state', '=', 'queued')
        .execute();
    },
    close: async (): Promise<void> => {
      await centre.close();
      post.close();
      await push.close();
      await other.close();
      await database.close();
    },
  };
}
