// Devices and who has them. Lending and returning are told to the engine, which looks the patient up by `observedAt`.
import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import type { LiveFeed } from '#engine';
import type { Instant } from '#kernel';
import { violatedUnique, type DeviceRow, type Repositories } from '#records';
import { actorOf, asPatientId, CentreTransactions, type CentreTransaction } from '../centre-transaction.js';
import { conflict, invalid, notFound } from '../http/refusal.js';
import { LIVE_FEED } from '../ports.js';
import type { DeviceDto, DeviceKind, LendDeviceDto, NewDeviceDto, ReturnDeviceDto } from './gateway.dto.js';

@Injectable()
export class DeviceService {
  constructor(
    private readonly transactions: CentreTransactions,
    @Inject(LIVE_FEED) private readonly liveFeed: LiveFeed,
  ) {}

  async list(who: Principal): Promise<DeviceDto[]> {
    const received = lastReceived(this.liveFeed);
    const rows = await this.transactions.records.devices.all();
    // Whoever has one is shown by name.
    await this.transactions.noteLooks(who, [{ kind: 'devices', patientId: null }]);
    return rows.map((row) => deviceView(row, received));
  }

  async create(who: Principal, body: NewDeviceDto): Promise<DeviceDto> {
    try {
      return await this.transactions.run(async (tx) => {
        if ((await tx.records.gateways.find(body.gateway)) === undefined) throw invalid('gateway', 'exists');
        await tx.records.devices.add({
          gateway_id: body.gateway,
          device: body.device,
          kind: body.kind,
          label: body.label,
          created_at: tx.now,
        });
        tx.audit(who, 'device.create', { subject: `${body.gateway}.${body.device}` });
        return this.view(tx.records, body.gateway, body.device);
      });
    } catch (error) {
      if (violatedUnique(error) === null) throw error;
      throw conflict('DEVICE.KNOWN', 'This gateway has a device of this name already.');
    }
  }

  async lend(who: Principal, id: string, body: LendDeviceDto): Promise<DeviceDto> {
    try {
      return await this.lendNow(who, id, body);
    } catch (error) {
      // Two people lending one device at once: the database keeps the second from it.
      if (violatedUnique(error) === null) throw error;
      throw conflict('DEVICE.LENT', 'Somebody has this device; return it first.');
    }
  }

  private lendNow(who: Principal, id: string, body: LendDeviceDto): Promise<DeviceDto> {
    return this.transactions.run(async (tx) => {
      const device = await this.find(tx.records, id);
      const from = body.from ?? tx.now;
      if (device.patient_id !== null) throw conflict('DEVICE.LENT', 'Somebody has this device; return it first.');
      if ((await tx.records.patients.find(body.patientId)) === undefined) throw invalid('patientId', 'exists');
      const returned = await tx.records.devices.lastReturn(device.gateway_id, device.device);
      if (returned !== null && from < returned) throw invalid('from', 'afterLastReturn');
      await this.lendFrom(tx, who, {
        gateway: device.gateway_id,
        device: device.device,
        patientId: body.patientId,
        from,
      });
      return this.view(tx.records, device.gateway_id, device.device);
    });
  }

  /** Lends a device that nobody has. */
  async lendFrom(
    tx: CentreTransaction,
    who: Principal,
    loan: { gateway: string; device: string; patientId: string; from: Instant },
  ): Promise<void> {
    const { gateway, device, patientId, from } = loan;
    await tx.records.devices.lend({
      id: tx.newId(),
      gateway_id: gateway,
      device,
      patient_id: patientId,
      from_at: from,
      to_at: null,
      lent_by: who.personId,
    });
    tx.act(actorOf(who), { kind: 'device-lent', gateway, device, patientId: asPatientId(patientId), from, to: null });
    tx.audit(who, 'device.lend', { subject: `${gateway}.${device}`, patientId, detail: { from } });
    tx.event('patient.changed', { patientId }, { patientId });
  }

  giveBack(who: Principal, id: string, body: ReturnDeviceDto): Promise<DeviceDto> {
    return this.transactions.run(async (tx) => {
      const { gateway_id: gateway, device, loan_id, patient_id, lent_from } = await this.find(tx.records, id);
      if (loan_id === null || patient_id === null || lent_from === null) {
        throw conflict('DEVICE.NOT_LENT', 'Nobody has this device.');
      }
      const to = body.to ?? tx.now;
      if (to < lent_from) throw invalid('to', 'afterFrom');
      await tx.records.devices.endLoan(loan_id, to);
      const patientId = asPatientId(patient_id);
      tx.act(actorOf(who), { kind: 'device-lent', gateway, device, patientId, from: lent_from, to });
      tx.audit(who, 'device.return', { subject: id, patientId: patient_id, detail: { to } });
      tx.event('patient.changed', { patientId: patient_id }, { patientId: patient_id });
      return this.view(tx.records, gateway, device);
    });
  }

  private async find(records: Repositories, id: string): Promise<DeviceRow> {
    const [gateway, device, ...rest] = id.split('.');
    const row =
      gateway === undefined || device === undefined || rest.length > 0
        ? undefined
        : await records.devices.find(gateway, device);
    if (row === undefined) throw notFound('device');
    return row;
  }

  private async view(records: Repositories, gateway: string, device: string): Promise<DeviceDto> {
    return deviceView(await this.find(records, `${gateway}.${device}`), lastReceived(this.liveFeed));
  }
}

/** When anything last came, by device name and patient as the live feed knows them. */
export function lastReceived(feed: LiveFeed): ReadonlyMap<string, Instant> {
  const newest = new Map<string, Instant>();
  for (const { patientId, device, receivedAt } of feed.snapshot()) {
    const key = `${patientId}/${device}`;
    newest.set(key, Math.max(receivedAt, newest.get(key) ?? 0));
  }
  return newest;
}

function deviceView(row: DeviceRow, received: ReadonlyMap<string, Instant>): DeviceDto {
  return {
    id: `${row.gateway_id}.${row.device}`,
    gateway: row.gateway_id,
    device: row.device,
    kind: row.kind as DeviceKind,
    label: row.label,
    connected: row.connected,
    patientId: row.patient_id,
    patientName: row.patient_name,
    lentFrom: row.lent_from,
    lastReceivedAt: row.patient_id === null ? null : (received.get(`${row.patient_id}/${row.device}`) ?? null),
  };
}
