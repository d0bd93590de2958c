// An act made on a phone that was offline, and what happened meanwhile: both facts go back, so that the phone can explain.
import type { DispatchAction } from '#care';
import { conflictOf } from '#care';
import type { DispatchRow, DispatchStepRow } from '#records';
import { Refusal } from '../http/refusal.js';

const CODES = {
  recalled: ['DISPATCH.RECALLED', 'The centre has called this dispatch off.'],
  'timed-out': ['DISPATCH.TIMED_OUT', 'The time to answer this offer had passed.'],
  declined: ['DISPATCH.DECLINED', 'This dispatch was declined.'],
  'taken-by-another': ['DISPATCH.TAKEN_BY_ANOTHER', 'This offer has been answered already.'],
  'done-already': ['DISPATCH.DONE_ALREADY', 'This dispatch has moved on already.'],
  'handed-over': ['DISPATCH.HANDED_OVER', 'Another nurse of the station has taken this dispatch over.'],
} as const;

export function meanwhileRefusal(
  row: DispatchRow,
  steps: readonly DispatchStepRow[],
  act: { readonly action: DispatchAction; readonly madeAt: number | null; readonly kept: boolean },
  handedOver: { readonly at: number; readonly toName: string } | null = null,
): Refusal {
  const [code, message] = CODES[handedOver === null ? conflictOf(row.state, act.action).kind : 'handed-over'];
  const last = steps.filter((step) => step.state === row.state && step.kept_act === null).at(-1);
  return new Refusal(409, code, message, undefined, undefined, {
    act: act.action,
    madeAt: act.madeAt,
    state: row.state,
    since: handedOver?.at ?? last?.at ?? row.offered_at,
    byName: handedOver?.toName ?? last?.by_name ?? '',
    reason: handedOver === null ? (last?.reason ?? null) : null,
    kept: act.kept,
  });
}
