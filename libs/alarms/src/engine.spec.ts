// What the incidents and the boards get to see: episodes with evidence and a sentence, told in order.
import type { QualityCause, Signal } from '#vitals';
import {
  createPatient,
  inspect,
  parseRules,
  step,
  type AlarmEpisode,
  type Effect,
  type EngineInput,
  type PatientState,
} from './index.js';

const START = Date.UTC(2026, 0, 10, 13);

/** A patient whose time is told in seconds from the start. */
class Bedside {
  state: PatientState;
  readonly effects: Effect[] = [];

  constructor(...rules: object[]) {
    const parsed = parseRules(rules);
    if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.problems));
    this.state = createPatient({ patientId: 'p', timeZone: 'Asia/Tokyo', rules: parsed.rules, at: START });
  }

  feed(seconds: number, input: EngineInput): this {
    const result = step(this.state, input, START + seconds * 1_000);
    this.state = result.state;
    this.effects.push(...result.effects);
    return this;
  }

  value(
    seconds: number,
    signal: Signal,
    value: number | null,
    more: {
      device?: string;
      observed?: number;
      quality?: 'good' | 'questionable' | 'invalid';
      cause?: QualityCause;
    } = {},
  ): this {
    const receivedAt = START + seconds * 1_000;
    const { device = 'd1', observed = seconds, quality = 'good', cause = 'none' } = more;
    const observation = {
      signal,
      device,
      gateway: 'g1',
      observedAt: START + observed * 1_000,
      receivedAt,
      value,
      quality,
      cause,
    };
    return this.feed(seconds, { kind: 'observation', observation });
  }

  values(from: number, to: number, signal: Signal, value: number, device = 'd1'): this {
    for (let second = from; second < to; second++) this.value(second, signal, value, { device });
    return this;
  }

  tick(seconds: number): this {
    return this.feed(seconds, { kind: 'tick' });
  }

  told(kind: 'alarm-raised' | 'alarm-changed' | 'alarm-ended'): AlarmEpisode[] {
    return this.effects.flatMap((effect) => (effect.kind === kind ? [effect.episode] : []));
  }

  view(ruleId: string) {
    return inspect(this.state).find((view) => view.ruleId === ruleId)!;
  }
}

const LOW = {
  id: 'low',
  kind: 'limit',
  signal: 'spo2',
  low: 90,
  priority: 'medium',
  onDelay: '15s',
  clearMargin: 2,
  offDelay: '10s',
};

