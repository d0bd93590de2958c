// How a patient is, for the family: from the open incident and its dispatches, the newest data, and the bed sensor's day.
import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import type { Archive, NumericBucket } from '#archive';
import type { LiveFeed, LiveNumeric } from '#engine';
import { DAY_MS, MINUTE_MS, type Clock, type Instant } from '#kernel';
import type { AlarmRow, DispatchRow, DispatchStepRow, IncidentRow, PatientRow, Repositories } from '#records';
import type { Signal } from '#vitals';
import { asPatientId, CentreTransactions } from '../centre-transaction.js';
import { ARCHIVE, CLOCK, LIVE_FEED } from '../ports.js';
import { bedSpans, nightFrom, nightOf, type BedSpan } from './family-night.js';
import type { FamilyState, FamilyViewDto } from './family.dto.js';

/** Signals that come all the time while all is well; a weight of this morning says nothing about now. */
const CONTINUOUS: readonly Signal[] = ['spo2', 'pr', 'hr', 'rr', 'bed'];
/** A bath, or a sensor put on again, is no reason to worry a family. */
const NO_DATA_AFTER_MS = 10 * MINUTE_MS;
const BED_FRESH_MS = 2 * MINUTE_MS;

interface Standing {
  readonly state: FamilyState;
  readonly since: Instant | null;
  readonly etaAt: Instant | null;
}

