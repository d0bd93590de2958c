// A data folder as years of enrolment would leave it, written in a few seconds: thousands of patients, each with a gateway,
// a device of four streams and a doctor's limits. For measuring only; a real centre comes to be through its API.
import { createHash, randomBytes } from 'node:crypto';
import path from 'node:path';
import { hashPassword, readSecretKeys } from '#access';
import type { EngineAct } from '#engine';
import { systemClock, systemScheduler } from '#host';
import { type Instant, type PatientId, silentLogger } from '#kernel';
import { migrate, openEmbeddedDatabase, Repositories, type RecordsTransaction } from '#records';
import { plainPatient, plainPerson } from '#testing';

const DEVICE = 'd1';

/** As the load generator takes it. */
export interface LoadGateway {
  readonly gateway: string;
  readonly username: string;
  readonly password: string;
  readonly device: string;
}

export interface Provisioned {
  readonly seat: { readonly name: string; readonly password: string };
  readonly gateways: readonly LoadGateway[];
}

const AT_ONCE = 250;
const TIME_ZONE = 'Asia/Tokyo';

/** What a general profile asks for; the load's values lie within, so that the figures are of a quiet ward. */
const RULES = [
  {
    id: 'spo2-low',
    kind: 'limit',
    signal: 'spo2',
    low: 90,
    priority: 'medium',
    severe: { low: 85, priority: 'high' },
    onDelay: '15s',
    clearMargin: 2,
    offDelay: '10s',
  },
  { id: 'hr-range', kind: 'limit', signal: 'hr', low: 40, high: 130, priority: 'medium', onDelay: '10s' },
  { id: 'rr-range', kind: 'limit', signal: 'rr', low: 8, high: 30, priority: 'medium', onDelay: '30s' },
  { id: 'asystole', kind: 'rhythm', event: 'asystole', priority: 'high' },
  { id: 'no-spo2', kind: 'silence', scope: 'signal', signal: 'spo2', after: '5min', priority: 'low' },
  { id: 'gateway-away', kind: 'silence', scope: 'gateway', after: '10min', priority: 'low' },
];

/** Fills an empty folder. Takes the folder's lock meanwhile. */
export async function provision(dataDir: string, patients: number): Promise<Provisioned> {
  const database = await openEmbeddedDatabase({
    dir: dataDir,
    clock: systemClock,
    scheduler: systemScheduler,
    logger: silentLogger,
    durability: 'none',
    sealer: readSecretKeys(path.join(dataDir, 'secret-keys')),
  });
  const seat = { name: 'seat', password: randomBytes(12).toString('base64url') };
  const gateways = Array.from({ length: patients }, (_, n) => ({
    gateway: `load-${n}`,
    username: `load-${n}`,
    device: DEVICE,
    password: randomBytes(16).toString('base64url'),
  }));
  try {
    await migrate(database);
    const passwordHash = await hashPassword(seat.password);
    const now = systemClock.now();
    await database.transaction((trx) => addPeople(trx, seat.name, passwordHash, now));
    for (let from = 0; from < patients; from += AT_ONCE) {
      await database.transaction((trx) => addHomes(trx, gateways.slice(from, from + AT_ONCE), now));
    }
  } finally {
    await database.close();
  }
  return { seat, gateways };
}

async function addPeople(trx: RecordsTransaction, name: string, passwordHash: string, now: Instant): Promise<void> {
  const { people } = new Repositories(trx);
  await people.add(plainPerson('seat', 'centre', now, { name, password_hash: passwordHash }));
  // With an administrator there, the hub does not think this its first start.
  await people.add(plainPerson('administrator', 'administrator', now, { name: 'admin', password_hash: passwordHash }));
}

async function addHomes(trx: RecordsTransaction, gateways: readonly LoadGateway[], now: Instant): Promise<void> {
  const patientOf = (gateway: string): PatientId => `patient-${gateway}` as PatientId;
  const digest = (secret: string): string => createHash('sha256').update(secret, 'utf8').digest('hex');
  const { patients } = new Repositories(trx);
  await patients.addAll(gateways.map(({ gateway }) => plainPatient(patientOf(gateway), now)));
  await trx
    .insertInto('gateway')
    .values(
      gateways.map(({ gateway, password }) => ({
        id: gateway,
        label: gateway,
        credential_hash: digest(password),
        enrolled_at: now,
        revoked_at: null,
        connection_changed_at: null,
        status: null,
        created_at: now,
      })),
    )
    .execute();
  await trx
    .insertInto('device')
    .values(
      gateways.map(({ gateway, device }) => ({
        gateway_id: gateway,
        device,
        kind: 'other',
        label: device,
        created_at: now,
      })),
    )
    .execute();
  await trx
    .insertInto('device_loan')
    .values(
      gateways.map(({ gateway, device }) => ({
        id: `loan-${gateway}`,
        gateway_id: gateway,
        device,
        patient_id: patientOf(gateway),
        from_at: 0,
        to_at: null,
        lent_by: 'administrator',
      })),
    )
    .execute();
  await trx
    .insertInto('rule_version')
    .values(
      gateways.flatMap(({ gateway }) =>
        RULES.map((rule) => ({
          patient_id: patientOf(gateway),
          rule_id: rule.id,
          version: 1,
          rule: JSON.stringify(rule),
          by: 'administrator',
          reason: 'general profile',
          at: now,
        })),
      ),
    )
    .execute();
  const acts = gateways.flatMap(({ gateway }) => actsOf(gateway, patientOf(gateway), now));
  await trx
    .insertInto('engine_act')
    .values(acts.map((act) => ({ act_id: act.actId, act: JSON.stringify(act), decided_at: now, delivered_at: null })))
    .execute();
}

function actsOf(gateway: string, patientId: PatientId, at: Instant): EngineAct[] {
  const by = 'administrator';
  const rules = RULES.map((rule) => ({ ...rule, version: 1 }));
  return [
    { kind: 'patient-set', actId: `set-${gateway}`, at, by, patientId, timeZone: TIME_ZONE, rules },
    { kind: 'device-lent', actId: `lent-${gateway}`, at, by, gateway, device: DEVICE, patientId, from: 0, to: null },
  ];
}