describe('an alarm as it is told', () => {
  it('is raised with its identity, its figures and a sentence in both languages', () => {
    const bed = new Bedside({ ...LOW, version: 4 })
      .values(0, 60, 'spo2', 96)
      .values(60, 70, 'spo2', 84)
      .values(70, 76, 'spo2', 87);
    const [alarm] = bed.told('alarm-raised');
    expect(alarm).toMatchObject({
      ruleId: 'low',
      ruleVersion: 4,
      ruleKind: 'limit',
      signal: 'spo2',
      conditionKind: 'physiological',
      onsetAt: START + 60_000,
      raisedAt: START + 75_000,
      pagedAt: START + 75_000,
      clearedAt: null,
      priority: 'medium',
      presence: 'present',
      signalState: 'sounding',
      acknowledged: null,
      suppressedBy: [],
      historical: false,
      episodeNumber: 1,
      previousOnsetAt: null,
      value: 87,
      limit: 90,
      direction: 'below',
      extreme: 84,
      headline: {
        ja: 'SpO2が90 %を15秒下回っています。最低84 %、信号良好。',
        en: 'SpO2 below 90 % for 15 s, lowest 84 %, signal good.',
      },
      evidence: {
        quality: 'good',
        corroboration: null,
        figures: { level: 'limit', heldMs: 15_000, lostMs: 0, onDelayMs: 15_000 },
        chatter: false,
        ecg: null,
      },
    });
  });

  it('carries the values from 30 s before the raise to 30 s after', () => {
    const bed = new Bedside(LOW).values(0, 60, 'spo2', 96).values(60, 120, 'spo2', 87).tick(121);
    const raised = bed.told('alarm-raised')[0]!.evidence.values;
    expect(raised[0]).toEqual([START + 45_000, 96]);
    expect(raised.at(-1)).toEqual([START + 75_000, 87]);
    const complete = bed.told('alarm-changed').at(-1)!.evidence.values;
    expect(complete.at(-1)).toEqual([START + 105_000, 87]);
    expect(complete).toHaveLength(61);
  });

  it('shows gaps in the evidence as no value', () => {
    const bed = new Bedside({ ...LOW, onDelay: '0s' })
      .value(0, 'spo2', 80)
      .value(1, 'spo2', null, { quality: 'invalid', cause: 'motion' })
      .value(2, 'spo2', 81)
      .tick(40);
    expect(bed.told('alarm-changed').at(-1)!.evidence.values).toEqual([
      [START, 80],
      [START + 1_000, null],
      [START + 2_000, 81],
    ]);
  });

  it('ends with the time it cleared, and once', () => {
    const bed = new Bedside(LOW).values(0, 20, 'spo2', 84).values(20, 60, 'spo2', 96);
    expect(bed.told('alarm-ended')).toMatchObject([
      { clearedAt: START + 30_000, presence: 'absent', signalState: 'silent' },
    ]);
  });

  it('of high priority ends only with its acknowledgement', () => {
    const bed = new Bedside({ ...LOW, priority: 'high' }).values(0, 20, 'spo2', 84).values(20, 60, 'spo2', 96);
    expect(bed.told('alarm-ended')).toEqual([]);
    expect(bed.told('alarm-changed').at(-1)).toMatchObject({ signalState: 'latched', presence: 'absent' });
    bed.feed(70, { kind: 'acknowledge', ruleId: 'low', onsetAt: START, by: 'staff-1' });
    expect(bed.told('alarm-ended')).toMatchObject([
      { acknowledged: { by: 'staff-1', at: START + 70_000 }, signalState: 'silent' },
    ]);
  });

  it('says that the pulse agrees, or that it does not', () => {
    const rule = { ...LOW, corroborate: 'pr' };
    const agrees = new Bedside(rule);
    const contradicts = new Bedside(rule);
    for (let second = 0; second < 20; second++) {
      agrees.value(second, 'hr', 72).value(second, 'pr', 74).value(second, 'spo2', 80);
      contradicts.value(second, 'hr', 72).value(second, 'pr', 140).value(second, 'spo2', 80);
    }
    expect(agrees.told('alarm-raised')[0]!.headline).toEqual({
      ja: 'SpO2が90 %を15秒下回っています。最低80 %、信号良好、脈拍も一致。',
      en: 'SpO2 below 90 % for 15 s, lowest 80 %, signal good; pulse agrees.',
    });
    expect(contradicts.told('alarm-raised')[0]).toMatchObject({
      priority: 'low',
      evidence: { quality: 'questionable', corroboration: { signal: 'pr', value: 140, verdict: 'contradicts' } },
      headline: { en: 'SpO2 below 90 % for 15 s, lowest 80 %, signal questionable; pulse contradicts with 140/min.' },
    });
  });

  it('counts recurrences within ten minutes and links them', () => {
    const rule = { ...LOW, onDelay: '0s', offDelay: '0s' };
    const bed = new Bedside(rule);
    bed
      .value(0, 'spo2', 85)
      .value(10, 'spo2', 96)
      .value(300, 'spo2', 85)
      .value(310, 'spo2', 96)
      .value(1_000, 'spo2', 85);
    expect(bed.told('alarm-raised')).toMatchObject([
      { episodeNumber: 1, previousOnsetAt: null },
      { episodeNumber: 2, previousOnsetAt: START },
      { episodeNumber: 1, previousOnsetAt: null },
    ]);
  });

  it('marks chatter from the third raise within a minute', () => {
    const bed = new Bedside({ ...LOW, onDelay: '0s', offDelay: '0s' });
    for (const second of [0, 20, 40, 200]) bed.value(second, 'spo2', 85).value(second + 5, 'spo2', 96);
    expect(bed.told('alarm-raised').map((alarm) => alarm.evidence.chatter)).toEqual([false, false, true, false]);
  });

  it('is told as history when it comes late, and never pages', () => {
    const bed = new Bedside(LOW);
    for (let second = 0; second < 30; second++) bed.value(1_000 + second, 'spo2', 80, { observed: second });
    bed.tick(2_000);
    expect(bed.told('alarm-raised')).toMatchObject([
      {
        historical: true,
        pagedAt: null,
        onsetAt: START,
        raisedAt: START + 15_000,
        signalState: 'silent',
        headline: { en: expect.stringContaining('While disconnected: SpO2 below') as string },
      },
    ]);
    expect(bed.told('alarm-ended')).toMatchObject([{ historical: true, clearedAt: START + 29_000 }]);
    expect(bed.effects.some((effect) => effect.kind === 'transition')).toBe(false);
  });
});

