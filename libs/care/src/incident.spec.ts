import {
  attentionOf,
  compareUrgency,
  headlineOf,
  incidentPriority,
  isAllSeen,
  isChattering,
  placeAlarm,
  unansweredSince,
  type IncidentAlarm,
  type UrgencyKey,
} from './incident.js';

const MINUTE = 60_000;
const alarm = (id: string, change: Partial<IncidentAlarm> = {}): IncidentAlarm => ({
  id,
  ruleId: id,
  priority: 'medium',
  conditionKind: 'physiological',
  presence: 'present',
  signalState: 'sounding',
  raisedAt: 0,
  clearedAt: null,
  acknowledgedAt: null,
  historical: false,
  suppressedBy: [],
  ...change,
});

describe('what a person has seen before acknowledging', () => {
  const waiting = [alarm('a', { priority: 'medium' }), alarm('b', { priority: 'low' })];

  it('is everything when each waiting alarm was shown as pressing as it is, or more', () => {
    expect(isAllSeen(waiting, waiting)).toBe(true);
    expect(isAllSeen(waiting, [alarm('b', { priority: 'high' }), alarm('a', { priority: 'medium' }), alarm('c')])).toBe(
      true,
    );
    expect(isAllSeen([], [])).toBe(true);
  });

  it('is not everything when one has come or has risen', () => {
    expect(isAllSeen(waiting, [alarm('a')])).toBe(false);
    expect(isAllSeen(waiting, [alarm('a', { priority: 'low' }), alarm('b', { priority: 'low' })])).toBe(false);
  });
});

describe('the place of an alarm', () => {
  const raisedAt = 100 * MINUTE;
  const place = (change: Partial<Parameters<typeof placeAlarm>[0]> = {}) =>
    placeAlarm({ alarm: alarm('a', { raisedAt }), open: null, lastClosed: null, earlier: null, ...change });

  it('is the patient’s open incident', () => {
    expect(place({ open: { id: 'i' } })).toEqual({ kind: 'joined', incidentId: 'i', recurrenceOf: null });
  });

  it('is a new incident where none is open', () => {
    expect(place()).toEqual({ kind: 'opened', follows: null, recurrenceOf: null });
  });

  it('links to the incident closed at most ten minutes before', () => {
    const closed = (closedAt: number) => place({ lastClosed: { id: 'i', closedAt } });
    expect(closed(raisedAt - 10 * MINUTE)).toMatchObject({ follows: 'i' });
    expect(closed(raisedAt - 10 * MINUTE - 1)).toMatchObject({ follows: null });
  });

  it('counts as a recurrence when the rule’s last alarm cleared at most ten minutes before', () => {
    const after = (clearedAt: number | null) => place({ open: { id: 'i' }, earlier: { id: 'e', clearedAt } });
    expect(after(raisedAt - 10 * MINUTE)).toMatchObject({ recurrenceOf: 'e' });
    expect(after(raisedAt - 10 * MINUTE - 1)).toMatchObject({ recurrenceOf: null });
    expect(after(null)).toMatchObject({ recurrenceOf: null });
  });

  it('is the record only for what was found late or is suppressed, even beside an open incident', () => {
    const open = { id: 'i' };
    expect(place({ open, alarm: alarm('a', { historical: true }) })).toEqual({ kind: 'recorded' });
    expect(place({ open, alarm: alarm('a', { suppressedBy: ['shelved'] }) })).toEqual({ kind: 'recorded' });
  });
});

describe('the urgency of an incident', () => {
  it('is that of the most pressing alarm that stands', () => {
    expect(incidentPriority([alarm('a', { priority: 'low' }), alarm('b', { priority: 'high' })])).toBe('high');
  });

  it('stays high while a cleared alarm is latched or unanswered', () => {
    const gone = { priority: 'high', clearedAt: 5, presence: 'absent' } as const;
    const mild = alarm('m', { priority: 'low', acknowledgedAt: 1 });
    expect(incidentPriority([alarm('h', { ...gone, signalState: 'latched', acknowledgedAt: 3 }), mild])).toBe('high');
    expect(incidentPriority([alarm('h', { ...gone, signalState: 'silent' }), mild])).toBe('high');
    expect(incidentPriority([alarm('h', { ...gone, signalState: 'silent', acknowledgedAt: 3 }), mild])).toBe('low');
  });

  it('is not raised by what calls nobody', () => {
    const hidden = alarm('h', { priority: 'high', suppressedBy: ['patient-paused'] });
    expect(incidentPriority([hidden, alarm('m', { priority: 'low' })])).toBe('low');
  });

  it('has no figure without alarms', () => {
    expect(incidentPriority([])).toBeNull();
  });

  it('orders the board: unanswered first, then priority, then longest unanswered', () => {
    const key = (priority: UrgencyKey['priority'], since: number | null, openedAt = 0): UrgencyKey => ({
      priority,
      unansweredSince: since,
      openedAt,
    });
    const order = [key('high', 10), key('high', 20), key('medium', 5), key('high', null, 1), key('high', null, 2)];
    expect([...order].reverse().sort(compareUrgency)).toEqual(order);
  });
});

describe('the headline', () => {
  it('is the standing alarm before one that is gone, then the urgent, then the unanswered, then the oldest', () => {
    const gone = alarm('gone', { priority: 'high', clearedAt: 1, signalState: 'silent' });
    const urgent = alarm('urgent', { priority: 'high', raisedAt: 9, acknowledgedAt: 10 });
    const old = alarm('old', { raisedAt: 1 });
    const young = alarm('young', { raisedAt: 2 });
    expect(headlineOf([young, gone, old, urgent])?.id).toBe('urgent');
    expect(headlineOf([young, gone, old])?.id).toBe('old');
    expect(headlineOf([gone])?.id).toBe('gone');
    expect(headlineOf([])).toBeNull();
  });
});

describe('waiting for a person', () => {
  it('counts from the oldest alarm that nobody has answered', () => {
    const alarms = [
      alarm('a', { raisedAt: 5, acknowledgedAt: 6 }),
      alarm('b', { raisedAt: 8 }),
      alarm('c', { raisedAt: 7 }),
    ];
    expect(unansweredSince({ acknowledgedAt: null, alarms, attention: null })).toBe(7);
    expect(unansweredSince({ acknowledgedAt: 9, alarms, attention: null })).toBeNull();
  });

  it('begins again when the last offer was declined or lapsed, until another is made', () => {
    const dispatch = (state: string, offeredAt: number, settledAt: number | null = null) => ({
      state,
      offeredAt,
      settledAt,
    });
    const lapsed = attentionOf([dispatch('timed-out', 1, 50)]);
    expect(lapsed).toEqual({ kind: 'dispatch-timed-out', since: 50 });
    expect(unansweredSince({ acknowledgedAt: 2, alarms: [], attention: lapsed })).toBe(50);
    expect(attentionOf([dispatch('declined', 1, 4)])).toEqual({ kind: 'dispatch-declined', since: 4 });
    expect(attentionOf([dispatch('timed-out', 1, 50), dispatch('offered', 60)])).toBeNull();
    expect(attentionOf([])).toBeNull();
  });
});

describe('chatter', () => {
  it('is three raises within a minute', () => {
    expect(isChattering([0, 30_000, 60_000])).toBe(true);
    expect(isChattering([60_000, 0, 60_001])).toBe(false);
    expect(isChattering([0, 1])).toBe(false);
  });
});
