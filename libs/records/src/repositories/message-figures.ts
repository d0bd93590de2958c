// Counts and troubles of the outbox, for the page and the figures that show them.
import type { ChannelKind, Purpose } from '#channels';
import type { Instant } from '#kernel';
import { sql } from 'kysely';
import type { Queries } from '../database.js';

export interface ChannelCounts {
  readonly channel: ChannelKind;
  readonly queued: number;
  readonly failing: number;
  readonly sent: number;
  readonly delivered: number;
  readonly opened: number;
  readonly withdrawn: number;
  readonly failed: number;
}

/** In the order they are shown; the canary is no channel of people. */
const SHOWN: readonly ChannelKind[] = ['web-push', 'bell', 'email', 'webhook'];

export interface TroubledRow {
  readonly id: string;
  readonly channel: ChannelKind;
  readonly device_label: string;
  readonly state: string;
  readonly attempts: number;
  readonly last_error: string | null;
  readonly queued_at: Instant;
  readonly next_attempt_at: Instant;
  readonly purpose: Purpose;
  readonly receiver: string | null;
}

export class MessageFigureRepository {
  constructor(private readonly q: Queries) {}

  async waiting(): Promise<{ readonly waiting: number; readonly oldestAt: Instant | null }> {
    const row = await this.q
      .selectFrom('notification_message')
      .select((on) => [on.fn.countAll<number>().as('waiting'), on.fn.min('queued_at').as('oldest')])
      .where('state', '=', 'queued')
      .where('channel', '!=', 'canary')
      .executeTakeFirstOrThrow();
    return { waiting: Number(row.waiting), oldestAt: row.oldest };
  }

  /** By channel, of what was queued since; what waits, however old. Withdrawals follow others and are not counted. */
  async countsSince(since: Instant): Promise<ChannelCounts[]> {
    const { rows } = await sql<ChannelCounts>`
      select channel,
        count(*) filter (where state = 'queued')::int as queued,
        count(*) filter (where state = 'queued' and last_error is not null)::int as failing,
        count(*) filter (where state = 'sent' and queued_at >= ${since})::int as sent,
        count(*) filter (where queued_at >= ${since} and delivered)::int as delivered,
        count(*) filter (where queued_at >= ${since} and opened)::int as opened,
        count(*) filter (where state = 'withdrawn' and queued_at >= ${since})::int as withdrawn,
        count(*) filter (where state = 'failed' and queued_at >= ${since})::int as failed
      from (
        select m.channel, m.state, m.queued_at, m.last_error,
          exists (select 1 from delivery_fact f where f.message_id = m.id and f.fact = 'delivered') as delivered,
          exists (select 1 from delivery_fact f where f.message_id = m.id and f.fact = 'opened') as opened
        from notification_message m
        where (m.queued_at >= ${since} or m.state = 'queued') and m.withdraws is null
      ) as recent
      group by channel`.execute(this.q);
    const none = { queued: 0, failing: 0, sent: 0, delivered: 0, opened: 0, withdrawn: 0, failed: 0 };
    return SHOWN.map((channel) => rows.find((row) => row.channel === channel) ?? { channel, ...none });
  }

  /** Waiting after a failed attempt, or failed since, newest first. */
  troubled(since: Instant, limit: number): Promise<TroubledRow[]> {
    return this.q
      .selectFrom('notification_message as m')
      .innerJoin('notification as n', 'n.id', 'm.notification_id')
      .leftJoin('person as p', 'p.id', 'm.person_id')
      .select(['m.id', 'm.channel', 'm.device_label', 'm.state', 'm.attempts', 'm.last_error', 'm.queued_at'])
      .select(['m.next_attempt_at', 'n.purpose', 'p.display_name as receiver'])
      .where('m.channel', '!=', 'canary')
      .where((on) =>
        on.or([
          on.and([on('m.state', '=', 'queued'), on('m.last_error', 'is not', null)]),
          on.and([on('m.state', '=', 'failed'), on('m.queued_at', '>=', since)]),
        ]),
      )
      .orderBy('m.queued_at', 'desc')
      .orderBy('m.id', 'desc')
      .limit(limit)
      .execute();
  }
}
