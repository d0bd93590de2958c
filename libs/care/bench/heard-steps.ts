// The escalation steps that somebody who follows the centre's events hears of in a while, each with when.
import { systemClock, systemScheduler } from '#host';
import type { DurationMs, Instant } from '#kernel';
import type { Events } from '#events';

export interface HeardStep {
  readonly incidentId: string;
  readonly dueAt: Instant;
  readonly heardAt: Instant;
}

export async function heardSteps(events: Events, forMs: DurationMs): Promise<HeardStep[]> {
  const heard: HeardStep[] = [];
  const stop = new AbortController();
  systemScheduler.after(forMs, () => stop.abort());
  for await (const { type, scope, data } of events.read({ after: await events.latest(), signal: stop.signal })) {
    if (type !== 'incident.timeline') continue;
    const { kind, data: told } = data['entry'] as { kind: string; data: { dueAt?: number } };
    if (kind !== 'escalated' || told.dueAt === undefined) continue;
    heard.push({ incidentId: scope.incidentId ?? '', dueAt: told.dueAt, heardAt: systemClock.now() });
  }
  return heard;
}
