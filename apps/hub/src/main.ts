#!/usr/bin/env node
// `npm start`: reads the configuration, starts the hub, says where it is, and stops it cleanly.
import 'reflect-metadata';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createLogger, logFile } from '#observability';
import { readConfig } from './config.js';
import { startDemonstration } from './demonstration.js';
import { type Hub, startHub } from './hub.js';
import { printBanner, startupProblem } from './terminal.js';

async function run(): Promise<void> {
  const read = readConfig(process.env, process.argv.slice(2));
  if (read.kind === 'help') {
    process.stdout.write(`${read.text}\n`);
    return;
  }
  if (read.kind === 'refused') return end(2, `The settings are not usable:\n  ${read.problems.join('\n  ')}`);
  const { config } = read;
  let stopping: Promise<void> | null = null;
  let hub: Hub | null = null;
  let stopDemonstration: () => Promise<void> = async () => undefined;
  const stop = (code: number): void => {
    stopping ??= (async () => {
      await stopDemonstration();
      await hub?.close();
      process.exit(code);
    })();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));
  try {
    mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
    const file = config.logTo === 'file' ? path.join(config.dataDir, 'hub.log') : null;
    const logger = createLogger({ level: config.logLevel, ...(file === null ? {} : { destination: logFile(file) }) });
    process.on('unhandledRejection', (error) => logger.error({ error }, 'a failure nobody waited for'));
    hub = await startHub(config, logger, (error) => {
      logger.error({ error }, 'the hub cannot go on');
      process.stderr.write(`${startupProblem(error)}\n`);
      process.exit(1);
    });
    const { url, mqttUrl, notice, firstLogIn, firstLogInFile } = hub;
    const demonstration = await startDemonstration(hub, config, logger);
    stopDemonstration = () => demonstration.stop();
    printBanner({
      url,
      mqttUrl,
      notice,
      firstLogIn,
      firstLogInFile,
      accounts: demonstration.accounts,
      hint: demonstration.hint,
      logFile: file,
    });
  } catch (error) {
    end(1, startupProblem(error));
  }
}

function end(code: number, message: string): void {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

await run();
