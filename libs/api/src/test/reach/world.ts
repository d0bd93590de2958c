// One patient with everything that can hang from one: an incident, a visit reported with a photo, an offer that waits, a
// doctor asked, copies of the report; and the people who have to do with them. Each asker gets a world of their own, so
// that what one changes is not another's answer.
import { DAY_MS, MINUTE_MS } from '#kernel';
import type { DispatchDto } from '../../dispatches/dispatch.dto.js';
import type { DoctorChainDto } from '../../doctors/doctor-chain.dto.js';
import { effects, episode, START, type CentreUnderTest } from '../centre-under-test.js';
import type { Cast, Member } from './cast.js';

export interface World {
  readonly name: string;
  /** As it stands in the patient's name and nowhere else. */
  readonly mark: string;
  readonly area: string;
  readonly patientId: string;
  readonly incidentId: string;
  readonly stationId: string;
  /** Of the station's duties, as who changes them has read them. */
  readonly dutiesVersion: string;
  /** Reported, with a photo. */
  readonly visitId: string;
  readonly photoId: string;
  /** Waits for an answer; of the same station. */
  readonly offerId: string;
  readonly chainId: string;
  readonly callId: string;
  readonly reportCopyId: string;
  readonly nurse: Member;
  readonly colleague: Member;
  readonly doctor: Member;
  readonly family: Member;
}

const WHOLE_WEEK = JSON.stringify({
  kind: 'weekly',
  days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
  from: '00:00',
  to: '00:00',
});
const REPORT = { findings: '落ち着いている', vitals: { spo2: 93 }, action: '体位を変えた', nextStep: '' };
/** Longer than a station may look back. */
export const LONG_AGO_MS = 31 * DAY_MS;

export class Worlds {
  private made = 0;

  constructor(
    private readonly centre: CentreUnderTest,
    private readonly cast: Cast,
    /** A seat that does what the centre has to do before anybody asks. */
    private readonly seat: Member,
  ) {}

  async make(): Promise<World> {
    const { centre, cast, seat } = this;
    const name = `w${(this.made += 1)}`;
    const [area, mark] = [`${name}区`, `患者${name}号`];
    const { patients } = centre.records;
    const stationId = await centre.station(name, [area]);
    const [nurse, colleague] = [await cast.member('station', stationId), await cast.member('station', stationId)];
    const [doctor, family] = [await cast.member('doctor'), await cast.member('family')];
    const patientId = await centre.patient(`patient-${name}`, { area, displayName: mark });
    await patients.allow({ patientId, personId: doctor.personId, kind: 'doctor', from: START - LONG_AGO_MS });
    await patients.allow({ patientId, personId: family.personId, kind: 'family', from: START - LONG_AGO_MS });
    const rule = { id: 'spo2-low', kind: 'limit', signal: 'spo2', low: 90, priority: 'medium', onDelay: '15s' };
    await doctor.client.good('PUT', `/api/patients/${patientId}/rules/spo2-low`, { rule, reason: '見本' });
    const late = episode({ ruleId: 'found-later', historical: true });
    await centre.take(effects(patientId, this.made * 2, 'alarm-raised', episode()));
    await centre.take(effects(patientId, this.made * 2 + 1, 'alarm-raised', late));
    const rows = centre.database.db.selectFrom('incident').select('id').where('patient_id', '=', patientId);
    const incidentId = (await rows.executeTakeFirstOrThrow()).id;
    const visit = await this.offer(incidentId, stationId);
    await nurse.client.post(`/api/dispatches/${visit.id}/accept`);
    await nurse.client.post(`/api/dispatches/${visit.id}/report`, REPORT);
    const photoId = await this.photo(visit.id, nurse);
    const chain = await nurse.client.post<DoctorChainDto>(`/api/dispatches/${visit.id}/doctor-chain`);
    const [copy] = await centre.records.visits.copiesOf([visit.id]);
    const offer = await this.offer(incidentId, stationId);
    await seat.client.post(`/api/incidents/${incidentId}/acknowledge`);
    return {
      ...{ name, mark, area, patientId, incidentId, stationId, nurse, colleague, doctor, family, photoId },
      dutiesVersion: await centre.records.stations.dutiesVersion(stationId),
      visitId: visit.id,
      offerId: offer.id,
      chainId: chain.id,
      callId: chain.calls[0]!.id,
      reportCopyId: copy!.id,
    };
  }

  /** The station's business with the patient ended longer ago than it may look back. */
  async letPass({ patientId }: World): Promise<void> {
    const { db } = this.centre.database;
    const long = START - LONG_AGO_MS;
    await db.updateTable('dispatch').set({ state: 'closed', settled_at: long, offered_at: long }).where('patient_id', '=', patientId).execute(); // prettier-ignore
  }

  /** The one thing the station was asked for was called off. */
  async callOff({ visitId, offerId }: World): Promise<void> {
    await this.seat.client.post(`/api/dispatches/${offerId}/recall`);
    const { db } = this.centre.database;
    await db.updateTable('dispatch').set({ state: 'recalled', settled_at: START, report: null }).where('id', '=', visitId).execute(); // prettier-ignore
  }

  /** Nobody is asked about the patient any more. */
  async endSearch({ chainId }: World): Promise<void> {
    await this.seat.client.post(`/api/doctor-chains/${chainId}/end`, { reason: '見本' });
  }

  /** A doctor who covers for the patient's area around the clock. */
  async cover({ area }: World, { personId }: Member): Promise<void> {
    await this.centre.records.roster.add({
      id: `cover-${personId}`,
      kind: 'doctor',
      task: 'covering',
      station_id: null,
      person_id: personId,
      areas: JSON.stringify([area]),
      covers_id: null,
      time_zone: 'Asia/Tokyo',
      pattern: WHOLE_WEEK,
      except_dates: '[]',
      valid_from: null,
      valid_until: null,
      rank: 0,
      note: '',
      changed_at: START,
      changed_by: 'centre',
    });
  }

  /** Somebody who was linked to the patient until a minute ago. */
  async formerly({ patientId }: World, { personId }: Member, kind: 'doctor' | 'family'): Promise<void> {
    const span = { from: START - LONG_AGO_MS, until: START - MINUTE_MS };
    await this.centre.records.patients.link({ patientId, personId, kind, ...span });
  }

  /** Somebody whose link to the patient was taken away again. */
  async withdrawn(world: World, { personId }: Member, by: Member): Promise<void> {
    await by.client.good('DELETE', `/api/patients/${world.patientId}/people/${personId}`);
  }

  private offer(incidentId: string, stationId: string): Promise<DispatchDto> {
    return this.seat.client.post<DispatchDto>(`/api/incidents/${incidentId}/dispatches`, { stationId });
  }

  private async photo(dispatchId: string, { personId, name }: Member): Promise<string> {
    const id = `photo-${dispatchId}`;
    const at = { made_at: START, at: START, by: personId, by_name: name, request_id: null };
    const size = { place: 1, width: 1, height: 1, data: Buffer.from([0xff, 0xd8]) };
    await this.centre.records.visits.addPhoto({ id, dispatch_id: dispatchId, ...size, ...at });
    return id;
  }
}
