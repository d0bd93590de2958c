// How pressing a message is, to the push service (RFC 8030, 5.3), to the device, and in the outbox's own order.
import type { MessagePriority, Purpose } from './message.js';

/** What asks somebody to act now, whatever its priority. */
const ASKS_TO_ACT: ReadonlySet<Purpose> = new Set(['offer', 'escalation', 'doctor-call']);
const RANK: Readonly<Record<MessagePriority, number>> = { high: 0, medium: 1, low: 2 };

interface Pressing {
  readonly purpose: Purpose;
  readonly priority: MessagePriority;
}

/** 0 goes first: within what asks to act and within the rest by priority. */
export function urgencyRank({ purpose, priority }: Pressing): number {
  return RANK[priority] + (ASKS_TO_ACT.has(purpose) ? 0 : 3);
}

/** A phone that saves its battery may keep anything below `high` until it is picked up. */
export function pushUrgency({ purpose, priority }: Pressing): 'high' | 'normal' | 'low' {
  if (priority === 'high' || ASKS_TO_ACT.has(purpose)) return 'high';
  return priority === 'medium' || purpose === 'report' || purpose === 'mention' ? 'normal' : 'low';
}

/** Whether the device makes itself heard. Family, rosters and what is taken back never do. */
export function sounds({ purpose, priority }: Pressing): boolean {
  return ASKS_TO_ACT.has(purpose) || (priority === 'high' && purpose === 'mention');
}
