// One sentence for each alarm, in Japanese and in English, that a nurse understands without knowing the rule:
// "SpO2 below 90 % for 45 s, lowest 84 %, signal good; pulse agrees."
import type { Signal } from '#vitals';
import type { AlarmEpisode, Bilingual } from './model.js';
import type { News2Parameter, RhythmEventName, Rule, SilenceRule } from './rules.js';

type Told = Pick<AlarmEpisode, 'value' | 'limit' | 'direction' | 'extreme' | 'evidence' | 'historical'>;

export const SIGNAL_WORDS: Readonly<Record<Signal, Bilingual & { readonly unitJa: string; readonly unitEn: string }>> =
  {
    hr: { ja: '心拍数', en: 'Heart rate', unitJa: '回/分', unitEn: '/min' },
    pr: { ja: '脈拍', en: 'Pulse', unitJa: '回/分', unitEn: '/min' },
    spo2: { ja: 'SpO2', en: 'SpO2', unitJa: ' %', unitEn: ' %' },
    rr: { ja: '呼吸数', en: 'Respiration', unitJa: '回/分', unitEn: '/min' },
    temp: { ja: '体温', en: 'Temperature', unitJa: ' ℃', unitEn: ' °C' },
    sbp: { ja: '収縮期血圧', en: 'Systolic pressure', unitJa: ' mmHg', unitEn: ' mmHg' },
    dbp: { ja: '拡張期血圧', en: 'Diastolic pressure', unitJa: ' mmHg', unitEn: ' mmHg' },
    weight: { ja: '体重', en: 'Weight', unitJa: ' kg', unitEn: ' kg' },
    movement: { ja: '体動', en: 'Movement', unitJa: '', unitEn: '' },
    bed: { ja: '離床センサー', en: 'Bed sensor', unitJa: '', unitEn: '' },
    battery: { ja: '電池残量', en: 'Battery', unitJa: ' %', unitEn: ' %' },
  };

const RHYTHM_WORDS: Readonly<Record<RhythmEventName, Bilingual>> = {
  asystole: { ja: '心静止の疑い(4秒以上拍動なし)', en: 'Suspected asystole: no beat for 4 s or more' },
  'extreme-bradycardia': { ja: '極端な徐脈', en: 'Extreme bradycardia' },
  'extreme-tachycardia': { ja: '極端な頻脈', en: 'Extreme tachycardia' },
  pause: { ja: '心拍の休止', en: 'Pause between beats' },
  irregular: { ja: '不規則な脈(心房細動の疑い)', en: 'Irregular rhythm, suspected atrial fibrillation' },
  'ventricular-tachycardia': { ja: '心室頻拍の疑い', en: 'Suspected ventricular tachycardia' },
  'ventricular-fibrillation': { ja: '心室細動の疑い', en: 'Suspected ventricular fibrillation' },
};

export const NEWS2_WORDS: Readonly<Record<News2Parameter, Bilingual>> = {
  respirationRate: { ja: '呼吸数', en: 'respiration' },
  spo2: { ja: 'SpO2', en: 'SpO2' },
  oxygen: { ja: '酸素投与', en: 'oxygen' },
  systolicPressure: { ja: '収縮期血圧', en: 'systolic pressure' },
  pulse: { ja: '脈拍', en: 'pulse' },
  consciousness: { ja: '意識', en: 'consciousness' },
  temperature: { ja: '体温', en: 'temperature' },
};

const both = (ja: string, en: string): Bilingual => ({ ja, en });

/** A length of time as people say it: seconds under two minutes, then minutes, hours, days. */
export function spoken(ms: number): Bilingual {
  const seconds = Math.round(ms / 1_000);
  if (seconds < 120) return both(`${seconds}秒`, `${seconds} s`);
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return both(`${minutes}分`, `${minutes} min`);
  const hours = Math.round(minutes / 6) / 10;
  if (hours < 48) return both(`${hours}時間`, `${hours} h`);
  return both(`${Math.round(hours / 24)}日`, `${Math.round(hours / 24)} days`);
}

function figure(told: Told, name: string): number {
  const value = told.evidence.figures[name];
  return typeof value === 'number' ? value : 0;
}

function text(told: Told, name: string): string {
  const value = told.evidence.figures[name];
  return typeof value === 'string' ? value : '';
}

/** At most one decimal: 36.55 is no more than 36.6 to the reader. */
function plain(value: number | null): string {
  return value === null ? '–' : String(Math.round(value * 10) / 10);
}

function measured(signal: Signal, value: number | null): Bilingual {
  const words = SIGNAL_WORDS[signal];
  return both(`${plain(value)}${words.unitJa}`, `${plain(value)}${words.unitEn}`);
}

