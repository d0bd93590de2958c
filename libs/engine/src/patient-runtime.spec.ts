// What the patient's card and what staff saw make of the running score.
import { inspect } from '#alarms';
import type { Instant, PatientId } from '#kernel';
import type { EngineAct } from './acts.js';
import { PatientRuntime } from './patient-runtime.js';

const START: Instant = Date.UTC(2026, 0, 10, 13);
const HANA = 'hana' as PatientId;
const NEWS2 = { id: 'news2', kind: 'news2', atLeast: 3, priority: 'medium' };

type PatientSet = Extract<EngineAct, { kind: 'patient-set' }>;

const set = (card: PatientSet['card'], rule: object = NEWS2): PatientSet => ({
  kind: 'patient-set',
  actId: 'a1',
  at: START,
  by: 'doctor',
  patientId: HANA,
  timeZone: 'Asia/Tokyo',
  rules: [rule],
  ...(card === undefined ? {} : { card }),
});

function measure(runtime: PatientRuntime, seconds: number, spo2: number): void {
  const at = START + seconds * 1_000;
  const source = { device: 'd1', gateway: 'g1', observedAt: at, receivedAt: at };
  runtime.step(
    { kind: 'observation', observation: { ...source, signal: 'spo2', value: spo2, quality: 'good', cause: 'none' } },
    at,
  );
}

/** The score at an SpO2 of 90 %. */
function scoreAt90(card: PatientSet['card'], rule: object = NEWS2): number | null | undefined {
  const runtime = PatientRuntime.admit(set(card, rule), START, 0);
  measure(runtime, 1, 90);
  return inspect(runtime.snapshot(1).state)[0]?.value;
}

describe('the running score', () => {
  it('counts oxygen where the card says that the patient lives on it', () => {
    expect(scoreAt90({ oxygen: false, hypercapnic: false })).toBe(3);
    expect(scoreAt90({ oxygen: true, hypercapnic: false })).toBe(5);
  });

  it('is by scale 2 for confirmed hypercapnic failure, and for nobody else', () => {
    expect(scoreAt90({ oxygen: true, hypercapnic: true })).toBe(2);
    expect(scoreAt90(undefined)).toBe(3);
  });

  it('lets a rule of the doctor say otherwise than the card', () => {
    expect(scoreAt90({ oxygen: true, hypercapnic: true }, { ...NEWS2, scale: 1, oxygen: false })).toBe(3);
  });

  it('follows a card that changes', () => {
    const runtime = PatientRuntime.admit(set({ oxygen: false, hypercapnic: false }), START, 0);
    measure(runtime, 1, 90);
    runtime.setRules(set({ oxygen: false, hypercapnic: true }), START + 2_000);
    measure(runtime, 3, 90);
    expect(inspect(runtime.snapshot(1).state)[0]?.value).toBe(0);
  });

  it('takes what staff saw: consciousness, and oxygen as it is now', () => {
    const runtime = PatientRuntime.admit(set({ oxygen: true, hypercapnic: false }), START, 0);
    measure(runtime, 1, 96);
    const assessed = { kind: 'patient-assessed', actId: 'a2', at: START, by: 'nurse', patientId: HANA } as const;
    runtime.act({ ...assessed, observedAt: START + 2_000, consciousness: 'V' }, START + 3_000);
    expect(inspect(runtime.snapshot(1).state)[0]).toMatchObject({ value: 5, presence: 'present' });
    runtime.act({ ...assessed, observedAt: START + 4_000, oxygen: false }, START + 4_000);
    expect(inspect(runtime.snapshot(1).state)[0]?.value).toBe(3);
  });

  it('takes what was measured by hand', () => {
    const runtime = PatientRuntime.admit(set(undefined), START, 0);
    measure(runtime, 1, 96);
    const assessed = { kind: 'patient-assessed', actId: 'a2', at: START, by: 'nurse', patientId: HANA } as const;
    runtime.act({ ...assessed, observedAt: START + 2_000, measured: { sbp: 88 } }, START + 3_000);
    expect(inspect(runtime.snapshot(1).state)[0]?.value).toBe(3);
  });
});

describe('an acknowledgement', () => {
  it('that is of a lower priority than the alarm has by now leaves it sounding', () => {
    const severe = { id: 'low', kind: 'limit', signal: 'spo2', low: 90, priority: 'high' };
    const runtime = PatientRuntime.admit(set(undefined, severe), START, 0);
    measure(runtime, 1, 80);
    const act = { kind: 'acknowledge', actId: 'a2', at: START, by: 's', patientId: HANA, ruleId: 'low' } as const;
    runtime.act({ ...act, onsetAt: START + 1_000, seen: 'medium' }, START + 2_000);
    expect(inspect(runtime.snapshot(1).state)[0]?.signal).toBe('sounding');
    runtime.act({ ...act, actId: 'a3', onsetAt: START + 1_000, seen: 'high' }, START + 3_000);
    expect(inspect(runtime.snapshot(1).state)[0]?.signal).toBe('silent');
  });
});
