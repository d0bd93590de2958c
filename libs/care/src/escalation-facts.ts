// What the timeline says of escalation: who was called, by which channels, and whether anybody was reached.
import { formatDuration, type Priority } from '#alarms';
import type { DurationMs } from '#kernel';
import type { EscalationCause, EscalationTarget } from './escalation-policy.js';
import type { BilingualText } from './outcome.js';

/** What became of one target of a step. */
export interface EscalationCall {
  readonly target: EscalationTarget;
  /** Everybody it is for. */
  readonly people: number;
  /** Those of them who are before a board, or whom a channel can wake. */
  readonly reached: number;
  readonly channels: readonly string[];
  /** Names of stations and people, as staff know them. */
  readonly names: readonly string[];
}

export type EscalationTimelineFact =
  | {
      readonly kind: 'escalated';
      readonly cause: EscalationCause;
      readonly priority: Priority;
      readonly number: number;
      readonly repeated: boolean;
      readonly louder: boolean;
      readonly unreached: boolean;
      readonly dueAt: number;
      /** Above a few seconds the centre had been stopped, and the timeline says so. */
      readonly lateMs: DurationMs;
      readonly calls: readonly EscalationCall[];
    }
  | { readonly kind: 'messages-withdrawn'; readonly messages: number };

/** Later than this is worth saying. */
export const LATE_MS: DurationMs = 10_000;

const CAUSE_TEXT: Readonly<Record<EscalationCause, BilingualText>> = {
  unanswered: { ja: '時間内に応答なし', en: 'No answer in time' },
  forgotten: { ja: '受けた後の対応なし', en: 'Accepted, and nothing done since' },
  'no-station': { ja: '引き受ける訪問看護ステーションなし', en: 'No station accepts' },
};

export const TARGET_TEXT: Readonly<Record<EscalationTarget, BilingualText>> = {
  seat: { ja: '受けた本人', en: 'whoever accepted it' },
  'all-seats': { ja: '全席', en: 'all seats' },
  supervisor: { ja: '監督者', en: 'supervisor' },
  'station-on-duty': { ja: '当番の訪問看護ステーション', en: 'station on duty' },
  'next-station': { ja: '次の訪問看護ステーション', en: 'next station' },
  'doctor-chain': { ja: '医師（順に）', en: 'doctors in turn' },
};

const CHANNEL_TEXT: Readonly<Record<string, BilingualText>> = {
  board: { ja: '見守り画面', en: 'board' },
  bell: { ja: 'ベル', en: 'bell' },
  'web-push': { ja: 'プッシュ通知', en: 'push' },
  email: { ja: 'メール', en: 'e-mail' },
  webhook: { ja: 'Webhook', en: 'webhook' },
  offer: { ja: '依頼', en: 'offer' },
};

export function escalationText(fact: EscalationTimelineFact): BilingualText {
  if (fact.kind === 'messages-withdrawn') {
    return { ja: `通知を取り消し（${fact.messages}件）`, en: `Messages taken back (${fact.messages})` };
  }
  const again = fact.repeated ? { ja: 'くり返し、', en: 'again, ' } : { ja: '', en: '' };
  const late =
    fact.lateMs < LATE_MS
      ? { ja: '', en: '' }
      : {
          ja: `（センター停止のため${formatDuration(seconds(fact.lateMs))}遅れ）`,
          en: ` (${formatDuration(seconds(fact.lateMs))} late: the centre had been stopped)`,
        };
  const ja = `${CAUSE_TEXT[fact.cause].ja}。${again.ja}${fact.calls.map(callJa).join('、')}を呼び出し${late.ja}`;
  const en = `${CAUSE_TEXT[fact.cause].en}: ${again.en}called ${fact.calls.map(callEn).join(', ')}${late.en}`;
  if (!fact.unreached) return { ja, en };
  return { ja: `⚠ 誰にも届いていません。${ja}`, en: `⚠ Nobody was reached. ${en}` };
}

const seconds = (ms: DurationMs): DurationMs => Math.round(ms / 1_000) * 1_000;

function callJa({ target, names, reached, channels }: EscalationCall): string {
  const who = `${TARGET_TEXT[target].ja}${names.length === 0 ? '' : ` ${names.join('・')}`}`;
  const how = channels.map((channel) => CHANNEL_TEXT[channel]?.ja ?? channel).join('・');
  return reached === 0 ? `${who}（届かず）` : `${who}（${reached}人：${how}）`;
}

function callEn({ target, names, reached, channels }: EscalationCall): string {
  const who = `${TARGET_TEXT[target].en}${names.length === 0 ? '' : ` ${names.join(', ')}`}`;
  const how = channels.map((channel) => CHANNEL_TEXT[channel]?.en ?? channel).join(' and ');
  return reached === 0 ? `${who} (not reached)` : `${who} (${reached} by ${how})`;
}