@Injectable()
export class FamilyService {
  constructor(
    private readonly transactions: CentreTransactions,
    @Inject(ARCHIVE) private readonly archive: Archive,
    @Inject(LIVE_FEED) private readonly liveFeed: LiveFeed,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(who: Principal): Promise<FamilyViewDto[]> {
    const now = this.clock.now();
    const known = await this.transactions.read(who, async ({ records, scope, see }) => {
      see('patients', null);
      const patients = scope.kind === 'all' ? [] : await records.patients.byIds(scope.patientIds);
      const standings: Array<{ patient: PatientRow; standing: Standing | null }> = [];
      for (const patient of patients) {
        see('family', patient.id);
        standings.push({ patient, standing: await incidentStanding(records, patient.id) });
      }
      return standings;
    });
    const live = this.liveFeed.snapshot();
    const views = known.map(({ patient, standing }) => {
      const own = live.filter(({ patientId }) => patientId === asPatientId(patient.id));
      return this.view(patient, standing, own, now);
    });
    return Promise.all(views);
  }

  private async view(
    patient: PatientRow,
    known: Standing | null,
    live: readonly LiveNumeric[],
    now: Instant,
  ): Promise<FamilyViewDto> {
    const beds = bedSpans(await this.minutesOf(patient.id, 'bed', now - DAY_MS, now));
    const lastDataAt = newestUsable(live) ?? (await this.lastInArchive(patient.id, now));
    const inBed = inBedNow(live, now);
    const standing = known ?? quietStanding(patient, lastDataAt, sinceOf(beds, inBed, now), now);
    return {
      patientId: patient.id,
      displayName: patient.display_name,
      givenName: givenNameOf(patient.display_name),
      timeZone: patient.time_zone,
      ...standing,
      lastDataAt,
      inBed,
      night: await this.night(patient, now),
    };
  }

  private async night(patient: PatientRow, now: Instant): Promise<FamilyViewDto['night']> {
    const span = nightOf(now, patient.time_zone);
    const minutes = await this.minutesOf(patient.id, 'bed', span.from, Math.min(span.to, now));
    const night = nightFrom(bedSpans(minutes), span, now);
    return night === null ? null : { ...night, inBed: [...night.inBed], outOfBed: [...night.outOfBed] };
  }

  private async minutesOf(id: string, signal: Signal, from: Instant, to: Instant): Promise<readonly NumericBucket[]> {
    if (to <= from) return [];
    const patientId = asPatientId(id);
    const series = await this.archive.numerics({ patientId, signal, from, to, resolution: '1min' });
    return series.resolution === 'raw' ? [] : series.buckets;
  }

  /** After a restart of the centre the live feed knows nothing yet; the archive does. To the minute. */
  private async lastInArchive(patientId: string, now: Instant): Promise<Instant | null> {
    const all = await Promise.all(CONTINUOUS.map((signal) => this.minutesOf(patientId, signal, now - DAY_MS, now)));
    const newest = all.flatMap((buckets) => buckets.at(-1)?.from ?? []);
    return newest.length === 0 ? null : Math.max(...newest);
  }
}

/** Null when nothing about the patient's health is open and no nurse is on the way for anything else. */
async function incidentStanding(records: Repositories, patientId: string): Promise<Standing | null> {
  const incident = await records.incidents.openOf(patientId);
  if (incident === undefined) return null;
  const dispatches = await records.dispatches.ofIncidents([incident.id]);
  const alarms = await records.alarms.ofIncidents([incident.id]);
  const steps = await records.dispatches.stepsOf(dispatches.map(({ id }) => id));
  return nurseStanding(dispatches, steps) ?? lookedAtStanding(incident, alarms);
}

/** A nurse who has said yes. One that was only asked is not yet on the way. */
function nurseStanding(dispatches: readonly DispatchRow[], steps: readonly DispatchStepRow[]): Standing | null {
  const sinceOf = (dispatch: DispatchRow, state: 'on-scene' | 'accepted'): Instant | null => {
    const step = steps.find((one) => one.dispatch_id === dispatch.id && one.state === state);
    return step === undefined ? null : (step.made_at ?? step.at);
  };
  const there = dispatches.find(({ state }) => state === 'on-scene');
  if (there !== undefined) return { state: 'nurse-there', since: sinceOf(there, 'on-scene'), etaAt: null };
  const coming =
    dispatches.find(({ state }) => state === 'en-route') ?? dispatches.find(({ state }) => state === 'accepted');
  if (coming === undefined) return null;
  return { state: 'nurse-on-the-way', since: sinceOf(coming, 'accepted'), etaAt: coming.eta_at };
}

/** A flat battery is the centre's business; the family hears of it when data stop. */
function lookedAtStanding(incident: IncidentRow, alarms: readonly AlarmRow[]): Standing | null {
  const aboutHealth = alarms.some((alarm) => alarm.condition_kind === 'physiological' && !alarm.historical);
  return aboutHealth ? { state: 'being-looked-at', since: incident.opened_at, etaAt: null } : null;
}

function quietStanding(
  { paused_until: pausedUntil }: PatientRow,
  lastDataAt: Instant | null,
  since: Instant | null,
  now: Instant,
): Standing {
  if (pausedUntil !== null && pausedUntil > now) return { state: 'paused', since: null, etaAt: null };
  if (lastDataAt === null || now - lastDataAt > NO_DATA_AFTER_MS) {
    return { state: 'no-data', since: lastDataAt, etaAt: null };
  }
  return { state: 'well', since, etaAt: null };
}

function newestUsable(live: readonly LiveNumeric[]): Instant | null {
  const usable = live.filter(
    ({ signal, value, quality }) => CONTINUOUS.includes(signal) && value !== null && quality !== 'invalid',
  );
  return usable.length === 0 ? null : Math.max(...usable.map(({ observedAt }) => observedAt));
}

function inBedNow(live: readonly LiveNumeric[], now: Instant): boolean | null {
  const bed = live.find(({ signal }) => signal === 'bed');
  if (bed === undefined || bed.value === null || bed.quality === 'invalid') return null;
  return now - bed.observedAt > BED_FRESH_MS ? null : bed.value === 1;
}

/** Since when the patient is where they are now; the archive may be two minutes behind. */
function sinceOf(beds: readonly BedSpan[], inBed: boolean | null, now: Instant): Instant | null {
  const last = beds.at(-1);
  if (last === undefined || last.inBed !== inBed || now - last.to > BED_FRESH_MS) return null;
  return last.from;
}

/** Japanese names are written family name first, with a space; one without a space is said whole. */
function givenNameOf(displayName: string): string {
  return displayName.trim().split(/\s+/).at(-1) ?? displayName;
}
