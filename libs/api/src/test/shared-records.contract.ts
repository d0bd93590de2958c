// What must hold when several centres work on one database at once: written once, run on the embedded database and on a
// PostgreSQL server, where transactions really run side by side.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ColumnSeal, type Database, SEALED_COLUMNS } from '#records';
import type { BoardDto } from '../board/board.dto.js';
import type { DispatchDto } from '../dispatches/dispatch.dto.js';
import { HandMeasurements } from '../dispatches/hand-measurements.js';
import { DeadlineRunner } from '../deadlines/deadline-runner.js';
import type { IncidentDetailDto, IncidentDto } from '../incidents/incident.dto.js';
import type { NumericSeriesDto } from '../patients/history.dto.js';
import { CentreUnderTest, effects, episode, START, type ClientOfPerson } from './centre-under-test.js';

export function sharedRecordsContract(name: string, openDatabase: () => Promise<Database>): void {
  describe(`two centres on ${name}`, () => {
    let database: Database;
    let one: CentreUnderTest;
    let two: CentreUnderTest;
    let seat: ClientOfPerson;
    let colleague: ClientOfPerson;
    let nurse: ClientOfPerson;
    let mori: ClientOfPerson;

    beforeAll(async () => {
      database = await openDatabase();
      [one, two] = [await CentreUnderTest.open({ database }), await CentreUnderTest.open({ database })];
      const station = await one.station('板橋', ['板橋']);
      for (let index = 0; index < 12; index += 1) await one.patient(`p${index}`);
      seat = await one.person('centre', 'sato');
      colleague = await two.person('centre', 'tamura');
      nurse = await two.person('station', 'ono', station);
      mori = await one.person('station', 'mori', station);
    });
    afterAll(async () => {
      await one.close();
      await two.close();
      await database.close();
    });

    const all = Array.from({ length: 12 }, (_, index) => `p${index}`);
    const incidentOf = async (patientId: string): Promise<IncidentDetailDto> => {
      const incidents = await seat.get<IncidentDto[]>('/api/incidents');
      return seat.get(`/api/incidents/${incidents.find((incident) => incident.patientId === patientId)!.id}`);
    };

    it('take the same effects side by side and keep each once', async () => {
      const raises = all.map((id) => effects(id, 1, 'alarm-raised', episode()));
      await Promise.all([one.take(...raises), two.take(...raises.toReversed()), one.take(...raises)]);
      const { incidents } = await seat.get<BoardDto>('/api/board');
      expect(incidents.map(({ patientId, episodes }) => [patientId, episodes]).sort()).toEqual(
        all.map((id) => [id, 1]).sort(),
      );
    });

    it('let an acknowledgement and a worsening meet without losing either', async () => {
      await Promise.all(
        all.map(async (id, index) => {
          const { id: incident } = await incidentOf(id);
          const worse = effects(id, 2, 'alarm-changed', episode({ extreme: 70 }));
          const client = index % 2 === 0 ? seat : colleague;
          await Promise.all([client.post(`/api/incidents/${incident}/acknowledge`), two.take(worse), one.take(worse)]);
        }),
      );
      for (const id of all) {
        const incident = await incidentOf(id);
        expect(incident).toMatchObject({ acknowledged: expect.anything() as object, headlineAlarm: { extreme: 70 } });
        expect(incident.timeline.map(({ seq }) => seq)).toEqual([1, 2, 3]);
      }
    });

    it('give two people who acknowledge at once one acknowledgement and the engine one act', async () => {
      await one.take(effects('p0', 3, 'alarm-raised', episode({ ruleId: 'pulse-high', onsetAt: START + 60_000 })));
      const { id } = await incidentOf('p0');
      const before = (await one.records.engineActs.pendingAfter(0)).length;
      const path = `/api/incidents/${id}/acknowledge`;
      await Promise.all([seat.post(path), colleague.post(path), seat.post(path), colleague.post(path)]);
      expect((await one.records.engineActs.pendingAfter(0)).length).toBe(before + 1);
      const { timeline } = await incidentOf('p0');
      expect(timeline.filter(({ kind }) => kind === 'acknowledged')).toHaveLength(2);
    });

    it('let one of two processes settle an offer whose time is up', async () => {
      const offers = [];
      for (const id of all.slice(0, 6)) {
        const incident = await incidentOf(id);
        offers.push(await seat.post<DispatchDto>(`/api/incidents/${incident.id}/dispatches`));
      }
      one.clock.set(offers.at(-1)!.answerBy);
      two.clock.set(offers.at(-1)!.answerBy);
      const [answered] = offers;
      const accepted = nurse.call('POST', `/api/dispatches/${answered!.id}/accept`);
      const runners = [one, two, one, two].map((centre) => centre.app.get(DeadlineRunner));
      await Promise.all(runners.map((runner) => runner.look()));
      const status = (await accepted).status;
      await runners[0]!.look();
      const first = await incidentOf('p0');
      expect(first.dispatches.find(({ id }) => id === answered!.id)?.state).toBe(
        status === 200 ? 'accepted' : 'timed-out',
      );
      for (const id of all.slice(1, 6)) {
        const { timeline } = await incidentOf(id);
        expect(timeline.filter(({ kind }) => kind === 'dispatch-timed-out')).toHaveLength(1);
      }
    });

    it('let one of two phones accept an offer and tell the other who did', async () => {
      const { id } = await incidentOf('p10');
      const asked = await seat.post<DispatchDto>(`/api/incidents/${id}/dispatches`);
      const path = `/api/dispatches/${asked.id}/accept`;
      const answers = await Promise.all([nurse, mori].map((each) => each.call<{ code?: string }>('POST', path, {})));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(answers.map(({ body }) => body.code)).toContain('DISPATCH.TAKEN_BY_ANOTHER');
      const { timeline, dispatches } = await incidentOf('p10');
      expect(timeline.filter(({ kind }) => kind === 'dispatch-accepted')).toHaveLength(1);
      const first = answers[0]!.status === 200 ? nurse : mori;
      expect(dispatches.at(-1)?.nurse?.personId).toBe(first.personId);
    });

    it('put hand-measured values into the archive once, whoever carries them', async () => {
      const madeAt = one.clock.now();
      for (const [place, patientId] of ['p7', 'p8', 'p9'].entries()) {
        const { id } = await incidentOf(patientId);
        const asked = await seat.post<DispatchDto>(`/api/incidents/${id}/dispatches`);
        await nurse.post(`/api/dispatches/${asked.id}/accept`);
        const report = { findings: '安定', vitals: { pr: 60 + place }, action: '', nextStep: '', madeAt };
        await nurse.post(`/api/dispatches/${asked.id}/report`, report);
      }
      const carriers = [one, two, one, two].map((centre) => centre.app.get(HandMeasurements));
      await Promise.all(carriers.map((carrier) => carrier.carry()));
      await Promise.all(carriers.map((carrier) => carrier.carry()));
      for (const [place, patientId] of ['p7', 'p8', 'p9'].entries()) {
        const path = `/api/patients/${patientId}/numerics?signal=pr&resolution=raw&from=${madeAt}&to=${madeAt + 1}`;
        const { samples } = await seat.get<NumericSeriesDto>(path);
        expect(samples.map(({ value, device }) => [value, device])).toEqual([[60 + place, 'measured-by-hand']]);
      }
    });

    it('give the engine’s acts and the events numbers that rise in the order of commit', async () => {
      const seenActs: number[] = [];
      const seenEvents: number[] = [];
      let busy = true;
      const watch = (async () => {
        while (busy) {
          const [acts, latest] = [
            await one.records.engineActs.pendingAfter(seenActs.at(-1) ?? 0),
            await one.events.latest(),
          ];
          seenActs.push(...acts.map(({ sequence }) => sequence));
          seenEvents.push(latest);
        }
      })();
      await Promise.all(
        all.flatMap((id) => [
          seat.post(`/api/patients/${id}/audio-pause`),
          colleague.post(`/api/patients/${id}/pause`, { minutes: 5, reason: '外出' }),
          seat.post(`/api/patients/${id}/resume`),
        ]),
      );
      busy = false;
      await watch;
      seenActs.push(
        ...(await one.records.engineActs.pendingAfter(seenActs.at(-1) ?? 0)).map(({ sequence }) => sequence),
      );
      const every = (await one.records.engineActs.pendingAfter(0)).map(({ sequence }) => sequence);
      expect(seenActs).toEqual(every);
      const sequences = await database.db.selectFrom('event').select('sequence').orderBy('sequence').execute();
      expect(sequences.map(({ sequence }) => sequence)).toEqual(sequences.map((_, index) => index + 1));
      expect(seenEvents).toEqual([...seenEvents].sort((a, b) => a - b));
    });

    it('show a board of one moment while things go on happening', async () => {
      let extreme = 60;
      const happening = (async () => {
        for (let position = 10; position < 30; position += 1) {
          await two.take(effects('p11', position, 'alarm-changed', episode({ extreme: (extreme -= 1) })));
        }
      })();
      const boards: BoardDto[] = [];
      for (let look = 0; look < 6; look += 1) boards.push(await seat.get<BoardDto>('/api/board'));
      await happening;
      const rows = await database.db
        .selectFrom('event')
        .selectAll()
        .where('type', '=', 'incident.changed')
        .orderBy('sequence')
        .execute();
      const seal = new ColumnSeal(SEALED_COLUMNS.eventData, database.db);
      const changes = rows
        .map(({ sequence, data }) => ({ sequence, data: seal.openJson(data, sequence) as { incident: IncidentDto } }))
        .map(({ sequence, data }) => ({ sequence, incident: data.incident }))
        .filter(({ incident }) => incident.patientId === 'p11');
      for (const { sequence, incidents } of boards) {
        const shown = incidents.find(({ patientId }) => patientId === 'p11')?.headlineAlarm?.extreme;
        const told = changes.filter((change) => change.sequence <= sequence).at(-1);
        expect(shown).toBe(told?.incident.headlineAlarm?.extreme);
      }
    });

    it('count attempts to log in across both', async () => {
      const attempt = (base: string) =>
        fetch(`${base}/api/session`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ name: 'nobody', password: 'wrong' }),
        });
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) => attempt(index % 2 === 0 ? one.base : two.base)),
      );
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(4);
    });
  });
}
