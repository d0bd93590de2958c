// The one sentence of each alarm, in both languages.
import { Bedside, LOW, START } from './bedside.fixture.js';

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
