import fc from 'fast-check';
import { DAY_MS, MINUTE_MS } from '#kernel';
import { WEEKDAYS } from './local-time.js';
import {
  awayAt,
  fits,
  ROSTER_KINDS,
  servedAt,
  shiftsOf,
  whoIsOnDuty,
  type RosterDuty,
  type RosterPlan,
} from './roster.js';
import { coveringOf, doctorChainFor } from './roster-doctors.js';
import { gapsOf, isAlarming, newGaps, subtract, type RosterGap } from './roster-gaps.js';

const at = (text: string): number => Date.parse(`${text}+09:00`);
const always = { kind: 'weekly', days: [...WEEKDAYS], from: '00:00', to: '00:00' } as const;
const interval = (from: string, to: string) => ({ kind: 'interval' as const, from: at(from), to: at(to) });

let made = 0;
const duty = (subjectId: string, change: Partial<RosterDuty> = {}): RosterDuty => ({
  id: `duty-${(made += 1)}`,
  kind: 'station',
  task: 'duty',
  subjectId,
  areas: ['板橋'],
  coversId: null,
  timeZone: 'Asia/Tokyo',
  pattern: always,
  except: [],
  validFrom: null,
  validUntil: null,
  rank: 0,
  ...change,
});
const doctor = (subjectId: string, change: Partial<RosterDuty> = {}): RosterDuty =>
  duty(subjectId, { kind: 'doctor', task: 'covering', ...change });
const plan = (duties: RosterDuty[], swaps: RosterPlan['swaps'] = []): RosterPlan => ({ duties, swaps });
const night = at('2026-01-10T22:00:00');

describe('a roster', () => {
  it('holds a duty from its first to its last start date, and not on the dates taken out', () => {
    const nights = duty('a', {
      pattern: { kind: 'weekly', days: [...WEEKDAYS], from: '18:00', to: '09:00' },
      validFrom: '2026-01-05',
      validUntil: '2026-01-08',
      except: ['2026-01-06'],
    });
    const range = { from: at('2026-01-01T00:00:00'), to: at('2026-01-31T00:00:00') };
    expect(shiftsOf(plan([nights]), range).map(({ date }) => date)).toEqual(['2026-01-05', '2026-01-07', '2026-01-08']);
    // The last night goes on into the morning after its last date.
    expect(servedAt(plan([nights]), at('2026-01-09T08:59:00'))).toHaveLength(1);
    expect(servedAt(plan([nights]), at('2026-01-09T09:00:00'))).toHaveLength(0);
  });

  it('gives one shift to whoever took it over, and only that one', () => {
    const nights = duty('a', { pattern: { kind: 'weekly', days: ['sat', 'sun'], from: '18:00', to: '09:00' } });
    const swapped = plan([nights], [{ id: 's', dutyId: nights.id, date: '2026-01-10', takenBy: 'b' }]);
    expect(whoIsOnDuty(swapped, 'station', '板橋', night)).toEqual(['b']);
    expect(whoIsOnDuty(swapped, 'station', '板橋', night + DAY_MS)).toEqual(['a']);
  });

  it('leaves nobody on duty where the one who took a shift over is away', () => {
    const own = duty('a');
    const away = duty('b', { task: 'away', pattern: interval('2026-01-10T00:00:00', '2026-01-11T00:00:00') });
    const swapped = plan([own, away], [{ id: 's', dutyId: own.id, date: '2026-01-10', takenBy: 'b' }]);
    expect(whoIsOnDuty(swapped, 'station', '板橋', night)).toEqual([]);
    expect(awayAt(swapped, night)).toEqual(new Set(['b']));
  });

  it('asks doctors who cover before those who coordinate, and supervisors for every area', () => {
    const people = plan([
      doctor('coordinator', { task: 'coordinating', areas: [] }),
      doctor('covering', { rank: 5 }),
      doctor('for-one-family-doctor', { coversId: 'family' }),
      duty('boss', { kind: 'supervisor', areas: [] }),
    ]);
    expect(whoIsOnDuty(people, 'doctor', '板橋', night)).toEqual(['covering', 'coordinator']);
    expect(whoIsOnDuty(people, 'doctor', '八王子', night)).toEqual(['coordinator']);
    expect(whoIsOnDuty(people, 'supervisor', null, night)).toEqual(['boss']);
  });

  it('knows which tasks are whose', () => {
    expect([fits('station', 'duty'), fits('doctor', 'duty'), fits('doctor', 'covering')]).toEqual([true, false, true]);
    expect([fits('supervisor', 'coordinating'), fits('supervisor', 'away')]).toEqual([false, true]);
  });
});

