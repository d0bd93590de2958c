// Keeps the gateway's password young: well before it lapses a newer one is fetched, written to disk, and only then used.
// Whatever goes wrong on the way, the present one goes on working until the newer has been used.
import { DAY_MS, HOUR_MS, MINUTE_MS, type Cancel, type Clock, type Logger, type Scheduler } from '#kernel';
import { type Credential, writeCredential } from './credential.js';
import { rotate, type RotationResult } from './enrolment.js';

/** A third of the life of a password; a gateway away for less comes back with one that still holds. */
const RENEW_BEFORE_MS = 30 * DAY_MS;
const LOOK_EVERY_MS = HOUR_MS;
const FIRST_LOOK_MS = MINUTE_MS;

export interface CredentialKeeperOptions {
  readonly folder: string;
  readonly credential: Credential;
  /** PEM of the authority behind the centre's certificate, where the system doesn't know it. */
  readonly ca?: Buffer;
  /** Called once the newer password is on disk. */
  readonly onRenewed: (password: string) => void;
}

export class CredentialKeeper {
  private credential: Credential;
  private cancels: Cancel[] = [];
  private asking = false;

  constructor(
    private readonly options: CredentialKeeperOptions,
    private readonly deps: { readonly clock: Clock; readonly scheduler: Scheduler; readonly logger: Logger },
  ) {
    this.credential = options.credential;
  }

  start(): void {
    const look = (): void => void this.look();
    const { scheduler } = this.deps;
    this.cancels = [scheduler.after(FIRST_LOOK_MS, look), scheduler.every(LOOK_EVERY_MS, look)];
  }

  stop(): void {
    for (const cancel of this.cancels) cancel();
  }

  /** Renews when it is time. Never rejects: what fails is logged and tried again at the next look. */
  async look(): Promise<'not-yet' | RotationResult['kind'] | 'not-written'> {
    const { expiresAt } = this.credential;
    if (this.asking || (expiresAt !== null && expiresAt - this.deps.clock.now() > RENEW_BEFORE_MS)) return 'not-yet';
    this.asking = true;
    try {
      return await this.renew();
    } finally {
      this.asking = false;
    }
  }

  private async renew(): Promise<RotationResult['kind'] | 'not-written'> {
    const { logger } = this.deps;
    const { gateway } = this.credential;
    const result = await rotate(this.credential, this.options.ca);
    if (result.kind !== 'rotated') {
      logger.warn({ gateway, outcome: result.kind }, 'no newer password was had; trying again within the hour');
      return result.kind;
    }
    const renewed = { ...this.credential, password: result.password, expiresAt: result.expiresAt };
    try {
      writeCredential(this.options.folder, renewed);
    } catch {
      logger.error({ gateway }, 'a newer password could not be written; the present one stays in use');
      return 'not-written';
    }
    this.credential = renewed;
    this.options.onRenewed(renewed.password);
    logger.info({ gateway }, 'the password was renewed');
    return 'rotated';
  }
}
