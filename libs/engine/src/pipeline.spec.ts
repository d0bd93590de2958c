import type { Effect } from '#alarms';
import type { NumericRun } from '#archive';
import type { JournalBatch, JournalEntry, JournalEntryKind } from '#journal';
import type { Instant, PatientId } from '#kernel';
import { type NumericFrame, type Signal, encodeFrame, encodeStatus } from '#vitals';
import type { EngineAct } from './acts.js';
import type { LiveNumeric } from './live-feed.js';
import type { DropReason, PatientEffects, PipelineOutputs } from './outputs.js';
import { Pipeline } from './pipeline.js';
import { type EngineSnapshot, memoryOf, readMemory } from './snapshots.js';

const START: Instant = Date.UTC(2026, 0, 10, 13, 0, 0);
const HANA = 'hana' as PatientId;
const KEN = 'ken' as PatientId;
const encoder = new TextEncoder();

class Log implements PipelineOutputs {
  readonly effectsSeen: PatientEffects[] = [];
  readonly runs: NumericRun[] = [];
  readonly shown: LiveNumeric[] = [];
  readonly drops: DropReason[] = [];
  effects = (effects: PatientEffects): void => void this.effectsSeen.push(effects);
  numeric = (run: NumericRun): void => void this.runs.push(run);
  waveform = (): void => undefined;
  live = (value: LiveNumeric): void => void this.shown.push(value);
  liveEcg = (): void => undefined;
  failures: PatientId[] = [];
  failed = (patientId: PatientId): void => void this.failures.push(patientId);
  dropped = (reason: DropReason): void => void this.drops.push(reason);

  /** What happened to one patient's alarms, readable. */
  story(patientId: PatientId): string[] {
    return this.effectsSeen
      .filter((seen) => seen.patientId === patientId)
      .flatMap(({ effects }) => effects)
      .filter((effect): effect is Extract<Effect, { kind: 'transition' }> => effect.kind === 'transition')
      .map(({ ruleId, axis, from, to, at }) => `+${(at - START) / 1_000}s ${ruleId} ${axis} ${from}>${to}`);
  }
}

const entry = (seconds: number, kind: JournalEntryKind, topic: string, payload: Uint8Array): JournalEntry => ({
  kind,
  topic,
  payload,
  receivedAt: START + seconds * 1_000,
});

const clock = (seconds: number): JournalEntry => entry(seconds, 'clock', 'centre', new Uint8Array(0));
const act = (seconds: number, body: Omit<EngineAct, 'at' | 'by' | 'actId'> & Record<string, unknown>): JournalEntry =>
  entry(
    seconds,
    'act',
    'centre',
    encoder.encode(
      JSON.stringify({
        actId: `act-${seconds}-${body.kind}-${String(body.patientId)}`,
        at: START,
        by: 'centre',
        ...body,
      }),
    ),
  );

let sequence = 0;
function spo2(seconds: number, value: number | null, change: Partial<NumericFrame> = {}): JournalEntry {
  sequence += 1;
  const frame: NumericFrame = {
    kind: 'numeric',
    stream: 'spo2',
    gateway: 'g1',
    device: 'd1',
    sequence,
    observedAt: START + seconds * 1_000,
    intervalMs: 1_000,
    quality: 'good',
    cause: 'none',
    values: { spo2: [value] },
    ...change,
  };
  const { topic, payload } = encodeFrame(frame);
  return entry(seconds, 'frame', topic, payload);
}

/** One second at 250 Hz and 5 µV a bit: a narrow complex of 1 mV, or nothing but a little noise. */
const noise = (i: number): number => ((i * 7_919) % 5) - 2;
const bump = (i: number, height: number, centre: number, width: number): number =>
  height * Math.exp(-(((i - centre) / width) ** 2));
const beating = Int16Array.from({ length: 250 }, (_, i) => bump(i, 200, 100, 3) + bump(i, 30, 170, 14) + noise(i));
const flat = Int16Array.from({ length: 250 }, (_, i) => noise(i));

