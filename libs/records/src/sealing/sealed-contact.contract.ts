// What sealing promises, run against the embedded database and a server: nothing of how people are found stands in a table,
// and nothing is lost on the way there or when keys change.
import { afterEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { SecretKeys } from '#access';
import { appendEvent } from '#events';
import { plainPatient, plainPerson } from '#testing';
import type { Database } from '../database.js';
import { migrate } from '../migrations/migrator.js';
import { Repositories } from '../repositories/index.js';
import { ColumnSeal, SEALED_COLUMNS, UNREADABLE } from './sealed-columns.js';
import type { Sealer } from './sealer.js';
import { checkSeals, reseal, sealUse } from './upkeep-of-seals.js';

type Open = (options: { sealer: Sealer; migrated: boolean }) => Promise<Database>;

const AT = Date.UTC(2026, 0, 10);
/** A database is made from nothing and brought up twice, which takes its time on a busy machine. */
const UPGRADE_MS = 120_000;
const key = (id: string, fill: string): string => `${id} ${Buffer.alloc(32, fill).toString('base64')}`;
const [OLD, NEW] = [key('k1', 'old'), key('k2', 'new')];

/** Words that stand nowhere else, one for each place where something is sealed. */
const WORDS = ['ひみつ町', '35.123456', '鍵は植木鉢', '03-9999-0001', '長女花子', '03-9999-0002', '03-9999-0003'];
const MORE = ['03-9999-0004', 'push-ticket-9999', 'p256dh-9999', 'auth-9999', 'nurse9999@mail.example', '扉の番地9999'];

export function sealedContactContract(name: string, open: Open): void {
  describe(`contact data on ${name}`, () => {
    const opened: Database[] = [];
    const keys = SecretKeys.parse(OLD);
    const start = async (options: { sealer?: Sealer; migrated?: boolean } = {}): Promise<Database> => {
      const database = await open({ sealer: keys, migrated: true, ...options });
      opened.push(database);
      return database;
    };
    afterEach(async () => {
      for (const database of opened.splice(0)) await database.close();
    });

    it('is plain above the repositories and stands in no table', async () => {
      const database = await start();
      await fill(database);
      const { patients, doctorChains, pushSubscriptions } = new Repositories(database.db);
      expect(await patients.find('hana')).toMatchObject(CONTACT);
      expect((await patients.all()).map(({ phone }) => phone)).toEqual([CONTACT.phone]);
      expect(Object.keys((await patients.overviews())[0] ?? {})).not.toContain('contact');
      expect(await doctorChains.telephonesOf(['mori'])).toEqual(new Map([['mori', '03-9999-0003']]));
      expect(await doctorChains.findCall('call')).toMatchObject({ telephone: '03-9999-0004' });
      expect(await pushSubscriptions.byEndpoint('https://push.example/push-ticket-9999')).toMatchObject(DEVICE);
      expect(await pushSubscriptions.emailOf('mori')).toMatchObject({ address: 'nurse9999@mail.example' });
      const dump = await dumpOf(database);
      expect([...WORDS, ...MORE].filter((word) => dump.includes(word))).toEqual([]);
      // What a list is searched by stays as it is, and shows that the dump is one.
      expect(dump).toContain('はなさん');
    });

    it('changes as a whole when a part of it does', async () => {
      const database = await start();
      await fill(database);
      const { patients } = new Repositories(database.db);
      await patients.change('hana', { phone: '03-1111-2222', oxygen: true });
      expect(await patients.find('hana')).toMatchObject({ ...CONTACT, phone: '03-1111-2222', oxygen: true });
    });

    it('does not open in another row or column than its own', async () => {
      const database = await start();
      await fill(database);
      const { patients } = new Repositories(database.db);
      await patients.add(plainPatient('taro', AT));
      await sql`update patient set contact = (select contact from patient where id = 'hana') where id = 'taro'`.execute(
        database.db,
      );
      expect(await patients.find('taro')).toMatchObject({ address: UNREADABLE, phone: '', family: [] });
      await sql`update person_telephone set telephone = (select address from notification_email)`.execute(database.db);
      const { doctorChains } = new Repositories(database.db);
      expect(await doctorChains.telephonesOf(['mori'])).toEqual(new Map([['mori', UNREADABLE]]));
    });

    it('that is damaged stops nobody else’s alarm, is said where it would stand, and is not written over', async () => {
      const database = await start();
      await fill(database);
      const { patients, pushSubscriptions } = new Repositories(database.db);
      await sql`update patient set contact = substr(contact, 1, length(contact) - 8) where id = 'hana'`.execute(
        database.db,
      );
      await sql`update push_subscription set target = 'damaged'`.execute(database.db);
      await sql`update notification_email set address = 'damaged'`.execute(database.db);
      expect(await patients.byIds(['hana'])).toMatchObject([{ id: 'hana', address: UNREADABLE }]);
      await patients.change('hana', { oxygen: true });
      await expect(patients.change('hana', { phone: '03-1111-2222' })).rejects.toMatchObject({
        code: 'ACCESS.SEAL_BROKEN',
      });
      const { rows: owners } = await sql<{ person_id: string }>`select person_id from push_subscription`.execute(
        database.db,
      );
      const ids = owners.map(({ person_id }) => person_id);
      expect(await pushSubscriptions.liveOf(ids)).toEqual([]);
      expect(await pushSubscriptions.confirmedEmailsOf(ids)).toEqual([]);
    });

    it(
      'is sealed by the upgrade, which can be broken off and loses nothing',
      async () => {
        let left = 3;
        const failing: Sealer = {
          seal: (text, row) => {
            if ((left -= 1) < 0) throw new Error('the power went');
            return keys.seal(text, row);
          },
          open: (sealed, row) => keys.open(sealed, row),
          isOld: (sealed) => keys.isOld(sealed),
          newestPrefix: keys.newestPrefix,
        };
        const database = await start({ sealer: failing, migrated: false });
        await migrate(database, { version: '0321-gateway-credentials' });
        await plainRows(database);
        await expect(migrate(database)).rejects.toThrow('the power went');
        const { rows } = await sql<{ address: string }>`select address from patient where id = 'p-7'`.execute(
          database.db,
        );
        expect(rows).toEqual([{ address: 'ひみつ町 7' }]);
        left = 1_000;
        await migrate(database);
        const { patients, pushSubscriptions, doctorChains } = new Repositories(database.db);
        expect((await patients.all()).map(({ address }) => address).sort()).toEqual(
          Array.from({ length: 210 }, (_, n) => `ひみつ町 ${n}`).sort(),
        );
        expect(await patients.find('p-7')).toMatchObject({ lat: 35.123456, family: [{ name: '長女花子' }] });
        expect(await pushSubscriptions.byEndpoint('https://push.example/push-ticket-9999')).toMatchObject(DEVICE);
        expect(await doctorChains.telephonesOf(['mori'])).toEqual(new Map([['mori', '03-9999-0003']]));
        const dump = await dumpOf(database);
        expect([...WORDS, ...MORE].filter((word) => dump.includes(word))).toEqual([]);
      },
      UPGRADE_MS,
    );

    it('changes keys in batches that can be broken off, readable throughout, until the old key holds nothing', async () => {
      const both = SecretKeys.parse(OLD);
      const database = await start({ sealer: both });
      await fill(database);
      const { patients } = new Repositories(database.db);
      await patients.addAll(Array.from({ length: 250 }, (_, n) => plainPatient(`p-${n}`, AT, { phone: `${n}` })));
      const before = (await sealUse(database)).find(({ keyId }) => keyId === 'k1')?.seals ?? 0;
      Object.assign(both, SecretKeys.parse(`${NEW}\n${OLD}`));
      const stop = new AbortController();
      const broken = reseal(database, stop.signal);
      stop.abort();
      expect((await broken).seals).toBeLessThan(before);
      expect((await patients.all()).length).toBe(251);
      await reseal(database);
      expect(await sealUse(database)).toEqual([{ keyId: 'k2', seals: before }]);
      expect(await reseal(database)).toEqual({ seals: 0, unreadable: 0 });
      Object.assign(both, SecretKeys.parse(NEW));
      await checkSeals(database);
      expect((await patients.find('p-249'))?.phone).toBe('249');
      expect(await patients.find('hana')).toMatchObject(CONTACT);
    });

    it('that is damaged ends no start and holds up no change of keys', async () => {
      const both = SecretKeys.parse(OLD);
      const database = await start({ sealer: both });
      await fill(database);
      const { patients } = new Repositories(database.db);
      await patients.addAll(['a', 'p', 'z'].map((id) => plainPatient(id, AT, { phone: `of ${id}` })));
      // The first of its column and key, of which one would be tried alone.
      await sql`update patient set contact = overlay(contact placing 'AAAA' from 20) where id = 'a'`.execute(
        database.db,
      );
      await sql`update notification_email set address = '03-9999-0001'`.execute(database.db);
      await checkSeals(database);
      Object.assign(both, SecretKeys.parse(`${NEW}\n${OLD}`));
      expect(await reseal(database)).toMatchObject({ unreadable: 2 });
      const use = await sealUse(database);
      expect(use).toEqual([
        { keyId: 'damaged', seals: 1 },
        { keyId: 'k1', seals: 1 },
        { keyId: 'k2', seals: expect.any(Number) },
      ]);
      await checkSeals(database).catch((error: unknown) =>
        expect(error).toMatchObject({ code: 'RECORDS.KEY_MISSING' }),
      );
      expect(await patients.find('z')).toMatchObject({ phone: 'of z' });
      expect(await patients.find('hana')).toMatchObject(CONTACT);
    });

    it('says at the start which key is missing, and that a key of the same name is another', async () => {
      const changing = SecretKeys.parse(OLD);
      const database = await start({ sealer: changing });
      await checkSeals(database);
      await fill(database);
      for (const wrong of [NEW, key('k1', 'another')]) {
        Object.assign(changing, SecretKeys.parse(wrong));
        await expect(checkSeals(database)).rejects.toMatchObject({
          code: 'RECORDS.KEY_MISSING',
          message: expect.stringMatching(/under key k1.*Put the copy of the key file/s),
        });
      }
    });
  });
}

const CONTACT = {
  address: '東京都ひみつ町 1-2',
  lat: 35.123456,
  lon: 139.7,
  key_note: '鍵は植木鉢の下',
  phone: '03-9999-0001',
  family: [{ name: '長女花子', relation: '長女', phone: '03-9999-0001', note: '' }],
  family_doctor: { name: '遠藤', clinic: '見本内科', phone: '03-9999-0002' },
};
const DEVICE = { endpoint: 'https://push.example/push-ticket-9999', p256dh: 'p256dh-9999', auth: 'auth-9999' };

async function fill(database: Database): Promise<void> {
  const { patients, people, doctorChains, pushSubscriptions } = new Repositories(database.db);
  await patients.add(plainPatient('hana', AT, { display_name: 'はなさん', ...CONTACT }));
  await people.add(plainPerson('mori', 'doctor', AT));
  await doctorChains.setTelephone('mori', '03-9999-0003', AT);
  await doctorChains.add({
    id: 'chain',
    patient_id: 'hana',
    incident_id: null,
    dispatch_id: null,
    state: 'asking',
    question: '',
    started_by: 'centre',
    started_by_name: 'centre',
    started_at: AT,
    settled_at: null,
  });
  await doctorChains.addCall({
    id: 'call',
    chain_id: 'chain',
    place: 1,
    doctor_id: 'mori',
    doctor_name: '森',
    role: 'family-doctor',
    telephone: '03-9999-0004',
    repetition: 1,
    state: 'asked',
    asked_at: AT,
    answer_by: AT,
    settled_at: null,
    settled_by: null,
    settled_by_name: null,
    note: '',
  });
  await pushSubscriptions.add({
    id: 'device',
    person_id: 'mori',
    label: 'phone',
    language: 'ja',
    show_names: false,
    service: 'push.example',
    server_key: 'public',
    created_at: AT,
    last_sent_at: null,
    removed_at: null,
    removed_reason: null,
    ...DEVICE,
  });
  const address = { person_id: 'mori', address: 'nurse9999@mail.example', language: 'ja' as const };
  await pushSubscriptions.setEmail({ ...address, code_hash: null, code_expires_at: null, confirmed_at: AT });
  await database.transaction((trx) =>
    appendEvent(trx, { type: 'dispatch.offered', scope: {}, data: { address: '扉の番地9999' }, occurredAt: AT }),
  );
  const { rows } = await sql<{ data: string; sequence: number }>`select data, sequence from event`.execute(database.db);
  const seal = new ColumnSeal(SEALED_COLUMNS.eventData, database.db);
  expect(rows.map(({ data, sequence }) => seal.openJson(data, sequence))).toEqual([{ address: '扉の番地9999' }]);
}

/** As a centre before sealing left them. */
async function plainRows({ db }: Database): Promise<void> {
  await sql`insert into patient (id, display_name, kana, birth_date, sex, area, time_zone, living_alone, conditions, address,
      lat, lon, key_note, phone, family, family_doctor, wishes, medication, oxygen, hypercapnic, created_at, changed_at)
    select 'p-' || n, 'はなさん', '', '1941-03-08', 'female', '', 'Asia/Tokyo', true, '[]', 'ひみつ町 ' || n, 35.123456, 139,
      '鍵は植木鉢', '03-9999-0001', '[{"name":"長女花子","relation":"","phone":"","note":""}]',
      '{"name":"","clinic":"","phone":"03-9999-0002"}', '', '[]', false, false, 0, 0 from generate_series(0, 209) n`.execute(
    db,
  );
  await sql`insert into person (id, name, display_name, initials, role, created_at)
    values ('mori', 'mori', '森', '森', 'doctor', 0)`.execute(db);
  await sql`insert into person_telephone values ('mori', '03-9999-0003', 0)`.execute(db);
  await sql`insert into doctor_chain values ('chain', 'p-1', null, null, 'asking', '', '', '', 0, null)`.execute(db);
  await sql`insert into doctor_call (id, chain_id, place, doctor_name, role, telephone, repetition, state, asked_at, answer_by)
    values ('call', 'chain', 1, '森', 'family-doctor', '03-9999-0004', 1, 'asked', 0, 0)`.execute(db);
  await sql`insert into push_subscription (id, person_id, label, language, show_names, service, server_key, endpoint, p256dh,
      auth, created_at) values ('device', 'mori', '', 'ja', false, '', '', ${DEVICE.endpoint}, 'p256dh-9999', 'auth-9999', 0)`.execute(
    db,
  );
  await sql`insert into notification_email (person_id, address, language) values ('mori', 'nurse9999@mail.example', 'ja')`.execute(
    db,
  );
  await sql`insert into event values (1, 'dispatch.offered', '{}', '{"address":"扉の番地9999"}', 0)`.execute(db);
}

/** Every row of every table as text, as a dump would have them. */
export async function dumpOf({ db }: Database): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public'`.execute(db);
  const dumps: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{
      dump: string | null;
    }>`select json_agg(t)::text as dump from ${sql.table(name)} t`.execute(db);
    dumps.push(rows[0]?.dump ?? '');
  }
  return dumps.join('\n');
}
