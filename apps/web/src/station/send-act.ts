// One try to tell the centre what the nurse did.
import { api, ApiError, take } from '../api/client.js';
import type { Dispatch } from '../api/types.js';
import type { QueuedAct, Sending } from './offline-queue.js';

export async function sendAct(queued: QueuedAct): Promise<{ result: Sending; dispatch: Dispatch | null }> {
  try {
    return { result: 'taken', dispatch: await post(queued) };
  } catch (error) {
    const failed = error instanceof ApiError ? error : null;
    // A lost session is not a refusal: the act waits until the nurse has logged in again.
    const later =
      failed === null || failed.isTransient || failed.status >= 500 || [401, 408, 429].includes(failed.status);
    return { result: later ? 'unreachable' : 'refused', dispatch: null };
  }
}

function post({ requestId, dispatchId, act, madeAt, late }: QueuedAct): Promise<Dispatch> {
  const params = { path: { id: dispatchId } };
  const common = { requestId, ...(late ? { madeAt } : {}) };
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
  }
}
