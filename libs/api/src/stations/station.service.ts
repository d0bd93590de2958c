// Stations and who is on duty.
import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import { isTimeZone, onDuty } from '#care';
import type { Clock, Instant } from '#kernel';
import type { Repositories, StationRow } from '#records';
import { CentreTransactions } from '../centre-transaction.js';
import { conflict, invalid, notFound } from '../http/refusal.js';
import { CLOCK } from '../ports.js';
import { RosterWatch } from '../roster/roster-watch.js';
import type { DutiesDto, NewStationDto, StationDto, StationSummaryDto } from './station.dto.js';

@Injectable()
export class StationService {
  constructor(
    private readonly transactions: CentreTransactions,
    private readonly watch: RosterWatch,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  list(): Promise<StationDto[]> {
    return stationViews(this.transactions.records, this.clock.now());
  }

  create(who: Principal, body: NewStationDto): Promise<StationDto> {
    if (!isTimeZone(body.timeZone)) throw invalid('timeZone', 'isTimeZone');
    return this.transactions.run(async (tx) => {
      const id = tx.newId();
      await tx.records.stations.add({
        id,
        name: body.name,
        phone: body.phone,
        address: body.address,
        lat: body.lat,
        lon: body.lon,
        areas: JSON.stringify(body.areas),
        time_zone: body.timeZone,
        created_at: tx.now,
      });
      tx.audit(who, 'station.create', { subject: id });
      tx.event('station.changed', { stationId: id }, { stationId: id });
      const created = (await stationViews(tx.records, tx.now)).find((station) => station.id === id);
      if (created === undefined) throw notFound('station');
      return created;
    });
  }

  async duties(who: Principal, id: string): Promise<DutiesDto> {
    const { stations } = this.transactions.records;
    if (who.role === 'station' && who.stationId !== id) throw notFound('station');
    if ((await stations.find(id)) === undefined) throw notFound('station');
    return { version: await stations.dutiesVersion(id), duties: (await stations.dutiesOf(id)) as DutiesDto['duties'] };
  }

  /** Only over what the person has seen: a list that somebody else has changed meanwhile is not replaced. */
  putDuties(who: Principal, id: string, { version, duties }: DutiesDto): Promise<DutiesDto> {
    for (const [index, { pattern }] of duties.entries()) {
      if (pattern.kind === 'interval' && pattern.to <= pattern.from) {
        throw invalid(`duties[${index}].pattern.to`, 'afterFrom');
      }
    }
    return this.transactions.run(async (tx) => {
      const station = await tx.records.stations.find(id);
      if (station === undefined) throw notFound('station');
      const strange = duties.flatMap((duty) => duty.areas).find((area) => !station.areas.includes(area));
      if (strange !== undefined)
        throw conflict('STATION.FOREIGN_AREA', 'A duty names an area the station does not serve.');
      const held = await tx.records.stations.holdDuties(id);
      const before = await tx.records.stations.dutiesOf(id);
      const seen = version === undefined ? before.length === 0 : version === held;
      if (!seen) throw conflict('DUTIES.CHANGED', 'Somebody else has changed these duties; read them again.');
      await tx.records.stations.replaceDuties(id, duties);
      tx.audit(who, 'station.duties', { subject: id, detail: { before, after: duties } });
      tx.event('station.changed', { stationId: id }, { stationId: id });
      await this.watch.checkSoon(tx);
      return { version: await tx.records.stations.dutiesVersion(id), duties };
    });
  }
}

/** Every station with who is on duty at an instant. */
export async function stationViews(records: Repositories, at: Instant): Promise<StationDto[]> {
  const [rows, duties, live] = [
    await records.stations.all(),
    await records.stations.duties(),
    await records.dispatches.liveCounts(),
  ];
  return rows.map((row) => ({
    ...summaryOf(row, live.get(row.id) ?? 0),
    onDutyFor: row.areas.filter((area) => onDuty(duties, area, at).includes(row.id)),
    address: row.address,
    lat: row.lat,
    lon: row.lon,
    timeZone: row.time_zone,
  }));
}

function summaryOf(row: StationRow, liveDispatches: number): Omit<StationSummaryDto, 'onDutyFor'> {
  return { id: row.id, name: row.name, phone: row.phone, areas: row.areas, liveDispatches };
}