describe('acknowledging', () => {
  it('means one episode where one is named', () => {
    const rule = { ...LOW, priority: 'high', onDelay: '0s', offDelay: '0s' };
    const bed = new Bedside(rule).value(0, 'spo2', 80).value(5, 'spo2', 96).value(60, 'spo2', 80);
    bed.feed(61, { kind: 'acknowledge', ruleId: 'low', onsetAt: START, by: 'a' });
    expect(bed.view('low')).toMatchObject({ signal: 'sounding', acknowledgedBy: null });
    expect(bed.told('alarm-ended')).toMatchObject([{ onsetAt: START, acknowledged: { by: 'a' } }]);
    bed.feed(62, { kind: 'acknowledge', ruleId: 'low', onsetAt: START + 60_000, by: 'b' });
    expect(bed.view('low')).toMatchObject({ signal: 'silent', acknowledgedBy: 'b' });
  });

  it('leaves the older, unseen episode latched when only the newer is acknowledged', () => {
    const rule = { ...LOW, priority: 'high', onDelay: '0s', offDelay: '0s' };
    const bed = new Bedside(rule).value(0, 'spo2', 80).value(5, 'spo2', 96).value(60, 'spo2', 80);
    bed.feed(61, { kind: 'acknowledge', ruleId: 'low', onsetAt: START + 60_000, by: 'b' });
    expect(bed.view('low')).toMatchObject({ presence: 'present', signal: 'latched' });
  });

  it('keeps the five newest unseen episodes of a rule', () => {
    const rule = { ...LOW, priority: 'high', onDelay: '0s', offDelay: '0s' };
    const bed = new Bedside(rule);
    for (let i = 0; i < 8; i++) bed.value(i * 10, 'spo2', 80).value(i * 10 + 5, 'spo2', 96);
    expect(bed.state.conditions[0]!.latched).toHaveLength(5);
    bed.feed(100, { kind: 'acknowledge', ruleId: 'low', onsetAt: null, by: 'b' });
    expect(bed.told('alarm-ended')).toHaveLength(6);
    expect(bed.view('low').signal).toBe('silent');
  });

  it('twice changes nothing the second time', () => {
    const bed = new Bedside(LOW).values(0, 20, 'spo2', 84);
    bed.feed(21, { kind: 'acknowledge', ruleId: 'low', onsetAt: null, by: 'a' });
    const before = bed.effects.length;
    bed.feed(22, { kind: 'acknowledge', ruleId: 'low', onsetAt: null, by: 'b' });
    expect(bed.effects).toHaveLength(before);
    expect(bed.view('low').acknowledgedBy).toBe('a');
  });

  it('of a rule nobody knows changes nothing', () => {
    const bed = new Bedside(LOW);
    bed.feed(0, { kind: 'acknowledge', ruleId: 'x', onsetAt: null, by: 'a' });
    bed.feed(0, { kind: 'shelve', ruleId: 'x', until: START + 9e6, by: 'a', reason: 'r' });
    bed.feed(0, { kind: 'unshelve', ruleId: 'x', by: 'a' });
    expect(bed.effects).toEqual([]);
  });
});

describe('a removed rule', () => {
  it('leaves its unseen high alarm latched until somebody acknowledges it', () => {
    const bed = new Bedside({ ...LOW, priority: 'high' }).values(0, 20, 'spo2', 84);
    bed.feed(20, { kind: 'change-rules', rules: [], by: 'doctor' });
    expect(bed.state.conditions).toHaveLength(1);
    expect(bed.state.conditions[0]).toMatchObject({ removed: true, signal: 'latched', presence: 'absent' });
    bed.feed(21, { kind: 'acknowledge', ruleId: 'low', onsetAt: null, by: 'a' });
    expect(bed.state.conditions).toHaveLength(0);
  });

  it('is gone at once when nothing of it waits', () => {
    const bed = new Bedside(LOW).values(0, 5, 'spo2', 84);
    bed.feed(5, { kind: 'change-rules', rules: [], by: 'doctor' });
    expect(bed.state.conditions).toHaveLength(0);
    bed.values(5, 60, 'spo2', 70);
    expect(bed.told('alarm-raised')).toEqual([]);
  });
});