const QUALITY_WORDS = {
  good: both('信号良好', 'signal good'),
  questionable: both('信号は要確認', 'signal questionable'),
  invalid: both('信号不良', 'signal poor'),
};

/** What the signal and the second sensor are worth. */
function trust(told: Told): Bilingual {
  const { quality, corroboration } = told.evidence;
  const signal = QUALITY_WORDS[quality];
  if (!corroboration || corroboration.verdict === 'absent') return signal;
  const words = SIGNAL_WORDS[corroboration.signal];
  const value = measured(corroboration.signal, corroboration.value);
  const name = words.en.toLowerCase();
  return corroboration.verdict === 'agrees'
    ? both(`${signal.ja}、${words.ja}も一致`, `${signal.en}; ${name} agrees`)
    : both(`${signal.ja}、${words.ja}は${value.ja}で不一致`, `${signal.en}; ${name} contradicts with ${value.en}`);
}

export function headlineOf(rule: Rule, told: Told): Bilingual {
  const sentence = sentenceOf(rule, told);
  if (!told.historical) return sentence;
  return both(`通信断中の記録:${sentence.ja}`, `While disconnected: ${sentence.en}`);
}

function sentenceOf(rule: Rule, told: Told): Bilingual {
  switch (rule.kind) {
    case 'limit':
      return beyond(rule.signal, told, spoken(figure(told, 'heldMs')));
    case 'breathing':
      return breathing(told);
    case 'burden':
      return burden(rule.signal, told);
    case 'trend':
      return trend(rule.signal, told);
    case 'news2':
      return news2(told);
    case 'rhythm':
      return rhythm(rule.event, told);
    case 'presence':
      return presence(rule, told);
    case 'silence':
      return silence(rule, told);
    case 'combination':
      return both(
        `複数の条件が重なっています(${text(told, 'holding')})。`,
        `Several conditions together: ${text(told, 'holding')}.`,
      );
  }
}

function beyond(signal: Signal, told: Told, held: Bilingual): Bilingual {
  const words = SIGNAL_WORDS[signal];
  const limit = measured(signal, told.limit);
  const worst = measured(signal, told.extreme);
  const trusted = trust(told);
  const isBelow = told.direction === 'below';
  return both(
    `${words.ja}が${limit.ja}を${held.ja}${isBelow ? '下回っています' : '上回っています'}。${isBelow ? '最低' : '最高'}${worst.ja}、${trusted.ja}。`,
    `${words.en} ${isBelow ? 'below' : 'above'} ${limit.en} for ${held.en}, ${isBelow ? 'lowest' : 'highest'} ${worst.en}, ${trusted.en}.`,
  );
}

function breathing(told: Told): Bilingual {
  const held = spoken(figure(told, 'heldMs'));
  if (text(told, 'level') === 'rate') return beyond('rr', told, held);
  const trusted = trust(told);
  return both(`${held.ja}呼吸がありません。${trusted.ja}。`, `No breath for ${held.en}, ${trusted.en}.`);
}

function burden(signal: Signal, told: Told): Bilingual {
  const words = SIGNAL_WORDS[signal];
  const isBelow = told.direction === 'below';
  const worst = measured(signal, told.extreme);
  const trusted = trust(told);
  if (typeof told.evidence.figures['floor'] === 'number') {
    const floor = measured(signal, told.limit);
    return both(
      `${words.ja}が${floor.ja}を${isBelow ? '下回りました' : '上回りました'}。${isBelow ? '最低' : '最高'}${worst.ja}、${trusted.ja}。`,
      `${words.en} ${isBelow ? 'fell below' : 'rose above'} ${floor.en}, ${isBelow ? 'lowest' : 'highest'} ${worst.en}, ${trusted.en}.`,
    );
  }
  const limit = measured(signal, told.limit);
  const window = spoken(figure(told, 'windowMs'));
  const amount = plain(figure(told, 'burden'));
  const budget = plain(figure(told, 'budget'));
  const unit = words.unitEn.trim();
  return both(
    `${words.ja}が${limit.ja}を${isBelow ? '下回る' : '上回る'}負荷が${window.ja}で${amount} ${unit}·秒(許容${budget})。${isBelow ? '最低' : '最高'}${worst.ja}、${trusted.ja}。`,
    `${words.en} ${isBelow ? 'below' : 'above'} ${limit.en} adds up to ${amount} ${unit}·s in ${window.en} (allowed ${budget}), ${isBelow ? 'lowest' : 'highest'} ${worst.en}, ${trusted.en}.`,
  );
}

