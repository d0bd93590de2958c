// What a person does with a gateway from the command line: enrol it once, then run it. The stand-alone program and the
// `mimamori` command share these.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { systemClock, systemRandom, systemScheduler } from '#host';
import { AppError, type Logger } from '#kernel';
import { CredentialKeeper } from './credential-keeper.js';
import { credentialFile, readCredential, writeCredential, type Credential } from './credential.js';
import { enrol } from './enrolment.js';
import { Gateway } from './gateway.js';
import type { Driver } from './measurement.js';
import { systemBatteryPercent } from './power-supply.js';
import { readSettings } from './settings.js';
import { softwareVersion } from './software-version.js';
import type { TlsFiles } from './uplink.js';

export interface ProgramOutput {
  print(line: string): void;
  /** Says what is wrong and sets the exit code to 1. */
  fail(line: string): void;
  readonly logger: Logger;
}

interface TlsOptions {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** Throws `GATEWAY.FILE_UNREADABLE`. */
export function readTlsFiles(options: TlsOptions): TlsFiles {
  const read = (file: string | undefined) => {
    if (file === undefined) return undefined;
    try {
      return readFileSync(file);
    } catch (cause) {
      throw new AppError('GATEWAY.FILE_UNREADABLE', 'permanent', `can't read ${file}`, { cause });
    }
  };
  const [ca, cert, key] = [read(options.ca), read(options.cert), read(options.key)];
  return { ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) };
}

export interface CredentialProblem {
  readonly kind: 'problem';
  readonly message: string;
}

/** The folder's credential, or a sentence that says what to do about it. */
export function requireCredential(folder: string): { kind: 'credential'; credential: Credential } | CredentialProblem {
  const read = readCredential(folder);
  switch (read.kind) {
    case 'credential':
      return read;
    case 'absent':
      return {
        kind: 'problem',
        message: `${folder} holds no credential. Join a centre first: enrol --centre URL --code CODE --dir ${folder}`,
      };
    case 'exposed':
      return {
        kind: 'problem',
        message: `Others can read ${read.file}. Whoever did holds its password: have the gateway revoked and enrol it anew.`,
      };
    case 'unreadable':
      return { kind: 'problem', message: `${read.file} can't be read or is not a credential.` };
  }
}

export function registerEnrol(program: Command, output: ProgramOutput): void {
  program
    .command('enrol')
    .description(
      'join a centre with a one-time code; the credential is kept in the folder, readable by this user alone',
    )
    .requiredOption('--centre <url>', 'address of the centre')
    .requiredOption('--code <code>', 'one-time code from the admin page, valid for 15 minutes')
    .requiredOption('--dir <folder>', 'folder of this gateway')
    .option('--ca <file>', "PEM of the authority behind the centre's certificate")
    .option('--force', 'replace a credential that is already there', false)
    .action(async (options: { centre: string; code: string; dir: string; ca?: string; force: boolean }) => {
      if (!options.force && readCredential(options.dir).kind !== 'absent') {
        return output.fail(`${credentialFile(options.dir)} is there already. --force replaces it.`);
      }
      const { ca } = readTlsFiles({ ca: options.ca });
      const result = await enrol({ centre: options.centre, code: options.code, clock: systemClock, ca });
      switch (result.kind) {
        case 'enrolled':
          writeCredential(options.dir, result.credential);
          output.print(
            `Enrolled as ${result.credential.gateway}. The credential is in ${credentialFile(options.dir)}.`,
          );
          if (Math.abs(result.credential.clockOffsetMs ?? 0) > 5_000) {
            output.print(
              `The clock here differs from the centre's by ${Math.round((result.credential.clockOffsetMs ?? 0) / 1000)} s. Set it.`,
            );
          }
          return;
        case 'refused':
          return output.fail(`The centre refused: ${result.message}`);
        case 'unreachable':
          return output.fail(`No answer from the centre: ${result.message}`);
        case 'not-a-centre':
          return output.fail(`What answered (HTTP ${result.status}) is not a Mimamori centre.`);
      }
    });
}

export function registerRun(program: Command, output: ProgramOutput): void {
  program
    .command('run')
    .description('read the drivers named in gateway.json and send what they measure to the centre')
    .requiredOption('--dir <folder>', 'folder of this gateway, as enrolled')
    .option('--ca <file>', "PEM of the authority behind the broker's certificate")
    .option('--cert <file>', 'PEM of a client certificate')
    .option('--key <file>', 'PEM of its key')
    .action(async (options: { dir: string } & TlsOptions) => {
      const credential = requireCredential(options.dir);
      if (credential.kind === 'problem') return output.fail(credential.message);
      const settings = readSettings(path.join(options.dir, 'gateway.json'));
      if (settings.kind === 'refused') {
        for (const problem of settings.problems) output.fail(problem);
        return;
      }
      const dependencies = {
        clock: systemClock,
        scheduler: systemScheduler,
        random: systemRandom,
        logger: output.logger,
      };
      const drivers: readonly Driver[] = settings.drivers(dependencies);
      if (drivers.length === 0)
        output.logger.warn({}, 'no drivers in gateway.json: only the spool and the status are sent');
      const tls = readTlsFiles(options);
      const gateway = new Gateway(
        {
          folder: options.dir,
          credential: credential.credential,
          drivers,
          softwareVersion: softwareVersion(),
          tls,
          spoolLimits: settings.spoolLimits,
          batteryPercent: systemBatteryPercent,
        },
        dependencies,
      );
      const keeper = new CredentialKeeper(
        {
          folder: options.dir,
          credential: credential.credential,
          onRenewed: (password) => gateway.usePassword(password),
          ...(tls.ca && { ca: tls.ca }),
        },
        dependencies,
      );
      gateway.start();
      keeper.start();
      await terminationSignal();
      keeper.stop();
      await gateway.stop();
    });
}

/** Resolves at the first SIGINT or SIGTERM. */
export function terminationSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