describe('the doctors for a patient', () => {
  const patient = { area: '板橋', doctorIds: ['family'] };
  const roster = plan([
    doctor('for-the-area', { rank: 0 }),
    doctor('for-that-doctor', { rank: 9, coversId: 'family', areas: [] }),
    doctor('coordinator', { task: 'coordinating', areas: [] }),
    doctor('elsewhere', { areas: ['八王子'] }),
    doctor('for-another', { coversId: 'another', areas: [] }),
  ]);

  it('are the family doctor, who covers for that doctor, who covers the area, who coordinates', () => {
    expect(doctorChainFor(roster, patient, night).map(({ role, personId }) => [role, personId])).toEqual([
      ['family-doctor', 'family'],
      ['covering-doctor', 'for-that-doctor'],
      ['covering-doctor', 'for-the-area'],
      ['coordinating-doctor', 'coordinator'],
    ]);
  });

  it('begin with who covers while the family doctor is absent', () => {
    const away = doctor('family', { task: 'away', pattern: interval('2026-01-10T00:00:00', '2026-01-12T00:00:00') });
    const chain = doctorChainFor(plan([...roster.duties, away]), patient, night);
    expect(chain[0]).toEqual({ role: 'covering-doctor', personId: 'for-that-doctor' });
    expect(doctorChainFor(plan([...roster.duties, away]), patient, night + 2 * DAY_MS)[0]?.personId).toBe('family');
  });

  it('come once each, at their first place', () => {
    const own = plan([doctor('family'), doctor('family', { task: 'coordinating' })]);
    expect(doctorChainFor(own, patient, night)).toEqual([{ role: 'family-doctor', personId: 'family' }]);
  });

  it('answer for those they cover only while they cover', () => {
    const tonight = interval('2026-01-10T18:00:00', '2026-01-11T09:00:00');
    const covering = plan([
      doctor('x', { coversId: 'family', pattern: tonight }),
      doctor('x', { areas: ['八王子'], pattern: tonight }),
    ]);
    expect(coveringOf(covering, 'x', night)).toEqual({ doctorIds: ['family'], areas: ['八王子'], everyArea: false });
    const morning = at('2026-01-11T09:00:00');
    expect(coveringOf(covering, 'x', morning)).toEqual({ doctorIds: [], areas: [], everyArea: false });
    const everywhere = plan([doctor('x', { task: 'coordinating', areas: [] })]);
    expect(coveringOf(everywhere, 'x', night).everyArea).toBe(true);
    expect(coveringOf(everywhere, 'y', night).everyArea).toBe(false);
  });
});

