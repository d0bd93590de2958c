// What a month held, counted by the database: incidents, dispatches, visits, calls. Sums only, and no patient in them.
import { sql } from 'kysely';
import type { Priority } from '#alarms';
import type { CallOutcome, DispatchState, Outcome } from '#care';
import type { Queries } from '../database.js';
import type { LoadSpan } from './alarm-load.js';

export interface StationActivity {
  readonly stationId: string;
  readonly stationName: string;
  readonly offered: number;
  /** Without an alarm: planned checks. */
  readonly planned: number;
  readonly accepted: number;
  readonly declined: number;
  readonly timedOut: number;
  readonly recalled: number;
  /** A nurse was at the door. */
  readonly visits: number;
  readonly reported: number;
  readonly medianAnswerMs: number | null;
  /** From the offer to the door. */
  readonly medianArrivalMs: number | null;
}

export class ActivityRepository {
  constructor(private readonly q: Queries) {}

  async incidentsOpened({ from, to }: LoadSpan): Promise<Array<{ priority: Priority; count: number }>> {
    const { rows } = await sql<{ priority: Priority; count: number }>`
      select priority, count(*)::int as count from incident
      where opened_at >= ${from}::bigint and opened_at < ${to}::bigint group by priority`.execute(this.q);
    return rows;
  }

  /** How long incidents closed in the span were open, by outcome. */
  async incidentsClosed({
    from,
    to,
  }: LoadSpan): Promise<Array<{ outcome: Outcome; count: number; medianOpenMs: number }>> {
    const { rows } = await sql<{ outcome: Outcome; count: number; medianOpenMs: number }>`
      select outcome, count(*)::int as count,
        percentile_cont(0.5) within group (order by greatest(0, closed_at - opened_at)) as "medianOpenMs"
      from incident where state = 'closed' and closed_at >= ${from}::bigint and closed_at < ${to}::bigint
      group by outcome`.execute(this.q);
    return rows;
  }

  async calls({ from, to }: LoadSpan): Promise<Array<{ outcome: CallOutcome; count: number }>> {
    const { rows } = await sql<{ outcome: CallOutcome; count: number }>`
      select data ->> 'outcome' as outcome, count(*)::int as count from timeline_entry
      where kind = 'called' and at >= ${from}::bigint and at < ${to}::bigint group by 1`.execute(this.q);
    return rows;
  }

  /** Every station that was asked, and those that were not, by name. */
  async stations({ from, to }: LoadSpan): Promise<StationActivity[]> {
    const first = (state: DispatchState) =>
      sql`min(coalesce(step.made_at, step.at)) filter (where step.state = ${state})`;
    const { rows } = await sql<StationActivity>`
      select station.id as "stationId", station.name as "stationName",
        count(of.id)::int as offered,
        count(of.id) filter (where of.incident_id is null)::int as planned,
        count(of.accepted_at)::int as accepted,
        count(of.id) filter (where of.state = 'declined')::int as declined,
        count(of.id) filter (where of.state = 'timed-out')::int as "timedOut",
        count(of.id) filter (where of.state = 'recalled')::int as recalled,
        count(of.arrived_at)::int as visits,
        count(of.reported_at)::int as reported,
        percentile_cont(0.5) within group (order by greatest(0, of.accepted_at - of.offered_at))
          filter (where of.accepted_at is not null) as "medianAnswerMs",
        percentile_cont(0.5) within group (order by greatest(0, of.arrived_at - of.offered_at))
          filter (where of.arrived_at is not null) as "medianArrivalMs"
      from station left join (
        select dispatch.id, dispatch.station_id, dispatch.incident_id, dispatch.state, dispatch.offered_at,
          ${first('accepted')} as accepted_at, ${first('on-scene')} as arrived_at, ${first('reported')} as reported_at
        from dispatch left join dispatch_step step on step.dispatch_id = dispatch.id
        where dispatch.offered_at >= ${from}::bigint and dispatch.offered_at < ${to}::bigint
        group by dispatch.id
      ) of on of.station_id = station.id
      group by station.id, station.name
      order by station.name, station.id`.execute(this.q);
    return rows;
  }
}
