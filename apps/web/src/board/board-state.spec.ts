import { describe, expect, it } from '@jest/globals';
import type { Alarm, Board, Incident, IncidentDetail, TimelineEntry } from '../api/types.js';
import {
  EMPTY_BOARD,
  reduceBoard,
  soundingPriority,
  soundsLouder,
  type BoardEvent,
  type BoardState,
} from './board-state.js';
import { anAlarm, aBoard, anIncident, aPatient, aTimelineEntry } from './board-builders.js';

const loaded = (board: Partial<Board>): BoardState =>
  reduceBoard(EMPTY_BOARD, { kind: 'snapshot-loaded', board: aBoard(board) });

const received = (state: BoardState, event: BoardEvent): BoardState =>
  reduceBoard(state, { kind: 'event-received', event });

const changed = (sequence: number, incident: Incident): BoardEvent => ({
  sequence,
  type: 'incident.changed',
  data: { incident },
});

const appended = (sequence: number, entry: TimelineEntry): BoardEvent => ({
  sequence,
  type: 'incident.timeline',
  data: { entry },
});

describe('the board', () => {
  it('takes an event once: the same sequence again changes nothing', () => {
    const state = received(loaded({ sequence: 10 }), changed(11, anIncident({ priority: 'high' })));
    const again = received(state, changed(11, anIncident({ priority: 'low' })));
    expect(again).toBe(state);
    expect(again.incidents.get('p1')?.priority).toBe('high');
  });

  it('leaves out events that the snapshot already holds', () => {
    const state = loaded({ sequence: 10, incidents: [anIncident({ priority: 'medium' })] });
    expect(received(state, changed(10, anIncident({ priority: 'low' })))).toBe(state);
  });

  it('removes an incident when it closes, and not a newer one of the same patient', () => {
    const first = anIncident({ id: 'i1' });
    const second = anIncident({ id: 'i2' });
    const open = loaded({ sequence: 1, incidents: [first] });
    expect(received(open, changed(2, { ...first, state: 'closed' })).incidents.size).toBe(0);
    const newer = received(open, changed(2, second));
    expect(received(newer, changed(3, { ...first, state: 'closed' })).incidents.get('p1')?.id).toBe('i2');
  });

  it('keeps newer incidents when a snapshot arrives that is older than the events', () => {
    const state = received(loaded({ sequence: 5 }), changed(7, anIncident({ id: 'i7' })));
    const after = reduceBoard(state, {
      kind: 'snapshot-loaded',
      board: aBoard({ sequence: 6, patients: [aPatient({ id: 'p1' }), aPatient({ id: 'p2' })] }),
    });
    expect(after.incidents.get('p1')?.id).toBe('i7');
    expect(after.patients.size).toBe(2);
    expect(after.sequence).toBe(7);
  });

  it('replaces everything with a newer snapshot', () => {
    const state = loaded({ sequence: 5, incidents: [anIncident({ id: 'gone' })] });
    const after = reduceBoard(state, { kind: 'snapshot-loaded', board: aBoard({ sequence: 9, incidents: [] }) });
    expect(after.incidents.size).toBe(0);
    expect(after.sequence).toBe(9);
  });

  it('appends to a timeline that was asked for, in order and without doubles', () => {
    const detail: IncidentDetail = { ...anIncident({ id: 'i1' }), timeline: [aTimelineEntry(1), aTimelineEntry(2)] };
    let state = reduceBoard(loaded({ sequence: 1 }), { kind: 'timeline-loaded', incident: detail });
    state = received(state, appended(2, aTimelineEntry(4)));
    state = received(state, appended(3, aTimelineEntry(3)));
    state = received(state, appended(4, aTimelineEntry(4)));
    expect(state.timelines.get('i1')?.map((entry) => entry.seq)).toEqual([1, 2, 3, 4]);
  });

  it('keeps entries that came while the timeline was being asked for', () => {
    const detail: IncidentDetail = { ...anIncident({ id: 'i1' }), timeline: [aTimelineEntry(1)] };
    let state = reduceBoard(loaded({ sequence: 1 }), { kind: 'timeline-loaded', incident: detail });
    state = received(state, appended(2, aTimelineEntry(2)));
    state = reduceBoard(state, { kind: 'timeline-loaded', incident: detail });
    expect(state.timelines.get('i1')?.map((entry) => entry.seq)).toEqual([1, 2]);
  });

  it('leaves a timeline nobody asked for alone', () => {
    const state = received(loaded({ sequence: 1 }), appended(2, aTimelineEntry(1)));
    expect(state.timelines.size).toBe(0);
    expect(state.sequence).toBe(2);
  });

  it('shows a pause at once, and asks for the patients again where an event tells no more than that', () => {
    const state = loaded({ sequence: 1, patients: [aPatient({ id: 'p1' })] });
    const paused = received(state, {
      sequence: 2,
      type: 'patient.changed',
      data: { patientId: 'p1', pausedUntil: 900, audioPausedUntil: null },
    });
    expect(paused.patients.get('p1')?.pausedUntil).toBe(900);
    expect(paused.refreshWantedAt).toBe(state.refreshWantedAt);
    const vague = received(paused, { sequence: 3, type: 'patient.changed', data: { patientId: 'p1' } });
    expect(vague.refreshWantedAt).toBe(3);
  });
});

describe('what must sound', () => {
  const waiting = (alarms: Alarm[], rest: Partial<Incident> = {}): Incident =>
    anIncident({ unansweredSince: 1, alarms, ...rest });

  it('is the most pressing alarm that nobody has acknowledged', () => {
    const incidents = [waiting([anAlarm({ priority: 'low' })]), waiting([anAlarm({ priority: 'high' })])];
    expect(soundingPriority(incidents)).toBe('high');
  });

  it('is nothing once the incident is answered', () => {
    expect(
      soundingPriority([anIncident({ unansweredSince: null, alarms: [anAlarm({ priority: 'high' })] })]),
    ).toBeNull();
  });

  it('is louder once the calling says so, for an incident that sounds', () => {
    const escalation = {
      cause: 'unanswered' as const,
      level: 1,
      louder: true,
      since: 1,
      nextAt: 2,
      unreached: false,
      calls: [],
    };
    const plain = waiting([anAlarm()]);
    expect(soundsLouder([plain, waiting([anAlarm()], { escalation: { ...escalation, louder: false } })])).toBe(false);
    expect(soundsLouder([plain, waiting([anAlarm()], { escalation })])).toBe(true);
    const muted = waiting([anAlarm({ signalState: 'silent' })], { escalation });
    expect(soundsLouder([plain, muted])).toBe(false);
  });

  it('goes on for an alarm that is latched', () => {
    expect(soundingPriority([waiting([anAlarm({ priority: 'high', signalState: 'latched', clearedAt: 5 })])])).toBe(
      'high',
    );
  });

  it('leaves out what the engine has silenced, what is suppressed and what was found in late data', () => {
    const silent = [
      anAlarm({ signalState: 'silent' }),
      anAlarm({ suppressedBy: ['shelved'] }),
      anAlarm({ historical: true }),
      anAlarm({ acknowledged: { by: 'u1', initials: '佐', at: 1 } }),
    ];
    expect(soundingPriority([waiting(silent)])).toBeNull();
  });

  it('sounds for an offer that nobody took, also when every alarm is acknowledged', () => {
    const incident = waiting([anAlarm({ acknowledged: { by: 'u1', initials: '佐', at: 1 } })], {
      priority: 'medium',
      attention: 'dispatch-timed-out',
    });
    expect(soundingPriority([incident])).toBe('medium');
  });
});
