// Why the centre would refuse policies, told before they are sent and in the person's language: the same reading of them
// as the centre's own, its reasons as keys of texts.
import { parsePolicies } from '#care';
import type { EscalationPolicy } from '../api/types.js';
import type { ja } from '../i18n/ja.js';

export type ProblemKey = keyof typeof ja.escalation.problem;
export type ChainName = 'unanswered' | 'forgotten' | 'noStation';
export const CHAINS: readonly ChainName[] = ['unanswered', 'forgotten', 'noStation'];

export interface PolicyTrouble {
  readonly key: ProblemKey;
  /** Null when it is about all policies together. */
  readonly chain: ChainName | null;
  /** Counted from 1; null when it is about the chain. */
  readonly step: number | null;
  /** Such as `10min`, of `tooLong`. */
  readonly limit: string;
}

const REASONS: ReadonlyArray<readonly [RegExp, ProblemKey]> = [
  [/could end in silence/, 'silence'],
  [/no step calls the supervisor/, 'supervisor'],
  [/stays loud/, 'quiet'],
  [/at least as long as after|nobody may accept and forget/, 'afterAct'],
  [/^\S+ at most for/, 'tooLong'],
  [/^10s at least/, 'tooShort'],
  [/and one at least$/, 'target'],
  [/^1 to \d+ steps/, 'steps'],
  [/a length of time/, 'duration'],
  [/at all hours/, 'hours'],
  [/^of mon/, 'days'],
  [/^a time such as|^without days/, 'clock'],
];

/** What is wrong with the policy at `index` of `policies`, or with all of them together. */
export function troublesOf(policies: readonly EscalationPolicy[], index: number): PolicyTrouble[] {
  const parsed = parsePolicies(policies);
  if (parsed.kind !== 'refused') return [];
  const own = parsed.problems.filter(({ path }) => path === '' || path.startsWith(`[${index}]`));
  return own.map(({ path, reason }) => ({
    key: REASONS.find(([pattern]) => pattern.test(reason))?.[1] ?? 'other',
    chain: CHAINS.find((name) => path.includes(`.${name}`)) ?? null,
    step: stepOf(path),
    limit: /^(\S+) at most/.exec(reason)?.[1] ?? '',
  }));
}

function stepOf(path: string): number | null {
  const number = /\.steps\[(\d+)\]/.exec(path)?.[1];
  return number === undefined ? null : Number(number) + 1;
}
