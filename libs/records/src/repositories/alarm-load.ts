// What the alarm load is worked out from, counted by the database: only sums leave it, never thirty days of alarms. All of
// it reads alarms by when they first sounded, which never changes, and is an index-only scan of `alarm_load`.
import { DAY_MS, MINUTE_MS, type Instant } from '#kernel';
import { sql, type RawBuilder } from 'kysely';
import type { Priority } from '#alarms';
import type { Outcome } from '#care';
import type { Queries } from '../database.js';

export const LOAD_SLOT_MS = 10 * MINUTE_MS;
export const PRESENCE_SLOT_MS = 5 * MINUTE_MS;

export interface LoadSpan {
  readonly from: Instant;
  /** Not included. */
  readonly to: Instant;
}

export interface LoadCount {
  /** Ten minutes since the epoch. */
  readonly slot: number;
  readonly priority: Priority;
  readonly count: number;
}

export interface LoadResponses {
  readonly priority: Priority;
  readonly total: number;
  readonly technical: number;
  readonly answered: number;
  readonly withinTarget: number;
  /** Nobody has answered, and the target has passed. */
  readonly overdue: number;
  readonly medianMs: number | null;
  readonly p90Ms: number | null;
}

export interface LoadOfRule {
  readonly patientId: string;
  readonly patientName: string;
  readonly ruleId: string;
  readonly count: number;
}

export class AlarmLoadRepository {
  constructor(private readonly q: Queries) {}

  /** Alarms by ten minutes and priority; slots without any are left out. */
  async counts(span: LoadSpan): Promise<LoadCount[]> {
    const { rows } = await countsQuery(span).execute(this.q);
    return rows;
  }

  async responses(
    span: LoadSpan,
    targetMs: Readonly<Record<Priority, number>>,
    now: Instant,
  ): Promise<LoadResponses[]> {
    const { rows } = await sql<LoadResponses>`
      select priority, count(*)::int as total,
        count(*) filter (where condition_kind = 'technical')::int as technical,
        count(took)::int as answered,
        count(*) filter (where took <= target)::int as "withinTarget",
        count(*) filter (where took is null and ${now}::bigint - paged_at > target)::int as overdue,
        percentile_cont(0.5) within group (order by took) as "medianMs",
        percentile_cont(0.9) within group (order by took) as "p90Ms"
      from (
        -- greatest() passes over a null: an alarm nobody has answered has no time, not a time of 0.
        select priority, condition_kind, paged_at,
          case when acknowledged_at is not null then greatest(0, acknowledged_at - paged_at) end as took,
          case priority when 'high' then ${targetMs.high}::bigint when 'medium' then ${targetMs.medium}::bigint
            else ${targetMs.low}::bigint end as target
        from alarm where ${sounded(span)}
      ) of
      group by priority`.execute(this.q);
    return rows;
  }

  async mostFrequent(span: LoadSpan, limit: number): Promise<LoadOfRule[]> {
    const { rows } = await sql<LoadOfRule>`
      select top.patient_id as "patientId", patient.display_name as "patientName", top.rule_id as "ruleId", top.count
      from (
        select patient_id, rule_id, count(*)::int as count from alarm where ${sounded(span)}
        group by patient_id, rule_id order by count desc, patient_id, rule_id limit ${limit}
      ) top join patient on patient.id = top.patient_id
      order by top.count desc, top.patient_id, top.rule_id`.execute(this.q);
    return rows;
  }

  async busiestPatients(span: LoadSpan, limit: number): Promise<Array<Omit<LoadOfRule, 'ruleId'>>> {
    const { rows } = await sql<Omit<LoadOfRule, 'ruleId'>>`
      select top.patient_id as "patientId", patient.display_name as "patientName", top.count
      from (
        select patient_id, count(*)::int as count from alarm where ${sounded(span)}
        group by patient_id order by count desc, patient_id limit ${limit}
      ) top join patient on patient.id = top.patient_id
      order by top.count desc, top.patient_id`.execute(this.q);
    return rows;
  }

  /** Rules that sounded three times or more within a minute, with how many alarms were the third or a further one. */
  async chattering(span: LoadSpan, limit: number): Promise<{ rules: number; top: LoadOfRule[] }> {
    const { rows } = await sql<LoadOfRule & { rules: number }>`
      select all_of.patient_id as "patientId", patient.display_name as "patientName", all_of.rule_id as "ruleId",
        all_of.count, all_of.rules
      from (
        select patient_id, rule_id, count(*)::int as count, (count(*) over ())::int as rules
        from (
          select patient_id, rule_id,
            paged_at - lag(paged_at, 2) over (partition by patient_id, rule_id order by paged_at) as two_back
          from alarm where ${sounded(span)}
        ) spaced
        where two_back <= ${MINUTE_MS}
        group by patient_id, rule_id
        order by count desc, patient_id, rule_id
        limit ${limit}
      ) all_of join patient on patient.id = all_of.patient_id
      order by all_of.count desc, all_of.patient_id, all_of.rule_id`.execute(this.q);
    return { rules: rows[0]?.rules ?? 0, top: rows.map(({ rules: _, ...rule }) => rule) };
  }

  /** Alarms that came to stand for more than a day within the span, and those that do so now. */
  async stale(span: LoadSpan, now: Instant): Promise<{ became: number; standing: number }> {
    const { rows } = await sql<{ became: number; standing: number }>`
      select
        (select count(*) from alarm
          where ${sounded({ from: span.from - DAY_MS, to: Math.min(span.to, now) - DAY_MS })}
            and coalesce(cleared_at, ${now}::bigint) - paged_at > ${DAY_MS})::int as became,
        (select count(*) from alarm
          where paged_at is not null and cleared_at is null and paged_at < ${now - DAY_MS}::bigint)::int as standing`.execute(
      this.q,
    );
    return rows[0] ?? { became: 0, standing: 0 };
  }

  async outcomes({ from, to }: LoadSpan): Promise<Array<{ outcome: Outcome; count: number }>> {
    const { rows } = await sql<{ outcome: Outcome; count: number }>`
      select outcome, count(*)::int as count from incident
      where state = 'closed' and closed_at >= ${from}::bigint and closed_at < ${to}::bigint
      group by outcome`.execute(this.q);
    return rows;
  }

  /** When the oldest alarm on record first sounded. */
  async firstSounded(): Promise<Instant | null> {
    const { rows } = await sql<{ at: Instant | null }>`
      select min(paged_at) as at from alarm where paged_at is not null`.execute(this.q);
    return rows[0]?.at ?? null;
  }
}

/** Exported for the test that the database reads it from the index alone. */
export function countsQuery(span: LoadSpan): RawBuilder<LoadCount> {
  return sql<LoadCount>`
    select paged_at / ${LOAD_SLOT_MS}::bigint as slot, priority, count(*)::int as count
    from alarm where ${sounded(span)}
    group by 1, 2 order by 1, 2`;
}

function sounded({ from, to }: LoadSpan): RawBuilder<unknown> {
  return sql`paged_at is not null and paged_at >= ${from}::bigint and paged_at < ${to}::bigint`;
}
