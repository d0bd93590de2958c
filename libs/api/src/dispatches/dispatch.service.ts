// Sending somebody to the door: what the centre asks, and the steps that a station's phone reports.
import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import { compareDispatches, isLive } from '#care';
import { DAY_MS, MINUTE_MS, type Clock } from '#kernel';
import type { DispatchList, DispatchRow, IncidentRow, PatientRow, StationRow } from '#records';
import { actorOf, CentreTransactions, type Actor, type CentreTransaction } from '../centre-transaction.js';
import { conflict, invalid, notFound } from '../http/refusal.js';
import { openIncident } from '../incidents/incident.service.js';
import type { IncidentWork } from '../incidents/incident-work.js';
import { Notifier } from '../notifications/notifier.js';
import { CLOCK } from '../ports.js';
import { Nurses } from './nurses.js';
import type {
  AcceptDispatchDto,
  DeclineDispatchDto,
  DispatchActionDto,
  OfferDispatchDto,
  ReportDispatchDto,
} from './dispatch-acts.dto.js';
import type { DispatchDto } from './dispatch.dto.js';
import { DispatchOffers, type NextOffer } from './dispatch-offers.js';
import { reportOf } from './dispatch-report.js';
import { DispatchSteps, isOwn } from './dispatch-steps.js';
import { requireDispatch, tellDispatch, viewOf } from './dispatch-telling.js';
import { asSeenBy } from './dispatch-visibility.js';
import { dispatchViews } from './dispatch-views.js';

const SHOWN = 100;