describe('equipment', () => {
  it('of a device that was given back is no longer missed', () => {
    const bed = new Bedside({ id: 'dev', kind: 'silence', scope: 'device', after: '60s', priority: 'low' });
    bed.value(0, 'spo2', 96, { device: 'a' }).value(0, 'hr', 72, { device: 'b' });
    bed.feed(10, { kind: 'device-returned', gateway: 'g1', device: 'a' });
    bed.value(50, 'hr', 72, { device: 'b' }).tick(100);
    expect(bed.view('dev').presence).toBe('absent');
    bed.tick(110);
    expect(bed.view('dev').presence).toBe('present');
    expect(bed.told('alarm-raised')[0]!.evidence.figures).toMatchObject({ subjects: 'b' });
  });

  it('takes a gateway’s measured clock offset as it is told', () => {
    const bed = new Bedside({ id: 'skew', kind: 'silence', event: 'clock-skew', beyond: '5s', priority: 'low' });
    bed.feed(0, { kind: 'gateway-clock', gateway: 'g1', offsetMs: -8_000 });
    expect(bed.view('skew')).toMatchObject({ presence: 'present', value: 8 });
    expect(bed.told('alarm-raised')[0]!.headline).toEqual({
      ja: '機器の時計がセンターと8秒ずれています(g1)。',
      en: "Clock differs from the centre's by 8 s: g1.",
    });
    bed.feed(60, { kind: 'gateway-clock', gateway: 'g1', offsetMs: 100 });
    expect(bed.view('skew').presence).toBe('absent');
  });

  it('dates a value from the future back to its receipt', () => {
    const bed = new Bedside(LOW);
    bed.value(10, 'spo2', 80, { observed: 3_600 }).value(11, 'spo2', 80, { observed: 11 });
    expect(bed.state.tracks[0]!.lastAt).toBe(START + 15_000);
  });

  it('names a lost connection in its sentence', () => {
    const bed = new Bedside({ id: 'gw', kind: 'silence', scope: 'gateway', after: '10min', priority: 'medium' });
    bed.value(0, 'spo2', 96).feed(5, { kind: 'gateway-connection', gateway: 'g1', connected: false }).tick(600);
    expect(bed.told('alarm-raised')[0]).toMatchObject({
      conditionKind: 'technical',
      onsetAt: START,
      headline: {
        ja: 'ゲートウェイ(g1)からの有効なデータが10分以上届いていません(通信断)。',
        en: 'No usable data from the gateway g1 for 10 min or more; connection lost.',
      },
    });
  });
});

describe('an assessment', () => {
  const NEWS = { id: 'news', kind: 'news2', atLeast: 3, priority: 'medium' };
  const assess = (bed: Bedside, seconds: number, observed: number, what: object) =>
    bed.feed(seconds, {
      kind: 'assessment',
      assessment: { ...what, observedAt: START + observed * 1_000, receivedAt: START + seconds * 1_000 },
    });

  it('raises by itself when it is new', () => {
    const bed = new Bedside(NEWS);
    assess(bed, 10, 10, { consciousness: 'V' });
    expect(bed.view('news')).toMatchObject({ presence: 'present', value: 3 });
    expect(bed.told('alarm-raised')[0]).toMatchObject({
      evidence: { missing: ['respirationRate', 'spo2', 'systolicPressure', 'pulse', 'temperature'] },
      headline: {
        ja: 'NEWS2が3点。未測定: 呼吸数、SpO2、収縮期血圧、脈拍、体温。',
        en: 'NEWS2 score 3; partial, missing: respiration, SpO2, systolic pressure, pulse, temperature.',
      },
    });
  });

  it('that comes late waits for the next live value', () => {
    const bed = new Bedside(NEWS);
    assess(bed, 1_000, 10, { consciousness: 'V' });
    expect(bed.view('news').presence).toBe('absent');
    bed.value(1_001, 'pr', 72);
    expect(bed.view('news').presence).toBe('present');
  });

  it('that is older than the known one changes nothing', () => {
    const bed = new Bedside(NEWS);
    assess(bed, 20, 20, { consciousness: 'A', oxygen: false });
    assess(bed, 25, 15, { consciousness: 'V', oxygen: true });
    bed.value(26, 'pr', 72);
    expect(bed.view('news')).toMatchObject({ presence: 'absent', value: 0 });
  });
});

