// How an incident ended and how a call went, as the centre's staff record it. Outcomes feed the doctor's tuning page and
// the alarm-load figures, so every incident ends with exactly one of these.

/** A sentence in both languages of the house. */
export interface BilingualText {
  readonly ja: string;
  readonly en: string;
}

export const OUTCOMES = ['true-acted', 'true-watched', 'false-artefact', 'false-limit', 'technical', 'test'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const OUTCOME_TEXT: Readonly<Record<Outcome, BilingualText>> = {
  'true-acted': { ja: '真の警報・対応した', en: 'True, acted on' },
  'true-watched': { ja: '真の警報・経過を見た', en: 'True, watched' },
  'false-artefact': { ja: '偽の警報・体動や外れ', en: 'False: artefact' },
  'false-limit': { ja: '偽の警報・限界値が厳しい', en: 'False: limit too tight' },
  technical: { ja: '機器・通信の問題', en: 'Technical' },
  test: { ja: '試験', en: 'Test' },
};

export const CALL_OUTCOMES = ['reached', 'no-answer', 'busy', 'left-message', 'wrong-number'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

export const CALL_OUTCOME_TEXT: Readonly<Record<CallOutcome, BilingualText>> = {
  reached: { ja: '話せた', en: 'reached' },
  'no-answer': { ja: '応答なし', en: 'no answer' },
  busy: { ja: '話し中', en: 'busy' },
  'left-message': { ja: '伝言を残した', en: 'left a message' },
  'wrong-number': { ja: '番号違い', en: 'wrong number' },
};
