// A patient at whose side specs stand: values in, alarms out, time told in seconds from the start.
import type { QualityCause, Signal } from '#vitals';
import {
  createPatient,
  inspect,
  parseRules,
  step,
  type AlarmEpisode,
  type Effect,
  type EngineInput,
  type PatientState,
} from './index.js';

export const START = Date.UTC(2026, 0, 10, 13);

/** A patient whose time is told in seconds from the start. */
export class Bedside {
  state: PatientState;
  readonly effects: Effect[] = [];

  constructor(...rules: object[]) {
    const parsed = parseRules(rules);
    if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.problems));
    this.state = createPatient({ patientId: 'p', timeZone: 'Asia/Tokyo', rules: parsed.rules, at: START });
  }

  feed(seconds: number, input: EngineInput): this {
    const result = step(this.state, input, START + seconds * 1_000);
    this.state = result.state;
    this.effects.push(...result.effects);
    return this;
  }

  value(
    seconds: number,
    signal: Signal,
    value: number | null,
    more: {
      device?: string;
      observed?: number;
      quality?: 'good' | 'questionable' | 'invalid';
      cause?: QualityCause;
    } = {},
  ): this {
    const receivedAt = START + seconds * 1_000;
    const { device = 'd1', observed = seconds, quality = 'good', cause = 'none' } = more;
    const observation = {
      signal,
      device,
      gateway: 'g1',
      observedAt: START + observed * 1_000,
      receivedAt,
      value,
      quality,
      cause,
    };
    return this.feed(seconds, { kind: 'observation', observation });
  }

  values(from: number, to: number, signal: Signal, value: number, device = 'd1'): this {
    for (let second = from; second < to; second++) this.value(second, signal, value, { device });
    return this;
  }

  tick(seconds: number): this {
    return this.feed(seconds, { kind: 'tick' });
  }

  told(kind: 'alarm-raised' | 'alarm-changed' | 'alarm-ended'): AlarmEpisode[] {
    return this.effects.flatMap((effect) => (effect.kind === kind ? [effect.episode] : []));
  }

  view(ruleId: string) {
    const found = inspect(this.state).find((view) => view.ruleId === ruleId);
    if (!found) throw new RangeError(`no rule ${ruleId}`);
    return found;
  }
}

/** Low SpO2 as most patients have it. */
export const LOW = {
  id: 'low',
  kind: 'limit',
  signal: 'spo2',
  low: 90,
  priority: 'medium',
  onDelay: '15s',
  clearMargin: 2,
  offDelay: '10s',
};
