// `mimamori replay`: plays recordings as a device would send them, through the real gateway: spool, sequence, MQTT.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { systemClock, systemRandom, systemScheduler } from '#host';
import { AppError } from '#kernel';
import { createLogger } from '#observability';
import { openNumerics, openRecording } from '#recordings';
import { ID_PATTERN } from '#vitals';
import {
  Gateway,
  readTlsFiles,
  requireCredential,
  softwareVersion,
  terminationSignal,
  type GatewayOptions,
} from '../../../devices/gateway/src/index.js';
import {
  framesOfEcg,
  framesOfNumerics,
  ReplayDriver,
  together,
  type RecordedFrames,
  type ReplayStart,
} from '../../../devices/simulator/src/index.js';

interface ReplayCommandOptions {
  readonly dir?: string;
  readonly mqtt?: string;
  readonly user?: string;
  readonly password?: string;
  readonly gateway?: string;
  readonly ca?: string;
  readonly device: string;
  readonly speed: number;
  readonly channel: number;
  readonly rate?: number;
  readonly loop: boolean;
  readonly start: ReplayStart;
}

const usage = (message: string) => new AppError('REPLAY.USAGE', 'permanent', message);

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0 && Number.isFinite(value))) throw new InvalidArgumentError('must be a number above 0');
  return value;
}

function channelNumber(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new InvalidArgumentError('must be a whole number from 0');
  return Number(text);
}

function deviceId(text: string): string {
  if (!ID_PATTERN.test(text)) throw new InvalidArgumentError('must be letters, digits, _ and -');
  return text;
}

function startOf(text: string): ReplayStart {
  if (text === 'now' || text === 'end-now') return text;
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) throw new InvalidArgumentError('must be now, end-now or an ISO time');
  return instant;
}

export function register(program: Command): void {
  program
    .command('replay')
    .description(
      'play recordings as a device would send them: BIDMC numerics as hr, spo2 and bed; WFDB and MATLAB as ecg',
    )
    .argument('<recording...>', 'such as bidmc/49, mitdb/219 or a path; several are played side by side')
    .option('--dir <folder>', 'folder of an enrolled gateway')
    .option('--mqtt <url>', 'or the broker itself, with --user and --password')
    .option('--user <name>', 'user name at the broker')
    .option('--password <password>', 'its password')
    .option('--gateway <id>', 'gateway id with --mqtt (default: the user name)', deviceId)
    .option('--ca <file>', "PEM of the authority behind the broker's certificate")
    .option('--device <id>', 'the device that seems to measure', deviceId, 'replay')
    .option('--speed <factor>', 'faster or slower than life; intervals between samples stay true', positive, 1)
    .option('--channel <n>', 'channel of a waveform recording, from 0', channelNumber, 0)
    .option('--rate <hz>', 'sampling rate of a MATLAB file that does not say it', positive)
    .option('--loop', 'begin again at the end', false)
    .option(
      '--start <when>',
      'end-now: the last sample is observed as it is sent, so a faster replay begins in the past and arrives as backlog; ' +
        'now: the first is, and a faster replay runs ahead of the clock; or an ISO time',
      startOf,
      'end-now',
    )
    .action(async (recordings: string[], options: ReplayCommandOptions) => {
      const recorded = open(recordings, options);
      await play(recorded, options);
    });
}

function open(names: readonly string[], options: ReplayCommandOptions): RecordedFrames {
  const parts = names.map((name) => openOne(name, options));
  const streams = parts.flatMap((part) => part.streams);
  const twice = streams.find((stream, index) => streams.indexOf(stream) !== index);
  if (twice)
    throw usage(`two recordings both give ${twice}; one device can't send it twice. Play one of them elsewhere.`);
  return together(parts);
}

function openOne(name: string, { device, channel, rate }: ReplayCommandOptions): RecordedFrames {
  if (isNumerics(name)) return framesOfNumerics(openNumerics(name), device);
  const chosen = framesOfEcg(openRecording(name, rate === undefined ? {} : { rateHz: rate }), device, channel);
  switch (chosen.kind) {
    case 'frames':
      return chosen.frames;
    case 'no-such-channel':
      throw usage(
        `${name} has no channel ${channel}; it has ${chosen.channels.map((label, i) => `${i} ${label}`).join(', ')}`,
      );
    case 'rate-not-allowed':
      throw usage(`${name} is sampled at ${chosen.rateHz} Hz; a frame of ECG may be 100 to 1000 Hz`);
  }
}

/** Numerics by their name: a CSV, a BIDMC patient, a set of numerics. Everything else is a waveform. */
const isNumerics = (name: string): boolean => /\.csv$|(^|\/)bidmc\/\d|numerics/i.test(name);

interface Target {
  readonly options: Pick<GatewayOptions, 'folder' | 'credential'>;
  cleanUp(): void;
}

function targetOf({ dir, mqtt, user, password, gateway }: ReplayCommandOptions): Target {
  if (dir !== undefined && mqtt === undefined) {
    const read = requireCredential(dir);
    if (read.kind === 'problem') throw usage(read.message);
    return { options: { folder: dir, credential: read.credential }, cleanUp: () => undefined };
  }
  if (mqtt === undefined || dir !== undefined) throw usage('give either --dir or --mqtt');
  if (user === undefined || password === undefined) throw usage('--mqtt needs --user and --password');
  const id = gateway ?? user;
  if (!ID_PATTERN.test(id)) throw usage('the user name is no gateway id; give --gateway');
  const folder = mkdtempSync(path.join(tmpdir(), 'mimamori-replay-'));
  return {
    options: { folder, credential: { gateway: id, username: user, password, mqttUrl: mqtt, clockOffsetMs: null } },
    cleanUp: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function play(recorded: RecordedFrames, options: ReplayCommandOptions): Promise<void> {
  const { speed, start, loop } = options;
  if (loop && speed > 1 && start === 'end-now') throw usage('a faster replay that loops has no end: give --start now');
  const target = targetOf(options);
  const seconds = Math.round(recorded.durationMs / 1000);
  console.log(
    `${recorded.frames.length} frames of ${recorded.streams.join(', ')}, ${seconds} s, at speed ${speed}, as device ${options.device}`,
  );
  const dependencies = {
    clock: systemClock,
    scheduler: systemScheduler,
    random: systemRandom,
    logger: createLogger({ level: 'info' }),
  };
  let ended: () => void = () => undefined;
  const allPlayed = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const driver = new ReplayDriver({ recorded, speed, start, loop }, { ...dependencies, onEnd: () => ended() });
  const tls = readTlsFiles(options);
  const gateway = new Gateway(
    { ...target.options, drivers: [driver], softwareVersion: softwareVersion(), tls },
    dependencies,
  );
  gateway.start();
  const interrupted = terminationSignal();
  await Promise.race([allPlayed.then(() => delivered(gateway)), interrupted]);
  const left = gateway.spoolDepth().frames;
  await gateway.stop();
  const { here, byCentre } = gateway.refused;
  if (here + byCentre > 0) console.log(`${here + byCentre} frames were refused; the log says why`);
  if (left > 0)
    console.log(`${left} frames were not acknowledged${options.dir === undefined ? '' : ' and wait in the spool'}`);
  target.cleanUp();
}

/** Resolves when the spool is empty: every frame was acknowledged. */
function delivered(gateway: Gateway): Promise<void> {
  return new Promise((resolve) => {
    const cancel = systemScheduler.every(100, () => {
      if (gateway.spoolDepth().frames > 0) return;
      cancel();
      resolve();
    });
  });
}
