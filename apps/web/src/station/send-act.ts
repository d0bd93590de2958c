// One try to tell the centre what the nurse did.
import { api, ApiError, take } from '../api/client.js';
import type { Dispatch } from '../api/types.js';
import { centreClock } from '../clock.js';
import { readPhoto } from './photo-store.js';
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
    return { result: { kind: 'refused', refusal: refusalOf(failed) }, dispatch: await asItStands(queued.dispatchId) };
  }
}

/** A lost session is not a refusal: the act waits until the nurse has logged in again. */
function isForLater(error: ApiError): boolean {
  return error.isTransient || error.status >= 500 || [401, 403, 408, 425, 429].includes(error.status);
}

/** The screen goes on from what the centre has. */
async function asItStands(id: string): Promise<Dispatch | null> {
  try {
    return await take(api.GET('/api/dispatches/{id}', { params: { path: { id } } }));
  } catch {
    return null;
  }
}

function refusalOf({ status, code, meanwhile }: ApiError): Refusal {
  return { status, code, meanwhile };
}

async function post({ requestId, dispatchId, act, madeAt, late }: QueuedAct): Promise<Dispatch | null> {
  const params = { path: { id: dispatchId } };
  // A phone's clock that runs ahead must not cost a report: nothing was done after the centre's now.
  const common = { requestId, ...(late ? { madeAt: Math.min(madeAt, Math.floor(centreClock.now())) } : {}) };
  switch (act.kind) {
    case 'accept': {
      const { etaMinutes, nurseId } = act;
      const eta = etaMinutes === null ? {} : { etaMinutes };
      const nurse = nurseId === null || nurseId === undefined ? {} : { nurseId };
      return take(api.POST('/api/dispatches/{id}/accept', { params, body: { ...common, ...eta, ...nurse } }));
    }
    case 'decline':
      return take(api.POST('/api/dispatches/{id}/decline', { params, body: { ...common, reason: act.reason } }));
    case 'en-route':
      return take(api.POST('/api/dispatches/{id}/en-route', { params, body: common }));
    case 'on-scene':
      return take(api.POST('/api/dispatches/{id}/on-scene', { params, body: common }));
    case 'report': {
      const { kind: _, ...report } = act;
      return take(api.POST('/api/dispatches/{id}/report', { params, body: { ...common, ...report } }));
    }
    case 'hand-over':
      return take(api.POST('/api/dispatches/{id}/nurse', { params, body: { ...common, nurseId: act.nurseId } }));
    case 'photo':
      await postPhoto(dispatchId, act.photoId, { requestId, madeAt: common.madeAt ?? madeAt });
      return asItStands(dispatchId);
  }
}

async function postPhoto(
  dispatchId: string,
  photoId: string,
  facts: { requestId: string; madeAt: number },
): Promise<void> {
  const photo = await readPhoto(photoId);
  // The phone has lost it, or another window has sent it: there is nothing to send.
  if (photo === null) return;
  const form = new FormData();
  form.set('requestId', facts.requestId);
  form.set('madeAt', String(facts.madeAt));
  form.set('photo', photo.image, 'photo.jpg');
  const url = `/api/dispatches/${encodeURIComponent(dispatchId)}/photos`;
  await take(posted(url, form));
}

async function posted(url: string, form: FormData): Promise<{ error?: unknown; response: Response }> {
  const response = await fetch(url, { method: 'POST', body: form, credentials: 'same-origin' });
  return response.ok ? { response } : { response, error: await response.json().catch(() => null) };
}
