// The month's activity as a table: one table after the other, each with its own heading line.
import { CALL_OUTCOME_TEXT, OUTCOME_TEXT, priorityText, type BilingualText } from '#care';
import type { FigureDto, Language } from '../alarm-load/alarm-load.dto.js';
import type { CsvCell } from '../http/csv.js';
import type { ActivityDto } from './activity.dto.js';

export function activityRows(activity: ActivityDto, language: Language): CsvCell[][] {
  const say = (text: BilingualText): string => text[language];
  const heading = (...texts: BilingualText[]): CsvCell[] => texts.map(say);
  const count: BilingualText = { ja: '件数', en: 'Count' };
  return [
    heading({ ja: '月', en: 'Month' }, { ja: '時間帯', en: 'Time zone' }, { ja: '月の終わりまで', en: 'Complete' }),
    [
      activity.month,
      activity.timeZone,
      say(activity.complete ? { ja: 'はい', en: 'yes' } : { ja: 'いいえ', en: 'no' }),
    ],
    [],
    heading(
      { ja: '優先度', en: 'Priority' },
      { ja: '事案', en: 'Incidents' },
      { ja: '警報', en: 'Alarms' },
      { ja: '応答の中央値（秒）', en: 'Median response, s' },
      { ja: '応答の90パーセンタイル（秒）', en: 'p90 response, s' },
      { ja: '時間内の割合', en: 'Within target' },
    ),
    ...activity.priorities.map((each) => [
      say(priorityText(each.priority)),
      each.opened,
      each.alarms,
      seconds(each.medianMs.value),
      seconds(each.p90Ms.value),
      share(each.withinTarget),
    ]),
    [],
    heading({ ja: '結果', en: 'Outcome' }, count, { ja: '所要の中央値（分）', en: 'Median open, min' }),
    ...activity.outcomes.map((each) => [say(OUTCOME_TEXT[each.outcome]), each.count, minutes(each.medianOpenMs)]),
    [],
    heading({ ja: '電話', en: 'Calls' }, count),
    ...activity.calls.map((each) => [say(CALL_OUTCOME_TEXT[each.outcome]), each.count]),
    [],
    heading(
      { ja: 'ステーション', en: 'Station' },
      { ja: '派遣の依頼', en: 'Offered' },
      { ja: '計画訪問', en: 'Planned' },
      { ja: '受諾', en: 'Accepted' },
      { ja: '辞退', en: 'Declined' },
      { ja: '応答なし', en: 'Timed out' },
      { ja: '取り消し', en: 'Recalled' },
      { ja: '訪問', en: 'Visits' },
      { ja: '報告', en: 'Reported' },
      { ja: '受諾までの中央値（分）', en: 'Median to accept, min' },
      { ja: '到着までの中央値（分）', en: 'Median to the door, min' },
    ),
    ...activity.stations.map((each) => [
      each.stationName,
      each.offered,
      each.planned,
      each.accepted,
      each.declined,
      each.timedOut,
      each.recalled,
      each.visits,
      each.reported,
      minutes(each.medianAnswerMs),
      minutes(each.medianArrivalMs),
    ]),
  ];
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms / 100) / 10;
}

function minutes(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms / 6_000) / 10;
}

function share({ value }: FigureDto): number | null {
  return value === null ? null : Math.round(value * 1_000) / 1_000;
}
