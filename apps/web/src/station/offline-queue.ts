// What a nurse did while the phone had no network: kept in order with the time it was done, sent later, each once.
// Pure: the queue is a value; `outbox.ts` stores and sends it.
import type { Instant } from '#kernel';
import type { Dispatch, DispatchState, SpotVitals } from '../api/types.js';

export type NurseAct =
  | { readonly kind: 'accept'; readonly etaMinutes: number | null }
  | { readonly kind: 'decline'; readonly reason: string }
  | { readonly kind: 'en-route' }
  | { readonly kind: 'on-scene' }
  | {
      readonly kind: 'report';
      readonly findings: string;
      readonly vitals: SpotVitals;
      readonly action: string;
      readonly nextStep: string;
    };

export interface QueuedAct {
  readonly requestId: string;
  readonly dispatchId: string;
  readonly act: NurseAct;
  /** When it was done. */
  readonly madeAt: Instant;
  /** Whether a try has failed: then the centre is told when it was done, and that it comes late. */
  readonly late: boolean;
}

/** An act that the centre did not take; shown until the nurse has read it. */
export interface RefusedAct {
  readonly requestId: string;
  readonly dispatchId: string;
  readonly kind: NurseAct['kind'];
}

export interface Queue {
  readonly waiting: readonly QueuedAct[];
  readonly refused: readonly RefusedAct[];
}

export const EMPTY_QUEUE: Queue = { waiting: [], refused: [] };

export function enqueued(queue: Queue, act: QueuedAct): Queue {
  const twice = queue.waiting.some(
    (known) =>
      known.requestId === act.requestId || (known.dispatchId === act.dispatchId && known.act.kind === act.act.kind),
  );
  return twice ? queue : { ...queue, waiting: [...queue.waiting, act] };
}

export type Sending = 'taken' | 'refused' | 'unreachable';

/** What becomes of the queue after one try. A refused act takes along those of its dispatch that build on it. */
export function settled(queue: Queue, requestId: string, result: Sending): Queue {
  const act = queue.waiting.find((each) => each.requestId === requestId);
  if (act === undefined) return queue;
  switch (result) {
    case 'taken':
      return { ...queue, waiting: queue.waiting.filter((each) => each !== act) };
    case 'unreachable':
      return { ...queue, waiting: queue.waiting.map((each) => (each === act ? { ...act, late: true } : each)) };
    case 'refused': {
      // A report is never thrown away with a step before it: what was found at the door counts more than the form.
      const dropped = (each: QueuedAct): boolean =>
        each === act || (act.act.kind === 'accept' && each.dispatchId === act.dispatchId && each.act.kind !== 'report');
      return {
        waiting: queue.waiting.filter((each) => !dropped(each)),
        refused: [...queue.refused, { requestId, dispatchId: act.dispatchId, kind: act.act.kind }],
      };
    }
  }
}

export function dismissed(queue: Queue, requestId: string): Queue {
  return { ...queue, refused: queue.refused.filter((each) => each.requestId !== requestId) };
}

const STATE_AFTER: Record<NurseAct['kind'], DispatchState> = {
  accept: 'accepted',
  decline: 'declined',
  'en-route': 'en-route',
  'on-scene': 'on-scene',
  report: 'reported',
};

/** A dispatch as the nurse has left it, with what has not reached the centre yet. */
export function withQueued(dispatch: Dispatch, queue: Queue): Dispatch {
  const last = queue.waiting.findLast((each) => each.dispatchId === dispatch.id);
  return last === undefined ? dispatch : { ...dispatch, state: STATE_AFTER[last.act.kind] };
}

/** The queue from storage; anything not understood is an empty queue. */
export function parsedQueue(text: string | null): Queue {
  if (text === null) return EMPTY_QUEUE;
  try {
    const kept = JSON.parse(text) as Partial<Queue>;
    return { waiting: (kept.waiting ?? []).filter(isQueued), refused: kept.refused ?? [] };
  } catch {
    return EMPTY_QUEUE;
  }
}

function isQueued(input: unknown): input is QueuedAct {
  if (typeof input !== 'object' || input === null) return false;
  const { requestId, dispatchId, act, madeAt } = input as Record<string, unknown>;
  const kind = typeof act === 'object' && act !== null && 'kind' in act ? act.kind : null;
  return (
    typeof requestId === 'string' &&
    typeof dispatchId === 'string' &&
    typeof madeAt === 'number' &&
    typeof kind === 'string' &&
    kind in STATE_AFTER
  );
}