describe('a rhythm', () => {
  const rhythm = (
    bed: Bedside,
    seconds: number,
    event: 'asystole' | 'pause' | 'unreadable' | 'irregular',
    from: number,
    to: number | null,
  ) =>
    bed.feed(seconds, {
      kind: 'rhythm',
      rhythm: {
        event,
        device: 'ecg',
        gateway: 'g1',
        observedAt: START + seconds * 1_000,
        receivedAt: START + seconds * 1_000,
        from: START + from * 1_000,
        to: to === null ? null : START + to * 1_000,
        confidence: 0.9,
        ratePerMin: 0,
      },
    });
  const ASYSTOLE = { id: 'asystole', kind: 'rhythm', event: 'asystole', priority: 'high' };

  it('is present from when it is told until it is told to be over', () => {
    const bed = new Bedside(ASYSTOLE);
    rhythm(bed, 14, 'asystole', 10, null);
    expect(bed.told('alarm-raised')[0]).toMatchObject({
      onsetAt: START + 10_000,
      value: 0,
      evidence: { ecg: { device: 'ecg', from: START - 20_000, to: START + 44_000 } },
    });
    expect(bed.told('alarm-raised')[0]!.headline.en).toBe(
      'Suspected asystole: no beat for 4 s or more, 0/min; signal good.',
    );
    rhythm(bed, 15, 'asystole', 10, null);
    expect(bed.told('alarm-raised')).toHaveLength(1);
    rhythm(bed, 20, 'asystole', 10, 18);
    expect(bed.view('asystole')).toMatchObject({ presence: 'absent', signal: 'latched' });
  });

  it('ignores events of other kinds', () => {
    const bed = new Bedside(ASYSTOLE);
    rhythm(bed, 14, 'irregular', 10, null);
    expect(bed.view('asystole').presence).toBe('absent');
  });

  it('holds a pause for a minute, and once for one pause', () => {
    const bed = new Bedside({ id: 'pause', kind: 'rhythm', event: 'pause', longerThan: '3s', priority: 'medium' });
    rhythm(bed, 10, 'pause', 7, 10);
    expect(bed.view('pause').presence).toBe('absent');
    rhythm(bed, 20, 'pause', 16.5, 20);
    rhythm(bed, 21, 'pause', 16.5, 20);
    expect(bed.told('alarm-raised')).toMatchObject([
      { value: 3.5, limit: 3, headline: { ja: '心拍の休止(3.5秒)。信号良好。' } },
    ]);
    bed.tick(79);
    expect(bed.view('pause').presence).toBe('present');
    bed.tick(80);
    expect(bed.view('pause').presence).toBe('absent');
  });

  it('is unknown while the ECG cannot be read', () => {
    const bed = new Bedside(ASYSTOLE);
    rhythm(bed, 5, 'unreadable', 4, null);
    expect(bed.view('asystole').unknown).toBe(true);
    rhythm(bed, 9, 'unreadable', 4, 8);
    expect(bed.view('asystole').unknown).toBe(false);
  });
});

