// The words around a message. The message's own text comes from the decision; a title says at a glance what is asked.
import type { BilingualText } from '#care';
import type { MessagePriority, Purpose } from './message.js';

const TITLES: Readonly<Record<Purpose, BilingualText>> = {
  offer: { ja: '訪問の依頼', en: 'A visit is asked for' },
  escalation: { ja: '応答のない警報', en: 'Alarm not answered' },
  'doctor-call': { ja: '医師への連絡', en: 'Doctor called' },
  report: { ja: '訪問の報告', en: 'Visit report' },
  mention: { ja: '名指しの連絡', en: 'You are mentioned' },
  roster: { ja: '当番表', en: 'Roster' },
  withdrawal: { ja: '対応は不要になりました', en: 'No longer needed' },
  family: { ja: 'ご家族へのお知らせ', en: 'For the family' },
  system: { ja: 'みまもりからのお知らせ', en: 'From Mimamori' },
};

const WITHDRAWN: BilingualText = {
  ja: 'この件への対応は不要になりました。',
  en: 'This no longer needs you.',
};

interface Headed {
  readonly purpose: Purpose;
  readonly priority: MessagePriority;
  readonly withdraws: boolean;
}

export function titleOf({ purpose, priority, withdraws }: Headed): BilingualText {
  if (withdraws) return TITLES.withdrawal;
  const { ja, en } = TITLES[purpose];
  return priority === 'high' ? { ja: `【高】${ja}`, en: `High: ${en}` } : { ja, en };
}

/** What a message that takes another back says. */
export const withdrawnText = WITHDRAWN;
