// What is missing, in both languages: for the board, the calendar and the message to the supervisor.
import { isAlarming, localTime, type BilingualText, type RosterGap, type RosterKind } from '#care';
import type { Instant } from '#kernel';
import type { RosterGapDto } from './roster.dto.js';

const NOBODY: Readonly<Record<RosterKind, BilingualText>> = {
  station: { ja: '当番の訪問看護ステーションがない', en: 'no station on duty' },
  doctor: { ja: '当番の医師がいない', en: 'no doctor on duty' },
  supervisor: { ja: '当番の責任者がいない', en: 'no supervisor on duty' },
};

export function gapText(gap: RosterGap, nameOf: (id: string) => string): BilingualText {
  switch (gap.kind) {
    case 'nobody':
      return { ja: `${gap.area}：${NOBODY[gap.who].ja}`, en: `${gap.area}: ${NOBODY[gap.who].en}` };
    case 'double-booking': {
      const name = nameOf(gap.subjectId);
      return { ja: `${name}：二つの当番が重なっている`, en: `${name}: two duties at once` };
    }
    case 'two-first': {
      const names = gap.subjectIds.map(nameOf);
      return {
        ja: `${gap.area}：${names.join('と')}がどちらも一番手`,
        en: `${gap.area}: ${names.join(' and ')} are both first`,
      };
    }
  }
}

export function gapView(gap: RosterGap, nameOf: (id: string) => string): RosterGapDto {
  return {
    kind: gap.kind,
    who: gap.who,
    area: gap.kind === 'double-booking' ? null : gap.area,
    subjectIds: gap.kind === 'nobody' ? [] : gap.kind === 'two-first' ? [...gap.subjectIds] : [gap.subjectId],
    from: gap.from,
    to: gap.to,
    alarming: isAlarming(gap),
    text: gapText(gap, nameOf),
  };
}

/** `11/22 18:00`, for a text that leaves the application. */
export function dayAndTime(at: Instant, timeZone: string): string {
  const { date, minuteOfDay } = localTime(at, timeZone);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${Number(date.slice(5, 7))}/${Number(date.slice(8))} ${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`;
}
