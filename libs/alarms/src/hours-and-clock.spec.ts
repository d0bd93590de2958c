// A rule's hours, and what the clock alone may say of a patient or of a sensor that has fallen silent.
import { Bedside, LOW, START } from './bedside.fixture.js';
import type { RhythmObservation } from './model.js';

const at = (seconds: number) => START + seconds * 1_000;
const NOW = { ...LOW, onDelay: '0s', offDelay: '0s' };
/** From the second minute after the start, 22:00 in Tokyo, for a minute. */
const MINUTE = { from: '22:01', to: '22:02' };

const rhythm = (bed: Bedside, seconds: number, more: Partial<RhythmObservation>) =>
  bed.feed(seconds, {
    kind: 'rhythm',
    rhythm: {
      event: 'asystole',
      device: 'ecg',
      gateway: 'g1',
      observedAt: at(seconds),
      receivedAt: at(seconds),
      from: at(seconds),
      to: null,
      confidence: 1,
      ...more,
    },
  });

describe('outside its hours a rule', () => {
  it('does not look at a value of the time before them that comes within them', () => {
    const bed = new Bedside({ ...NOW, schedule: MINUTE }).value(61, 'spo2', 96);
    const within = new Bedside({ ...NOW, schedule: MINUTE }).value(61, 'spo2', 96);
    expect(bed.value(62, 'spo2', 80, { observed: 59 }).view('low').presence).toBe('absent');
    expect(within.value(63, 'spo2', 80, { observed: 60.5 }).told('alarm-raised')).toMatchObject([
      { onsetAt: at(60.5) },
    ]);
  });

  it('gives up what was only pending, and counts anew in the next', () => {
    const bed = new Bedside({ ...LOW, schedule: MINUTE }).values(110, 119, 'spo2', 80).tick(120);
    expect(bed.view('low')).toMatchObject({ presence: 'absent', reason: 'outside its schedule' });
    const nextNight = 86_400 + 60;
    bed.values(nextNight, nextNight + 15, 'spo2', 80);
    expect(bed.view('low').presence).toBe('pending');
  });

  it('ends what was present, which latches where nobody has seen it', () => {
    const bed = new Bedside({ ...NOW, priority: 'high', schedule: MINUTE }).value(70, 'spo2', 80).tick(120);
    expect(bed.view('low')).toMatchObject({ presence: 'absent', signal: 'latched', reason: 'outside its schedule' });
    expect(bed.told('alarm-changed').at(-1)).toMatchObject({ clearedAt: at(120) });
  });

  it('hears no rhythm, no score and no combination', () => {
    const rules = [
      { id: 'r', kind: 'rhythm', event: 'asystole', priority: 'high', schedule: MINUTE },
      { id: 'n', kind: 'news2', atLeast: 3, priority: 'high', schedule: MINUTE },
      { id: 'c', kind: 'combination', any: ['low'], priority: 'high', schedule: MINUTE },
    ];
    const bed = rhythm(new Bedside(...rules, NOW).value(1, 'spo2', 80), 2, {});
    bed.feed(3, { kind: 'assessment', assessment: { consciousness: 'V', observedAt: at(3), receivedAt: at(3) } });
    expect(['r', 'n', 'c'].map((id) => bed.view(id).presence)).toEqual(['absent', 'absent', 'absent']);
    rhythm(bed.value(61, 'spo2', 80), 62, { device: 'other' });
    expect(['r', 'n', 'c'].map((id) => bed.view(id).presence)).toEqual(['present', 'present', 'present']);
  });

  it('only gathers less where it is a trend, whose alarm goes on', () => {
    const trend = { id: 't', kind: 'trend', signal: 'hr', recent: '24s', baseline: '168s', change: 9, priority: 'low' };
    const bed = new Bedside({ ...trend, schedule: { from: '22:00', to: '22:01' } }).values(0, 30, 'hr', 60);
    bed.values(30, 50, 'hr', 80);
    expect(bed.view('t').presence).toBe('present');
    expect(bed.tick(61).view('t').presence).toBe('present');
  });

  it('says nothing of equipment', () => {
    const rule = { id: 's', kind: 'silence', event: 'sensor-off', after: '5s', priority: 'low', schedule: MINUTE };
    const bed = new Bedside(rule).value(1, 'hr', null, { quality: 'invalid', cause: 'lead-off' }).tick(30);
    expect(bed.view('s').presence).toBe('absent');
    expect(bed.tick(60).view('s').presence).toBe('present');
  });
});

