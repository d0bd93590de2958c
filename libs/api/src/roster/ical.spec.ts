import fc from 'fast-check';
import {
  DUTY_DAYS,
  fits,
  occurrencesOf,
  ROSTER_KINDS,
  ROSTER_TASKS,
  WEEKDAYS,
  type DutyPattern,
  type RosterDuty,
} from '#care';
import { DAY_MS, HOUR_MS } from '#kernel';
import { dutiesCalendar, shiftsCalendar } from './ical-export.js';
import { readCalendar, type ReadEvent } from './ical-import.js';

const NOW = Date.UTC(2026, 0, 10, 13);
const ZONES = ['Asia/Tokyo', 'Europe/Berlin', 'America/New_York'];

const duty = (change: Partial<RosterDuty> = {}): RosterDuty => ({
  id: 'duty-1',
  kind: 'station',
  task: 'duty',
  subjectId: 'station-1',
  areas: [],
  coversId: null,
  timeZone: 'Asia/Tokyo',
  pattern: { kind: 'weekly', days: ['mon', 'wed'], from: '18:00', to: '09:00' },
  except: [],
  validFrom: null,
  validUntil: null,
  rank: 0,
  ...change,
});

const bodyOf = ({ id: _, ...body }: RosterDuty): Record<string, unknown> => ({ ...body, note: '' });
const calendar = (...duties: RosterDuty[]): string =>
  dutiesCalendar(
    duties.map((each) => ({
      duty: each,
      body: bodyOf(each),
      name: '訪問看護ステーション あおば',
      note: '',
      version: 1,
      changedAt: NOW,
    })),
    NOW,
  );
const read = (text: string): readonly ReadEvent[] => {
  const result = readCalendar(text, 'Asia/Tokyo');
  if (result.kind !== 'events') throw new Error(result.reason);
  return result.events;
};
/** As another program would hand it back: without what only we understand. */
const foreign = (text: string): string => text.replace(/\r\nX-MIMAMORI-DUTY:[^\r]*(\r\n [^\r]*)*/g, '');
const event = (...lines: string[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//x//y//EN',
    'BEGIN:VEVENT',
    'UID:1',
    ...lines,
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n');
const only = (text: string): ReadEvent => read(text)[0]!;

const clock = fc
  .integer({ min: 0, max: 95 })
  .map((n) => `${String(n >> 2).padStart(2, '0')}:${String((n % 4) * 15).padStart(2, '0')}`);
const date = fc.integer({ min: 0, max: 300 }).map((days) => new Date(NOW + days * DAY_MS).toISOString().slice(0, 10));
const somePattern: fc.Arbitrary<DutyPattern> = fc.oneof(
  fc.record({
    kind: fc.constant('weekly' as const),
    days: fc.uniqueArray(fc.constantFrom(...DUTY_DAYS), { minLength: 1 }),
    from: clock,
    to: clock,
  }),
  fc
    .tuple(fc.constantFrom(...WEEKDAYS), clock, fc.constantFrom(...WEEKDAYS), clock)
    .map(([a, from, b, to]) => ({ kind: 'weekly-span' as const, from: `${a} ${from}`, to: `${b} ${to}` })),
  fc.record({ kind: fc.constant('holiday-span' as const), from: clock, to: clock, yearEnd: fc.boolean() }),
  fc.tuple(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 1, max: 500 })).map(([from, hours]) => ({
    kind: 'interval' as const,
    from: NOW + from * HOUR_MS,
    to: NOW + (from + hours) * HOUR_MS,
  })),
);
const someDuty: fc.Arbitrary<RosterDuty> = fc
  .record({
    kind: fc.constantFrom(...ROSTER_KINDS),
    task: fc.constantFrom(...ROSTER_TASKS),
    subjectId: fc.constantFrom('one', 'two'),
    areas: fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), { maxLength: 3 }),
    coversId: fc.constant(null),
    timeZone: fc.constantFrom(...ZONES),
    pattern: somePattern,
    except: fc.uniqueArray(date, { maxLength: 4 }),
    validFrom: fc.option(date),
    validUntil: fc.constant(null),
    rank: fc.integer({ min: 0, max: 99 }),
  })
  .filter(({ kind, task }) => fits(kind, task))
  .map((rest) => duty(rest));

