// What staff can do about the open patient, each as one request; the answer comes back through the events.
import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, take } from '../api/client.js';
import type { Alarm, CallOutcome, Outcome } from '../api/types.js';
import { newRequestId } from '../clock.js';
import { useProblemText } from '../shell/problem-text.js';
import { useToast } from '../shell/toast.js';

/** An alarm as it stood on the screen: what came or rose meanwhile must not be accepted with it. */
export type SeenAlarm = Pick<Alarm, 'id' | 'priority'>;

export type BoardAct =
  | { readonly kind: 'acknowledge'; readonly incidentId: string; readonly seen: readonly SeenAlarm[] }
  | {
      readonly kind: 'call';
      readonly incidentId: string;
      readonly to: string;
      readonly outcome: CallOutcome;
      readonly note: string;
    }
  | {
      readonly kind: 'note';
      readonly incidentId: string;
      readonly text: string;
      readonly mentions: readonly string[];
    }
  | { readonly kind: 'dispatch'; readonly incidentId: string; readonly stationId: string | null; readonly note: string }
  | {
      readonly kind: 'visit';
      readonly patientId: string;
      readonly plannedFor: number;
      readonly reason: string;
      readonly stationId: string | null;
      readonly nurseId: string | null;
    }
  | { readonly kind: 'recall'; readonly dispatchId: string }
  | { readonly kind: 'close'; readonly incidentId: string; readonly outcome: Outcome; readonly note: string }
  | {
      readonly kind: 'shelve';
      readonly patientId: string;
      readonly ruleId: string;
      readonly minutes: number;
      readonly reason: string;
    }
  | { readonly kind: 'unshelve'; readonly patientId: string; readonly ruleId: string }
  | { readonly kind: 'audio-pause'; readonly patientId: string }
  | { readonly kind: 'pause'; readonly patientId: string; readonly minutes: number; readonly reason: string }
  | { readonly kind: 'resume'; readonly patientId: string };

const AUDIO_PAUSE_SECONDS = 120;

/** `requestId` is a dialog's own, so that pressing again after a failure counts once. */
async function perform(act: BoardAct & { readonly requestId?: string }): Promise<void> {
  const requestId = act.requestId ?? newRequestId();
  switch (act.kind) {
    case 'acknowledge':
      await take(
        api.POST('/api/incidents/{id}/acknowledge', {
          ...at(act.incidentId),
          body: { requestId, seen: [...act.seen] },
        }),
      );
      return;
    case 'call': {
      const { to, outcome, note } = act;
      await take(
        api.POST('/api/incidents/{id}/calls', { ...at(act.incidentId), body: { to, outcome, note, requestId } }),
      );
      return;
    }
    case 'note':
      await take(
        api.POST('/api/incidents/{id}/notes', {
          ...at(act.incidentId),
          body: { text: act.text, mentions: [...act.mentions], requestId },
        }),
      );
      return;
    case 'dispatch': {
      const station = act.stationId === null ? {} : { stationId: act.stationId };
      const body = { ...station, note: act.note, requestId };
      await take(api.POST('/api/incidents/{id}/dispatches', { ...at(act.incidentId), body }));
      return;
    }
    case 'visit': {
      const { patientId, plannedFor, reason, stationId, nurseId } = act;
      const who = { ...(stationId === null ? {} : { stationId }), ...(nurseId === null ? {} : { nurseId }) };
      await take(
        api.POST('/api/visits', { body: { patientId, plannedFor, reason, priority: 'low', ...who, requestId } }),
      );
      return;
    }
    case 'recall':
      await take(api.POST('/api/dispatches/{id}/recall', { ...at(act.dispatchId), body: { requestId } }));
      return;
    case 'close': {
      const body = { outcome: act.outcome, note: act.note, requestId };
      await take(api.POST('/api/incidents/{id}/close', { ...at(act.incidentId), body }));
      return;
    }
    case 'shelve': {
      const params = { path: { id: act.patientId, ruleId: act.ruleId } };
      const body = { minutes: act.minutes, reason: act.reason };
      await take(api.POST('/api/patients/{id}/rules/{ruleId}/shelve', { params, body }));
      return;
    }
    case 'unshelve': {
      const params = { path: { id: act.patientId, ruleId: act.ruleId } };
      await take(api.POST('/api/patients/{id}/rules/{ruleId}/unshelve', { params }));
      return;
    }
    case 'audio-pause':
      await take(
        api.POST('/api/patients/{id}/audio-pause', { ...at(act.patientId), body: { seconds: AUDIO_PAUSE_SECONDS } }),
      );
      return;
    case 'pause': {
      const body = { minutes: act.minutes, reason: act.reason };
      await take(api.POST('/api/patients/{id}/pause', { ...at(act.patientId), body }));
      return;
    }
    case 'resume':
      await take(api.POST('/api/patients/{id}/resume', at(act.patientId)));
      return;
  }
}

function at(id: string): { params: { path: { id: string } } } {
  return { params: { path: { id } } };
}

/** Performs an act and says in a toast how it went. The mutation rejects when it failed, so that a dialog stays open. */
export function useAct(): UseMutationResult<void, Error, BoardAct & { readonly requestId?: string }> {
  const { t } = useTranslation();
  const toast = useToast();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: perform,
    onSuccess: () => toast('done', t('board.act.done')),
    onError: (error) => toast('problem', problemText(error)),
  });
}
