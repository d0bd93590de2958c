// Shapes of the API for specs: complete, with what a spec cares about given.
import type { Alarm, Board, BoardPatient, Incident, TimelineEntry } from '../api/types.js';

export function aPatient(of: Partial<BoardPatient> = {}): BoardPatient {
  return {
    id: 'p1',
    displayName: '山田 ハナ',
    kana: 'ヤマダ ハナ',
    age: 84,
    sex: 'female',
    area: '板橋',
    conditions: [],
    livingAlone: false,
    pausedUntil: null,
    audioPausedUntil: null,
    devices: [],
    numerics: [],
    spark: [],
    rules: [],
    ...of,
  };
}

export function anAlarm(of: Partial<Alarm> = {}): Alarm {
  return {
    id: 'a1',
    patientId: 'p1',
    incidentId: 'i1',
    ruleId: 'spo2-low',
    ruleVersion: 1,
    ruleKind: 'limit',
    signal: 'spo2',
    priority: 'medium',
    conditionKind: 'physiological',
    presence: 'present',
    signalState: 'sounding',
    onsetAt: 0,
    raisedAt: 0,
    clearedAt: null,
    acknowledged: null,
    headline: { ja: '低い', en: 'low' },
    value: 84,
    limit: 90,
    extreme: 82,
    historical: false,
    episodeNumber: 1,
    recurrenceOf: null,
    suppressedBy: [],
    evidence: {},
    ...of,
  };
}

export function anIncident(of: Partial<Incident> = {}): Incident {
  return {
    id: 'i1',
    patientId: 'p1',
    state: 'open',
    priority: 'medium',
    openedAt: 0,
    closedAt: null,
    acknowledged: null,
    unansweredSince: 0,
    attention: null,
    headline: { ja: '低い', en: 'low' },
    headlineAlarm: null,
    escalation: null,
    alarms: [],
    dispatches: [],
    episodes: 1,
    chattering: [],
    follows: null,
    lastTimelineSeq: 0,
    outcome: null,
    ...of,
  };
}

export function aBoard(of: Partial<Board> = {}): Board {
  return {
    sequence: 0,
    now: 0,
    patients: [],
    incidents: [],
    stations: [],
    path: { state: 'ok', checkedAt: 0, latencyMs: 1 },
    ...of,
  };
}

export function aTimelineEntry(seq: number): TimelineEntry {
  return {
    incidentId: 'i1',
    seq,
    at: seq,
    madeAt: null,
    by: 'centre',
    byName: 'センター',
    kind: 'noted',
    text: { ja: `${seq}`, en: `${seq}` },
    data: {},
  };
}