describe('an exported roster', () => {
  it('comes back whole', () => {
    fc.assert(
      fc.property(someDuty, (one) => {
        const events = read(calendar(one));
        // A duty that never holds, such as one interval before its own first date, leaves nothing to give out.
        const isRepeated = one.pattern.kind === 'weekly' || one.pattern.kind === 'weekly-span';
        if (isRepeated) expect(events.length).toBeGreaterThan(0);
        for (const each of events) expect(each).toMatchObject({ kind: 'own', body: { ...bodyOf(one), id: 'duty-1' } });
      }),
      { numRuns: 60 },
    );
  });

  it('says to a program that knows nothing of us the same times, in every zone', () => {
    const weekly = somePattern.filter(
      (pattern) =>
        pattern.kind === 'weekly-span' || (pattern.kind === 'weekly' && pattern.days.every((day) => day.length === 3)),
    );
    fc.assert(
      fc.property(weekly, fc.constantFrom(...ZONES), fc.option(date), (pattern, timeZone, validUntil) => {
        const one = duty({ pattern, timeZone, validFrom: '2026-01-12', validUntil });
        const back = read(foreign(calendar(one)));
        if (validUntil !== null && validUntil < '2026-02-01') return;
        expect(back).toHaveLength(1);
        const [first] = back;
        if (first?.kind !== 'times') throw new Error(JSON.stringify(first));
        const range = { from: NOW + 14 * DAY_MS, to: NOW + 100 * DAY_MS };
        const times = (of: DutyPattern, until: string | null) =>
          occurrencesOf(of, timeZone, range)
            .filter((each) => until === null || each.date <= until)
            .map(({ from, to }) => [from, to]);
        expect(first.times.timeZone).toBe(timeZone);
        expect(times(first.times.pattern, first.times.validUntil)).toEqual(times(pattern, validUntil));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps every line within 75 octets, also in Japanese, and ends lines as the standard does', () => {
    const text = calendar(duty({ areas: ['板橋三丁目', '八王子みなみ野', '世田谷玉川台二丁目'] }));
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line, 'utf8')).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(only(text).summary).toContain('板橋三丁目・八王子みなみ野・世田谷玉川台二丁目');
  });

  it('tells a zone’s clock changes', () => {
    const text = calendar(duty({ timeZone: 'Europe/Berlin' }));
    expect(text).toContain('TZID:Europe/Berlin');
    expect(text).toMatch(/BEGIN:DAYLIGHT\r\nDTSTART:20260329T020000\r\nTZOFFSETFROM:\+0100\r\nTZOFFSETTO:\+0200/);
    expect(text).toMatch(/BEGIN:STANDARD\r\nDTSTART:20261025T030000\r\nTZOFFSETFROM:\+0200\r\nTZOFFSETTO:\+0100/);
    expect(calendar(duty())).toMatch(/BEGIN:STANDARD\r\nDTSTART:\d+T\d+\r\nTZOFFSETFROM:\+0900\r\nTZOFFSETTO:\+0900/);
  });

  it('writes holidays out date by date, for no rule can say them', () => {
    const text = calendar(duty({ pattern: { kind: 'holiday-span', from: '18:00', to: '09:00', yearEnd: false } }));
    expect(text).toContain('DTSTART;TZID=Asia/Tokyo:20260501T180000\r\nDTEND;TZID=Asia/Tokyo:20260507T090000');
    expect(text).not.toContain('RRULE');
  });

  it('leaves out in a subscription what nobody serves, and names a swap', () => {
    const shift = { duty: duty(), date: '2026-01-12', subjectId: 'b', swapId: 's', from: NOW, to: NOW + HOUR_MS };
    const text = shiftsCalendar('当番', [shift], (id) => (id === 'b' ? '乙' : '甲'), NOW);
    expect(text).toContain('DTSTART:20260110T130000Z');
    expect(text).toContain('交代（もとは 甲）');
  });
});

describe('a calendar from elsewhere', () => {
  const times = (text: string) => {
    const one = only(text);
    return one.kind === 'times' ? one.times : one.kind === 'own' ? one.kind : one.reason;
  };
  const night = ['DTSTART;TZID=Asia/Tokyo:20260109T180000', 'DTEND;TZID=Asia/Tokyo:20260110T090000'];

  it('is read: one event, a weekly one with exceptions and an end, a weekend, a whole day, every day', () => {
    expect(times(event(...night))).toMatchObject({
      pattern: { kind: 'interval', from: Date.UTC(2026, 0, 9, 9), to: Date.UTC(2026, 0, 10) },
    });
    const rule = 'RRULE:FREQ=WEEKLY;BYDAY=FR,SA;UNTIL=20260131T090000Z';
    expect(times(event(...night, rule, 'EXDATE;TZID=Asia/Tokyo:20260116T180000'))).toEqual({
      pattern: { kind: 'weekly', days: ['fri', 'sat'], from: '18:00', to: '09:00' },
      timeZone: 'Asia/Tokyo',
      except: ['2026-01-16'],
      validFrom: '2026-01-09',
      validUntil: '2026-01-31',
    });
    expect(
      times(event('DTSTART;TZID=Asia/Tokyo:20260109T180000', 'DURATION:P2DT15H', 'RRULE:FREQ=WEEKLY')),
    ).toMatchObject({ pattern: { kind: 'weekly-span', from: 'fri 18:00', to: 'mon 09:00' } });
    expect(times(event('DTSTART;VALUE=DATE:20260110', 'RRULE:FREQ=DAILY'))).toMatchObject({
      pattern: { kind: 'weekly', days: [...WEEKDAYS], from: '00:00', to: '24:00' },
    });
  });

  it('may name its zone as Outlook does, give UTC, or give none', () => {
    const start = (zone: string) => event(`DTSTART${zone}:20260109T180000`, `DTEND${zone}:20260109T200000`);
    expect(times(start(';TZID=Tokyo Standard Time'))).toMatchObject({ timeZone: 'Asia/Tokyo' });
    expect(times(start(''))).toMatchObject({ timeZone: 'Asia/Tokyo' });
    expect(times(event('DTSTART:20260109T180000Z', 'DTEND:20260109T200000Z'))).toMatchObject({ timeZone: 'UTC' });
    expect(times(start(';TZID=Mars/Olympus'))).toBe('unknown-time-zone');
  });

  it('is not guessed at: what cannot be kept is named with its reason', () => {
    const with_ = (...lines: string[]) => times(event(...night, ...lines));
    expect(with_('RRULE:FREQ=MONTHLY;BYDAY=1FR')).toBe('recurrence');
    expect(with_('RRULE:FREQ=WEEKLY;INTERVAL=2')).toBe('recurrence');
    expect(with_('RRULE:FREQ=WEEKLY;COUNT=5')).toBe('recurrence-count');
    expect(with_('RDATE;TZID=Asia/Tokyo:20260120T180000')).toBe('extra-dates');
    expect(with_('RECURRENCE-ID;TZID=Asia/Tokyo:20260109T180000')).toBe('single-change');
    expect(with_('STATUS:CANCELLED')).toBe('cancelled');
    expect(times(event('DTSTART:20260109T180030Z', 'DTEND:20260109T190000Z'))).toBe('seconds');
    expect(times(event('DTSTART:20260109T180000Z', 'DTEND:20260109T170000Z'))).toBe('end-before-start');
    expect(times(event('DTSTART:20260109T180000Z'))).toBe('no-end');
    expect(times(event('SUMMARY:nothing'))).toBe('no-start');
    expect(times(event('DTSTART:20260109T180000Z', 'DURATION:P9D', 'RRULE:FREQ=WEEKLY'))).toBe('too-long-to-repeat');
    expect(times(event('X-MIMAMORI-DUTY:bm9uc2Vuc2U'))).toBe('not-readable');
  });

  it('loses nothing to one event that is broken, and names that one by its line', () => {
    const good = ['BEGIN:VEVENT', 'UID:g', ...night, 'END:VEVENT'];
    const broken = ['BEGIN:VEVENT', 'UID:b', 'this is no property', 'END:VEVENT'];
    const events = read(['BEGIN:VCALENDAR', ...good, ...broken, ...good, 'BEGIN:VEVENT', 'UID:cut'].join('\n'));
    expect(events.map(({ line, kind }) => [line, kind])).toEqual([
      [2, 'times'],
      [7, 'not-understood'],
      [11, 'times'],
      [16, 'not-understood'],
    ]);
  });

  it('is refused as a whole when it is no calendar or too much', () => {
    const refusal = (text: string) => {
      const result = readCalendar(text, 'Asia/Tokyo');
      return result.kind === 'refused' ? result.reason : result.kind;
    };
    expect(refusal('<html>')).toBe('not-a-calendar');
    expect(refusal('')).toBe('not-a-calendar');
    expect(refusal(`BEGIN:VCALENDAR\r\n${'BEGIN:VEVENT\r\nEND:VEVENT\r\n'.repeat(2_001)}`)).toBe('too-many-events');
    expect(refusal(`BEGIN:VCALENDAR\r\nX:${'x'.repeat(30_000)}`)).toBe('line-too-long');
    expect(refusal(`BEGIN:VCALENDAR${'\r\n'.repeat(70_000)}`)).toBe('too-many-lines');
  });

  it('never makes the reader fail, whatever it holds', () => {
    const scrap = fc.constantFrom(
      'DTSTART:2026',
      'DTSTART:99999999T999999',
      'RRULE:FREQ=WEEKLY;BYDAY=XX',
      'RRULE:',
      'DTEND;TZID=:1',
      'DURATION:PX',
      'EXDATE:x',
      'BEGIN:VALARM',
      'X-MIMAMORI-DUTY:e30',
      '\u0000',
      ':',
      ';;;',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(scrap, fc.string()), { maxLength: 8 }), (lines) => {
        expect(readCalendar(event(...lines), 'Asia/Tokyo').kind).toBe('events');
      }),
      { numRuns: 200 },
    );
  });
});
