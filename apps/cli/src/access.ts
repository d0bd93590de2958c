// `mimamori access`: what an administrator of the machine itself can do when nobody can log in any more, and the change of
// the keys that seal secrets. Works on the data folder, with the hub stopped where the database is the embedded one.
import type { Command } from 'commander';
import { Accounts, addSecretKey, dropSecretKey, FirstLogInFile } from '#access';
import { SystemIds, systemClock } from '#host';
import { AppError } from '#kernel';
import { sealUse } from '#records';
import { readConfig, type HubConfig } from '../../hub/src/config.js';
import { openRecords } from '../../hub/src/open-records.js';

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
    .description(
      'put a new key in front of those that seal secrets and contact data; a running hub seals everything anew',
    )
    .option('--data <folder>', 'the hub’s data folder (MIMAMORI_DATA)')
    .action(({ data }: { data?: string }) =>
      withConfig(data, async (config) => {
        console.log(`Key ${addSecretKey(config.keyFile)} is in front in ${config.keyFile}.`);
        console.log('A running hub takes it up within a minute; one that is stopped does at its next start.');
        console.log('Copy the file to where its copy is kept, apart from the backups.');
      }),
    );
  access
    .command('keys')
    .description('which keys there are and how much is sealed under each; the hub must be stopped')
    .option('--data <folder>', 'the hub’s data folder (MIMAMORI_DATA)')
    .action(({ data }: { data?: string }) => withConfig(data, showKeys));
  access
    .command('drop-key <id>')
    .description('take an older key out of the file, once nothing is sealed under it; the hub must be stopped')
    .option('--data <folder>', 'the hub’s data folder (MIMAMORI_DATA)')
    .action((id: string, { data }: { data?: string }) => withConfig(data, (config) => dropKey(config, id)));
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
  const { database } = await openRecords(config);
  try {
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

/** Which keys there are, and how much is sealed under each. */
async function showKeys(config: HubConfig): Promise<void> {
  const { database, secretKeys } = await openRecords(config);
  try {
    const seals = new Map((await sealUse(database)).map((use) => [use.keyId, use.seals]));
    for (const id of secretKeys.ids) {
      console.log(`${id}  ${seals.get(id) ?? 0} seals${id === secretKeys.newestId ? ', seals what is new' : ''}`);
    }
  } finally {
    await database.close();
  }
}

async function dropKey(config: HubConfig, id: string): Promise<void> {
  const { database } = await openRecords(config);
  try {
    const seals = (await sealUse(database)).find(({ keyId }) => keyId === id)?.seals ?? 0;
    if (seals > 0) {
      console.error(`Key ${id} is still needed: ${seals} seals are under it. A running hub seals them anew.`);
      process.exitCode = 1;
    } else if (dropSecretKey(config.keyFile, id)) {
      console.log(
        `Key ${id} is gone from ${config.keyFile}. Backups made before need it: keep its copy as long as them.`,
      );
    } else {
      console.error(`Key ${id} is unknown, or is the one that seals what is new.`);
      process.exitCode = 1;
    }
  } finally {
    await database.close();
  }
}
