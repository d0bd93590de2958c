// Looks at patients on their way into the audit: the first at once, the rest counted. Nobody reads these rows but their end.
import type { Instant } from '#kernel';
import { sql } from 'kysely';
import type { Queries } from '../database.js';

/** What was looked at. Of what shows many patients at once there is one look for all. */
export const LOOKS = [
  ...(['card', 'numerics', 'waveform', 'live', 'alarms', 'incident', 'rules', 'instruction', 'visits'] as const),
  ...(['dispatch', 'report', 'photo', 'doctor-chain', 'messages', 'family', 'emergency-access'] as const),
  ...(['board', 'patients', 'search', 'incidents', 'dispatches', 'handover', 'events'] as const),
  ...(['patient-people', 'devices', 'alarm-load', 'audit'] as const),
] as const;
export type LookKind = (typeof LOOKS)[number];

export interface Look {
  readonly kind: LookKind;
  /** Null for many at once. */
  readonly patientId: string | null;
}

export class ViewingRepository {
  constructor(private readonly q: Queries) {}

  /** Several at once in one statement, in an order that is everybody's, so that nobody waits in a circle. */
  async note(
    who: { readonly personId: string; readonly role: string },
    looks: readonly Look[],
    at: Instant,
  ): Promise<void> {
    if (looks.length === 0) return;
    const sorted = [...looks].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    await sql`
      select note_viewing(${who.personId}, ${who.role}, look.patient, look.kind, ${at})
      from unnest(${sorted.map(({ patientId }) => patientId)}::text[], ${sorted.map(({ kind }) => kind)}::text[])
        as look (patient, kind)`.execute(this.q);
  }

  /** Writes the number of looks of windows that are over; how many there were. */
  async endOlder(at: Instant): Promise<number> {
    const { rows } = await sql<{ ended: number }>`select end_viewings(${at}) as ended`.execute(this.q);
    return rows[0]?.ended ?? 0;
  }
}

function keyOf({ kind, patientId }: Look): string {
  return `${patientId ?? ''}/${kind}`;
}
