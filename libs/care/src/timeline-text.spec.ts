import { CALL_OUTCOMES, CALL_OUTCOME_TEXT, OUTCOMES, OUTCOME_TEXT } from './outcome.js';
import { timelineText, type TimelineFact } from './timeline-text.js';

const headline = { ja: 'SpO2が90 %未満', en: 'SpO2 below 90 %' };
const station = '見本ステーション';

/** One of every kind; the type makes sure that none is forgotten. */
const EVERY: { readonly [K in TimelineFact['kind']]: Extract<TimelineFact, { kind: K }> } = {
  'incident-opened': { kind: 'incident-opened', follows: null },
  'alarm-raised': { kind: 'alarm-raised', alarmId: 'a', priority: 'high', headline, recurrence: false },
  'alarm-priority-changed': { kind: 'alarm-priority-changed', alarmId: 'a', from: 'medium', to: 'high', headline },
  'alarm-cleared': { kind: 'alarm-cleared', alarmId: 'a', headline },
  'alarm-suppressed': { kind: 'alarm-suppressed', alarmId: 'a', headline, causes: ['shelved'] },
  'alarm-heard-again': { kind: 'alarm-heard-again', alarmId: 'a', headline },
  acknowledged: { kind: 'acknowledged', alarmIds: ['a'] },
  'acknowledgement-ended': { kind: 'acknowledgement-ended', alarmId: 'a' },
  called: { kind: 'called', to: '長女', outcome: 'no-answer', note: '留守' },
  noted: { kind: 'noted', note: '経過を見る' },
  'audio-paused': { kind: 'audio-paused', untilAt: 1 },
  'rule-shelved': { kind: 'rule-shelved', ruleId: 'spo2-low', untilAt: 1, reason: '体位交換' },
  'rule-unshelved': { kind: 'rule-unshelved', ruleId: 'spo2-low' },
  'patient-paused': { kind: 'patient-paused', untilAt: 1, reason: '外出' },
  'patient-resumed': { kind: 'patient-resumed' },
  'dispatch-offered': { kind: 'dispatch-offered', dispatchId: 'd', station, note: '' },
  'dispatch-accepted': { kind: 'dispatch-accepted', dispatchId: 'd', station, etaAt: null },
  'dispatch-declined': { kind: 'dispatch-declined', dispatchId: 'd', station, reason: '訪問中' },
  'dispatch-timed-out': { kind: 'dispatch-timed-out', dispatchId: 'd', station },
  'dispatch-en-route': { kind: 'dispatch-en-route', dispatchId: 'd', station },
  'dispatch-on-scene': { kind: 'dispatch-on-scene', dispatchId: 'd', station },
  'dispatch-reported': { kind: 'dispatch-reported', dispatchId: 'd', station, findings: '安定', action: '' },
  'dispatch-recalled': { kind: 'dispatch-recalled', dispatchId: 'd', station },
  'dispatch-unreached': { kind: 'dispatch-unreached', dispatchId: 'd', station },
  'dispatch-handed-over': { kind: 'dispatch-handed-over', dispatchId: 'd', station, from: '大野', to: '森' },
  'dispatch-kept-though': {
    kind: 'dispatch-kept-though',
    dispatchId: 'd',
    station,
    act: 'arrive',
    state: 'recalled',
    findings: '',
  },
  'dispatch-exhausted': { kind: 'dispatch-exhausted', asked: 2 },
  'visit-planned': { kind: 'visit-planned', dispatchId: 'd', station, plannedFor: 1, reason: '創部の確認' },
  'visit-overdue': { kind: 'visit-overdue', dispatchId: 'd', station, plannedFor: 1, attempt: 1 },
  'photo-added': { kind: 'photo-added', dispatchId: 'd', station },
  'report-sent': { kind: 'report-sent', dispatchId: 'd', station, doctors: [] },
  'report-opened': { kind: 'report-opened', dispatchId: 'd', station, doctor: '遠藤' },
  'doctor-sought': { kind: 'doctor-sought', chainId: 'c', question: '酸素を上げてよいか' },
  'doctor-asked': { kind: 'doctor-asked', chainId: 'c', doctor: '遠藤', role: 'family-doctor', repetition: 1 },
  'doctor-answered': { kind: 'doctor-answered', chainId: 'c', doctor: '遠藤', role: 'covering-doctor' },
  'doctor-declined': { kind: 'doctor-declined', chainId: 'c', doctor: '遠藤', role: 'family-doctor', note: '手術中' },
  'doctor-no-answer': { kind: 'doctor-no-answer', chainId: 'c', doctor: '遠藤', role: 'coordinating-doctor' },
  'doctor-nobody': { kind: 'doctor-nobody', chainId: 'c' },
  'doctor-search-ended': { kind: 'doctor-search-ended', chainId: 'c', reason: '救急搬送' },
  'doctor-ordered': { kind: 'doctor-ordered', doctor: '遠藤', way: 'telephone', order: '酸素 2 L/分', readBack: true },
  escalated: {
    kind: 'escalated',
    cause: 'unanswered',
    priority: 'high',
    number: 2,
    repeated: false,
    louder: true,
    unreached: false,
    dueAt: 0,
    lateMs: 0,
    calls: [{ target: 'supervisor', people: 1, reached: 1, channels: ['web-push'], names: ['監督 一郎'] }],
  },
  'messages-withdrawn': { kind: 'messages-withdrawn', messages: 2 },
  'incident-closed': { kind: 'incident-closed', outcome: 'true-acted', note: '' },
};

