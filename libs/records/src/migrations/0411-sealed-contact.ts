// How people are found is sealed: what stood in the tables as it was typed is taken up, sealed and written back within the
// migration's own transaction, so that a start broken off in the middle leaves everything as it was. The tables are written
// anew at the end, since a changed row leaves its old self in the table's file. Events are forgotten rather than sealed:
// boards and phones start afresh from the records.
import { type Kysely, sql } from 'kysely';
import { type Sealer, sealerOf } from '../sealing/sealer.js';
import { type Migration, runStatements } from './migration.js';

const BATCH = 200;

interface PlainPatient {
  id: string;
  [column: string]: unknown;
}

interface PlainDevice {
  id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
}

interface PlainText {
  id: string;
  text: string;
}

async function sealPatients(db: Kysely<unknown>, sealer: Sealer): Promise<void> {
  await inBatches<PlainPatient>(
    (after) =>
      sql`select id, address, lat, lon, key_note, phone, family, family_doctor from patient
      where id > ${after} order by id limit ${BATCH}`.execute(db),
    async ({ id, ...contact }) => {
      const sealed = sealer.seal(JSON.stringify(contact), `patient.contact:${id}`);
      await sql`update patient set contact = ${sealed} where id = ${id}`.execute(db);
    },
  );
}

async function sealDevices(db: Kysely<unknown>, sealer: Sealer): Promise<void> {
  await inBatches<PlainDevice>(
    (after) =>
      sql`select id, endpoint, p256dh, auth from push_subscription
      where id > ${after} and endpoint is not null order by id limit ${BATCH}`.execute(db),
    async ({ id, ...target }) => {
      const sealed = sealer.seal(JSON.stringify(target), `push_subscription.target:${id}`);
      await sql`update push_subscription set target = ${sealed},
        endpoint_digest = encode(sha256(convert_to(endpoint, 'UTF8')), 'hex') where id = ${id}`.execute(db);
    },
  );
}

async function sealTexts(
  db: Kysely<unknown>,
  sealer: Sealer,
  [table, key, column]: readonly [table: string, key: string, column: string],
): Promise<void> {
  const [inTable, byKey, value] = [sql.table(table), sql.ref(key), sql.ref(column)];
  await inBatches<PlainText>(
    (after) =>
      sql`select ${byKey} as id, ${value} as text from ${inTable}
      where ${byKey} > ${after} and ${value} <> '' order by ${byKey} limit ${BATCH}`.execute(db),
    async ({ id, text }) => {
      const sealed = sealer.seal(text, `${table}.${column}:${id}`);
      await sql`update ${inTable} set ${value} = ${sealed} where ${byKey} = ${id}`.execute(db);
    },
  );
}

async function inBatches<T extends { id: string }>(
  read: (after: string) => Promise<{ rows: unknown[] }>,
  take: (row: T) => Promise<void>,
): Promise<void> {
  for (let after = ''; ;) {
    const rows = (await read(after)).rows as T[];
    for (const row of rows) await take(row);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

export const sealedContactMigration: Migration = {
  name: '0411-sealed-contact',
  up: async (db) => {
    const sealer = sealerOf(db);
    await runStatements(
      db,
      `alter table patient add column contact text`,
      `alter table push_subscription add column endpoint_digest text, add column target text`,
    );
    await sealPatients(db, sealer);
    await sealDevices(db, sealer);
    await sealTexts(db, sealer, ['person_telephone', 'person_id', 'telephone']);
    await sealTexts(db, sealer, ['doctor_call', 'id', 'telephone']);
    await sealTexts(db, sealer, ['notification_email', 'person_id', 'address']);
    await runStatements(
      db,
      `alter table patient alter column contact set not null,
         drop column address, drop column lat, drop column lon, drop column key_note, drop column phone,
         drop column family, drop column family_doctor`,
      `alter table push_subscription drop column endpoint, drop column p256dh, drop column auth`,
      `alter table push_subscription add unique (endpoint_digest),
         add check ((removed_at is null) = (target is not null and endpoint_digest is not null))`,
      // A computed new value, though it is the same, makes PostgreSQL write the whole table into a new file.
      `alter table patient alter column created_at type bigint using (created_at + 0)`,
      `alter table push_subscription alter column created_at type bigint using (created_at + 0)`,
      `alter table person_telephone alter column changed_at type bigint using (changed_at + 0)`,
      `alter table doctor_call alter column asked_at type bigint using (asked_at + 0)`,
      `alter table notification_email alter column attempts type integer using (attempts + 0)`,
      `truncate event`,
      `alter table event alter column data type text using data::text`,
    );
  },
};
