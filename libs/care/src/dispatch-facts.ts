// What the timeline says of dispatches, visits and doctors: the facts and their sentence in both languages. Instants stay
// out of the text; the reader's screen shows them in its own clock.
import { DOCTOR_ROLE_TEXT, type DoctorRole } from './doctor-chain.js';
import type { DispatchState } from './dispatch.js';
import type { BilingualText } from './outcome.js';

interface OfDispatch {
  readonly dispatchId: string;
  readonly station: string;
}

export type DispatchTimelineFact =
  | (OfDispatch & {
      readonly kind: 'dispatch-offered';
      readonly note: string;
      /** The centre asked by itself, because the station before declined or did not answer. */
      readonly byItself?: boolean;
      /** Every nurse of the station is with a patient. */
      readonly busy?: boolean;
    })
  | (OfDispatch & { readonly kind: 'dispatch-unreached' })
  | (OfDispatch & { readonly kind: 'dispatch-accepted'; readonly etaAt: number | null; readonly nurse?: string })
  | (OfDispatch & { readonly kind: 'dispatch-declined'; readonly reason: string })
  | (OfDispatch & { readonly kind: 'dispatch-timed-out' })
  | (OfDispatch & { readonly kind: 'dispatch-handed-over'; readonly from: string; readonly to: string })
  | (OfDispatch & { readonly kind: 'dispatch-en-route' })
  | (OfDispatch & { readonly kind: 'dispatch-on-scene' })
  | (OfDispatch & { readonly kind: 'dispatch-reported'; readonly findings: string; readonly action: string })
  | (OfDispatch & { readonly kind: 'dispatch-recalled' })
  | (OfDispatch & {
      /** Done on a phone that did not know yet that the dispatch had ended. */
      readonly kind: 'dispatch-kept-though';
      readonly act: 'depart' | 'arrive' | 'report';
      readonly state: DispatchState;
      readonly findings: string;
    })
  | { readonly kind: 'dispatch-exhausted'; readonly asked: number }
  | (OfDispatch & { readonly kind: 'visit-planned'; readonly plannedFor: number; readonly reason: string })
  | (OfDispatch & { readonly kind: 'visit-overdue'; readonly plannedFor: number; readonly attempt: number })
  | (OfDispatch & { readonly kind: 'photo-added' })
  | (OfDispatch & { readonly kind: 'report-sent'; readonly doctors: readonly string[] })
  | (OfDispatch & { readonly kind: 'report-opened'; readonly doctor: string });

interface OfDoctor {
  readonly chainId: string;
  readonly doctor: string;
  readonly role: DoctorRole;
}

export type DoctorTimelineFact =
  | { readonly kind: 'doctor-sought'; readonly chainId: string; readonly question: string }
  | (OfDoctor & { readonly kind: 'doctor-asked'; readonly repetition: number })
  | (OfDoctor & { readonly kind: 'doctor-answered' })
  | (OfDoctor & { readonly kind: 'doctor-declined'; readonly note: string })
  | (OfDoctor & { readonly kind: 'doctor-no-answer' })
  | { readonly kind: 'doctor-nobody'; readonly chainId: string }
  | { readonly kind: 'doctor-search-ended'; readonly chainId: string; readonly reason: string }
  | {
      readonly kind: 'doctor-ordered';
      readonly doctor: string;
      readonly way: 'telephone' | 'clinic';
      readonly order: string;
      readonly readBack: boolean;
    };

export const tail = (text: string): string => (text === '' ? '' : `: ${text}`);
export const jaTail = (text: string): string => (text === '' ? '' : `：${text}`);

/** What a phone that was offline did, in words. */
const KEPT_ACT: Readonly<Record<'depart' | 'arrive' | 'report', BilingualText>> = {
  depart: { ja: '出発していた', en: 'had set out' },
  arrive: { ja: '到着していた', en: 'arrived' },
  report: { ja: '報告した', en: 'reported' },
};

function endedText(state: DispatchState): BilingualText {
  switch (state) {
    case 'recalled':
      return { ja: '取り消し後', en: 'though recalled' };
    case 'timed-out':
      return { ja: '期限切れ後', en: 'though the offer had lapsed' };
    case 'declined':
      return { ja: '辞退後', en: 'though declined' };
    default:
      return { ja: '終了後', en: 'though it had ended' };
  }
}

function offeredText(fact: Extract<DispatchTimelineFact, { kind: 'dispatch-offered' }>): BilingualText {
  const { station, note, byItself = false, busy = false } = fact;
  return {
    ja: `${byItself ? '次の手配として自動で派遣を依頼' : '派遣を依頼'}：${station}${busy ? '（全員訪問中）' : ''}${jaTail(note)}`,
    en: `${byItself ? 'Next by itself: dispatch offered to' : 'Dispatch offered to'} ${station}${busy ? ' (every nurse is out)' : ''}${tail(note)}`,
  };
}

