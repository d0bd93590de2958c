// Alarm load as a table for a spreadsheet: one figure a line, with its target where it has one.
import type { Priority } from '#alarms';
import { LOAD_TARGETS, OUTCOME_TEXT, priorityText, type BilingualText } from '#care';
import type { CsvCell } from '../http/csv.js';
import type { AlarmLoadDto, FigureDto, Language } from './alarm-load.dto.js';

type Say = (text: BilingualText) => string;

export function alarmLoadRows(load: AlarmLoadDto, language: Language): CsvCell[][] {
  const say: Say = (text) => text[language];
  return [
    [
      { ja: '項目', en: 'Figure' },
      { ja: '値', en: 'Value' },
      { ja: '目標', en: 'Target' },
      { ja: '注', en: 'Note' },
    ].map(say),
    [say({ ja: '期間の始め', en: 'From' }), new Date(load.from).toISOString(), null, null],
    [say({ ja: '期間の終わり', en: 'To' }), new Date(load.to).toISOString(), null, null],
    [say({ ja: '警報', en: 'Alarms' }), load.alarms, null, null],
    [say({ ja: '担当者の時間', en: 'Operator hours' }), round(load.operatorHours), null, null],
    [say({ ja: '担当者不在の間の警報', en: 'Alarms with nobody signed in' }), load.unattended, null, null],
    line(
      say,
      { ja: '担当者1時間あたりの警報', en: 'Alarms per operator hour' },
      load.perOperatorHour,
      LOAD_TARGETS.perOperatorHour.good,
    ),
    line(say, { ja: '洪水の時間の割合', en: 'Share of time in flood' }, load.floodShare, LOAD_TARGETS.floodShare.good),
    line(say, { ja: '繰り返す規則', en: 'Chattering rules' }, load.chatteringRules, LOAD_TARGETS.chatteringRules.good),
    line(
      say,
      { ja: '1日に24時間を超えた警報', en: 'Stale alarms a day' },
      load.stalePerDay,
      LOAD_TARGETS.stalePerDay.good,
    ),
    line(say, { ja: '上位10の割合', en: 'Share of the top ten' }, load.topTenShare, LOAD_TARGETS.topTenShare.good),
    line(say, { ja: '対応を要した割合', en: 'Actionable share' }, load.actionable, null),
    ...load.responses.flatMap((response) => responseLines(say, response)),
    ...load.outcomes.map(({ outcome, count }) => [say(OUTCOME_TEXT[outcome]), count, null, null]),
    ...load.topTen.map(({ patientName, ruleId, count }) => [
      `${patientName} ${ruleId}`,
      count,
      null,
      say({ ja: '多い警報', en: 'Most frequent' }),
    ]),
  ];
}

function responseLines(say: Say, response: AlarmLoadDto['responses'][number]): CsvCell[][] {
  const { priority, count, targetShare, share, medianMs, p90Ms, withinTarget, targetMs } = response;
  const of = (priority: Priority, text: BilingualText): BilingualText => {
    const name = priorityText(priority);
    return { ja: `${name.ja}：${text.ja}`, en: `${name.en}: ${text.en}` };
  };
  return [
    [say(of(priority, { ja: '警報', en: 'alarms' })), count, null, null],
    line(say, of(priority, { ja: '割合', en: 'share' }), share, targetShare),
    line(
      say,
      of(priority, { ja: '応答の中央値（秒）', en: 'median response, s' }),
      seconds(medianMs),
      targetMs / 1_000,
    ),
    line(
      say,
      of(priority, { ja: '応答の90パーセンタイル（秒）', en: 'p90 response, s' }),
      seconds(p90Ms),
      targetMs / 1_000,
    ),
    line(say, of(priority, { ja: '時間内の割合', en: 'share within target' }), withinTarget, null),
  ];
}

function seconds(figure: FigureDto): FigureDto {
  return { ...figure, value: figure.value === null ? null : figure.value / 1_000 };
}

function line(say: Say, name: BilingualText, figure: FigureDto, target: number | null): CsvCell[] {
  const note =
    figure.value === null
      ? say({
          ja: `データ不足（${round(figure.have ?? 0)}／${figure.need ?? 0}）`,
          en: `too few (${round(figure.have ?? 0)} of ${figure.need ?? 0})`,
        })
      : null;
  return [say(name), figure.value === null ? null : round(figure.value), target, note];
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
