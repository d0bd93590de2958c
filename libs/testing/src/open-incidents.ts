// Many open incidents at once, for measuring: patients with one high alarm each that nobody has answered.
import type { AlarmEpisode } from '#alarms';
import type { AlarmIntake } from '#api';
import type { PatientEffects } from '#engine';
import type { Instant, PatientId } from '#kernel';
import type { Repositories } from '#records';
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
  const effects = ids.map((id, index): PatientEffects => {
    const at = raisedAt(index);
    return {
      patientId: id as PatientId,
      position: 1,
      ordinal: 0,
      effects: [{ kind: 'alarm-raised', at, episode: high(at) }],
    };
  });
  await take(effects);
  return ids;
}

function high(at: Instant): AlarmEpisode {
  return {
    ruleId: 'spo2-low',
    onsetAt: at,
    ruleVersion: 1,
    ruleKind: 'limit',
    signal: 'spo2',
    conditionKind: 'physiological',
    raisedAt: at,
    pagedAt: at,
    clearedAt: null,
    priority: 'high',
    presence: 'present',
    signalState: 'sounding',
    acknowledged: null,
    suppressedBy: [],
    historical: false,
    episodeNumber: 1,
    previousOnsetAt: null,
    headline: { ja: 'SpO2が90 %未満', en: 'SpO2 below 90 %' },
    value: 84,
    limit: 90,
    direction: 'below',
    extreme: 82,
    evidence: { quality: 'good', corroboration: null, figures: {}, missing: [], values: [], ecg: null, chatter: false },
  };
}
