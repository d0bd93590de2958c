// An alarm's whole story as lines of text: every transition with its reason, every alarm with its sentence and its figures.
import type { AlarmEpisode, Transition } from './index.js';

const seconds = (at: number | null, start: number): string => (at === null ? '-' : `+${(at - start) / 1_000}s`);

function alarmLine(alarm: AlarmEpisode, start: number): string {
  const { evidence, headline, acknowledged, suppressedBy } = alarm;
  const { values, ecg, figures, ...worth } = evidence;
  const times = [alarm.onsetAt, alarm.raisedAt, alarm.pagedAt, alarm.clearedAt].map((at) => seconds(at, start));
  const measured = [alarm.value, alarm.limit, alarm.direction, alarm.extreme].join(' ');
  const state = [
    alarm.priority,
    alarm.presence,
    alarm.signalState,
    acknowledged?.by ?? '-',
    suppressedBy.join('+') || '-',
  ];
  const kind = `${alarm.conditionKind} ${alarm.ruleKind} ${alarm.signal ?? '-'}${alarm.historical ? ' historical' : ''}`;
  const shown = Object.entries(figures).map(
    ([name, value]) => `${name}=${isInstant(name) ? seconds(Number(value), start) : value}`,
  );
  return [
    `alarm ${alarm.ruleId} #${alarm.episodeNumber} after ${seconds(alarm.previousOnsetAt, start)}: ${kind}`,
    `  times ${times.join(' ')}; ${state.join(' ')}; ${measured}`,
    `  ${headline.en} ${headline.ja}`,
    `  ${shown.join(' ')} ${JSON.stringify(worth)}`,
    `  values ${values.length}: ${[values[0], values.at(-1)].map((one) => (one ? `${seconds(one[0], start)} ${one[1]}` : '-')).join(' to ')}`,
    `  ecg ${ecg === null ? '-' : `${ecg.device} ${seconds(ecg.from, start)} ${seconds(ecg.to, start)}`}`,
  ].join('\n');
}

const isInstant = (figure: string): boolean => figure === 'silentSince' || figure === 'from';

export function story(transitions: readonly Transition[], alarms: readonly AlarmEpisode[], start: number): string {
  const moves = transitions.map(
    ({ at, ruleId, axis, from, to, priority, reason }) =>
      `${seconds(at, start)} ${ruleId} ${axis} ${from}>${to} ${priority}: ${reason}`,
  );
  return [...moves, ...alarms.map((alarm) => alarmLine(alarm, start))].join('\n');
}
