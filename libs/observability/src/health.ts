// Whether the hub lives and is ready, with the reason of whatever is not.

export interface HealthVerdict {
  readonly ok: boolean;
  /** One sentence; what is wrong, or what is right. */
  readonly reason: string;
}

export type HealthCheck = () => HealthVerdict | Promise<HealthVerdict>;

export interface HealthReport {
  readonly ok: boolean;
  readonly checks: Readonly<Record<string, HealthVerdict>>;
}

/** A set of named checks, answered together. A check that throws is not ok. */
export class Health {
  private readonly checks = new Map<string, HealthCheck>();

  add(name: string, check: HealthCheck): void {
    this.checks.set(name, check);
  }

  async report(): Promise<HealthReport> {
    const entries = await Promise.all(
      [...this.checks].map(async ([name, check]): Promise<[string, HealthVerdict]> => {
        try {
          return [name, await check()];
        } catch (error) {
          return [
            name,
            { ok: false, reason: error instanceof Error ? `The check failed: ${error.name}` : 'The check failed.' },
          ];
        }
      }),
    );
    return { ok: entries.every(([, verdict]) => verdict.ok), checks: Object.fromEntries(entries) };
  }
}
