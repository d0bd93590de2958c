// A doctor's inbox of nurses' reports: read and unread, and a reply that goes back to the station and into the story.
import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import { DAY_MS, type Clock } from '#kernel';
import type { DispatchRow, ReportCopyRow, Repositories } from '#records';
import { Scope } from '../access/scope.js';
import { actorOf, CentreTransactions, type CentreTransaction } from '../centre-transaction.js';
import { requireDispatch, storyOf, tellDispatch } from '../dispatches/dispatch-telling.js';
import { dispatchViews } from '../dispatches/dispatch-views.js';
import { notFound } from '../http/refusal.js';
import { Notifier } from '../notifications/notifier.js';
import { CLOCK } from '../ports.js';
import { Roster } from '../roster/roster.js';
import type { CoveredPatientDto, InboxReportDto, ReplyToReportDto } from './doctor.dto.js';

const SHOWN = 100;

@Injectable()
export class ReportInbox {
  constructor(
    private readonly transactions: CentreTransactions,
    private readonly scope: Scope,
    private readonly roster: Roster,
    private readonly notifier: Notifier,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Unread first, then newest. */
  list(who: Principal, which: 'unread' | 'all'): Promise<InboxReportDto[]> {
    return this.transactions.read(who, async ({ records, see }) => {
      const copies = await records.visits.copiesFor(who.personId, { unreadOnly: which === 'unread', limit: SHOWN });
      const reports = await this.views(records, copies);
      see('dispatches', null);
      for (const { patientId } of reports) see('report', patientId);
      return reports;
    });
  }

  /** The first opening is kept and told; later ones change nothing. */
  open(who: Principal, copyId: string): Promise<InboxReportDto> {
    return this.transactions.run(async (tx) => {
      const { copy, row } = await this.holdOwn(tx, who, copyId);
      if (copy.opened_at === null) await this.noteOpened(tx, who, copy, row);
      return tx.readAs(who, (records) => this.view(records, copyId));
    });
  }

  /** Goes to the station as an order of this doctor; opening is implied. */
  reply(who: Principal, copyId: string, { text, requestId }: ReplyToReportDto): Promise<InboxReportDto> {
    return this.transactions.run(async (tx) => {
      const { records, now } = tx;
      const { copy, row } = await this.holdOwn(tx, who, copyId);
      const known =
        requestId === undefined ? undefined : await records.doctorChains.orderByRequest(who.personId, requestId);
      if (known !== undefined) return tx.readAs(who, () => this.view(records, copyId));
      if (copy.opened_at === null) await this.noteOpened(tx, who, copy, row);
      await records.visits.changeCopy(copyId, { replied_at: now });
      const id = tx.newId();
      await records.doctorChains.addOrder({
        id,
        patient_id: row.patient_id,
        incident_id: row.incident_id,
        dispatch_id: row.id,
        chain_id: null,
        doctor_id: who.personId,
        doctor_name: who.displayName,
        way: 'clinic',
        text,
        read_back: false,
        taken_by: who.personId,
        taken_by_name: who.displayName,
        given_at: now,
        at: now,
        request_id: requestId ?? null,
      });
      await this.tellStation(tx, row, id);
      const on = await storyOf(tx, row);
      const fact = { doctor: who.displayName, way: 'clinic' as const, order: text, readBack: false };
      on?.write(actorOf(who), { kind: 'doctor-ordered', ...fact }, { requestId });
      tx.audit(who, 'report.reply', { subject: row.id, patientId: row.patient_id });
      await tellDispatch(tx, row.id);
      await on?.finish();
      return tx.readAs(who, () => this.view(records, copyId));
    });
  }

  /** Patients this doctor answers for now beside the own ones. */
  async covered(who: Principal): Promise<CoveredPatientDto[]> {
    const { records: roster } = this.transactions;
    const ids = await this.roster.coveredPatients(roster, who.personId, this.clock.now());
    return this.transactions.read(who, async ({ records, now, see }) => {
      see('patients', null);
      const own = new Set(await records.patients.idsFor(who.personId, 'doctor', now));
      const covered: CoveredPatientDto[] = [];
      for (const row of await records.patients.byIds(ids.filter((id) => !own.has(id)))) {
        const doctors = await records.patients.doctorsOf(row.id, now);
        covered.push({
          patientId: row.id,
          displayName: row.display_name,
          area: row.area,
          familyDoctors: doctors.map((doctor) => doctor.display_name),
        });
      }
      return covered;
    });
  }

  private async noteOpened(
    tx: CentreTransaction,
    who: Principal,
    copy: ReportCopyRow,
    row: DispatchRow,
  ): Promise<void> {
    await tx.records.visits.changeCopy(copy.id, { opened_at: tx.now });
    const on = await storyOf(tx, row);
    const fact = { dispatchId: row.id, station: row.station_name, doctor: who.displayName };
    on?.write(actorOf(who), { kind: 'report-opened', ...fact });
    tx.audit(who, 'report.open', { subject: row.id, patientId: row.patient_id });
    await tellDispatch(tx, row.id);
    await on?.finish();
  }

  private async tellStation(tx: CentreTransaction, row: DispatchRow, orderId: string): Promise<void> {
    await this.notifier.request(tx, {
      audience: { kind: 'station', stationId: row.station_id },
      purpose: 'report',
      priority: 'medium',
      incidentId: row.incident_id,
      dispatchId: row.id,
      patientId: row.patient_id,
      text: { ja: '報告に医師から返信がありました。', en: 'The doctor has replied to your report.' },
      namedText: { ja: `医師の返信：${row.patient_name} 様`, en: `The doctor has replied: ${row.patient_name}` },
      link: `/station?dispatch=${row.id}`,
      expiresAt: tx.now + DAY_MS,
      key: `report-reply:${orderId}`,
    });
  }

  private async holdOwn(
    { records }: CentreTransaction,
    who: Principal,
    copyId: string,
  ): Promise<{ copy: ReportCopyRow; row: DispatchRow }> {
    const before = await records.visits.findCopy(copyId);
    if (before === undefined || before.doctor_id !== who.personId) throw notFound('report');
    await this.scope.requirePatient(who, before.patient_id, records);
    await records.patients.hold(before.patient_id);
    const copy = (await records.visits.findCopy(copyId)) ?? before;
    return { copy, row: await requireDispatch(records, copy.dispatch_id) };
  }

  private async view(records: Repositories, copyId: string): Promise<InboxReportDto> {
    const copy = await records.visits.findCopy(copyId);
    const [view] = copy === undefined ? [] : await this.views(records, [copy]);
    if (view === undefined) throw notFound('report');
    return view;
  }

  private async views(records: Repositories, copies: readonly ReportCopyRow[]): Promise<InboxReportDto[]> {
    const rows = await records.dispatches.byIds(copies.map((copy) => copy.dispatch_id));
    const dispatches = new Map((await dispatchViews(records, rows, this.clock.now())).map((one) => [one.id, one]));
    return copies.flatMap((copy) => {
      const dispatch = dispatches.get(copy.dispatch_id);
      if (dispatch === undefined) return [];
      const { incidentId, patientId, stationName, summary, priority, report, photos, orders } = dispatch;
      return [
        {
          id: copy.id,
          dispatchId: copy.dispatch_id,
          incidentId,
          patientId,
          patientName: dispatch.patient.displayName,
          stationName,
          summary,
          priority,
          sentAt: copy.sent_at,
          openedAt: copy.opened_at,
          repliedAt: copy.replied_at,
          report,
          photos,
          orders,
        },
      ];
    });
  }
}
