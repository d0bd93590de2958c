// Which sentence explains a refusal.
import type { NurseAct, Refusal } from './offline-queue.js';

export type RefusalReason =
  'recalled' | 'timed-out' | 'declined' | 'handed-over' | 'kept' | 'taken' | 'done' | 'gone' | 'invalid' | 'unknown';

export function reasonOf(act: NurseAct['kind'], { status, code, meanwhile }: Refusal): RefusalReason {
  if (status === 400 || status === 413 || status === 422) return 'invalid';
  if (status === 404) return 'gone';
  if (meanwhile?.kept === true) return 'kept';
  if (code === 'DISPATCH.HANDED_OVER') return 'handed-over';
  switch (meanwhile?.state) {
    case 'recalled':
    case 'timed-out':
    case 'declined':
      return meanwhile.state;
    case 'accepted':
    case 'en-route':
    case 'on-scene':
      return act === 'accept' || act === 'decline' ? 'taken' : 'unknown';
    case 'reported':
    case 'closed':
      return 'done';
    default:
      return 'unknown';
  }
}
