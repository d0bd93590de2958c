// Many open incidents at once, for measuring: patients with one high alarm each that nobody has answered.
import type { AlarmEpisode } from '#alarms';
import type { AlarmIntake } from '#api';
import type { PatientEffects } from '#engine';
import type { Instant, PatientId } from '#kernel';
import type { Repositories } from '#records';
import { lowSpo2 } from './plain-episode.js';
import { plainPatient } from './plain-rows.js';

export interface OpenIncidents {
  readonly records: Repositories;
  /** The centre's own intake. */
  readonly take: AlarmIntake['take'];
  readonly count: number;
  /** When the alarm of the nth patient was raised; not in the future. */
  readonly raisedAt: (index: number) => Instant;
  /** Of the patients' ids; another one makes other patients. */
  readonly prefix?: string;
}

/** Puts the patients on record and raises their alarms; resolves when every incident is open. */
export async function openIncidents({
  records,
  take,
  count,
  raisedAt,
  prefix = 'bench',
}: OpenIncidents): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, index) => `${prefix}-${String(index).padStart(4, '0')}`);
  for (const [index, id] of ids.entries()) {
    await records.patients.add(plainPatient(id, raisedAt(index), { display_name: `計測 ${id}` }));
  }
  await take(ids.map((id, index) => raised(id, 1, lowSpo2(raisedAt(index)))));
  return ids;
}

/** Of a patient with an alarm already, a second one that comes and goes. */
export class SecondAlarm {
  private present: AlarmEpisode | null = null;
  /** After the first alarm's. */
  private position = 1;

  constructor(private readonly patientId: string) {}

  /** It comes when it is not there, else it ends. */
  turn(at: Instant): PatientEffects {
    this.position += 1;
    if (this.present === null) {
      this.present = fast(at);
      return raised(this.patientId, this.position, this.present);
    }
    const episode: AlarmEpisode = { ...this.present, presence: 'absent', signalState: 'silent', clearedAt: at };
    this.present = null;
    return effectsOf(this.patientId, this.position, { kind: 'alarm-ended', at, episode });
  }
}

function raised(patientId: string, position: number, episode: AlarmEpisode): PatientEffects {
  return effectsOf(patientId, position, { kind: 'alarm-raised', at: episode.raisedAt, episode });
}

function effectsOf(patientId: string, position: number, effect: PatientEffects['effects'][number]): PatientEffects {
  return { patientId: patientId as PatientId, position, ordinal: 0, effects: [effect] };
}

function fast(at: Instant): AlarmEpisode {
  const headline = { ja: '心拍数が130 /分超', en: 'Heart rate above 130 /min' };
  const figures = { value: 134, limit: 130, direction: 'above', extreme: 136 } as const;
  return { ...lowSpo2(at), ruleId: 'hr-range', signal: 'hr', priority: 'medium', headline, ...figures };
}
