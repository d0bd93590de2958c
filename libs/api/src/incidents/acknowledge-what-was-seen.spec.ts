import { CentreUnderTest, effects, episode, START, type ClientOfPerson } from '../test/centre-under-test.js';
import type { IncidentDto } from './incident.dto.js';

describe('acknowledging what a person has seen', () => {
  let centre: CentreUnderTest;
  let seat: ClientOfPerson;

  beforeAll(async () => {
    centre = await CentreUnderTest.open();
    seat = await centre.person('centre', 'sato');
  });
  afterAll(() => centre.close());

  async function openFor(patientId: string): Promise<IncidentDto> {
    await centre.patient(patientId);
    await centre.take(effects(patientId, 1, 'alarm-raised', episode({ priority: 'medium' })));
    return present(patientId);
  }
  async function present(patientId: string): Promise<IncidentDto> {
    const all = await seat.get<IncidentDto[]>('/api/incidents');
    return all.find((incident) => incident.patientId === patientId)!;
  }
  const seenIn = ({ alarms }: IncidentDto) => alarms.map(({ id, priority }) => ({ id, priority }));
  const acknowledge = ({ id }: IncidentDto, seen: ReturnType<typeof seenIn>) =>
    seat.call<{ code: string }>('POST', `/api/incidents/${id}/acknowledge`, { seen });

  it('is done when nothing is new', async () => {
    const shown = await openFor('hana');
    expect((await acknowledge(shown, seenIn(shown))).status).toBe(200);
    expect((await present('hana')).acknowledged?.by).toBe(seat.personId);
  });

  it('is refused, and accepts nothing, when the alarm has risen meanwhile', async () => {
    const shown = await openFor('taro');
    await centre.take(effects('taro', 2, 'alarm-changed', episode({ priority: 'high' }), { at: START + 20_000 }));
    const answer = await acknowledge(shown, seenIn(shown));
    expect([answer.status, answer.body.code]).toEqual([409, 'INCIDENT.RISEN']);
    const now = await present('taro');
    expect([now.acknowledged, now.unansweredSince, now.priority]).toEqual([null, START + 15_000, 'high']);
    expect((await acknowledge(now, seenIn(now))).status).toBe(200);
  });

  it('is refused when another alarm has come meanwhile', async () => {
    const shown = await openFor('jiro');
    const other = episode({ ruleId: 'rr-high', priority: 'low', onsetAt: START + 1_000 });
    await centre.take(effects('jiro', 2, 'alarm-raised', other));
    const answer = await acknowledge(shown, seenIn(shown));
    expect([answer.status, answer.body.code]).toEqual([409, 'INCIDENT.RISEN']);
    expect((await present('jiro')).alarms.map(({ acknowledged }) => acknowledged)).toEqual([null, null]);
  });

  it('goes through when the alarm has become milder', async () => {
    await centre.patient('saburo');
    await centre.take(effects('saburo', 1, 'alarm-raised', episode({ priority: 'high' })));
    const shown = await present('saburo');
    await centre.take(effects('saburo', 2, 'alarm-changed', episode({ priority: 'medium' }), { at: START + 20_000 }));
    expect((await acknowledge(shown, seenIn(shown))).status).toBe(200);
  });
});
