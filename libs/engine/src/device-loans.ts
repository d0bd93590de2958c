// Who wore which device when. Devices are lent, so the patient of a frame is found by the instant it was observed, never
// by the device alone: data of the last wearer that arrive late still go to the last wearer.
import type { Instant, PatientId } from '#kernel';

export interface DeviceLoan {
  readonly gateway: string;
  readonly device: string;
  readonly patientId: PatientId;
  /** Inclusive. */
  readonly from: Instant;
  /** Exclusive; null until further notice. */
  readonly to: Instant | null;
}

const keyOf = (gateway: string, device: string): string => `${gateway}/${device}`;

export class DeviceLoans {
  /** Per device, in order of `from`. */
  private readonly byDevice = new Map<string, DeviceLoan[]>();

  constructor(loans: readonly DeviceLoan[] = []) {
    for (const loan of loans) this.lend(loan);
  }

  /** Records a loan. One with the same start replaces the earlier word; one still open ends where this begins. */
  lend(loan: DeviceLoan): void {
    const key = keyOf(loan.gateway, loan.device);
    const others = (this.byDevice.get(key) ?? [])
      .filter((other) => other.from !== loan.from)
      .map((other) =>
        other.from < loan.from && (other.to === null || other.to > loan.from) ? { ...other, to: loan.from } : other,
      );
    this.byDevice.set(
      key,
      [...others, loan].sort((a, b) => a.from - b.from),
    );
  }

  patientAt(gateway: string, device: string, observedAt: Instant): PatientId | null {
    const loans = this.byDevice.get(keyOf(gateway, device));
    if (loans === undefined) return null;
    for (let i = loans.length - 1; i >= 0; i -= 1) {
      const loan = loans[i];
      if (loan !== undefined && loan.from <= observedAt)
        return loan.to === null || observedAt < loan.to ? loan.patientId : null;
    }
    return null;
  }

  /** Patients who wear something of this gateway at an instant. */
  patientsOf(gateway: string, at: Instant): readonly PatientId[] {
    const found = new Set<PatientId>();
    for (const loans of this.byDevice.values()) {
      for (const loan of loans) {
        if (loan.gateway === gateway && loan.from <= at && (loan.to === null || at < loan.to))
          found.add(loan.patientId);
      }
    }
    return [...found];
  }

  all(): readonly DeviceLoan[] {
    return [...this.byDevice.values()].flat();
  }
}
