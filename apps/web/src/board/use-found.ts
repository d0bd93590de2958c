// Patients that what was typed finds: by name and reading at once, by address, telephone and key person once the centre has
// answered. What was typed goes to the centre in the address of a request, never into this page's own address.
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { folded } from '#care';
import { api, take } from '../api/client.js';
import type { FoundPatient } from '../api/types.js';
import type { BoardState } from './board-state.js';

const TYPING_MS = 250;

export interface Found {
  /** Null while nothing is looked for. */
  readonly patientIds: ReadonlySet<string> | null;
  /** What matched, for those found by something the list does not show. */
  readonly because: ReadonlyMap<string, FoundPatient>;
}

export function useFound(patients: BoardState['patients'], search: string): Found {
  const wanted = folded(search);
  const [asked] = useDebouncedValue(search.trim(), TYPING_MS);
  const answer = useQuery({
    queryKey: ['patient-search', asked],
    queryFn: () => take(api.GET('/api/board/search', { params: { query: { text: asked } } })),
    enabled: asked.length >= 2,
    staleTime: 60_000,
    gcTime: 60_000,
  });
  return useMemo(() => {
    if (wanted === '') return { patientIds: null, because: new Map<string, FoundPatient>() };
    const here = [...patients.values()].filter((patient) =>
      [patient.displayName, patient.kana, patient.area].some((text) => folded(text).includes(wanted)),
    );
    const ids = new Set(here.map(({ id }) => id));
    const because = new Map<string, FoundPatient>();
    for (const hit of answer.data ?? []) {
      if (!ids.has(hit.patientId) && hit.field !== 'name' && hit.field !== 'kana') because.set(hit.patientId, hit);
      ids.add(hit.patientId);
    }
    return { patientIds: ids, because };
  }, [patients, wanted, answer.data]);
}
