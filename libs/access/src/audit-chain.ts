// Whether the audit is as it was written: every entry's hash is worked out anew from the one before it, here and not in the
// database that is being doubted.
import { createHash } from 'node:crypto';
import { Repositories, type Database } from '#records';

/** Where a chain stood once, as noted outside the database. */
export interface AuditAnchor {
  readonly link: number;
  readonly hash: string;
}

export type AuditVerdict =
  | { readonly kind: 'whole'; readonly entries: number; readonly head: AuditAnchor }
  | {
      readonly kind: 'broken';
      /** The first link that is not as it was written. */
      readonly link: number;
      readonly sequence: number | null;
      readonly reason: 'changed' | 'missing' | 'cut-short' | 'other-than-noted';
    };

const PAGE = 1_000;
const FIRST: AuditAnchor = { link: 0, hash: '0'.repeat(64) };

/** Reads the whole chain, page by page. With an anchor, also that the chain passes through what was noted then. */
export async function verifyAudit(database: Database, anchor?: AuditAnchor): Promise<AuditVerdict> {
  const { audit } = new Repositories(database.at('background'));
  const head = await audit.head();
  let last = FIRST;
  while (last.link < head.link) {
    const page = await audit.chainAfter(last.link, PAGE);
    if (page.length === 0) return broken('cut-short', last.link + 1);
    for (const { link, sequence, hash, content } of page) {
      // Entries written since the reading began are the next reader's.
      if (link > head.link) break;
      if (link !== last.link + 1) return broken('missing', last.link + 1);
      const expected = createHash('sha256').update(`${last.hash}${content}`).digest('hex');
      if (hash !== expected) return broken('changed', link, sequence);
      if (anchor?.link === link && anchor.hash !== hash) return broken('other-than-noted', link, sequence);
      last = { link, hash };
    }
  }
  if (last.hash !== head.hash) return broken('changed', head.link);
  if (anchor !== undefined && anchor.link > head.link) return broken('cut-short', head.link + 1);
  return { kind: 'whole', entries: head.link, head };
}

function broken(
  reason: Extract<AuditVerdict, { kind: 'broken' }>['reason'],
  link: number,
  sequence: number | null = null,
): AuditVerdict {
  return { kind: 'broken', link, sequence, reason };
}

/** `LINK:HASH`, as printed by a verification; null when it is not that. */
export function parseAnchor(text: string): AuditAnchor | null {
  const match = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text);
  return match?.[1] === undefined || match[2] === undefined ? null : { link: Number(match[1]), hash: match[2] };
}
