// Devices and who has them when. A device is one patient's at a time.
import type { Instant } from '#kernel';
import type { Selectable } from 'kysely';
import type { Queries } from '../database.js';
import type { DeviceLoanTable, DeviceTable } from '../schema/centre-tables.js';

export type DeviceLoanRow = Selectable<DeviceLoanTable>;

export interface DeviceRow extends Selectable<DeviceTable> {
  readonly connected: boolean;
  readonly loan_id: string | null;
  readonly patient_id: string | null;
  readonly patient_name: string | null;
  readonly lent_from: number | null;
}

export class DeviceRepository {
  constructor(private readonly q: Queries) {}

  private rows() {
    return this.q
      .selectFrom('device')
      .innerJoin('gateway', 'gateway.id', 'device.gateway_id')
      .leftJoin('device_loan', (join) =>
        join
          .onRef('device_loan.gateway_id', '=', 'device.gateway_id')
          .onRef('device_loan.device', '=', 'device.device')
          .on('device_loan.to_at', 'is', null),
      )
      .leftJoin('patient', 'patient.id', 'device_loan.patient_id')
      .selectAll('device')
      .select([
        'gateway.connected',
        'device_loan.id as loan_id',
        'device_loan.patient_id',
        'patient.display_name as patient_name',
        'device_loan.from_at as lent_from',
      ]);
  }

  all(): Promise<DeviceRow[]> {
    return this.rows().orderBy('device.gateway_id').orderBy('device.device').execute();
  }

  /** What patients have now. */
  lent(patientIds?: readonly string[]): Promise<DeviceRow[]> {
    if (patientIds !== undefined && patientIds.length === 0) return Promise.resolve([]);
    const query = this.rows().where('device_loan.patient_id', 'is not', null);
    return (patientIds === undefined ? query : query.where('device_loan.patient_id', 'in', patientIds))
      .orderBy('device.device')
      .execute();
  }

  find(gateway: string, device: string): Promise<DeviceRow | undefined> {
    return this.rows().where('device.gateway_id', '=', gateway).where('device.device', '=', device).executeTakeFirst();
  }

  async add(device: Selectable<DeviceTable>): Promise<void> {
    await this.q.insertInto('device').values(device).execute();
  }

  /** When the newest loan of a device ended; null while it is lent or was never lent. */
  async lastReturn(gateway: string, device: string): Promise<Instant | null> {
    const row = await this.q
      .selectFrom('device_loan')
      .select((on) => on.fn.max('to_at').as('to_at'))
      .where('gateway_id', '=', gateway)
      .where('device', '=', device)
      .executeTakeFirst();
    return row?.to_at ?? null;
  }

  async lend(loan: DeviceLoanRow): Promise<void> {
    await this.q.insertInto('device_loan').values(loan).execute();
  }

  async endLoan(id: string, at: Instant): Promise<void> {
    await this.q.updateTable('device_loan').set({ to_at: at }).where('id', '=', id).execute();
  }
}
