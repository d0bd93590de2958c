// What follows from a nurse's report, in the same decision: hand-measured values on their way to the archive, what counts in
// NEWS2 on its way to the engine, and a copy for each of the patient's doctors with a word to them.
import { Injectable } from '@nestjs/common';
import { DAY_MS } from '#kernel';
import type { DispatchRow, StoredReport } from '#records';
import type { Signal } from '#vitals';
import { asPatientId, CENTRE, type Actor, type CentreTransaction } from '../centre-transaction.js';
import type { IncidentWork } from '../incidents/incident-work.js';
import { Notifier } from '../notifications/notifier.js';

const REPORT_NEWS_LASTS_MS = 3 * DAY_MS;

@Injectable()
export class VisitOutcome {
  constructor(private readonly notifier: Notifier) {}

  async reported(
    tx: CentreTransaction,
    row: DispatchRow,
    report: StoredReport,
    by: Actor,
    on: IncidentWork | null,
  ): Promise<void> {
    if (Object.keys(report.vitals).length > 0) {
      await tx.records.visits.addMeasurement({
        patientId: row.patient_id,
        dispatchId: row.id,
        measuredAt: report.at,
        by: by.id,
        byName: by.name,
        vitals: report.vitals,
      });
    }
    const assessed = assessmentOf(report);
    if (assessed !== null) {
      const patientId = asPatientId(row.patient_id);
      tx.act(by, { kind: 'patient-assessed', patientId, observedAt: report.at, ...assessed });
    }
    await this.send(tx, row, on);
  }

  private async send(tx: CentreTransaction, row: DispatchRow, on: IncidentWork | null): Promise<void> {
    const { records, now } = tx;
    const known = await records.patients.doctorsOf(row.patient_id, now);
    const active = (await records.people.byIds(known.map(({ id }) => id))).filter((person) => person.active);
    const doctors = known.filter(({ id }) => active.some((person) => person.id === id));
    await records.visits.addCopies(
      doctors.map((doctor) => ({
        id: tx.newId(),
        dispatch_id: row.id,
        patient_id: row.patient_id,
        doctor_id: doctor.id,
        sent_at: now,
        opened_at: null,
        replied_at: null,
      })),
    );
    for (const { id } of doctors) {
      await this.notifier.request(tx, {
        audience: { kind: 'person', personId: id },
        purpose: 'report',
        priority: row.priority === 'high' ? 'medium' : 'low',
        incidentId: row.incident_id,
        dispatchId: row.id,
        patientId: row.patient_id,
        text: { ja: '訪問の報告が届きました。', en: 'A nurse’s report has come.' },
        namedText: { ja: `訪問の報告：${row.patient_name} 様`, en: `A nurse’s report: ${row.patient_name}` },
        link: `/clinic?report=${row.id}`,
        expiresAt: now + REPORT_NEWS_LASTS_MS,
        key: `report:${row.id}:${id}`,
      });
      tx.event('report.sent', { personId: id, patientId: row.patient_id }, { dispatchId: row.id });
    }
    on?.write(CENTRE, {
      kind: 'report-sent',
      dispatchId: row.id,
      station: row.station_name,
      doctors: doctors.map((doctor) => doctor.display_name),
    });
  }
}

const COUNTED = ['rr', 'spo2', 'sbp', 'pr', 'temp'] as const satisfies readonly Signal[];

/** What of a report counts in the running score; null where nothing does. What was not looked at is left out. */
function assessmentOf({ consciousness = null, oxygen = null, vitals }: StoredReport) {
  const measured = Object.fromEntries(
    COUNTED.flatMap((signal) => (signal in vitals ? [[signal, vitals[signal]]] : [])),
  );
  const assessed = {
    ...(consciousness === null ? {} : { consciousness }),
    ...(oxygen === null ? {} : { oxygen }),
    ...(Object.keys(measured).length === 0 ? {} : { measured }),
  };
  return Object.keys(assessed).length === 0 ? null : assessed;
}
