// What the centre has beside patients: a gateway and a device, a duty and a swap, a handover, a board on the wall, somebody
// whose account is changed. New for each asker, because they are changed and removed.
import { START, type CentreUnderTest } from '../centre-under-test.js';
import type { Cast, Member } from './cast.js';

export interface House {
  readonly gatewayId: string;
  readonly newGatewayId: string;
  readonly deviceId: string;
  readonly lentDeviceId: string;
  readonly dutyId: string;
  readonly swapId: string;
  readonly handoverId: string;
  readonly wallId: string;
  /** A doctor nobody else asks about. */
  readonly somebody: Member;
  readonly somebodysSession: string;
}

export interface StageHands {
  readonly seat: Member;
  readonly supervisor: Member;
  readonly administrator: Member;
}

const EVERY_DAY = { kind: 'weekly', days: ['mon'], from: '09:00', to: '17:00' } as const;

export class Houses {
  private made = 0;

  constructor(
    private readonly centre: CentreUnderTest,
    private readonly cast: Cast,
    private readonly hands: StageHands,
  ) {}

  /** `owner` is whose duty it is where that is a doctor: doctors change their own absences. */
  async make(owner: Member, lentTo: string): Promise<House> {
    const { cast, hands, centre } = this;
    const name = `house-${(this.made += 1)}`;
    const { client: administrator } = hands.administrator;
    await administrator.post('/api/gateways', { id: name, label: '見本宅' });
    const device = async (id: string): Promise<string> =>
      (await administrator.post<{ id: string }>('/api/devices', { gateway: name, device: id, kind: 'ecg', label: id }))
        .id;
    const lentDeviceId = await device('e2');
    await administrator.post(`/api/devices/${lentDeviceId}/lend`, { patientId: lentTo });
    const somebody = await cast.member('doctor');
    const [session] = await centre.records.sessions.ofPerson(somebody.personId);
    const wall = await cast.wall(hands.supervisor);
    return {
      gatewayId: name,
      newGatewayId: `${name}-new`,
      deviceId: await device('e1'),
      lentDeviceId,
      ...(await this.duty(name, owner.role === 'doctor' ? owner : somebody)),
      handoverId: await this.handover(name),
      wallId: wall.id,
      somebody,
      somebodysSession: session!.id,
    };
  }

  private async duty(name: string, { personId }: Member): Promise<{ dutyId: string; swapId: string }> {
    const { roster } = this.centre.records;
    const [dutyId, swapId] = [`duty-${name}`, `swap-${name}`];
    await roster.add({
      ...{ id: dutyId, kind: 'doctor', task: 'away', station_id: null, person_id: personId, covers_id: null },
      ...{ areas: '[]', time_zone: 'Asia/Tokyo', pattern: JSON.stringify(EVERY_DAY), except_dates: '[]' },
      ...{ valid_from: null, valid_until: null, rank: 0, note: '', changed_at: START, changed_by: 'centre' },
    });
    await this.centre.database.db
      .insertInto('roster_swap')
      .values({
        ...{ id: swapId, duty_id: dutyId, date: '2026-03-02', station_id: null, person_id: personId },
        ...{ agreed_by: '見本', note: '', created_at: START, created_by: 'centre' },
      })
      .execute();
    return { dutyId, swapId };
  }

  /** Given by the one seat, so that another can take it. */
  private async handover(name: string): Promise<string> {
    const { personId, name: givenByName } = this.hands.seat;
    const id = `handover-${name}`;
    const given = { given_by: personId, given_by_name: givenByName, given_at: START, request_id: null };
    await this.centre.records.handovers.give({ id, ...given, content: { items: [], note: '' } });
    return id;
  }
}
