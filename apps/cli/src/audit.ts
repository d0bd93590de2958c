// `mimamori audit verify`: whether the audit is as it was written. Reads the data folder with the hub stopped, or the server
// database at any time.
import type { Command } from 'commander';
import { parseAnchor, verifyAudit, type AuditVerdict } from '#access';
import { AppError } from '#kernel';
import { readConfig } from '../../hub/src/config.js';
import { openRecords } from '../../hub/src/open-records.js';

const REASONS: Readonly<Record<Extract<AuditVerdict, { kind: 'broken' }>['reason'], string>> = {
  changed: 'is not as it was written',
  missing: 'is missing',
  'cut-short': 'is missing, and so is what came after it',
  'other-than-noted': 'is not the one that was noted',
};

export function register(program: Command): void {
  const audit = program.command('audit').description('the record of who did what');
  audit
    .command('verify')
    .description('work out the chain of hashes anew; prints where it ends, to be noted elsewhere')
    .option('--data <folder>', 'the hub’s data folder (MIMAMORI_DATA); the hub must be stopped')
    .option('--noted <link:hash>', 'what an earlier verification printed: the chain must pass through it')
    .action(async ({ data, noted }: { data?: string; noted?: string }) => {
      const anchor = noted === undefined ? undefined : parseAnchor(noted);
      if (anchor === null) return refuse('--noted takes what a verification printed: a number, a colon and 64 letters');
      const read = readConfig(process.env, data === undefined ? [] : ['--data', data]);
      if (read.kind !== 'config') {
        return refuse(`The settings are not usable: ${read.kind === 'refused' ? read.problems.join('; ') : ''}`);
      }
      try {
        const { database } = await openRecords(read.config);
        try {
          tell(await verifyAudit(database, anchor));
        } finally {
          await database.close();
        }
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        refuse(error.message);
      }
    });
}

function tell(verdict: AuditVerdict): void {
  if (verdict.kind === 'whole') {
    const { link, hash } = verdict.head;
    process.stdout.write(`The audit is whole: ${verdict.entries} entries. Note where it ends:\n${link}:${hash}\n`);
    return;
  }
  const where = verdict.sequence === null ? '' : ` (sequence ${verdict.sequence})`;
  process.stderr.write(`The audit is broken: entry ${verdict.link} of the chain${where} ${REASONS[verdict.reason]}.\n`);
  process.exitCode = 1;
}

function refuse(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}