describe('sentences', () => {
  it.each<[string, object, (bed: Bedside) => Bedside, string, string]>([
    [
      'a rate over its limit',
      { id: 'r', kind: 'limit', signal: 'hr', high: 120, priority: 'low' },
      (bed) => bed.value(0, 'hr', 130),
      '心拍数が120回/分を0秒上回っています。最高130回/分、信号良好。',
      'Heart rate above 120/min for 0 s, highest 130/min, signal good.',
    ],
    [
      'a temperature',
      { id: 'r', kind: 'limit', signal: 'temp', high: 38, priority: 'low', onDelay: '3h' },
      (bed) => bed.value(0, 'temp', 38.55).value(3_600, 'temp', 38.4).value(10_800, 'temp', 38.4),
      '体温が38 ℃を3時間上回っています。最高38.6 ℃、信号良好。',
      'Temperature above 38 °C for 3 h, highest 38.6 °C, signal good.',
    ],
    [
      'no breath',
      { id: 'r', kind: 'breathing', noBreathFor: '20s', priority: 'low' },
      (bed) => bed.values(0, 25, 'rr', 0),
      '20秒呼吸がありません。信号良好。',
      'No breath for 20 s, signal good.',
    ],
    [
      'a breathing rate',
      { id: 'r', kind: 'breathing', high: 30, priority: 'low' },
      (bed) => bed.value(0, 'rr', 33),
      '呼吸数が30回/分を0秒上回っています。最高33回/分、信号良好。',
      'Respiration above 30/min for 0 s, highest 33/min, signal good.',
    ],
    [
      'a burden',
      { id: 'r', kind: 'burden', signal: 'spo2', below: 90, budget: 20, window: '10min', priority: 'low' },
      (bed) => bed.values(0, 3, 'spo2', 80),
      'SpO2が90 %を下回る負荷が10分で30 %·秒(許容20)。最低80 %、信号良好。',
      'SpO2 below 90 % adds up to 30 %·s in 10 min (allowed 20), lowest 80 %, signal good.',
    ],
    [
      'a floor',
      {
        id: 'r',
        kind: 'burden',
        signal: 'spo2',
        below: 90,
        budget: 900,
        window: '10min',
        floor: { low: 80, priority: 'high' },
        priority: 'low',
      },
      (bed) => bed.value(0, 'spo2', 79),
      'SpO2が80 %を下回りました。最低79 %、信号良好。',
      'SpO2 fell below 80 %, lowest 79 %, signal good.',
    ],
    [
      'a ceiling',
      {
        id: 'r',
        kind: 'burden',
        signal: 'hr',
        above: 120,
        budget: 900,
        window: '10min',
        floor: { high: 160, priority: 'high' },
        priority: 'low',
      },
      (bed) => bed.value(0, 'hr', 170),
      '心拍数が160回/分を上回りました。最高170回/分、信号良好。',
      'Heart rate rose above 160/min, highest 170/min, signal good.',
    ],
    [
      'a burden above',
      { id: 'r', kind: 'burden', signal: 'hr', above: 120, budget: 5, window: '10min', priority: 'low' },
      (bed) => bed.value(0, 'hr', 130),
      '心拍数が120回/分を上回る負荷が10分で10 /min·秒(許容5)。最高130回/分、信号良好。',
      'Heart rate above 120/min adds up to 10 /min·s in 10 min (allowed 5), highest 130/min, signal good.',
    ],
    [
      'a trend',
      { id: 'r', kind: 'trend', signal: 'weight', recent: '24h', baseline: '3d', change: 2, priority: 'low' },
      (bed) => bed.value(0, 'weight', 60).value(90_000, 'weight', 62.5),
      '体重の中央値が直近24時間で62.5 kg、ふだん(60 kg)より2.5 kg高い状態です。',
      "Weight: median of the last 24 h is 62.5 kg, 2.5 kg above the patient's usual 60 kg.",
    ],
    [
      'a trend down',
      { id: 'r', kind: 'trend', signal: 'weight', recent: '24h', baseline: '3d', change: 2, priority: 'low' },
      (bed) => bed.value(0, 'weight', 60).value(90_000, 'weight', 57),
      '体重の中央値が直近24時間で57 kg、ふだん(60 kg)より3 kg低い状態です。',
      "Weight: median of the last 24 h is 57 kg, 3 kg below the patient's usual 60 kg.",
    ],
    [
      'a long absence',
      { id: 'r', kind: 'presence', event: 'out-of-bed', longerThan: '20min', priority: 'low' },
      (bed) => bed.value(0, 'bed', 0).tick(1_200),
      '離床したまま20分戻っていません。',
      'Out of bed for 20 min and not back.',
    ],
    [
      'many exits',
      { id: 'r', kind: 'presence', event: 'exits', moreThan: 0, window: '8h', priority: 'low' },
      (bed) => bed.value(0, 'bed', 1).value(5, 'bed', 0),
      '8時間で1回離床しました(目安0回まで)。',
      'Left the bed 1 times in 8 h (expected at most 0).',
    ],
    [
      'a late bedtime',
      { id: 'r', kind: 'presence', event: 'not-in-bed-by', time: '22:05', priority: 'low' },
      (bed) => bed.value(0, 'bed', 0).tick(300),
      '22:05になっても床に入っていません。',
      'Not in bed by 22:05.',
    ],
    [
      'stillness',
      { id: 'r', kind: 'presence', event: 'no-movement', longerThan: '5s', priority: 'low' },
      (bed) => bed.values(0, 6, 'movement', 0),
      '在床中、5秒体動がありません。',
      'In bed without movement for 5 s.',
    ],
    [
      'a silent signal',
      { id: 'r', kind: 'silence', scope: 'signal', signal: 'spo2', after: '60s', priority: 'low' },
      (bed) => bed.tick(60),
      'SpO2の有効なデータが60秒以上届いていません。',
      'No usable SpO2 data for 60 s or more.',
    ],
    [
      'a silent device',
      { id: 'r', kind: 'silence', scope: 'device', after: '3d', priority: 'low' },
      (bed) => bed.value(0, 'hr', 70).tick(300_000),
      '機器(d1)からの有効なデータが3日以上届いていません。',
      'No usable data from the device d1 for 3 days or more.',
    ],
    [
      'a sensor off',
      { id: 'r', kind: 'silence', event: 'sensor-off', after: '5s', priority: 'low' },
      (bed) => bed.value(0, 'hr', null, { quality: 'invalid', cause: 'lead-off' }).tick(5),
      'センサーが外れています(hr/d1)。',
      'Sensor off the patient: hr/d1.',
    ],
    [
      'a stuck value',
      { id: 'r', kind: 'silence', event: 'stuck', signal: 'hr', after: '5s', priority: 'low' },
      (bed) => bed.values(0, 8, 'hr', 70).tick(8),
      '値が5秒以上変わらず、センサーの固着が疑われます(hr/d1)。',
      'Value unchanged for 5 s or more; the sensor may be stuck: hr/d1.',
    ],
    [
      'a low battery',
      { id: 'r', kind: 'silence', event: 'battery', below: 20, priority: 'low' },
      (bed) => bed.value(0, 'battery', 12),
      '電池残量が12 %です(d1)。',
      'Battery at 12 %: d1.',
    ],
    [
      'a combination',
      { id: 'r', kind: 'combination', any: ['x'], priority: 'low' },
      (bed) => bed.value(0, 'hr', 130),
      '複数の条件が重なっています(x)。',
      'Several conditions together: x.',
    ],
    [
      'an irregular rhythm',
      { id: 'r', kind: 'rhythm', event: 'irregular', priority: 'low' },
      (bed) =>
        bed.feed(0, {
          kind: 'rhythm',
          rhythm: {
            event: 'irregular',
            device: 'e',
            gateway: 'g',
            observedAt: START,
            receivedAt: START,
            from: START,
            to: null,
            confidence: 1,
          },
        }),
      '不規則な脈(心房細動の疑い)。信号良好。',
      'Irregular rhythm, suspected atrial fibrillation; signal good.',
    ],
  ])('tell %s', (_, rule, happens, ja, en) => {
    const bed = happens(
      new Bedside(rule, {
        id: 'x',
        kind: 'limit',
        signal: 'hr',
        high: 129,
        priority: 'low',
        enabled: JSON.stringify(rule).includes('combination'),
      }),
    );
    const alarm = bed.told('alarm-raised').find((one) => one.ruleId === 'r');
    expect(alarm?.headline).toEqual({ ja, en });
  });

  it('say when the signal is questionable, and what the patient usually scores', () => {
    const bed = new Bedside(LOW);
    for (let second = 0; second < 20; second++)
      bed.value(second, 'spo2', 80, { quality: 'questionable', cause: 'low-perfusion' });
    expect(bed.told('alarm-raised')[0]!.headline.ja).toBe('SpO2が90 %を15秒下回っています。最低80 %、信号は要確認。');
    const usual = new Bedside({ id: 'n', kind: 'news2', aboveBaseline: 2, priority: 'low' });
    for (let hour = 0; hour < 8; hour++) usual.value(hour * 3_600, 'spo2', 92).value(hour * 3_600, 'pr', 80);
    usual.value(28_800, 'spo2', 92).value(28_801, 'pr', 120);
    expect(usual.told('alarm-raised')[0]!.headline.en).toContain('NEWS2 score 4 (usual 2); partial');
  });
});
