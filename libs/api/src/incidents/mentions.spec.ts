import { CentreUnderTest, effects, episode, type ClientOfPerson } from '../test/centre-under-test.js';
import type { IncidentDetailDto } from './incident.dto.js';

interface Bell {
  readonly messages: ReadonlyArray<{
    readonly purpose: string;
    readonly text: { readonly en: string };
    readonly link: string;
  }>;
}

describe('a note that mentions a colleague', () => {
  let centre: CentreUnderTest;
  let seat: ClientOfPerson;
  let kato: ClientOfPerson;
  let path: string;

  beforeAll(async () => {
    centre = await CentreUnderTest.open();
    [seat, kato] = [await centre.person('centre', 'sato'), await centre.person('supervisor', 'kato')];
    await centre.patient('hana');
    await centre.take(effects('hana', 1, 'alarm-raised', episode()));
    const [incident] = await seat.get<{ id: string }[]>('/api/incidents');
    path = `/api/incidents/${incident!.id}`;
  });
  afterAll(() => centre.close());

  it('can name those at the centre, and nobody else', async () => {
    const nurse = await centre.person('station', 'suzuki', await centre.station('板橋訪問看護', ['板橋']));
    expect(await seat.get('/api/board/colleagues')).toEqual([
      { personId: kato.personId, name: 'kato', displayName: 'kato さん' },
    ]);
    const refused = await seat.call('POST', `${path}/notes`, { text: '@suzuki', mentions: [nurse.personId] });
    expect(refused.status).toBe(400);
    const { timeline } = await seat.get<IncidentDetailDto>(path);
    expect(timeline.filter(({ kind }) => kind === 'noted')).toEqual([]);
  });

  it('rings the bell of the one it mentions, once, without the patient’s name', async () => {
    const note = { text: '@kato さん 折り返しを', mentions: [kato.personId], requestId: 'n1' };
    await seat.post(`${path}/notes`, note);
    await seat.post(`${path}/notes`, note);
    const { messages } = await kato.get<Bell>('/api/notifications/bell');
    expect(messages.filter(({ purpose }) => purpose === 'mention')).toMatchObject([
      { text: { en: 'sato さん mentioned you in a note' }, link: '/board?patient=hana' },
    ]);
    expect(JSON.stringify(messages)).not.toContain('患者 hana');
  });
});
