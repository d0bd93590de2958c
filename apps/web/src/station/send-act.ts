// One try to tell the centre what the nurse did.
import { api, ApiError, take } from '../api/client.js';
import type { Dispatch } from '../api/types.js';
import { centreClock } from '../clock.js';
import type { QueuedAct, Refusal, Sending } from './offline-queue.js';

export interface Sent {
  readonly result: Sending;
  readonly dispatch: Dispatch | null;
}

export async function sendAct(queued: QueuedAct): Promise<Sent> {
  try {
    return { result: { kind: 'taken' }, dispatch: await post(queued) };
  } catch (error) {
    const failed = error instanceof ApiError ? error : null;
    if (failed === null || isForLater(failed)) return { result: { kind: 'unreachable' }, dispatch: null };
    const dispatch = await asItStands(queued.dispatchId);
    return { result: { kind: 'refused', refusal: refusalOf(failed, dispatch) }, dispatch };
  }
}

/** A lost session is not a refusal: the act waits until the nurse has logged in again. */
function isForLater(error: ApiError): boolean {
  return error.isTransient || error.status >= 500 || [401, 403, 408, 425, 429].includes(error.status);
}

/** What the centre knows of the dispatch now, so that the nurse is told what has happened and not only that it has. */
async function asItStands(id: string): Promise<Dispatch | null> {
  try {
    return await take(api.GET('/api/dispatches/{id}', { params: { path: { id } } }));
  } catch {
    return null;
  }
}

function refusalOf({ status, code }: ApiError, dispatch: Dispatch | null): Refusal {
  const last = dispatch?.steps.at(-1);
  const meanwhile =
    dispatch === null || last === undefined ? null : { state: dispatch.state, at: last.at, byName: last.byName };
  return { status, code, meanwhile };
}

async function post({ requestId, dispatchId, act, madeAt, late }: QueuedAct): Promise<Dispatch> {
  const params = { path: { id: dispatchId } };
  // A phone's clock that runs ahead must not cost a report: nothing was done after the centre's now.
  const common = { requestId, ...(late ? { madeAt: Math.min(madeAt, Math.floor(centreClock.now())) } : {}) };
  switch (act.kind) {
    case 'accept': {
      const eta = act.etaMinutes === null ? {} : { etaMinutes: act.etaMinutes };
      return take(api.POST('/api/dispatches/{id}/accept', { params, body: { ...common, ...eta } }));
    }
    case 'decline':
      return take(api.POST('/api/dispatches/{id}/decline', { params, body: { ...common, reason: act.reason } }));
    case 'en-route':
      return take(api.POST('/api/dispatches/{id}/en-route', { params, body: common }));
    case 'on-scene':
      return take(api.POST('/api/dispatches/{id}/on-scene', { params, body: common }));
    case 'report': {
      const { findings, vitals, action, nextStep } = act;
      const body = { ...common, findings, vitals, action, nextStep };
      return take(api.POST('/api/dispatches/{id}/report', { params, body }));
    }
    case 'hand-over':
    case 'photo':
      throw new ApiError(501, 'PHONE.NOT_YET', 'This version cannot send it yet.');
  }
}
