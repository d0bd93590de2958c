// `mimamori access`: what an administrator of the machine itself can do when nobody can log in any more, and the change of
// the keys that seal secrets. Works on the data folder, with the hub stopped where the database is the embedded one.
import type { Command } from 'commander';
import { Accounts, addSecretKey, FirstLogInFile } from '#access';
import { SystemIds, systemClock, systemScheduler } from '#host';
import { AppError, silentLogger } from '#kernel';
import { type Database, migrate, openEmbeddedDatabase, openServerDatabase } from '#records';
import { readConfig, type HubConfig } from '../../hub/src/config.js';

export function register(program: Command): void {
  const access = program.command('access').description('people’s ways in, from the machine itself');
  access
    .command('reset-administrator')
    .description('give an administrator a temporary password and remove the second factor; the hub must be stopped')
    .option('--name <name>', 'log-in name', 'admin')
    .option('--data <folder>', 'the hub’s data folder (MIMAMORI_DATA)')
    .action(({ name, data }: { name: string; data?: string }) => withConfig(data, (config) => reset(config, name)));
  access
    .command('rotate-key')
    .description('put a new key in front of those that seal secrets; the next start of the hub seals everything anew')
    .option('--data <folder>', 'the hub’s data folder (MIMAMORI_DATA)')
    .action(({ data }: { data?: string }) =>
      withConfig(data, async (config) => {
        console.log(`Key ${addSecretKey(config.keyFile)} is in front in ${config.keyFile}. Restart the hub.`);
      }),
    );
}

async function withConfig(data: string | undefined, work: (config: HubConfig) => Promise<void>): Promise<void> {
  const read = readConfig(process.env, data === undefined ? [] : ['--data', data]);
  if (read.kind !== 'config') {
    console.error(`The settings are not usable:\n  ${read.kind === 'refused' ? read.problems.join('\n  ') : ''}`);
    process.exitCode = 2;
    return;
  }
  try {
    await work(read.config);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

async function reset(config: HubConfig, name: string): Promise<void> {
  const database = await openDatabase(config);
  try {
    await migrate(database);
    const file = new FirstLogInFile(config.dataDir);
    const accounts = new Accounts(database, systemClock, new SystemIds());
    const logIn = await accounts.resetAdministrator(name, file);
    if (logIn === null) {
      console.error(`There is no administrator called ${name}.`);
      process.exitCode = 1;
      return;
    }
    console.log(`Log in once as ${logIn.name} / ${logIn.password}, choose a password and set up a second factor.`);
    console.log(`Until then this also stays in ${file.path}.`);
  } finally {
    await database.close();
  }
}

/** The embedded database is locked by a running hub, which is said and ends the command; a server serves both. */
function openDatabase({ databaseUrl, dataDir }: HubConfig): Promise<Database> {
  const ports = { scheduler: systemScheduler, logger: silentLogger };
  return databaseUrl === null
    ? openEmbeddedDatabase({ dir: dataDir, clock: systemClock, ...ports })
    : openServerDatabase({ url: databaseUrl, ...ports });
}
