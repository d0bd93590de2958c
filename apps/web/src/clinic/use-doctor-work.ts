// What nurses want of this doctor: questions that wait, reports, patients covered, and where the doctor is reached.
import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { api, take } from '../api/client.js';
import type { components } from '../api/schema.js';
import { useMe } from '../session/session.js';

type Schemas = components['schemas'];
export type DoctorQuestion = Schemas['DoctorQuestion'];
export type InboxReport = Schemas['InboxReport'];
export type CoveredPatient = Schemas['CoveredPatient'];
export type StandingInstruction = Schemas['StandingInstruction'];
export type Visit = Schemas['Dispatch'];

/** A question must be seen soon; the bell and the push are faster still. */
const QUESTIONS_EVERY_MS = 5_000;
const REPORTS_EVERY_MS = 30_000;
const COVERED_EVERY_MS = 5 * 60_000;

const QUESTIONS = ['doctor-questions'] as const;
const REPORTS = ['doctor-reports'] as const;
const instructionKey = (patientId: string) => ['standing-instruction', patientId] as const;

/** A supervisor may look at the clinic, and is asked nothing. */
function useIsDoctor(): boolean {
  return useMe().role === 'doctor';
}

export function useQuestions(): UseQueryResult<DoctorQuestion[]> {
  return useQuery({
    queryKey: QUESTIONS,
    queryFn: () => take(api.GET('/api/doctor/questions')),
    refetchInterval: QUESTIONS_EVERY_MS,
    enabled: useIsDoctor(),
  });
}

export function useReports(): UseQueryResult<InboxReport[]> {
  return useQuery({
    queryKey: REPORTS,
    queryFn: () => take(api.GET('/api/doctor/reports', { params: { query: {} } })),
    refetchInterval: REPORTS_EVERY_MS,
    enabled: useIsDoctor(),
  });
}

export function useCovered(): UseQueryResult<CoveredPatient[]> {
  return useQuery({
    queryKey: ['doctor-covered'],
    queryFn: () => take(api.GET('/api/doctor/covered')),
    refetchInterval: COVERED_EVERY_MS,
    enabled: useIsDoctor(),
  });
}

/** The doctor's word on a question. */
export function useAnswer() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ callId, outcome, note }: { callId: string; outcome: 'answered' | 'declined'; note: string }) =>
      take(api.POST('/api/doctor-calls/{id}/outcome', { params: { path: { id: callId } }, body: { outcome, note } })),
    onSettled: () => client.invalidateQueries({ queryKey: QUESTIONS }),
  });
}

export function useOpenReport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => take(api.POST('/api/doctor/reports/{id}/open', { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: REPORTS }),
  });
}

export function useReply() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, text, requestId }: { id: string; text: string; requestId: string }) =>
      take(api.POST('/api/doctor/reports/{id}/reply', { params: { path: { id } }, body: { text, requestId } })),
    onSettled: () => client.invalidateQueries({ queryKey: REPORTS }),
  });
}

export function useInstruction(patientId: string): UseQueryResult<StandingInstruction> {
  return useQuery({
    queryKey: instructionKey(patientId),
    queryFn: () => take(api.GET('/api/patients/{id}/standing-instruction', { params: { path: { id: patientId } } })),
  });
}

export function usePutInstruction(patientId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { text: string | null; basedOn: number }) =>
      take(api.PUT('/api/patients/{id}/standing-instruction', { params: { path: { id: patientId } }, body })),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: instructionKey(patientId) });
      await client.invalidateQueries({ queryKey: ['patient', patientId] });
    },
  });
}

export function useTelephone() {
  const client = useQueryClient();
  const isDoctor = useIsDoctor();
  const known = useQuery({
    queryKey: ['my-telephone'],
    queryFn: () => take(api.GET('/api/my/telephone')),
    enabled: isDoctor,
  });
  const put = useMutation({
    mutationFn: (telephone: string) => take(api.PUT('/api/my/telephone', { body: { telephone } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['my-telephone'] }),
  });
  return { known, put };
}

/** A patient's visits over a span, newest first. */
export function useVisits(patientId: string, span: { from: number; to: number }): UseQueryResult<Visit[]> {
  return useQuery({
    queryKey: ['visits', patientId, span.from, span.to],
    queryFn: () => take(api.GET('/api/patients/{id}/visits', { params: { path: { id: patientId }, query: span } })),
    refetchInterval: REPORTS_EVERY_MS,
  });
}
