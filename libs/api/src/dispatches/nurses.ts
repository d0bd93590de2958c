// Who of a station goes: its people, how many of them are out, and handing a dispatch from one to another.
import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import { canBeHandedOver, isStationBusy } from '#care';
import { HOUR_MS, MINUTE_MS, type Clock } from '#kernel';
import type { DispatchRow, PersonRow, Repositories } from '#records';
import { actorOf, CentreTransactions, type CentreTransaction } from '../centre-transaction.js';
import { conflict, invalid, notFound } from '../http/refusal.js';
import { Notifier } from '../notifications/notifier.js';
import { CLOCK } from '../ports.js';
import type { HandOverDispatchDto } from './dispatch-acts.dto.js';
import type { DispatchDto } from './dispatch.dto.js';
import { isOwn } from './dispatch-steps.js';
import { asSeenBy } from './dispatch-visibility.js';
import { requireDispatch, storyOf, tellDispatch, viewOf } from './dispatch-telling.js';
import type { NurseDto, StationLoadDto } from './nurse.dto.js';

@Injectable()
export class Nurses {
  constructor(
    private readonly transactions: CentreTransactions,
    private readonly notifier: Notifier,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A station sees its own people; a seat those of any station. */
  async list(who: Principal, stationId: string): Promise<NurseDto[]> {
    if (who.role === 'station' && who.stationId !== stationId) throw notFound('station');
    const { records } = this.transactions;
    if ((await records.stations.find(stationId)) === undefined) throw notFound('station');
    return (await records.dispatches.nursesOf(stationId)).map((nurse) => ({
      personId: nurse.id,
      displayName: nurse.display_name,
      telephone: nurse.telephone,
      underWay: nurse.under_way,
    }));
  }

  /** How busy every station is, for the centre. */
  async loads(): Promise<StationLoadDto[]> {
    const { records } = this.transactions;
    const [stations, loads, live] = [
      await records.stations.all(),
      new Map((await records.dispatches.stationLoads()).map((load) => [load.station_id, load])),
      await records.dispatches.liveCounts(),
    ];
    return stations.map(({ id, name }) => {
      const { nurses = 0, busy_nurses: busyNurses = 0 } = loads.get(id) ?? {};
      const busy = isStationBusy(nurses, busyNurses);
      return { stationId: id, stationName: name, nurses, busyNurses, busy, liveDispatches: live.get(id) ?? 0 };
    });
  }

  /** The nurse of this name, who must be an active one of the station. Give the transaction's records within one. */
  async requireOfStation(
    stationId: string | null,
    nurseId: string,
    records: Repositories = this.transactions.records,
  ): Promise<PersonRow> {
    const nurse = await records.people.find(nurseId);
    if (nurse === undefined || !nurse.active || nurse.role !== 'station' || nurse.station_id !== stationId) {
      throw invalid('nurseId', 'ofYourStation');
    }
    return nurse;
  }

  async handOver(who: Principal, id: string, body: HandOverDispatchDto): Promise<DispatchDto> {
    const { nurseId, madeAt, requestId } = body;
    if (madeAt !== undefined && madeAt > this.clock.now() + MINUTE_MS) throw invalid('madeAt', 'notInFuture');
    const nurse = await this.requireOfStation(who.stationId, nurseId);
    return this.transactions.run(async (tx) => {
      const { records, now } = tx;
      const before = await tx.readAs(who, (seen) => requireDispatch(seen, id));
      if (!isOwn(who, before)) throw notFound('dispatch');
      await records.patients.hold(before.patient_id);
      const row = await requireDispatch(records, id);
      const known = (await records.dispatches.nursesOfDispatch(id)).some(
        (one) => requestId !== undefined && one.by === who.personId && one.request_id === requestId,
      );
      if (known || row.nurse_id === nurseId) return asSeenBy(who.role, await viewOf(records, row, now));
      if (!canBeHandedOver(row.state)) {
        throw conflict('DISPATCH.WRONG_STATE', `Not possible now: the dispatch is ${row.state}.`);
      }
      await records.dispatches.setNurse({ dispatchId: id, nurseId, at: now, by: who.personId, requestId });
      await this.tell(tx, row, nurseId);
      const on = await storyOf(tx, row);
      const from = row.nurse_name ?? row.station_name;
      const fact = { dispatchId: id, station: row.station_name, from, to: nurse.display_name };
      on?.write(actorOf(who), { kind: 'dispatch-handed-over', ...fact }, { madeAt: madeAt ?? null, requestId });
      tx.audit(who, 'dispatch.hand-over', { subject: id, patientId: row.patient_id, detail: { nurseId } });
      const dispatch = await tellDispatch(tx, id);
      await on?.finish();
      return dispatch;
    }, 'urgent');
  }

  /** Tells a nurse that this one is theirs now. */
  async tell(tx: CentreTransaction, row: DispatchRow, nurseId: string): Promise<void> {
    await this.notifier.request(tx, {
      audience: { kind: 'person', personId: nurseId },
      purpose: 'offer',
      priority: row.priority,
      incidentId: row.incident_id,
      dispatchId: row.id,
      patientId: row.patient_id,
      text: { ja: '訪問の担当になりました。', en: 'You are the nurse who goes.' },
      namedText: { ja: `訪問の担当：${row.patient_name} 様`, en: `You go to ${row.patient_name}` },
      link: `/station?dispatch=${row.id}`,
      expiresAt: Math.max(row.planned_for ?? 0, tx.now) + HOUR_MS,
      key: `nurse:${row.id}:${nurseId}:${tx.now}`,
    });
  }
}
