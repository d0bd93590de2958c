// What a person is to the centre, and what that lets them reach. The scope of each role is enforced once more in every
// query: a role says which doors may be opened, the scope says for whom.

export const ROLES = ['centre', 'supervisor', 'station', 'doctor', 'family', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** A person as a request knows them. */
export interface Principal {
  readonly personId: string;
  readonly name: string;
  readonly displayName: string;
  readonly initials: string;
  readonly role: Role;
  readonly stationId: string | null;
}

export const SEATS: readonly Role[] = ['centre', 'supervisor'];

export function isSeat(role: Role): boolean {
  return SEATS.includes(role);
}
