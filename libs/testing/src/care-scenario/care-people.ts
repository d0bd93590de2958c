// Puts a care scenario's patients, stations, people, duties and policies on record.
import type { WrittenPolicy } from '#care';
import { HOUR_MS, type Instant } from '#kernel';
import type { Database, Repositories } from '#records';
import { plainPatient, plainPerson } from '../plain-rows.js';
import type { CareDuty, CarePerson, CareScenario, Device } from './care-scenario.js';

export async function addPlaces(records: Repositories, { patients, stations, start, timeZone }: CareScenario) {
  for (const { id, areas } of stations) {
    const place = { phone: '03-0000-0000', address: '', lat: null, lon: null, time_zone: timeZone };
    await records.stations.add({ id, name: id, areas: JSON.stringify(areas), created_at: start, ...place });
  }
  for (const { id, area, timeZone: zone } of patients) {
    await records.patients.add(plainPatient(id, start, { area, time_zone: zone }));
  }
}

export async function addPeople(
  records: Repositories,
  people: readonly CarePerson[],
  start: Instant,
  pushKey: string,
): Promise<void> {
  for (const { id, role, station, devices } of people) {
    await records.people.add(plainPerson(id, role, start, { station_id: station }));
    for (const device of devices) await addDevice(records, { personId: id, device, at: start, pushKey });
  }
}

export async function addDevice(
  records: Repositories,
  { personId, device, at, pushKey }: { personId: string; device: Device; at: Instant; pushKey: string },
): Promise<void> {
  if (device === 'push') {
    await records.pushSubscriptions.add({
      id: `device-of-${personId}`,
      person_id: personId,
      label: 'phone',
      language: 'ja',
      show_names: false,
      service: 'push.example',
      server_key: pushKey,
      endpoint: `https://push.example/${personId}`,
      p256dh: 'key',
      auth: 'secret',
      created_at: at,
      last_sent_at: null,
      removed_at: null,
      removed_reason: null,
    });
    return;
  }
  await records.pushSubscriptions.setEmail({
    person_id: personId,
    address: `${personId}@mail.example`,
    language: 'ja',
    code_hash: null,
    code_expires_at: null,
    confirmed_at: at,
  });
}

export async function addDuty(
  records: Repositories,
  { kind, subject, task, pattern, rank }: CareDuty,
  { id, timeZone, at }: { id: string; timeZone: string; at: Instant },
): Promise<void> {
  await records.roster.add({
    id,
    kind,
    task,
    station_id: kind === 'station' ? subject : null,
    person_id: kind === 'station' ? null : subject,
    areas: '[]',
    covers_id: null,
    time_zone: timeZone,
    pattern: JSON.stringify(pattern),
    except_dates: '[]',
    valid_from: null,
    valid_until: null,
    rank,
    note: '',
    changed_at: at,
    changed_by: 'centre',
  });
}

export async function addPolicies(records: Repositories, policies: readonly WrittenPolicy[], at: Instant) {
  await records.escalations.addPolicies({
    version: 1,
    policies: [...policies],
    by: 'scenario',
    by_name: 'scenario',
    reason: 'as the scenario says',
    at,
  });
}

/** A session in use, as an open board keeps it. */
export async function seat({ db }: Database, personId: string, at: Instant): Promise<void> {
  const key = `seat-of-${personId}`;
  const expiresAt = at + 14 * HOUR_MS;
  await db
    .insertInto('session')
    .values({
      id: key,
      key,
      kind: 'person',
      person_id: personId,
      stage: 'complete',
      method: 'scenario',
      label: '',
      address: '',
      created_at: at,
      last_seen_at: at,
      rotated_at: at,
      proven_at: at,
      idle_ms: HOUR_MS,
      expires_at: expiresAt,
    } as never)
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ last_seen_at: at, expires_at: expiresAt }))
    .execute();
}