@Injectable()
export class DispatchService {
  constructor(
    private readonly transactions: CentreTransactions,
    private readonly offers: DispatchOffers,
    private readonly steps: DispatchSteps,
    private readonly nurses: Nurses,
    private readonly notifier: Notifier,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** `recent` newest first; every other list in the order in which a station works. */
  list(who: Principal, which: DispatchList): Promise<DispatchDto[]> {
    return this.transactions.read(who, async ({ records, now, see }) => {
      see('dispatches', null);
      const stationId = who.role === 'station' ? (who.stationId ?? '') : undefined;
      const rows = await records.dispatches.list({ stationId, which, limit: SHOWN });
      const dispatches = await dispatchViews(records, rows, now);
      if (which !== 'recent') dispatches.sort(compareDispatches);
      return dispatches.map((dispatch) => asSeenBy(who.role, dispatch));
    });
  }

  get(who: Principal, id: string): Promise<DispatchDto> {
    return this.transactions.read(who, async ({ records, now, see }) => {
      const row = await requireDispatch(records, id);
      if (!isOwn(who, row)) throw notFound('dispatch');
      see('dispatch', row.patient_id);
      return asSeenBy(who.role, await viewOf(records, row, now));
    });
  }

  /** Asks a station; by default the first on duty for the patient's area that has not been asked for this incident. */
  offer(who: Principal, incidentId: string, body: OfferDispatchDto): Promise<DispatchDto> {
    return this.transactions.run(async (tx) => {
      const { records, now } = tx;
      const { incident, on } = await openIncident(tx, incidentId);
      const { requestId, note = '' } = body;
      const asked =
        requestId === undefined ? undefined : await records.dispatches.byRequest(incidentId, who.personId, requestId);
      if (asked !== undefined) return viewOf(records, asked, now);
      const patient = await records.patients.find(incident.patient_id);
      if (patient === undefined) throw notFound('patient');
      const station = await this.stationFor(tx, incident, patient, body.stationId);
      const id = await this.offers.offer(tx, on, { incident, patient, station, by: actorOf(who), note, requestId });
      tx.audit(who, 'dispatch.offer', { subject: id, patientId: patient.id, detail: { stationId: station.id } });
      const dispatch = await tellDispatch(tx, id);
      await on.finish();
      return dispatch;
    }, 'urgent');
  }

  /**
   * Asks the next station on duty that has not yet been asked for this incident. With `on` the story is written there and
   * its owner finishes it.
   */
  offerNext(tx: CentreTransaction, incident: IncidentRow, by: Actor, on?: IncidentWork): Promise<NextOffer> {
    return this.offers.next(tx, incident, by, on === undefined ? {} : { on });
  }

  async accept(who: Principal, id: string, body: AcceptDispatchDto): Promise<DispatchDto> {
    const { etaMinutes, madeAt, nurseId = who.personId } = body;
    const etaAt = etaMinutes === undefined ? null : (madeAt ?? this.clock.now()) + etaMinutes * MINUTE_MS;
    const nurse = await this.nurses.requireOfStation(who.stationId, nurseId);
    return this.steps.step(who, id, 'accept', body, {
      fact: (d) => ({
        kind: 'dispatch-accepted',
        dispatchId: id,
        station: d.station_name,
        etaAt,
        nurse: nurse.display_name,
      }),
      also: async (tx, row) => {
        await tx.records.dispatches.change(id, { eta_at: etaAt });
        await tx.records.dispatches.setNurse({ dispatchId: id, nurseId, at: tx.now, by: who.personId });
        await this.notifier.accepted(tx, { dispatchId: id }, who.personId);
        if (nurseId !== who.personId) await this.nurses.tell(tx, row, nurseId);
      },
    });
  }

  decline(who: Principal, id: string, body: DeclineDispatchDto): Promise<DispatchDto> {
    return this.steps.step(who, id, 'decline', body, {
      fact: (d) => ({ kind: 'dispatch-declined', dispatchId: id, station: d.station_name, reason: body.reason }),
      reason: body.reason,
      also: async (tx, row) => {
        if (row.kind === 'planned') await this.tellCentreDeclined(tx, row);
      },
    });
  }

  depart(who: Principal, id: string, body: DispatchActionDto): Promise<DispatchDto> {
    return this.steps.step(who, id, 'depart', body, {
      fact: (d) => ({ kind: 'dispatch-en-route', dispatchId: id, station: d.station_name }),
    });
  }

  arrive(who: Principal, id: string, body: DispatchActionDto): Promise<DispatchDto> {
    return this.steps.step(who, id, 'arrive', body, {
      fact: (d) => ({ kind: 'dispatch-on-scene', dispatchId: id, station: d.station_name }),
    });
  }

  report(who: Principal, id: string, body: ReportDispatchDto): Promise<DispatchDto> {
    const { findings, action } = body;
    return this.steps.step(who, id, 'report', body, {
      fact: (d) => ({ kind: 'dispatch-reported', dispatchId: id, station: d.station_name, findings, action }),
      report: async (tx, row) => {
        const patient = await tx.records.patients.find(row.patient_id);
        if (patient === undefined) throw notFound('patient');
        return reportOf(body, { at: body.madeAt ?? tx.now, byName: who.displayName }, patient);
      },
    });
  }

  recall(who: Principal, id: string, body: DispatchActionDto): Promise<DispatchDto> {
    return this.steps.step(who, id, 'recall', body, {
      fact: (d) => ({ kind: 'dispatch-recalled', dispatchId: id, station: d.station_name }),
      also: (tx, row) => this.tellCalledOff(tx, row),
    });
  }

  /** A nurse on the way must hear it, not only find it. */
  private async tellCalledOff(tx: CentreTransaction, row: DispatchRow): Promise<void> {
    if (row.nurse_id === null) return;
    await this.notifier.request(tx, {
      audience: { kind: 'person', personId: row.nurse_id },
      purpose: 'withdrawal',
      priority: 'high',
      incidentId: row.incident_id,
      dispatchId: row.id,
      patientId: row.patient_id,
      text: { ja: '派遣は取り消されました。', en: 'The dispatch has been called off.' },
      namedText: null,
      link: `/station?dispatch=${row.id}`,
      expiresAt: tx.now + DAY_MS,
      key: `recalled:${row.id}`,
    });
  }

  private async tellCentreDeclined(tx: CentreTransaction, row: DispatchRow): Promise<void> {
    await this.notifier.request(tx, {
      audience: { kind: 'role', role: 'centre' },
      purpose: 'system',
      priority: row.priority,
      incidentId: row.incident_id,
      dispatchId: row.id,
      patientId: row.patient_id,
      text: { ja: '予定の訪問が辞退されました。', en: 'A planned visit was declined.' },
      namedText: null,
      link: `/board?patient=${row.patient_id}`,
      expiresAt: tx.now + DAY_MS,
      key: `visit-declined:${row.id}`,
    });
  }

  private async stationFor(
    tx: CentreTransaction,
    incident: IncidentRow,
    patient: PatientRow,
    wanted: string | undefined,
  ): Promise<StationRow> {
    const { stations, dispatches } = tx.records;
    if (wanted === undefined) {
      const id = await this.offers.nextFor(tx, incident, patient);
      const station = id === null ? undefined : await stations.find(id);
      if (station !== undefined) return station;
      throw conflict('DISPATCH.NOBODY_ON_DUTY', 'No further station is on duty for this patient; name one.');
    }
    const station = await stations.find(wanted);
    if (station === undefined) throw invalid('stationId', 'exists');
    const earlier = await dispatches.ofIncidents([incident.id]);
    if (earlier.some((dispatch) => dispatch.station_id === wanted && isLive(dispatch.state))) {
      throw conflict('DISPATCH.ALREADY_ASKED', 'This station is asked or on the way already.');
    }
    return station;
  }
}