describe('what a roster lacks', () => {
  const range = { from: at('2026-01-10T00:00:00'), to: at('2026-01-12T00:00:00') };
  const complete = [
    duty('station'),
    duty('boss', { kind: 'supervisor', areas: [] }),
    doctor('coordinator', { task: 'coordinating', areas: [] }),
  ];

  it('is nothing where each area has a station, a doctor and a supervisor at every minute', () => {
    expect(gapsOf(plan(complete), ['板橋'], range)).toEqual([]);
  });

  it('is a gap to the minute where an absence takes the only one off', () => {
    const away = duty('station', { task: 'away', pattern: interval('2026-01-10T12:30:00', '2026-01-10T15:00:00') });
    expect(gapsOf(plan([...complete, away]), ['板橋'], range)).toEqual([
      {
        kind: 'nobody',
        who: 'station',
        area: '板橋',
        from: at('2026-01-10T12:30:00'),
        to: at('2026-01-10T15:00:00'),
      },
    ]);
  });

  it('is counted for areas with patients only', () => {
    const gaps = gapsOf(plan(complete), ['板橋', '八王子'], range);
    expect(gaps.map((gap) => gap.kind === 'nobody' && [gap.who, gap.area])).toEqual([['station', '八王子']]);
  });

  it('is a double booking when a person is to cover and to coordinate, or to be in two areas, at once', () => {
    const evening = interval('2026-01-10T18:00:00', '2026-01-10T22:00:00');
    const twice = doctor('coordinator', { pattern: evening });
    const [gap] = gapsOf(plan([...complete, twice]), ['板橋'], range);
    expect(gap).toMatchObject({ kind: 'double-booking', subjectId: 'coordinator', from: evening.from, to: evening.to });
    const apart = [
      duty('boss', { kind: 'supervisor', areas: ['板橋'] }),
      duty('boss', { kind: 'supervisor', areas: ['八王子'] }),
    ];
    expect(gapsOf(plan(apart), [], range)).toMatchObject([{ kind: 'double-booking', subjectId: 'boss' }]);
    const forTwoDoctors = [doctor('x', { coversId: 'a' }), doctor('x', { coversId: 'b' })];
    expect(gapsOf(plan(forTwoDoctors), [], range)).toEqual([]);
  });

  it('is worth knowing, not alarming, when two stations are both first', () => {
    const gaps = gapsOf(plan([...complete, duty('other')]), ['板橋'], range);
    expect(new Set(gaps.map(({ kind }) => kind))).toEqual(new Set(['two-first']));
    expect(gaps.some(isAlarming)).toBe(false);
    expect(gapsOf(plan([...complete, duty('second', { rank: 1 })]), ['板橋'], range)).toEqual([]);
  });

  it('is told as what a change opens and what it mends', () => {
    const gap = (from: number, to: number): RosterGap => ({ kind: 'nobody', who: 'station', area: '板橋', from, to });
    expect(newGaps([gap(0, 10)], [gap(5, 20)])).toEqual([gap(10, 20)]);
    expect(newGaps([gap(5, 20)], [gap(0, 10)])).toEqual([gap(0, 5)]);
    expect(newGaps([], [gap(0, 10)])).toEqual([gap(0, 10)]);
  });
});

describe('any roster', () => {
  const quarter = 15 * MINUTE_MS;
  const start = at('2026-03-01T00:00:00');
  const range = { from: start, to: start + 7 * DAY_MS };
  const span = fc.tuple(fc.integer({ min: -40, max: 700 }), fc.integer({ min: 1, max: 200 })).map(([from, length]) => ({
    kind: 'interval' as const,
    from: start + from * quarter,
    to: start + (from + length) * quarter,
  }));
  const someDuty = fc
    .record({
      kind: fc.constantFrom(...ROSTER_KINDS),
      away: fc.boolean(),
      subjectId: fc.constantFrom('a', 'b', 'c'),
      areas: fc.subarray(['板橋', '八王子']),
      pattern: span,
      rank: fc.integer({ min: 0, max: 2 }),
    })
    .map(({ away, kind, ...rest }) => {
      const task = away ? ('away' as const) : kind === 'doctor' ? ('coordinating' as const) : ('duty' as const);
      return duty(`${kind}-${rest.subjectId}`, { ...rest, subjectId: `${kind}-${rest.subjectId}`, kind, task });
    });

  it('has gaps that are exactly the times at which nobody is on duty', () => {
    fc.assert(
      fc.property(fc.array(someDuty, { maxLength: 14 }), (duties) => {
        const roster = plan(duties);
        const gaps = gapsOf(roster, ['板橋', '八王子'], range);
        for (let now = range.from; now < range.to; now += 7 * quarter) {
          for (const who of ROSTER_KINDS) {
            for (const area of ['板橋', '八王子']) {
              const isGap = gaps.some(
                (gap) =>
                  gap.kind === 'nobody' && gap.who === who && gap.area === area && now >= gap.from && now < gap.to,
              );
              expect(isGap).toBe(whoIsOnDuty(roster, who, area, now).length === 0);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('takes time from time and leaves what is left, once', () => {
    const spans = fc.array(
      fc
        .tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 20 }))
        .map(([from, n]) => ({ from, to: from + n })),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(spans, (taken) => {
        const left = subtract([{ from: 10, to: 40 }], taken);
        for (let now = 0; now < 60; now += 1) {
          const expected = now >= 10 && now < 40 && !taken.some(({ from, to }) => now >= from && now < to);
          expect(left.filter(({ from, to }) => now >= from && now < to)).toHaveLength(expected ? 1 : 0);
        }
      }),
    );
  });
});