function ecg(seconds: number, samples: Int16Array, quality: 'good' | 'invalid'): JournalEntry {
  const { topic, payload } = encodeFrame({
    kind: 'ecg',
    stream: 'ecg',
    gateway: 'g1',
    device: 'd2',
    sequence: seconds,
    observedAt: START + seconds * 1_000,
    rateHz: 250,
    microvoltsPerBit: 5,
    lead: 'II',
    samples,
    quality,
    cause: quality === 'good' ? 'none' : 'lead-off',
  });
  return entry(seconds + 1, 'frame', topic, payload);
}

const rules = [
  {
    id: 'spo2-low',
    version: 1,
    kind: 'limit',
    signal: 'spo2',
    low: 90,
    priority: 'high',
    onDelay: '15s',
    clearMargin: 2,
    offDelay: '10s',
  },
  { id: 'no-spo2', version: 1, kind: 'silence', scope: 'signal', signal: 'spo2', after: '60s', priority: 'medium' },
];
const admitted = (patientId: PatientId = HANA): JournalEntry[] => [
  act(0, { kind: 'patient-set', patientId, timeZone: 'Asia/Tokyo', rules }),
  act(0, { kind: 'device-lent', gateway: 'g1', device: 'd1', patientId, from: START - 1_000, to: null }),
];

const batches = (...groups: JournalEntry[][]): JournalBatch[] =>
  groups.map((entries, i) => ({ position: i + 1, entries }));

function play(log: readonly JournalBatch[]): Log {
  const seen = new Log();
  const pipeline = new Pipeline(seen, null, []);
  for (const batch of log) pipeline.handle(batch);
  return seen;
}

/** A fall, an acknowledgement, a recovery, then silence: one entry a batch, so that it can be cut anywhere. */
function anEvening(): JournalBatch[] {
  const seconds = [...Array(150).keys()];
  const data = seconds.map((s) => [spo2(s + 1, s < 30 ? 96 : s < 80 ? 84 : 97)]);
  const acknowledged = act(60, { kind: 'acknowledge', patientId: HANA, ruleId: 'spo2-low', onsetAt: START + 31_000 });
  data.splice(60, 0, [acknowledged]);
  const quiet = [...Array(80).keys()].map((s) => [clock(151 + s)]);
  return batches(admitted(), ...data, ...quiet);
}

