// An alarm as the engine tells of it, for whoever needs one without running the engine.
import type { AlarmEpisode } from '#alarms';
import type { Instant } from '#kernel';

/** An episode of low SpO2 that was raised and told at its onset. */
export function lowSpo2(at: Instant): AlarmEpisode {
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
