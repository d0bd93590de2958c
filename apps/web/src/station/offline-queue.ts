// What a nurse did while the phone had no network: kept in order with the time it was done, sent later, each once.
// Pure: the queue is a value; `outbox.ts` stores and sends it.
import type { Instant } from '#kernel';
import type { Dispatch, DispatchState, Meanwhile, SpotVitals } from '../api/types.js';

export type NurseAct =
  | { readonly kind: 'accept'; readonly etaMinutes: number | null; readonly nurseId?: string | null }
  | { readonly kind: 'decline'; readonly reason: string }
  | { readonly kind: 'en-route' }
  | { readonly kind: 'on-scene' }
  | { readonly kind: 'hand-over'; readonly nurseId: string }
  /** The picture itself lies in `photo-store.ts`. */
  | { readonly kind: 'photo'; readonly photoId: string }
  | {
      readonly kind: 'report';
      readonly findings: string;
      readonly vitals: SpotVitals;
      readonly action: string;
      readonly nextStep: string;
      readonly consciousness?: Consciousness;
      readonly oxygen?: boolean;
    };

/** Alert, new confusion, voice, pain, unresponsive. */
export type Consciousness = 'A' | 'C' | 'V' | 'P' | 'U';

export interface QueuedAct {
  readonly requestId: string;
  readonly dispatchId: string;
  readonly act: NurseAct;
  /** When it was done. */
  readonly madeAt: Instant;
  /** Whether a try has failed: then the centre is told when it was done, and that it comes late. */
  readonly late: boolean;
}

/** Why the centre did not take an act, as facts which the screen puts into words. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  /** How the dispatch stands at the centre meanwhile, since when and by whom; `null` where that is not known. */
  readonly meanwhile: Pick<Meanwhile, 'state' | 'since' | 'byName' | 'kept'> | null;
}

/** An act that the centre did not take; kept whole until the nurse has read it, so that no report is lost with it. */
export interface RefusedAct extends QueuedAct {
  readonly refusal: Refusal;
}

export interface Queue {
  readonly waiting: readonly QueuedAct[];
  readonly refused: readonly RefusedAct[];
}

export const EMPTY_QUEUE: Queue = { waiting: [], refused: [] };

export function enqueued(queue: Queue, act: QueuedAct): Queue {
  // A second press on a button is the same press; photos come in numbers.
  const twice = queue.waiting.some(
    (known) =>
      known.requestId === act.requestId ||
      (act.act.kind !== 'photo' && known.dispatchId === act.dispatchId && known.act.kind === act.act.kind),
  );
  // What waits behind something else is late too, although it was never tried by itself.
  const queued = queue.waiting.length > 0 ? { ...act, late: true } : act;
  return twice ? queue : { ...queue, waiting: [...queue.waiting, queued] };
}

export type Sending =
  | { readonly kind: 'taken' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** What becomes of the queue after one try. A refused acceptance takes along the steps of its dispatch that build on it. */
export function settled(queue: Queue, requestId: string, result: Sending): Queue {
  const act = queue.waiting.find((each) => each.requestId === requestId);
  if (act === undefined) return queue;
  switch (result.kind) {
    case 'taken':
      return { ...queue, waiting: queue.waiting.filter((each) => each !== act) };
    case 'unreachable':
      return { ...queue, waiting: queue.waiting.map((each) => ({ ...each, late: true })) };
    case 'refused': {
      // What was found at the door counts more than the form: reports and photos are still offered to the centre.
      const dropped = (each: QueuedAct): boolean =>
        each === act ||
        (act.act.kind === 'accept' &&
          each.dispatchId === act.dispatchId &&
          each.act.kind !== 'report' &&
          each.act.kind !== 'photo');
      return {
        waiting: queue.waiting.filter((each) => !dropped(each)),
        refused: [...queue.refused, { ...act, refusal: result.refusal }],
      };
    }
  }
}

export function dismissed(queue: Queue, requestId: string): Queue {
  return { ...queue, refused: queue.refused.filter((each) => each.requestId !== requestId) };
}

/** A refused act is offered once more, under the same id and with the time it was done. */
export function retried(queue: Queue, requestId: string): Queue {
  const act = queue.refused.find((each) => each.requestId === requestId);
  if (act === undefined) return queue;
  const { refusal: _, ...again } = act;
  return { waiting: [...queue.waiting, { ...again, late: true }], refused: dismissed(queue, requestId).refused };
}

const STATE_AFTER: Partial<Record<NurseAct['kind'], DispatchState>> = {
  accept: 'accepted',
  decline: 'declined',
  'en-route': 'en-route',
  'on-scene': 'on-scene',
  report: 'reported',
};

/** A dispatch as the nurse has left it, with what has not reached the centre yet laid over it, times included. */
export function withQueued(dispatch: Dispatch, queue: Queue): Dispatch {
  return queue.waiting
    .filter(({ dispatchId }) => dispatchId === dispatch.id)
    .reduce<Dispatch>((known, { act, madeAt }) => {
      const state = STATE_AFTER[act.kind];
      if (state === undefined) return known;
      const step = { state, at: madeAt, madeAt, by: '', byName: '', reason: null, keptAct: null };
      const eta =
        act.kind === 'accept' && act.etaMinutes !== null ? { eta: madeAt + act.etaMinutes * 60_000 } : undefined;
      return { ...known, state, steps: [...known.steps, step], ...eta };
    }, dispatch);
}

const KINDS: ReadonlySet<string> = new Set<NurseAct['kind']>([
  'accept',
  'decline',
  'en-route',
  'on-scene',
  'hand-over',
  'photo',
  'report',
]);

/** The queue from storage; anything not understood is left out. */
export function parsedQueue(text: string | null): Queue {
  if (text === null) return EMPTY_QUEUE;
  try {
    const kept = JSON.parse(text) as Partial<Queue>;
    return { waiting: (kept.waiting ?? []).filter(isQueued), refused: (kept.refused ?? []).filter(isRefused) };
  } catch {
    return EMPTY_QUEUE;
  }
}

function isRefused(input: unknown): input is RefusedAct {
  return isQueued(input) && 'refusal' in input && typeof input.refusal === 'object' && input.refusal !== null;
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
    KINDS.has(kind)
  );
}
