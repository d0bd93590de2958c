// Which messages stand for one another: under one topic a newer one takes the place of an older one that a push service
// still holds or a screen still shows (RFC 8030, 5.4: up to 32 characters of base64url).
import { createHash } from 'node:crypto';
import type { Purpose } from './message.js';

export interface TopicSubject {
  readonly purpose: Purpose;
  readonly incidentId: string | null;
  readonly dispatchId: string | null;
  /** For what belongs to neither. */
  readonly notificationId: string;
}

/** An offer and an escalation of one incident are different things to do, so the purpose is part of it. */
export function topicOf({ purpose, incidentId, dispatchId, notificationId }: TopicSubject): string {
  const subject = dispatchId ?? incidentId ?? notificationId;
  return createHash('sha256').update(`${purpose}\n${subject}`).digest('base64url').slice(0, 32);
}