describe('the pipeline', () => {
  it('gives a frame to the patient who wore the device when it was observed', () => {
    const log = play(
      batches(
        admitted(),
        [act(5, { kind: 'patient-set', patientId: KEN, timeZone: 'Asia/Tokyo', rules })],
        [act(10, { kind: 'device-lent', gateway: 'g1', device: 'd1', patientId: KEN, from: START + 10_000, to: null })],
        [spo2(12, 95), spo2(12, 93, { observedAt: START + 9_000 })],
      ),
    );
    expect(log.runs.map(({ patientId, values }) => [patientId, values])).toEqual([
      [KEN, [95]],
      [HANA, [93]],
    ]);
  });

  it('drops and counts what belongs to nobody, comes twice or cannot be read', () => {
    const twice = spo2(3, 95);
    const log = play(
      batches(admitted(), [
        twice,
        twice,
        spo2(4, 95, { device: 'd9' }),
        entry(5, 'frame', 'mimamori/v1/g1/d1/spo2', encoder.encode('{}')),
      ]),
    );
    expect(log.runs).toHaveLength(1);
    expect(log.drops).toEqual(['duplicate', 'not-lent', 'unreadable']);
  });

  it('passes 0 on as a value and null as no value', () => {
    const log = play(batches(admitted(), [spo2(1, 0)], [spo2(2, null)]));
    expect(log.shown.map(({ value }) => value)).toEqual([0, null]);
  });

  it('raises a limit alarm after its on-delay and a silence alarm when only the clock goes on', () => {
    const log = play(anEvening());
    const story = log.story(HANA);
    expect(story).toContain('+46s spo2-low presence pending>present');
    expect(story).toContain('+210s no-spo2 presence absent>present');
    expect(story.filter((line) => line.includes('spo2-low presence') && line.endsWith('>present'))).toHaveLength(1);
  });

  it('never shows a backlog as the present', () => {
    const log = play(batches(admitted(), [spo2(100, 97)], [spo2(101, 80, { observedAt: START + 50_000 })]));
    expect(log.shown.map(({ value }) => value)).toEqual([97]);
    expect(log.runs).toHaveLength(2);
  });

  it('reads the heart rate from an ECG, and tells silence of the heart from a lead that is off', () => {
    const rhythmRules = [{ id: 'asystole', version: 1, kind: 'rhythm', event: 'asystole', priority: 'high' }];
    const story = (quality: 'good' | 'invalid'): Log => {
      const frames = [...Array(40).keys()].map((s) => [
        ecg(s, s < 20 || quality === 'invalid' ? beating : flat, s < 20 ? 'good' : quality),
      ]);
      return play(
        batches(
          [
            act(0, { kind: 'patient-set', patientId: HANA, timeZone: 'Asia/Tokyo', rules: rhythmRules }),
            act(0, { kind: 'device-lent', gateway: 'g1', device: 'd2', patientId: HANA, from: START, to: null }),
          ],
          ...frames,
        ),
      );
    };
    const stopped = story('good');
    const rates = stopped.shown.filter(({ signal }) => signal === 'hr').map(({ value }) => value);
    expect(rates.slice(8, 18).every((rate) => rate !== null && Math.abs(rate - 60) <= 2)).toBe(true);
    expect(stopped.story(HANA).some((line) => line.includes('asystole presence') && line.endsWith('>present'))).toBe(
      true,
    );
    expect(
      story('invalid')
        .story(HANA)
        .some((line) => line.endsWith('>present')),
    ).toBe(false);
  });

  it('goes on watching everybody else, and says so, when one patient’s rules are not understood', () => {
    const log = new Log();
    const pipeline = new Pipeline(log, null, []);
    const bad = act(0, { kind: 'patient-set', patientId: KEN, timeZone: 'Asia/Tokyo', rules: [{ kind: 'horoscope' }] });
    for (const batch of batches([bad, ...admitted()], ...[...Array(20).keys()].map((s) => [spo2(s + 1, 80)])))
      pipeline.handle(batch);
    expect(log.failures).toEqual([KEN]);
    expect(log.story(HANA)).toContain('+16s spo2-low presence pending>present');
  });

  it('knows a device battery from the status of its gateway', () => {
    const status = encodeStatus({
      gateway: 'g1',
      online: true,
      devices: [{ device: 'd1', batteryPercent: 9, lastFrameAt: null }],
    });
    const log = play(batches(admitted(), [entry(3, 'status', status.topic, status.payload)]));
    expect(log.shown).toMatchObject([{ patientId: HANA, signal: 'battery' satisfies Signal, value: 9 }]);
  });

  it('tells the same story when it is thrown away and rebuilt at any batch', () => {
    sequence = 0;
    const log = anEvening();
    const whole = play(log).story(HANA);
    for (let cut = 1; cut < log.length; cut += 3) {
      const first = new Log();
      const before = new Pipeline(first, null, []);
      for (const batch of log.slice(0, cut)) before.handle(batch);
      const kept = keep(before);
      const second = new Log();
      const after = new Pipeline(second, kept.shared, kept.patients);
      for (const batch of log.slice(cut)) after.handle(batch);
      expect([...first.story(HANA), ...second.story(HANA)]).toEqual(whole);
    }
  });

  it('replays batches that are already in a patient’s memory without acting on them again', () => {
    sequence = 0;
    const log = anEvening();
    const before = new Pipeline(new Log(), null, []);
    for (const batch of log.slice(0, 100)) before.handle(batch);
    const kept = keep(before);
    const second = new Log();
    const after = new Pipeline(second, kept.shared, kept.patients);
    for (const batch of log.slice(40)) after.handle(batch);
    const whole = play(log);
    expect(second.story(HANA)).toEqual(whole.story(HANA).slice(-second.story(HANA).length));
    expect(second.runs).toEqual(whole.runs.slice(-second.runs.length));
    expect(second.story(HANA).some((line) => line.includes('spo2-low presence pending>present'))).toBe(false);
  });
});

/** What a restart finds: everything passed through bytes. */
function keep(pipeline: Pipeline): Omit<EngineSnapshot, 'resumeAfter'> {
  const patients = pipeline.patientIds().map((id) => pipeline.snapshotPatient(id));
  return readMemory(memoryOf({ shared: pipeline.snapshotShared(), patients }));
}
