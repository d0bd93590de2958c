// A small centre set up the way a real one is: by its administrator, through the public API. One station always on duty, one
// person per role, and homes added as the test needs them.
import { ok, Seat, type Schemas } from './seat.js';
import type { Account, HubProcess } from './hub-process.js';

export interface SmallCentre {
  readonly administrator: Seat;
  readonly centre: Seat;
  readonly supervisor: Seat;
  readonly nurse: Seat;
  readonly station: Schemas['Station'];
  /** To log in by hand, as the browser test does. */
  readonly accounts: Readonly<Record<'centre' | 'supervisor' | 'nurse', Account>>;
}

export interface Home {
  readonly patient: Schemas['PatientSummary'];
  readonly credential: Schemas['GatewayCredential'];
}

const AREA = '板橋';
const ALL_DAYS: Schemas['DutyDay'][] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

export async function addPerson(
  hub: HubProcess,
  administrator: Seat,
  person: Schemas['NewPerson'],
): Promise<{ seat: Seat; account: Account }> {
  const made = await ok(administrator.api.POST('/api/people', { body: person }));
  const account = { name: made.person.name, password: `${made.person.name} chose this herself` };
  const token = made.link.path.split('#')[1] ?? '';
  const followed = await fetch(`${hub.url}/api/session/link/password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: hub.url },
    body: JSON.stringify({ token, password: account.password }),
  });
  if (!followed.ok) throw new Error(`the invitation was not taken: HTTP ${followed.status}`);
  return { seat: await Seat.logIn(hub.url, account), account };
}

/** A station that is always on duty; of several the one with the lower rank is asked first. */
export async function addStation(
  { administrator }: Pick<SmallCentre, 'administrator'>,
  { name, rank }: { readonly name: string; readonly rank: number },
): Promise<Schemas['Station']> {
  const station = await ok(
    administrator.api.POST('/api/stations', {
      body: {
        name,
        phone: '03-0000-0001',
        address: '東京都板橋区板橋1-1-1',
        lat: 35.7512,
        lon: 139.7093,
        areas: [AREA],
        timeZone: 'Asia/Tokyo',
      },
    }),
  );
  const pattern = { kind: 'weekly' as const, days: ALL_DAYS, from: '00:00', to: '24:00' };
  await ok(
    administrator.api.PUT('/api/stations/{id}/duties', {
      params: { path: { id: station.id } },
      body: { duties: [{ areas: [], pattern, away: false, rank }] },
    }),
  );
  return station;
}

export async function openSmallCentre(hub: HubProcess, firstLogIn: Account | null): Promise<SmallCentre> {
  if (firstLogIn === null) throw new Error('the hub gave no first log-in');
  const administrator = await Seat.logIn(hub.url, firstLogIn);
  const station = await addStation({ administrator }, { name: '板橋訪問看護ステーション', rank: 1 });
  const centre = await addPerson(hub, administrator, {
    name: 'sato',
    displayName: '佐藤 恵',
    initials: '佐',
    role: 'centre',
  });
  const supervisor = await addPerson(hub, administrator, {
    name: 'mori',
    displayName: '森 健一',
    initials: '森',
    role: 'supervisor',
  });
  const nurse = await addPerson(hub, administrator, {
    name: 'ito',
    displayName: '伊藤 咲',
    initials: '伊',
    role: 'station',
    stationId: station.id,
  });
  return {
    administrator,
    centre: centre.seat,
    supervisor: supervisor.seat,
    nurse: nurse.seat,
    station,
    accounts: { centre: centre.account, supervisor: supervisor.account, nurse: nurse.account },
  };
}

interface NewHome {
  readonly gateway: string;
  readonly name: string;
  /** Device id and kind, all lent to the patient from `lentFrom` on. */
  readonly devices: ReadonlyArray<readonly [device: string, kind: Schemas['DeviceKind']]>;
  readonly lentFrom?: number;
  /** Rules in the shape of the API. */
  readonly rules?: ReadonlyArray<{ readonly id: string } & Record<string, unknown>>;
}

/** A patient with a gateway that has joined, its devices and a doctor's limits. */
export async function addHome(people: SmallCentre, home: NewHome): Promise<Home> {
  const { patient, code } = await registerHome(people, home);
  const credential = await ok(people.administrator.api.POST('/api/gateways/enrol', { body: { code } }));
  return { patient, credential };
}

/** The same before the gateway has joined: `code` is what a person types at it. */
export async function registerHome(
  { administrator, supervisor }: SmallCentre,
  home: NewHome,
): Promise<{ readonly patient: Schemas['PatientSummary']; readonly code: string }> {
  const patient = await ok(administrator.api.POST('/api/patients', { body: patientCard(home.name) }));
  const { code } = await ok(
    administrator.api.POST('/api/gateways', { body: { id: home.gateway, label: `${home.name}宅` } }),
  );
  for (const [device, kind] of home.devices) {
    const made = await ok(
      administrator.api.POST('/api/devices', {
        body: { gateway: home.gateway, device, kind, label: `${home.name} ${device}` },
      }),
    );
    await ok(
      administrator.api.POST('/api/devices/{id}/lend', {
        params: { path: { id: made.id } },
        body: { patientId: patient.id, from: home.lentFrom ?? Date.now() - 3_600_000 },
      }),
    );
  }
  for (const rule of home.rules ?? []) {
    await ok(
      supervisor.api.PUT('/api/patients/{id}/rules/{ruleId}', {
        params: { path: { id: patient.id, ruleId: rule.id } },
        body: { rule, reason: '主治医の指示' },
      }),
    );
  }
  return { patient, code };
}

function patientCard(displayName: string): Schemas['NewPatient'] {
  return {
    displayName,
    kana: 'ミマモリ タロウ',
    birthDate: '1941-03-08',
    sex: 'female',
    area: AREA,
    timeZone: 'Asia/Tokyo',
    livingAlone: true,
    conditions: ['COPD'],
    address: '東京都板橋区板橋3-2-1',
    lat: 35.7525,
    lon: 139.7101,
    keyNote: '鍵は隣の家',
    phone: '03-0000-0002',
    family: [{ name: '山田 一郎', relation: '長男', phone: '090-0000-0003', note: '' }],
    familyDoctor: { name: '小林 誠', clinic: '小林医院', phone: '03-0000-0004' },
    wishes: '自宅で過ごしたい',
    medication: ['チオトロピウム'],
    oxygen: false,
    hypercapnic: false,
  };
}