describe('the timeline’s sentences', () => {
  it.each(Object.values(EVERY))('say "$kind" in both languages', (fact) => {
    const { ja, en } = timelineText(fact);
    expect(ja).not.toBe('');
    expect(en).not.toBe('');
    if (fact.kind !== 'noted') expect(ja).not.toBe(en);
    expect(`${ja}${en}`).not.toMatch(/undefined|null|NaN/);
  });

  it('carry what was said and why', () => {
    expect(timelineText(EVERY.called)).toEqual({
      ja: '電話：長女（応答なし）：留守',
      en: 'Called 長女 (no answer): 留守',
    });
    expect(timelineText(EVERY['dispatch-reported']).ja).toBe('見本ステーションが報告：安定');
    expect(timelineText({ ...EVERY['alarm-raised'], recurrence: true }).en).toBe('Recurred (high): SpO2 below 90 %');
  });

  it('make an offer that lapsed hard to overlook', () => {
    expect(timelineText(EVERY['dispatch-timed-out']).ja).toMatch(/^⚠/);
  });

  it.each([
    'dispatch-unreached',
    'dispatch-kept-though',
    'dispatch-exhausted',
    'visit-overdue',
    'report-sent',
    'doctor-nobody',
    'doctor-asked',
  ] as const)('make %s hard to overlook', (kind) => {
    expect(timelineText(EVERY[kind]).ja).toMatch(/^⚠/);
    expect(timelineText(EVERY[kind]).en).toMatch(/^⚠/);
  });

  it('say what a nurse did at the door although she was called off', () => {
    expect(timelineText(EVERY['dispatch-kept-though'])).toEqual({
      ja: '⚠ 見本ステーションが取り消し後に到着していた',
      en: '⚠ 見本ステーション arrived though recalled',
    });
  });

  it('name who ordered what by telephone, and that it was read back', () => {
    expect(timelineText(EVERY['doctor-ordered'])).toEqual({
      ja: '医師の指示（遠藤・電話・復唱済み）：酸素 2 L/分',
      en: 'Order of 遠藤 (by telephone, read back): 酸素 2 L/分',
    });
  });

  it('have words for every outcome of an incident and of a call', () => {
    expect(Object.keys(OUTCOME_TEXT)).toEqual([...OUTCOMES]);
    expect(Object.keys(CALL_OUTCOME_TEXT)).toEqual([...CALL_OUTCOMES]);
  });
});
