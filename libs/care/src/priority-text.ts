// The three priorities as staff read them.
import type { Priority } from '#alarms';
import type { BilingualText } from './outcome.js';

const TEXT: Readonly<Record<Priority, BilingualText>> = {
  high: { ja: '高', en: 'high' },
  medium: { ja: '中', en: 'medium' },
  low: { ja: '低', en: 'low' },
};

export function priorityText(priority: Priority): BilingualText {
  return TEXT[priority];
}
