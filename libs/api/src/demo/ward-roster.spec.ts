import { doctorChainFor, gapsOf } from '#care';
import { DAY_MS, HOUR_MS } from '#kernel';
import { CentreUnderTest } from '../test/centre-under-test.js';
import { DemonstrationSeed } from './demonstration-seed.js';

describe('the demonstration ward’s roster', () => {
  let centre: CentreUnderTest;
  beforeAll(async () => {
    centre = await CentreUnderTest.open();
    await centre.app.get(DemonstrationSeed).seed({ patients: 12 });
  }, 180_000);
  afterAll(() => centre.close());

  it('has neither gaps nor double bookings, over a year with all its holidays', async () => {
    const { roster } = centre.records;
    const from = centre.clock.now();
    expect(await roster.areas()).toHaveLength(3);
    expect(gapsOf(await roster.plan(), await roster.areas(), { from, to: from + 365 * DAY_MS })).toEqual([]);
  });

  it('has a family doctor, who covers, and who coordinates for every patient on every night', async () => {
    const plan = await centre.records.roster.plan();
    const [patient] = await centre.records.patients.all();
    const doctors = await centre.records.patients.doctorsOf(patient!.id, centre.clock.now());
    const asked = { area: patient!.area, doctorIds: doctors.map(({ id }) => id) };
    for (let night = 0; night < 7; night += 1) {
      const chain = doctorChainFor(plan, asked, centre.clock.now() + night * DAY_MS + HOUR_MS);
      expect(chain[0]?.role).toBe('family-doctor');
      expect(chain.length).toBeGreaterThanOrEqual(2);
      expect(new Set(chain.map(({ personId }) => personId)).size).toBe(chain.length);
    }
  });
});
