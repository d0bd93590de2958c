// Whom the search for a doctor wakes: the doctor asked, whoever waits for the answer, and the centre when nobody answers.
import { Injectable } from '@nestjs/common';
import type { BilingualText } from '#care';
import { HOUR_MS } from '#kernel';
import type { DoctorChainRow, PatientRow } from '#records';
import { CENTRE, type Actor, type CentreTransaction } from '../centre-transaction.js';
import { Notifier, type Audience, type NotificationRequest } from '../notifications/notifier.js';

@Injectable()
export class DoctorTelling {
  constructor(private readonly notifier: Notifier) {}

  /** Tells a doctor who is asked. */
  async doctorAsked(
    tx: CentreTransaction,
    chain: DoctorChainRow,
    patient: PatientRow,
    { id, doctorId, answerBy }: { id: string; doctorId: string; answerBy: number },
  ): Promise<void> {
    await this.notifier.request(tx, {
      ...aboutOf(chain),
      audience: { kind: 'person', personId: doctorId },
      purpose: 'doctor-call',
      priority: 'high',
      text: { ja: '訪問看護師が医師の判断を求めています。', en: 'A nurse asks for you.' },
      namedText: {
        ja: `医師の判断を：${patient.display_name} 様`,
        en: `A nurse asks for you: ${patient.display_name}`,
      },
      link: `/clinic?call=${id}`,
      expiresAt: answerBy + HOUR_MS,
      key: `doctor-call:${id}`,
    });
  }

  /** Nobody answers, or nobody is there: the centre hears of it at every repetition. */
  async nobodyAnswers(tx: CentreTransaction, chain: DoctorChainRow, calls: number): Promise<void> {
    for (const role of ['centre', 'supervisor'] as const) {
      await this.request(tx, chain, { kind: 'role', role }, `doctor-missing:${chain.id}:${calls}:${role}`, {
        ja: '医師が見つかりません。電話で手配してください。',
        en: 'No doctor has answered. Find one by telephone.',
      });
    }
  }

  /** Tells whoever looked for a doctor, unless it was they who wrote the answer down. */
  async answered(tx: CentreTransaction, chain: DoctorChainRow, by: Actor): Promise<void> {
    if (chain.started_by === CENTRE.id || chain.started_by === by.id) return;
    await this.request(tx, chain, { kind: 'person', personId: chain.started_by }, `doctor-answered:${chain.id}`, {
      ja: '医師が応答しました。',
      en: 'The doctor has answered.',
    });
  }

  private async request(
    tx: CentreTransaction,
    chain: DoctorChainRow,
    audience: Audience,
    key: string,
    text: BilingualText,
  ): Promise<void> {
    const toCentre = audience.kind === 'role';
    await this.notifier.request(tx, {
      ...aboutOf(chain),
      audience,
      purpose: toCentre ? 'doctor-call' : 'report',
      priority: 'high',
      text,
      namedText: null,
      link:
        toCentre || chain.dispatch_id === null
          ? `/board?patient=${chain.patient_id}`
          : `/station?dispatch=${chain.dispatch_id}`,
      expiresAt: tx.now + HOUR_MS,
      key,
    });
  }

  /** The question is settled: nobody else need look at it. */
  async settled(tx: CentreTransaction, chain: DoctorChainRow, reason: string): Promise<void> {
    const { dispatch_id: dispatchId, incident_id: incidentId } = chain;
    const purposes = ['doctor-call'] as const;
    if (dispatchId !== null) await this.notifier.withdraw(tx, { dispatchId, purposes }, reason);
    else if (incidentId !== null) await this.notifier.withdraw(tx, { incidentId, purposes }, reason);
  }
}

function aboutOf(chain: DoctorChainRow): Pick<NotificationRequest, 'incidentId' | 'dispatchId' | 'patientId'> {
  return { incidentId: chain.incident_id, dispatchId: chain.dispatch_id, patientId: chain.patient_id };
}
