// Alarms from what the ECG detector says.
import { Bedside, START } from './bedside.fixture.js';

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