function trend(signal: Signal, told: Told): Bilingual {
  const words = SIGNAL_WORDS[signal];
  const difference = measured(signal, Math.abs(figure(told, 'difference')));
  const baseline = measured(signal, figure(told, 'medianBaseline'));
  const recent = measured(signal, figure(told, 'medianRecent'));
  const span = spoken(figure(told, 'recentMs'));
  const isUp = told.direction === 'above';
  return both(
    `${words.ja}の中央値が直近${span.ja}で${recent.ja}、ふだん(${baseline.ja})より${difference.ja}${isUp ? '高い' : '低い'}状態です。`,
    `${words.en}: median of the last ${span.en} is ${recent.en}, ${difference.en} ${isUp ? 'above' : 'below'} the patient's usual ${baseline.en}.`,
  );
}

function news2(told: Told): Bilingual {
  const baseline = told.evidence.figures['baseline'];
  const usual =
    typeof baseline === 'number' ? both(`(ふだん${plain(baseline)})`, ` (usual ${plain(baseline)})`) : both('', '');
  const missing = told.evidence.missing as readonly News2Parameter[];
  const partial =
    missing.length === 0
      ? both('', '')
      : both(
          `。未測定: ${missing.map((name) => NEWS2_WORDS[name].ja).join('、')}`,
          `; partial, missing: ${missing.map((name) => NEWS2_WORDS[name].en).join(', ')}`,
        );
  return both(
    `NEWS2が${plain(told.value)}点${usual.ja}${partial.ja}。`,
    `NEWS2 score ${plain(told.value)}${usual.en}${partial.en}.`,
  );
}

function rhythm(event: RhythmEventName, told: Told): Bilingual {
  const words = RHYTHM_WORDS[event];
  const trusted = trust(told);
  const unit = event === 'pause' ? both('秒', ' s') : both('回/分', '/min');
  const value =
    told.value === null ? both('', '') : both(`(${plain(told.value)}${unit.ja})`, `, ${plain(told.value)}${unit.en}`);
  return both(`${words.ja}${value.ja}。${trusted.ja}。`, `${words.en}${value.en}; ${trusted.en}.`);
}

function presence(rule: Extract<Rule, { kind: 'presence' }>, told: Told): Bilingual {
  switch (rule.event) {
    case 'out-of-bed': {
      const out = spoken(figure(told, 'outMs'));
      return both(`離床したまま${out.ja}戻っていません。`, `Out of bed for ${out.en} and not back.`);
    }
    case 'exits': {
      const window = spoken(rule.windowMs);
      return both(
        `${window.ja}で${plain(told.value)}回離床しました(目安${rule.moreThan}回まで)。`,
        `Left the bed ${plain(told.value)} times in ${window.en} (expected at most ${rule.moreThan}).`,
      );
    }
    case 'not-in-bed-by': {
      const clock = `${Math.floor(rule.minute / 60)}:${String(rule.minute % 60).padStart(2, '0')}`;
      return both(`${clock}になっても床に入っていません。`, `Not in bed by ${clock}.`);
    }
    case 'no-movement': {
      const held = spoken(figure(told, 'heldMs'));
      return both(`在床中、${held.ja}体動がありません。`, `In bed without movement for ${held.en}.`);
    }
  }
}

function silence(rule: SilenceRule, told: Told): Bilingual {
  const subjects = text(told, 'subjects');
  switch (rule.event) {
    case 'no-data': {
      const after = spoken(rule.afterMs);
      const who =
        rule.scope === 'signal'
          ? both(`${SIGNAL_WORDS[rule.signal].ja}の有効なデータ`, `No usable ${SIGNAL_WORDS[rule.signal].en} data`)
          : rule.scope === 'device'
            ? both(`機器(${subjects})からの有効なデータ`, `No usable data from the device ${subjects}`)
            : both(`ゲートウェイ(${subjects})からの有効なデータ`, `No usable data from the gateway ${subjects}`);
      const lost = text(told, 'connectionLost');
      return both(
        `${who.ja}が${after.ja}以上届いていません${lost ? '(通信断)' : ''}。`,
        `${who.en} for ${after.en} or more${lost ? '; connection lost' : ''}.`,
      );
    }
    case 'sensor-off':
      return both(`センサーが外れています(${subjects})。`, `Sensor off the patient: ${subjects}.`);
    case 'stuck': {
      const after = spoken(rule.afterMs);
      return both(
        `値が${after.ja}以上変わらず、センサーの固着が疑われます(${subjects})。`,
        `Value unchanged for ${after.en} or more; the sensor may be stuck: ${subjects}.`,
      );
    }
    case 'battery':
      return both(
        `電池残量が${plain(told.value)} %です(${subjects})。`,
        `Battery at ${plain(told.value)} %: ${subjects}.`,
      );
    case 'clock-skew':
      return both(
        `機器の時計がセンターと${plain(told.value === null ? null : Math.abs(told.value))}秒ずれています(${subjects})。`,
        `Clock differs from the centre's by ${plain(told.value === null ? null : Math.abs(told.value))} s: ${subjects}.`,
      );
  }
}
