// What arrives by web push, read at the border: nothing of it is trusted to be there, and only a path of this application
// may be opened. Pure, so that the page and the service worker read it alike.
import type { Instant } from '#kernel';

export type NoticePriority = 'high' | 'medium' | 'low';

export interface PushNotice {
  readonly id: string;
  /** What it is for: `offer`, `escalation`, `withdrawal` … */
  readonly kind: string;
  readonly priority: NoticePriority;
  readonly title: string;
  readonly body: string;
  /** A path of this application. */
  readonly link: string;
  /** One notification per incident: a newer one takes the older one's place. */
  readonly tag: string;
  /** Takes back what was said under this tag. */
  readonly withdraw: boolean;
  readonly sound: boolean;
  readonly expiresAt: Instant | null;
  /** Where the proof of each step goes; `null` where the sender wants none. */
  readonly report: { readonly url: string; readonly token: string } | null;
}

/** The notice, or `null` when this is none of ours or of a version this worker does not know. */
export function noticeOf(data: unknown): PushNotice | null {
  if (!isRecord(data) || data['v'] !== 1) return null;
  const { id, title, expiresAt } = data;
  if (typeof id !== 'string' || id === '' || typeof title !== 'string') return null;
  return {
    id,
    kind: textOf(data['kind'], 'system'),
    priority: priorityOf(data['priority']),
    title,
    body: textOf(data['body'], ''),
    link: pathOf(data['link']),
    tag: textOf(data['tag'], id),
    withdraw: data['withdraw'] === true,
    sound: data['sound'] !== false,
    expiresAt: typeof expiresAt === 'number' && Number.isFinite(expiresAt) ? expiresAt : null,
    report: reportOf(data['report']),
  };
}

/** A path of this application, never an address elsewhere; anything else is the person's own screen. */
export function pathOf(link: unknown): string {
  return typeof link === 'string' && /^\/(?![/\\])/.test(link) ? link : '/';
}

function reportOf(input: unknown): PushNotice['report'] {
  if (!isRecord(input)) return null;
  const { url, token } = input;
  if (typeof url !== 'string' || typeof token !== 'string') return null;
  const path = pathOf(url);
  return path === '/' ? null : { url: path, token };
}

function priorityOf(input: unknown): NoticePriority {
  return input === 'high' || input === 'low' ? input : 'medium';
}

function textOf(input: unknown, otherwise: string): string {
  return typeof input === 'string' && input !== '' ? input : otherwise;
}

function isRecord(input: unknown): input is Record<string, unknown> {
  return typeof input === 'object' && input !== null;
}
