// Photos of a visit, kept in the database beside the report: added by the station that goes, seen by those who may see the
// patient. A picture's address is no right to it.
import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import type { DispatchState } from '#care';
import { MINUTE_MS, type Clock } from '#kernel';
import type { DispatchRow } from '#records';
import { actorOf, CentreTransactions } from '../centre-transaction.js';
import { conflict, invalid, notFound, Refusal } from '../http/refusal.js';
import { CLOCK } from '../ports.js';
import type { VisitPhotoDto } from './dispatch.dto.js';
import { isOwn } from './dispatch-steps.js';
import { requireDispatch, storyOf, tellDispatch } from './dispatch-telling.js';
import { photoView } from './dispatch-views.js';
import { processPhoto } from './photo-processing.js';
import type { AddPhotoDto } from './visit-photo.dto.js';

export const PHOTOS_MOST = 4;
const OPEN_FOR_PHOTOS: ReadonlySet<DispatchState> = new Set(['accepted', 'en-route', 'on-scene', 'reported', 'closed']);
const REFUSALS = {
  'not-a-picture': 'This is not a picture that can be read.',
  format: 'JPEG, PNG, WebP or AVIF pictures are taken; turn HEIC into JPEG first.',
  'too-large': 'This picture is too large.',
} as const;

@Injectable()
export class VisitPhotos {
  constructor(
    private readonly transactions: CentreTransactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async add(who: Principal, dispatchId: string, upload: Buffer | undefined, body: AddPhotoDto): Promise<VisitPhotoDto> {
    const { madeAt, requestId } = body;
    if (upload === undefined) throw invalid('photo', 'isFile');
    if (madeAt !== undefined && madeAt > this.clock.now() + MINUTE_MS) throw invalid('madeAt', 'notInFuture');
    const before = await this.transactions.read(who, async ({ records, see }) => {
      const row = await requireDispatch(records, dispatchId);
      see('dispatch', row.patient_id);
      return row;
    });
    if (!isOwn(who, before)) throw notFound('dispatch');
    checkOpen(before);
    const photo = await processPhoto(upload);
    if (photo.kind === 'refused') {
      throw new Refusal(400, `PHOTO.${photo.reason.toUpperCase().replaceAll('-', '_')}`, REFUSALS[photo.reason]);
    }
    return this.transactions.run(async (tx) => {
      const { records, now } = tx;
      await records.patients.hold(before.patient_id);
      const row = await requireDispatch(records, dispatchId);
      const photos = await records.visits.photosOf([dispatchId]);
      const known = photos.find(
        (one) => requestId !== undefined && one.by === who.personId && one.request_id === requestId,
      );
      if (known !== undefined) return photoView(known);
      checkOpen(row);
      if (photos.length >= PHOTOS_MOST) throw conflict('PHOTO.ENOUGH', `A report takes ${PHOTOS_MOST} photos.`);
      const facts = {
        id: tx.newId(),
        dispatch_id: dispatchId,
        place: photos.length + 1,
        width: photo.width,
        height: photo.height,
        by: who.personId,
        by_name: who.displayName,
        made_at: madeAt ?? now,
        at: now,
        request_id: requestId ?? null,
      };
      await records.visits.addPhoto({ ...facts, data: photo.data });
      const on = await storyOf(tx, row);
      on?.write(
        actorOf(who),
        { kind: 'photo-added', dispatchId, station: row.station_name },
        { madeAt: madeAt ?? null },
      );
      tx.audit(who, 'visit.photo', { subject: dispatchId, patientId: row.patient_id });
      await tellDispatch(tx, dispatchId);
      await on?.finish();
      return photoView(facts);
    });
  }

  /** The picture itself, a JPEG. */
  picture(who: Principal, dispatchId: string, photoId: string): Promise<Buffer> {
    return this.transactions.read(who, async ({ records, open }) => {
      const row = await records.dispatches.find(dispatchId);
      if (row === undefined || !isOwn(who, row)) throw notFound('photo');
      await open('photo', row.patient_id);
      const photo = await records.visits.photo(dispatchId, photoId);
      if (photo === undefined) throw notFound('photo');
      return photo.data;
    });
  }
}

function checkOpen(row: DispatchRow): void {
  if (OPEN_FOR_PHOTOS.has(row.state) || row.report !== null) return;
  throw conflict('DISPATCH.WRONG_STATE', `Not possible now: the dispatch is ${row.state}.`);
}
