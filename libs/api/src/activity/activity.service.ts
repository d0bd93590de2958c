// The month's activity, counted by the database within the month of the centre's own calendar.
import { Inject, Injectable } from '@nestjs/common';
import { PRIORITIES } from '#alarms';
import { actionableShare, CALL_OUTCOMES, monthSpan, OUTCOMES, RESPONSE_TARGET_MS, responseFigures } from '#care';
import type { Clock } from '#kernel';
import { Repositories, type Database } from '#records';
import { figure } from '../alarm-load/alarm-load.service.js';
import { invalid } from '../http/refusal.js';
import { CLOCK, DATABASE } from '../ports.js';
import { CENTRE_TIME_ZONE } from '../roster/roster-view.service.js';
import type { ActivityDto } from './activity.dto.js';

@Injectable()
export class ActivityService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async activity(month: string): Promise<ActivityDto> {
    const span = monthSpan(month, CENTRE_TIME_ZONE);
    if (span === null) throw invalid('month', 'isMonth');
    const now = this.clock.now();
    const { activity, alarmLoad } = new Repositories(this.database.db);
    const opened = await activity.incidentsOpened(span);
    const closed = await activity.incidentsClosed(span);
    const calls = await activity.calls(span);
    const stations = await activity.stations(span);
    const responses = await alarmLoad.responses(span, RESPONSE_TARGET_MS, now);
    return {
      month,
      timeZone: CENTRE_TIME_ZONE,
      ...span,
      complete: now >= span.to,
      madeAt: now,
      priorities: PRIORITIES.map((priority) => {
        const facts = responses.find((each) => each.priority === priority);
        const { medianMs, p90Ms, withinTarget } = responseFigures(facts);
        return {
          priority,
          opened: opened.find((each) => each.priority === priority)?.count ?? 0,
          alarms: facts?.total ?? 0,
          targetMs: RESPONSE_TARGET_MS[priority],
          medianMs: figure(medianMs),
          p90Ms: figure(p90Ms),
          withinTarget: figure(withinTarget),
        };
      }),
      outcomes: OUTCOMES.map((outcome) => {
        const of = closed.find((each) => each.outcome === outcome);
        return { outcome, count: of?.count ?? 0, medianOpenMs: of?.medianOpenMs ?? null };
      }),
      actionable: figure(actionableShare(closed)),
      calls: CALL_OUTCOMES.map((outcome) => ({
        outcome,
        count: calls.find((each) => each.outcome === outcome)?.count ?? 0,
      })),
      stations,
    };
  }
}
