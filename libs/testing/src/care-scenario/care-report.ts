// A care scenario's outcome as lines of text, in the form of the alarm scenarios.
export interface CareCheckResult {
  /** The time as the file says it. */
  readonly written: string;
  readonly line: number;
  readonly subject: string;
  /** What is not as expected; none when the check holds. */
  readonly wrong: readonly string[];
}

/** `ok at +60s hana state`, or `FAILED at +60s hana state: level expected 1, was 0`. */
export function careCheckLine({ written, subject, wrong }: CareCheckResult): string {
  return wrong.length === 0 ? `ok at ${written} ${subject}` : `FAILED at ${written} ${subject}: ${wrong.join('; ')}`;
}
