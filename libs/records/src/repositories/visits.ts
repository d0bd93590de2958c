// What a visit leaves behind: copies of the report for doctors, photos, and values measured by hand.
import type { Instant } from '#kernel';
import type { Signal } from '#vitals';
import type { Insertable, Selectable } from 'kysely';
import type { Queries } from '../database.js';
import type { HandMeasurementTable, ReportCopyTable, VisitPhotoTable } from '../schema/dispatch-tables.js';

export interface ReportCopyRow extends Selectable<ReportCopyTable> {
  readonly doctor_name: string;
}
export type VisitPhotoRow = Selectable<VisitPhotoTable>;
/** A photo without its picture, for lists. */
export type VisitPhotoFacts = Omit<VisitPhotoRow, 'data'>;
export type HandMeasurementRow = Selectable<HandMeasurementTable>;

const PHOTO_FACTS = [
  'id',
  'dispatch_id',
  'place',
  'width',
  'height',
  'by',
  'by_name',
  'made_at',
  'at',
  'request_id',
] as const;

export class VisitRepository {
  constructor(private readonly q: Queries) {}

  private copies() {
    return this.q
      .selectFrom('report_copy')
      .innerJoin('person', 'person.id', 'report_copy.doctor_id')
      .selectAll('report_copy')
      .select('person.display_name as doctor_name');
  }

  /** One copy for each doctor; a doctor who has it already keeps that one. */
  async addCopies(copies: readonly Insertable<ReportCopyTable>[]): Promise<void> {
    if (copies.length === 0) return;
    await this.q
      .insertInto('report_copy')
      .values(copies)
      .onConflict((conflict) => conflict.columns(['dispatch_id', 'doctor_id']).doNothing())
      .execute();
  }

  findCopy(id: string): Promise<ReportCopyRow | undefined> {
    return this.copies().where('report_copy.id', '=', id).executeTakeFirst();
  }

  copiesOf(dispatchIds: readonly string[]): Promise<ReportCopyRow[]> {
    if (dispatchIds.length === 0) return Promise.resolve([]);
    return this.copies().where('dispatch_id', 'in', dispatchIds).orderBy('sent_at').orderBy('report_copy.id').execute();
  }

  /** A doctor's inbox: unread first, then newest. */
  copiesFor(doctorId: string, options: { unreadOnly: boolean; limit: number }): Promise<ReportCopyRow[]> {
    let query = this.copies().where('doctor_id', '=', doctorId);
    if (options.unreadOnly) query = query.where('opened_at', 'is', null);
    return query
      .orderBy((on) => on('opened_at', 'is', null), 'desc')
      .orderBy('sent_at', 'desc')
      .orderBy('report_copy.id')
      .limit(options.limit)
      .execute();
  }

  async changeCopy(id: string, change: { opened_at?: Instant; replied_at?: Instant }): Promise<void> {
    await this.q.updateTable('report_copy').set(change).where('id', '=', id).execute();
  }

  photosOf(dispatchIds: readonly string[]): Promise<VisitPhotoFacts[]> {
    if (dispatchIds.length === 0) return Promise.resolve([]);
    return this.q
      .selectFrom('visit_photo')
      .select(PHOTO_FACTS)
      .where('dispatch_id', 'in', dispatchIds)
      .orderBy('dispatch_id')
      .orderBy('place')
      .execute();
  }

  photo(dispatchId: string, id: string): Promise<VisitPhotoRow | undefined> {
    return this.q
      .selectFrom('visit_photo')
      .selectAll()
      .where('dispatch_id', '=', dispatchId)
      .where('id', '=', id)
      .executeTakeFirst();
  }

  async addPhoto(photo: Insertable<VisitPhotoTable>): Promise<void> {
    await this.q.insertInto('visit_photo').values(photo).execute();
  }

  /** Numbers follow the order of commit: whoever adds a set holds the counter until the end of the transaction. */
  async addMeasurement(set: {
    patientId: string;
    dispatchId: string;
    measuredAt: Instant;
    by: string;
    byName: string;
    vitals: Partial<Record<Signal, number>>;
  }): Promise<void> {
    const { last_sequence: sequence } = await this.q
      .updateTable('hand_measurement_counter')
      .set((on) => ({ last_sequence: on('last_sequence', '+', 1) }))
      .where('id', '=', 1)
      .returning('last_sequence')
      .executeTakeFirstOrThrow();
    await this.q
      .insertInto('hand_measurement')
      .values({
        sequence,
        patient_id: set.patientId,
        dispatch_id: set.dispatchId,
        measured_at: set.measuredAt,
        by: set.by,
        by_name: set.byName,
        vitals: JSON.stringify(set.vitals),
      })
      .execute();
  }

  /** Sets after a number, in order. */
  measurementsAfter(sequence: number, limit: number): Promise<HandMeasurementRow[]> {
    return this.q
      .selectFrom('hand_measurement')
      .selectAll()
      .where('sequence', '>', sequence)
      .orderBy('sequence')
      .limit(limit)
      .execute();
  }

  /** A patient's sets within a range, in the order measured. */
  measurementsOf(patientId: string, from: Instant, to: Instant): Promise<HandMeasurementRow[]> {
    return this.q
      .selectFrom('hand_measurement')
      .selectAll()
      .where('patient_id', '=', patientId)
      .where('measured_at', '>=', from)
      .where('measured_at', '<', to)
      .orderBy('measured_at')
      .orderBy('sequence')
      .execute();
  }
}
