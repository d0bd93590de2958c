// The words of the alarm engine (IEC 60601-1-8, ISA-18.2).

export const PRIORITIES = ['high', 'medium', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** `physiological`: true of the patient. `technical`: true of the equipment. */
export type ConditionKind = 'physiological' | 'technical';

/**
 * `absent` not so; `pending` so, but not for long enough; `present` so; `clearing` no longer so, but not for long enough.
 * A condition that cannot be judged keeps the presence it had.
 */
export const PRESENCES = ['absent', 'pending', 'present', 'clearing'] as const;
export type Presence = (typeof PRESENCES)[number];

/** `latched`: the condition has gone, but nobody has acknowledged that it was there. */
export const SIGNAL_STATES = ['silent', 'sounding', 'latched'] as const;
export type SignalState = (typeof SIGNAL_STATES)[number];

export const AXES = ['presence', 'signal', 'acknowledgement', 'suppression', 'priority'] as const;
export type Axis = (typeof AXES)[number];

/** 0 is the most urgent. */
export function urgency(priority: Priority): number {
  return PRIORITIES.indexOf(priority);
}

export function moreUrgent(a: Priority, b: Priority): Priority {
  return urgency(a) <= urgency(b) ? a : b;
}

/** One step less urgent; `low` stays. */
export function lowered(priority: Priority): Priority {
  return priority === 'high' ? 'medium' : 'low';
}
