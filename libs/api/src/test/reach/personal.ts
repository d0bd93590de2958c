// What belongs to one person and nobody else: a subscription, a passkey, another session, a message.
import { MINUTE_MS } from '#kernel';
import { CentreTransactions } from '../../centre-transaction.js';
import { Notifier } from '../../notifications/notifier.js';
import { START, type CentreUnderTest } from '../centre-under-test.js';
import type { Cast, Member } from './cast.js';

export interface Personal {
  readonly subscriptionId: string;
  readonly passkeyId: string;
  readonly sessionId: string;
  readonly messageId: string;
}

export async function belongingsOf(centre: CentreUnderTest, cast: Cast, { personId }: Member): Promise<Personal> {
  const { records, database } = centre;
  const [subscriptionId, passkeyId] = [`phone-${personId}`, `passkey-${personId}`];
  await records.pushSubscriptions.add({
    id: subscriptionId,
    person_id: personId,
    label: '電話',
    language: 'ja',
    show_names: false,
    service: 'push.example',
    server_key: 'key',
    endpoint: `https://push.example/${personId}`,
    p256dh: 'p',
    auth: 'a',
    created_at: START,
    last_sent_at: null,
    removed_at: null,
    removed_reason: null,
  });
  const facts = { counter: 0, transports: '[]', device_type: 'singleDevice', backed_up: false } as const;
  await database.db
    .insertInto('passkey')
    .values({
      id: passkeyId,
      person_id: personId,
      name: 'x',
      public_key: 'eA',
      created_at: START,
      last_used_at: null,
      ...facts,
    })
    .execute();
  const before = new Set((await records.sessions.ofPerson(personId)).map(({ id }) => id));
  await cast.session(personId);
  const sessionId = (await records.sessions.ofPerson(personId)).find(({ id }) => !before.has(id))!.id;
  return { subscriptionId, passkeyId, sessionId, messageId: await messageTo(centre, personId) };
}

async function messageTo(centre: CentreUnderTest, personId: string): Promise<string> {
  await centre.app.get(CentreTransactions).run((tx) =>
    centre.app.get(Notifier).request(tx, {
      audience: { kind: 'person', personId },
      purpose: 'system',
      priority: 'low',
      incidentId: null,
      dispatchId: null,
      patientId: null,
      text: { ja: 'お知らせ', en: 'Notice' },
      namedText: null,
      link: '/',
      expiresAt: START + MINUTE_MS,
      key: `notice:${personId}`,
    }),
  );
  const rows = centre.database.db.selectFrom('notification_message').select('id').where('person_id', '=', personId);
  return (await rows.where('channel', '=', 'bell').executeTakeFirstOrThrow()).id;
}