export function dispatchText(fact: DispatchTimelineFact): BilingualText {
  switch (fact.kind) {
    case 'dispatch-offered':
      return offeredText(fact);
    case 'dispatch-unreached':
      return {
        ja: `⚠ ${fact.station}には通知できる端末がない。電話が必要`,
        en: `⚠ No device of ${fact.station} can be woken; telephone them`,
      };
    case 'dispatch-accepted': {
      const { station, nurse } = fact;
      return {
        ja: nurse === undefined ? `${station}が受諾` : `${station}が受諾（担当：${nurse}）`,
        en: nurse === undefined ? `${station} accepted` : `${station} accepted; ${nurse} goes`,
      };
    }
    case 'dispatch-declined':
      return { ja: `${fact.station}が辞退${jaTail(fact.reason)}`, en: `${fact.station} declined${tail(fact.reason)}` };
    case 'dispatch-timed-out':
      return { ja: `⚠ ${fact.station}から時間内に応答なし`, en: `⚠ ${fact.station} did not answer in time` };
    case 'dispatch-handed-over':
      return {
        ja: `${fact.station}：担当を${fact.from}から${fact.to}に交代`,
        en: `${fact.station}: handed over from ${fact.from} to ${fact.to}`,
      };
    case 'dispatch-en-route':
      return { ja: `${fact.station}が出発`, en: `${fact.station} is on the way` };
    case 'dispatch-on-scene':
      return { ja: `${fact.station}が到着`, en: `${fact.station} has arrived` };
    case 'dispatch-reported':
      return {
        ja: `${fact.station}が報告${jaTail([fact.findings, fact.action].filter((t) => t !== '').join('。'))}`,
        en: `${fact.station} reported${tail([fact.findings, fact.action].filter((t) => t !== '').join('; '))}`,
      };
    case 'dispatch-recalled':
      return { ja: `${fact.station}への派遣を取り消し`, en: `Dispatch to ${fact.station} recalled` };
    case 'dispatch-kept-though': {
      const [act, ended] = [KEPT_ACT[fact.act], endedText(fact.state)];
      return {
        ja: `⚠ ${fact.station}が${ended.ja}に${act.ja}${jaTail(fact.findings)}`,
        en: `⚠ ${fact.station} ${act.en} ${ended.en}${tail(fact.findings)}`,
      };
    }
    case 'dispatch-exhausted':
      return {
        ja: `⚠ 当番の訪問看護ステーションはすべて対応できない（${fact.asked}か所に依頼済み）。電話で手配を`,
        en: `⚠ No further station is on duty (${fact.asked} asked); arrange by telephone`,
      };
    default:
      return visitText(fact);
  }
}

function visitText(
  fact: Extract<DispatchTimelineFact, { kind: `visit-${string}` | `report-${string}` | 'photo-added' }>,
): BilingualText {
  const { station } = fact;
  switch (fact.kind) {
    case 'visit-planned':
      return {
        ja: `訪問を予定：${station}${jaTail(fact.reason)}`,
        en: `Visit planned: ${station}${tail(fact.reason)}`,
      };
    case 'visit-overdue':
      return {
        ja: `⚠ 予定の訪問が始まっていない：${station}${fact.attempt > 0 ? `（${fact.attempt + 1}回目の知らせ）` : ''}`,
        en: `⚠ Planned visit not begun: ${station}${fact.attempt > 0 ? ` (told ${fact.attempt + 1} times)` : ''}`,
      };
    case 'photo-added':
      return { ja: `${station}が写真を添付`, en: `${station} added a photo` };
    case 'report-sent':
      return fact.doctors.length === 0
        ? {
            ja: '⚠ 報告を受け取れる主治医の登録がない。電話かFAXで連絡を',
            en: '⚠ No doctor with an account receives the report; telephone or fax it',
          }
        : { ja: `報告を送付：${fact.doctors.join('、')}`, en: `Report sent to ${fact.doctors.join(', ')}` };
    case 'report-opened':
      return { ja: `${fact.doctor}が報告を確認`, en: `${fact.doctor} has read the report` };
  }
}

export function doctorText(fact: DoctorTimelineFact): BilingualText {
  switch (fact.kind) {
    case 'doctor-sought':
      return { ja: `医師に連絡を開始${jaTail(fact.question)}`, en: `Looking for a doctor${tail(fact.question)}` };
    case 'doctor-nobody':
      return { ja: '⚠ 連絡できる医師がいない。電話で手配を', en: '⚠ No doctor to ask; arrange by telephone' };
    case 'doctor-search-ended':
      return { ja: `医師への連絡を終了${jaTail(fact.reason)}`, en: `Search for a doctor ended${tail(fact.reason)}` };
    case 'doctor-ordered': {
      const readBack = fact.readBack ? { ja: '・復唱済み', en: ', read back' } : { ja: '', en: '' };
      const way = fact.way === 'telephone' ? { ja: '電話', en: 'by telephone' } : { ja: '画面', en: 'in the clinic' };
      return {
        ja: `医師の指示（${fact.doctor}・${way.ja}${readBack.ja}）：${fact.order}`,
        en: `Order of ${fact.doctor} (${way.en}${readBack.en}): ${fact.order}`,
      };
    }
    default:
      return askedDoctorText(fact);
  }
}

function askedDoctorText(fact: Extract<DoctorTimelineFact, OfDoctor>): BilingualText {
  const ja = `${DOCTOR_ROLE_TEXT[fact.role].ja} ${fact.doctor}`;
  const en = `${fact.doctor} (${DOCTOR_ROLE_TEXT[fact.role].en})`;
  switch (fact.kind) {
    case 'doctor-asked':
      return fact.repetition === 0
        ? { ja: `${ja}に連絡`, en: `Asking ${en}` }
        : {
            ja: `⚠ ${ja}に再び連絡（${fact.repetition + 1}回目）`,
            en: `⚠ Asking ${en} again (${fact.repetition + 1} times)`,
          };
    case 'doctor-answered':
      return { ja: `${ja}が応答`, en: `${en} answered` };
    case 'doctor-declined':
      return { ja: `${ja}は対応できない${jaTail(fact.note)}`, en: `${en} cannot${tail(fact.note)}` };
    case 'doctor-no-answer':
      return { ja: `${ja}から応答なし`, en: `${en} did not answer` };
  }
}

/** In words, with every offer, where the doctor has ordered nothing. */
export const NO_INSTRUCTION_TEXT: BilingualText = {
  ja: '医師の指示がありません。指示なしに医療行為を行わないでください。',
  en: 'There is no instruction. No medical act without a doctor’s instruction.',
};
