import { CentreUnderTest, Client, type ClientOfPerson } from '../test/centre-under-test.js';
import type { MeDto } from './access.dto.js';
import type { InvitedPersonDto, OneTimeLinkDto, PersonDto, RevokedDto } from './people.dto.js';

const DAY = 24 * 60 * 60_000;
const PASSWORD = 'a heron waits at the weir';
interface Said {
  code?: string;
  stage?: string;
}

describe('people', () => {
  let centre: CentreUnderTest;
  let administrator: ClientOfPerson;
  let last = 0;

  beforeAll(async () => {
    centre = await CentreUnderTest.open();
    administrator = await centre.person('administrator', 'kanri');
  });
  afterAll(() => centre.close());
  beforeEach(async () => {
    centre.clock.advance(DAY);
    await administrator.logIn();
  });

  const body = (change: object = {}) => ({
    name: `new-${(last += 1)}`,
    displayName: '新しい人',
    initials: '新',
    role: 'doctor',
    ...change,
  });
  const invite = (change: object = {}) => administrator.post<InvitedPersonDto>('/api/people', body(change));
  const tokenOf = ({ path }: OneTimeLinkDto): string => path.split('#')[1] ?? '';
  const follow = (token: string, password = PASSWORD, client = new Client(centre.base)) =>
    client.once<MeDto & Said>('POST', '/api/session/link/password', { token, password });
  const find = async (id: string) =>
    (await administrator.get<PersonDto[]>('/api/people')).find((one) => one.id === id)!;

  it('choose their own password by a link that works once, and nobody ever sees it', async () => {
    const { person, link } = await invite();
    expect(await find(person.id)).toMatchObject({ hasPassword: false, linkUntil: link.expiresAt });
    const token = tokenOf(link);
    const kept = JSON.stringify(await centre.database.db.selectFrom('one_time_link').selectAll().execute());
    expect(kept).not.toContain(token);
    expect((await follow(token)).body).toMatchObject({ name: person.name, stage: 'enrolment' });
    expect((await follow(token)).body.code).toBe('ACCESS.LINK_UNKNOWN');
    expect(await find(person.id)).toMatchObject({ hasPassword: true, linkUntil: null });
  });

  it('get one link through side by side, too', async () => {
    const { link } = await invite();
    const answers = await Promise.all([1, 2, 3].map(() => follow(tokenOf(link))));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 404, 404]);
  });

  it('are told the same of a lapsed, a replaced and an unknown link', async () => {
    const [lapsed, replaced] = [await invite(), await invite()];
    await administrator.post(`/api/people/${replaced.person.id}/link`);
    const old = (await follow(tokenOf(replaced.link))).body;
    centre.clock.advance(3 * DAY);
    expect([(await follow(tokenOf(lapsed.link))).body, (await follow('A'.repeat(43))).body]).toEqual([old, old]);
  });

  it('keep the link when the password will not do', async () => {
    const { link } = await invite();
    for (const password of ['short', 'password1234', '新しい人新しい人新しい人']) {
      expect((await follow(tokenOf(link), password)).status).toBe(400);
    }
    expect((await follow(tokenOf(link))).status).toBe(200);
  });

  it('get a new password through the administrator; the old one and its sessions end with it', async () => {
    const doctor = await centre.person('doctor', 'endo');
    const link = await administrator.post<OneTimeLinkDto>(`/api/people/${doctor.personId}/link`);
    expect((await doctor.once('GET', '/api/session')).status).toBe(200);
    // The second factor is still asked for: the link alone lets nobody in.
    expect((await follow(tokenOf(link))).body.stage).toBe('second-factor');
    expect((await doctor.once('GET', '/api/session')).status).toBe(401);
  });

  it('are invited many at once, all or none', async () => {
    const station = await centre.station('many', []);
    const many = [body({ role: 'station', stationId: station }), body({ role: 'station', stationId: station })];
    const made = await administrator.post<InvitedPersonDto[]>('/api/people/invitations', { people: many });
    expect(made.map(({ person }) => person.stationId)).toEqual([station, station]);
    const taken = [body(), { ...body(), name: many[0]!.name }];
    expect((await administrator.call<Said>('POST', '/api/people/invitations', { people: taken })).body.code).toBe(
      'PERSON.NAME_TAKEN',
    );
    const names = (await administrator.get<PersonDto[]>('/api/people')).map(({ name }) => name);
    expect(names).not.toContain(taken[0]!.name);
  });

  it('of a care team are linked to the patient as they are invited', async () => {
    await centre.patient('hana');
    const until = centre.clock.now() + 10 * DAY;
    const [relative] = await administrator.post<InvitedPersonDto[]>('/api/people/invitations', {
      people: [body({ role: 'family' })],
      patientId: 'hana',
      until,
    });
    const of = (at: number) => centre.records.patients.idsFor(relative!.person.id, 'family', at);
    expect([await of(centre.clock.now()), await of(until)]).toEqual([['hana'], []]);
  });

  it('of a station are closed at once, with their sessions; nobody else is', async () => {
    const [one, two] = [await centre.station('closing', []), await centre.station('staying', [])];
    const nurses = [await centre.person('station', 'ito', one), await centre.person('station', 'abe', one)];
    const other = await centre.person('station', 'baba', two);
    const revoked = await administrator.post<RevokedDto>('/api/people/revocations', { stationId: one });
    expect(revoked).toEqual({ people: 2, sessions: 2 });
    for (const nurse of nurses) expect((await nurse.once('GET', '/api/session')).status).toBe(401);
    expect((await other.once('GET', '/api/session')).status).toBe(200);
    await administrator.post(`/api/people/${nurses[0]!.personId}/reopen`);
    expect((await find(nurses[0]!.personId)).active).toBe(true);
    expect(
      (await administrator.call<Said>('POST', '/api/people/revocations', { personIds: [administrator.personId] })).body
        .code,
    ).toBe('PERSON.OWN_ACCOUNT');
  });

  it('lose their sessions with a new role, and the audit keeps old and new', async () => {
    const person = await centre.person('centre', 'riser');
    await administrator.good('PUT', `/api/people/${person.personId}`, {
      displayName: '昇 進',
      initials: '昇',
      role: 'supervisor',
    });
    expect((await person.once('GET', '/api/session')).status).toBe(401);
    const entries = await centre.records.audit.list({ limit: 5 });
    const entry = entries.find(({ action }) => action === 'person.changed');
    expect(entry?.detail).toMatchObject({ old: { role: 'centre' }, new: { role: 'supervisor', displayName: '昇 進' } });
    const demote = { displayName: 'a', initials: 'a', role: 'doctor' };
    const answer = await administrator.call<Said>('PUT', `/api/people/${administrator.personId}`, demote);
    expect(answer.body.code).toBe('PERSON.LAST_ADMINISTRATOR');
  });

  it('see a patient from when until when the patient agrees', async () => {
    await centre.patient('taro');
    const relative = await centre.person('family', 'relative');
    const path = `/api/patients/taro/people/${relative.personId}`;
    const now = centre.clock.now();
    await administrator.good('PUT', path, { from: now + DAY, until: now + 2 * DAY });
    const of = (at: number) => centre.records.patients.idsFor(relative.personId, 'family', at);
    expect([await of(now), await of(now + DAY), await of(now + 2 * DAY)]).toEqual([[], ['taro'], []]);
    await administrator.good('PUT', path, { from: now });
    expect(await of(now)).toEqual(['taro']);
    await administrator.good('DELETE', path);
    expect(await of(now + 1)).toEqual([]);
    const nurse = await centre.person('centre', 'no-relative');
    expect((await administrator.call<Said>('PUT', `/api/patients/taro/people/${nurse.personId}`, {})).body.code).toBe(
      'PERSON.NOT_OF_CARE_TEAM',
    );
  });
});
