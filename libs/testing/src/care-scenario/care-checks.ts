// What a care scenario expects, held against the records and against what the channels were given. What is wrong comes
// back as sentences; none means that the check holds.
import { formatDuration } from '#alarms';
import type { IncidentRow } from '#records';
import type { CareCheck, CareChannel, ExpectedIncident } from './care-scenario.js';
import type { CareWorld } from './care-world.js';

export class CareChecks {
  constructor(private readonly world: CareWorld) {}

  subject(check: CareCheck): string {
    switch (check.check) {
      case 'notified':
      case 'not-notified':
      case 'withdrawn':
        return `${check.who} ${check.check}`;
      case 'deadlines':
        return 'deadlines';
      default:
        return `${check.patient} ${check.check}`;
    }
  }

  async wrong(check: CareCheck): Promise<string[]> {
    switch (check.check) {
      case 'notified': {
        const times = await this.times(check.who, check.channel, check.within);
        const holds = check.times === null ? times > 0 : times === check.times;
        return holds
          ? []
          : [
              `expected ${check.times ?? 'some'} by ${check.channel} within ${formatDuration(check.within)}, were ${times}`,
            ];
      }
      case 'not-notified': {
        const channels: readonly CareChannel[] = check.channel === null ? ['push', 'email', 'bell'] : [check.channel];
        const wrong: string[] = [];
        for (const channel of channels) {
          const times = await this.times(check.who, channel, check.within);
          if (times > 0) wrong.push(`expected nothing, were ${times} by ${channel}`);
        }
        return wrong;
      }
      case 'withdrawn':
        return this.withdrawn(check.who, check.channel);
      case 'state':
        return this.state(check.patient, check.expected);
      case 'timeline':
        return this.timeline(check);
      case 'timeline-count': {
        const count = (await this.entries(check.patient)).filter(({ label }) => matches(label, check.kind)).length;
        return count === check.count ? [] : [`expected ${check.count} of ${check.kind}, were ${count}`];
      }
      case 'says': {
        const said = (await this.entries(check.patient)).map(({ text }) => text);
        return said.some((text) => text.includes(check.text))
          ? []
          : [`nothing says ${check.text}; it says ${said.join(' / ')}`];
      }
      case 'deadlines':
        return this.deadlines(check.counts);
    }
  }

  private async times(who: string, channel: CareChannel, within: number): Promise<number> {
    const { world } = this;
    const since = world.scenarioTime - within;
    if (channel === 'push' || channel === 'email') {
      return world.handed.filter(
        (one) => one.personId === who && one.channel === channel && !one.withdraws && one.at >= since,
      ).length;
    }
    const rows = await world.database.db
      .selectFrom('notification_message')
      .innerJoin('notification', 'notification.id', 'notification_message.notification_id')
      .select('notification_message.id')
      .where('notification.purpose', channel === 'roster' ? '=' : '!=', 'roster')
      .where('person_id', '=', who)
      .where('channel', '=', 'bell')
      .where('withdraws', 'is', null)
      .where('queued_at', '>=', world.clock.now() - within)
      .execute();
    return rows.length;
  }

  /** Everything to a person by a channel has been taken back: unsent, or followed by its withdrawal. */
  private async withdrawn(who: string, channel: Exclude<CareChannel, 'roster'>): Promise<string[]> {
    const kind = channel === 'push' ? 'web-push' : channel;
    const rows = await this.world.database.db
      .selectFrom('notification_message')
      .innerJoin('notification', 'notification.id', 'notification_message.notification_id')
      .select(['notification_message.id', 'notification_message.state', 'notification.withdrawn_at'])
      .where('person_id', '=', who)
      .where('channel', '=', kind)
      .where('withdraws', 'is', null)
      .where('notification.purpose', '=', 'escalation')
      .execute();
    if (rows.length === 0) return ['expected something to be taken back, nothing was ever sent'];
    return rows.flatMap(({ state, withdrawn_at }) => (withdrawn_at === null ? [`a message stands (${state})`] : []));
  }

  private async state(patientId: string, expected: ExpectedIncident): Promise<string[]> {
    const { incidents, escalations, dispatches } = this.world.records;
    const row = (await incidents.openOf(patientId)) ?? (await incidents.lastClosedOf(patientId));
    if (row === undefined) return expected.state === 'none' ? [] : ['there is no incident'];
    const escalation = (await escalations.ofIncidents([row.id])).get(row.id);
    const newest = (await dispatches.ofIncidents([row.id])).at(-1);
    const nextAt = escalation?.next_at ?? null;
    const is: Record<keyof ExpectedIncident, unknown> = {
      state: row.state,
      priority: row.priority,
      acknowledgedBy: row.acknowledged_by,
      cause: escalation?.cause ?? null,
      level: escalation?.taken ?? 0,
      louder: escalation?.louder ?? false,
      unreached: escalation?.unreached ?? false,
      nextIn: nextAt === null ? null : nextAt - this.world.clock.now(),
      dispatch: newest?.state ?? null,
      station: newest?.station_id ?? null,
    };
    return Object.entries(expected).flatMap(([name, value]) => {
      const found = is[name as keyof ExpectedIncident];
      return found === value ? [] : [`${name} expected ${shown(name, value)}, was ${shown(name, found)}`];
    });
  }

  private async timeline({ patient, kinds, exact }: Extract<CareCheck, { check: 'timeline' }>): Promise<string[]> {
    const labels = (await this.entries(patient)).map(({ label }) => label);
    if (exact) {
      const same = labels.length === kinds.length && kinds.every((kind, index) => matches(labels[index] ?? '', kind));
      return same ? [] : [`expected ${kinds.join(', ')}; was ${labels.join(', ')}`];
    }
    let from = 0;
    for (const kind of kinds) {
      const found = labels.findIndex((label, index) => index >= from && matches(label, kind));
      if (found < 0) return [`expected ${kind} after entry ${from}; was ${labels.join(', ')}`];
      from = found + 1;
    }
    return [];
  }

  private async deadlines(counts: Readonly<Record<string, number>>): Promise<string[]> {
    const waiting = await this.world.records.deadlines.all();
    return Object.entries(counts).flatMap(([kind, count]) => {
      const found = waiting.filter((row) => row.kind === kind).length;
      return found === count ? [] : [`expected ${count} of ${kind}, were ${found}`];
    });
  }

  /** Every entry of the patient's incidents, oldest first; an escalation is told with whom it called. */
  private async entries(patientId: string): Promise<Array<{ label: string; text: string }>> {
    const rows: IncidentRow[] = [];
    const { incidents } = this.world.records;
    for (const state of ['closed', 'open'] as const) {
      rows.push(...(await incidents.list({ state, patientIds: [patientId], limit: 100 })));
    }
    rows.sort((a, b) => a.opened_at - b.opened_at);
    const entries: Array<{ label: string; text: string }> = [];
    for (const { id } of rows) {
      for (const { kind, data, text } of await incidents.timeline(id)) {
        const calls = (data['calls'] ?? []) as ReadonlyArray<{ target: string }>;
        const whom = kind === 'escalated' ? ` ${calls.map(({ target }) => target).join('+')}` : '';
        entries.push({ label: `${kind}${whom}`, text: `${text.ja} ${text.en}` });
      }
    }
    return entries;
  }
}

/** `escalated` stands for any escalation, `escalated supervisor` for the one that called the supervisor alone. */
const matches = (label: string, kind: string): boolean => label === kind || label.split(' ')[0] === kind;

function shown(name: string, value: unknown): string {
  if (name === 'nextIn' && typeof value === 'number') return formatDuration(value);
  if (value === null) return 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
