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

  it('have words for every outcome of an incident and of a call', () => {
    expect(Object.keys(OUTCOME_TEXT)).toEqual([...OUTCOMES]);
    expect(Object.keys(CALL_OUTCOME_TEXT)).toEqual([...CALL_OUTCOMES]);
  });
});
