// What the timeline says: one sentence in Japanese and English for every kind of entry, made from plain facts. The entry
// keeps the facts too, so a text can be made anew but never needs to be.
import {
  dispatchText,
  doctorText,
  jaTail,
  tail,
  type DispatchTimelineFact,
  type DoctorTimelineFact,
} from './dispatch-facts.js';
import { escalationText, type EscalationTimelineFact } from './escalation-facts.js';
import { CALL_OUTCOME_TEXT, OUTCOME_TEXT, type BilingualText, type CallOutcome, type Outcome } from './outcome.js';
import { priorityText } from './priority-text.js';
import type { Priority } from '#alarms';

export type TimelineFact =
  | { readonly kind: 'incident-opened'; readonly follows: string | null }
  | {
      readonly kind: 'alarm-raised';
      readonly alarmId: string;
      readonly priority: Priority;
      readonly headline: BilingualText;
      readonly recurrence: boolean;
    }
  | {
      readonly kind: 'alarm-priority-changed';
      readonly alarmId: string;
      readonly from: Priority;
      readonly to: Priority;
      readonly headline: BilingualText;
    }
  | { readonly kind: 'alarm-cleared'; readonly alarmId: string; readonly headline: BilingualText }
  | {
      readonly kind: 'alarm-suppressed';
      readonly alarmId: string;
      readonly headline: BilingualText;
      readonly causes: readonly string[];
    }
  | { readonly kind: 'alarm-heard-again'; readonly alarmId: string; readonly headline: BilingualText }
  | { readonly kind: 'acknowledged'; readonly alarmIds: readonly string[] }
  | { readonly kind: 'acknowledgement-ended'; readonly alarmId: string }
  | { readonly kind: 'called'; readonly to: string; readonly outcome: CallOutcome; readonly note: string }
  | { readonly kind: 'noted'; readonly note: string }
  | { readonly kind: 'audio-paused'; readonly untilAt: number }
  | { readonly kind: 'rule-shelved'; readonly ruleId: string; readonly untilAt: number; readonly reason: string }
  | { readonly kind: 'rule-unshelved'; readonly ruleId: string }
  | { readonly kind: 'patient-paused'; readonly untilAt: number; readonly reason: string }
  | { readonly kind: 'patient-resumed' }
  | DispatchTimelineFact
  | DoctorTimelineFact
  | EscalationTimelineFact
  | { readonly kind: 'incident-closed'; readonly outcome: Outcome; readonly note: string };

export type TimelineKind = TimelineFact['kind'];

/** The sentence of an entry. Instants stay out of the text; the reader's screen shows them in its own clock. */
export function timelineText(fact: TimelineFact): BilingualText {
  switch (fact.kind) {
    case 'incident-opened':
      return fact.follows === null
        ? { ja: '対応を開始', en: 'Incident opened' }
        : { ja: '前回の終了から10分以内に再び開始', en: 'Opened again within 10 minutes of the last' };
    case 'alarm-raised':
    case 'alarm-priority-changed':
    case 'alarm-cleared':
    case 'alarm-suppressed':
    case 'alarm-heard-again':
      return alarmText(fact);
    case 'escalated':
    case 'messages-withdrawn':
      return escalationText(fact);
    case 'acknowledged':
      return { ja: '受けた', en: 'Acknowledged' };
    case 'acknowledgement-ended':
      return { ja: '状態が変わり、再び未対応', en: 'Changed for the worse; waits for an answer again' };
    case 'called':
      return {
        ja: `電話：${fact.to}（${CALL_OUTCOME_TEXT[fact.outcome].ja}）${jaTail(fact.note)}`,
        en: `Called ${fact.to} (${CALL_OUTCOME_TEXT[fact.outcome].en})${tail(fact.note)}`,
      };
    case 'noted':
      return { ja: fact.note, en: fact.note };
    case 'audio-paused':
      return { ja: '音を一時停止', en: 'Audio paused' };
    case 'rule-shelved':
      return { ja: `棚上げ（${fact.ruleId}）${jaTail(fact.reason)}`, en: `Shelved ${fact.ruleId}${tail(fact.reason)}` };
    case 'rule-unshelved':
      return { ja: `棚上げを解除（${fact.ruleId}）`, en: `Unshelved ${fact.ruleId}` };
    case 'patient-paused':
      return { ja: `見守りを一時停止${jaTail(fact.reason)}`, en: `Monitoring paused${tail(fact.reason)}` };
    case 'patient-resumed':
      return { ja: '見守りを再開', en: 'Monitoring resumed' };
    case 'incident-closed':
      return {
        ja: `終了（${OUTCOME_TEXT[fact.outcome].ja}）${jaTail(fact.note)}`,
        en: `Closed (${OUTCOME_TEXT[fact.outcome].en})${tail(fact.note)}`,
      };
    default:
      return isOfDoctor(fact) ? doctorText(fact) : dispatchText(fact);
  }
}

function alarmText(fact: Extract<TimelineFact, { kind: `alarm-${string}` }>): BilingualText {
  const { ja, en } = fact.headline;
  switch (fact.kind) {
    case 'alarm-raised':
      return {
        ja: `${fact.recurrence ? '再発' : '警報'}（${priorityText(fact.priority).ja}）：${ja}`,
        en: `${fact.recurrence ? 'Recurred' : 'Alarm'} (${priorityText(fact.priority).en}): ${en}`,
      };
    case 'alarm-priority-changed':
      return {
        ja: `優先度 ${priorityText(fact.from).ja} → ${priorityText(fact.to).ja}：${ja}`,
        en: `Priority ${priorityText(fact.from).en} → ${priorityText(fact.to).en}: ${en}`,
      };
    case 'alarm-cleared':
      return { ja: `回復：${ja}`, en: `Cleared: ${en}` };
    case 'alarm-suppressed':
      return { ja: `抑制中（${fact.causes.join('、')}）：${ja}`, en: `Suppressed (${fact.causes.join(', ')}): ${en}` };
    case 'alarm-heard-again':
      return { ja: `抑制が解けた：${ja}`, en: `No longer suppressed: ${en}` };
  }
}

function isOfDoctor(fact: DispatchTimelineFact | DoctorTimelineFact): fact is DoctorTimelineFact {
  return fact.kind.startsWith('doctor-');
}
