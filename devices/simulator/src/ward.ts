// A ward of virtual patients: each with a gateway of its own that enrols with a one-time code, keeps its credential, and
// speaks MQTT as one in a home does. Only the patients are not real.
import path from 'node:path';
import { AppError, type Clock, type Instant, type Logger, type Random, type Scheduler } from '#kernel';
import {
  enrol,
  Gateway,
  readCredential,
  writeCredential,
  type Credential,
  type EnrolmentOptions,
  type EnrolmentResult,
} from '../../gateway/src/index.js';
import { PatientDriver } from './patient-driver.js';
import type { WardDescription, WardGateway } from './ward-description.js';

export interface WardDependencies {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly logger: Logger;
}

export interface WardOptions {
  readonly softwareVersion: string;
}

/** A centre takes so many codes at once from one address and the others a little later; a ward is many homes at one address. */
const BUSY = 429;
export const ASK_AGAIN_MS = 2_000;
/** A minute. */
const ASK_PATIENCE = 30;

/** A virtual home's disk: a few hours of outage. */
const SPOOL_LIMITS = { maxBytes: 48 * 1024 * 1024, segmentBytes: 1024 * 1024 };

const LOCK_RETRY_MS = 250;
/** Ten seconds. */
const LOCK_PATIENCE = 40;

export class Ward {
  private readonly gateways: Gateway[] = [];

  private constructor() {}

  /** Enrols what has no credential yet and starts everybody. Throws `WARD.NOT_ENROLLED`. */
  static async start(description: WardDescription, options: WardOptions, deps: WardDependencies): Promise<Ward> {
    const ward = new Ward();
    const startAt = deps.clock.now();
    try {
      for (const [index, gateway] of description.gateways.entries()) {
        const credential = await credentialOf(description, gateway, deps);
        await whenFree(deps.scheduler, () =>
          ward.admit(description, gateway, { credential, index, startAt }, options, deps),
        );
      }
    } catch (error) {
      await ward.stop();
      throw error;
    }
    return ward;
  }

  get size(): number {
    return this.gateways.length;
  }
  get connected(): number {
    return this.gateways.filter(({ connected }) => connected).length;
  }

  async stop(): Promise<void> {
    await Promise.all(this.gateways.map((gateway) => gateway.stop()));
  }

  private admit(
    { folder, mqttUrl, seed, utcOffsetMinutes, gateways }: WardDescription,
    { key, script, devices, profile }: WardGateway,
    { credential, index, startAt }: { credential: Credential; index: number; startAt: Instant },
    { softwareVersion }: WardOptions,
    deps: WardDependencies,
  ): void {
    // Spread over the second, as homes are.
    const phase = Math.round((index * 1_000) / gateways.length);
    const driver: PatientDriver = new PatientDriver(
      {
        seed: seed * 1_000 + index,
        startAt: startAt + phase,
        script,
        devices,
        utcOffsetMinutes,
        ...(profile && { profile }),
      },
      { ...deps, onNetwork: (up) => gateway.cutNetwork(!up) },
    );
    const gateway = new Gateway(
      {
        folder: path.join(folder, key),
        credential: mqttUrl === undefined ? credential : { ...credential, mqttUrl },
        drivers: [driver],
        softwareVersion,
        spoolLimits: SPOOL_LIMITS,
        // Two dozen spools on one disk leave syncing to the system; a power cut here loses nobody's data.
        syncEveryMs: null,
      },
      deps,
    );
    this.gateways.push(gateway);
    gateway.start();
  }
}

/** A ward whose centre was killed needs a moment to notice and to let go of its folders; the next one waits for it. */
async function whenFree(scheduler: Scheduler, admit: () => void): Promise<void> {
  for (let left = LOCK_PATIENCE; ; left--) {
    try {
      return admit();
    } catch (error) {
      if (left === 0 || !(error instanceof AppError) || error.code !== 'GATEWAY.FOLDER_IN_USE') throw error;
      await new Promise<void>((resolve) => scheduler.after(LOCK_RETRY_MS, resolve));
    }
  }
}

async function enrolInTurn(options: EnrolmentOptions, scheduler: Scheduler): Promise<EnrolmentResult> {
  for (let left = ASK_PATIENCE; ; left--) {
    const result = await enrol(options);
    if (result.kind !== 'refused' || result.status !== BUSY || left === 0) return result;
    await new Promise<void>((resolve) => scheduler.after(ASK_AGAIN_MS, resolve));
  }
}

async function credentialOf(
  { centre, folder }: WardDescription,
  { key, code }: WardGateway,
  deps: Pick<WardDependencies, 'clock' | 'scheduler'>,
): Promise<Credential> {
  const home = path.join(folder, key);
  const read = readCredential(home);
  if (read.kind === 'credential') return read.credential;
  const refuse = (why: string) => new AppError('WARD.NOT_ENROLLED', 'permanent', `gateway ${key} of the ward: ${why}`);
  if (code === undefined) throw refuse('no credential in its folder and no code to get one');
  const result = await enrolInTurn({ centre, code, clock: deps.clock }, deps.scheduler);
  switch (result.kind) {
    case 'enrolled':
      writeCredential(home, result.credential);
      return result.credential;
    case 'refused':
      throw refuse(`the centre refused its code: ${result.message}`);
    case 'unreachable':
      throw refuse(`the centre can't be reached: ${result.message}`);
    case 'not-a-centre':
      throw refuse(`what answered (HTTP ${result.status}) is not a centre`);
  }
}