describe('an ECG that cannot be read', () => {
  const RULE = { id: 'r', kind: 'rhythm', event: 'asystole', priority: 'high' };

  it('is unknown until each of its leads can be', () => {
    const bed = rhythm(rhythm(new Bedside(RULE), 1, { event: 'unreadable' }), 2, {
      event: 'unreadable',
      device: 'two',
    });
    expect(bed.view('r').unknown).toBe(true);
    rhythm(bed, 3, { event: 'unreadable', to: at(3) });
    expect(bed.view('r').unknown).toBe(true);
    rhythm(bed, 4, { event: 'unreadable', device: 'two', to: at(4) });
    expect(bed.view('r').unknown).toBe(false);
  });

  it('is not so because an old stretch could not be', () => {
    const bed = rhythm(new Bedside(RULE), 100, { event: 'unreadable', observedAt: at(20) });
    expect(bed.view('r').unknown).toBe(false);
  });
});

describe('a rhythm that the pulse contradicted', () => {
  const contradicted = () => {
    const bed = new Bedside({ id: 'r', kind: 'rhythm', event: 'asystole', priority: 'high' }).value(9, 'pr', 72);
    return rhythm(bed, 10, {});
  };

  it('rises with the first pulse that agrees', () => {
    const bed = contradicted();
    expect(bed.view('r').priority).toBe('medium');
    expect(bed.value(11, 'pr', 20).view('r')).toMatchObject({ priority: 'high', signal: 'sounding' });
  });

  it('rises when the pulse has been silent for ten seconds', () => {
    const bed = contradicted().tick(19);
    expect(bed.view('r').priority).toBe('medium');
    expect(bed.tick(30).view('r').priority).toBe('high');
  });
});

describe('a bed sensor that is cut off', () => {
  const OUT = { id: 'r', kind: 'presence', event: 'out-of-bed', longerThan: '20min', priority: 'medium' };
  const cut = (bed: Bedside, seconds: number, gateway: string, connected = false) =>
    bed.feed(seconds, { kind: 'gateway-connection', gateway, connected });

  it('does not let the clock say that the patient is still out', () => {
    const bed = cut(new Bedside(OUT).value(0, 'bed', 0), 60, 'g1').tick(1_200);
    expect(bed.view('r').presence).toBe('pending');
    expect(cut(bed, 1_300, 'g1', true).tick(1_301).view('r').presence).toBe('present');
  });

  it('is not meant where another gateway is cut off, or another sensor of the same', () => {
    const bed = cut(new Bedside(OUT).value(0, 'bed', 0).value(0, 'hr', 72), 60, 'g2').tick(1_200);
    expect(bed.view('r').presence).toBe('present');
  });

  it('says no more once its last word was that it cannot tell', () => {
    const bed = new Bedside(OUT)
      .value(0, 'bed', 0)
      .value(60, 'bed', null, { quality: 'invalid', cause: 'malfunction' });
    expect(bed.tick(1_200).view('r').presence).toBe('pending');
  });

  it('of two leaves the other to tell', () => {
    const bed = new Bedside(OUT).value(0, 'bed', 0, { device: 'a' }).value(0, 'bed', 0, { device: 'b' });
    bed.value(60, 'bed', null, { device: 'a', quality: 'invalid', cause: 'malfunction' }).tick(1_200);
    expect(bed.view('r').presence).toBe('present');
  });

  it('that was given back does not count among them', () => {
    const bed = new Bedside(OUT).value(0, 'bed', 0, { device: 'a' }).value(1, 'bed', 0, { device: 'b' });
    bed.feed(2, { kind: 'device-returned', gateway: 'g1', device: 'a' });
    bed.value(60, 'bed', null, { device: 'b', quality: 'invalid', cause: 'malfunction' }).tick(1_300);
    expect(bed.view('r').presence).toBe('pending');
  });
});
