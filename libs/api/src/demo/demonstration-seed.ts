// Fills an empty centre with the demonstration ward: invented patients with homes, rules, gateways and lent devices, three
// stations with their duties, and the accounts of those who work there. Passwords and codes are returned once.
import { Injectable } from '@nestjs/common';
import { Accounts, GatewayEnrolment, type NewAccount, type Principal, type Role } from '#access';
import { AppError } from '#kernel';
import { CentreTransactions, actorOf, type CentreTransaction } from '../centre-transaction.js';
import { DeviceService } from '../gateways/device.service.js';
import { PatientService } from '../patients/patient.service.js';
import type { NewPatientDto } from '../patients/patient.dto.js';
import { RuleSets } from '../patients/rule-sets.js';
import { AREA_CENTRES, wardPatient, type WardArea, type WardPatient, type WardScript } from './ward-people.js';
import { seedRoster, type WardStaff } from './ward-roster.js';
import { wardRules } from './ward-rules.js';

export interface SeededAccount {
  readonly role: Role;
  readonly name: string;
  readonly displayName: string;
  readonly password: string;
}

/** One home's gateway, ready to be enrolled and driven by the simulator. */
export interface SeededGateway {
  readonly key: string;
  /** Valid for 15 minutes. */
  readonly code: string;
  readonly script: WardScript;
  readonly devices: ReadonlyArray<{
    readonly id: string;
    readonly streams: ReadonlyArray<'spo2' | 'bed' | 'ecg' | 'hr'>;
  }>;
  readonly profile: WardPatient['rest'];
}

export interface SeededWard {
  readonly accounts: readonly SeededAccount[];
  readonly gateways: readonly SeededGateway[];
}

const DEVICES = [
  { id: 'oximeter', kind: 'oximeter', label: 'パルスオキシメータ', streams: ['spo2'] },
  { id: 'bed', kind: 'bed', label: 'ベッドセンサー', streams: ['bed'] },
  { id: 'ecg', kind: 'ecg', label: '心電計', streams: ['ecg', 'hr'] },
] as const;

const AREAS: readonly WardArea[] = ['板橋', '八王子', '世田谷'];
const STATIONS: Readonly<Record<WardArea, { name: string; nurse: string; account: string }>> = {
  板橋: { name: '訪問看護ステーション あおば板橋', nurse: '看護師 大野', account: 'station-itabashi' },
  八王子: { name: '訪問看護ステーション みどり八王子', nurse: '看護師 長谷川', account: 'station-hachioji' },
  世田谷: { name: '訪問看護ステーション ひなた世田谷', nurse: '看護師 村上', account: 'station-setagaya' },
};
const DOCTORS: Readonly<Record<WardArea, readonly [name: string, clinic: string, account: string]>> = {
  板橋: ['遠藤 明子', '見本内科クリニック', 'doctor-endo'],
  八王子: ['青木 学', '見本在宅診療所', 'doctor-aoki'],
  世田谷: ['坂本 玲', '見本ホームクリニック', 'doctor-sakamoto'],
};
const EVERY_DAY = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Who stands in the audit for what the seed did. */
const SEEDER: Principal = {
  personId: 'centre',
  name: 'centre',
  displayName: 'センター',
  initials: '–',
  role: 'administrator',
  stationId: null,
};

@Injectable()
export class DemonstrationSeed {
  constructor(
    private readonly transactions: CentreTransactions,
    private readonly patients: PatientService,
    private readonly devices: DeviceService,
    private readonly ruleSets: RuleSets,
    private readonly accounts: Accounts,
    private readonly enrolment: GatewayEnrolment,
  ) {}

  /** Whether there is nobody to watch yet. */
  async isEmpty(): Promise<boolean> {
    return !(await this.transactions.records.patients.any());
  }

  /** Throws `DEMO.NOT_EMPTY` where there are patients already: invented people never stand among real ones. */
  async seed({ patients: count }: { readonly patients: number }): Promise<SeededWard> {
    if (!(await this.isEmpty())) {
      throw new AppError('DEMO.NOT_EMPTY', 'permanent', 'The demonstration ward needs a centre without patients.');
    }
    const stations = await this.addStations();
    const accounts = await this.addAccounts(stations);
    const personIds = new Map(accounts.map(({ personId, account }) => [account.name, personId]));
    await this.transactions.run((tx) => seedRoster(tx, staffOf(personIds, stations)));
    const gateways: SeededGateway[] = [];
    for (let index = 0; index < count; index += 1) {
      gateways.push(await this.transactions.run((tx) => this.addPatient(tx, index, personIds)));
    }
    return { accounts: accounts.map(({ account }) => account), gateways };
  }

  private addStations(): Promise<Map<WardArea, string>> {
    return this.transactions.run(async (tx) => {
      const { records, now } = tx;
      const ids = new Map<WardArea, string>();
      for (const [place, area] of AREAS.entries()) {
        const [lat, lon, city] = AREA_CENTRES[area];
        const id = tx.newId();
        await records.stations.add({
          id,
          name: STATIONS[area].name,
          phone: `03-0000-10${place}0`,
          address: `${city}見本町 9-${place + 1}`,
          lat,
          lon,
          areas: JSON.stringify(AREAS),
          time_zone: 'Asia/Tokyo',
          created_at: now,
        });
        const pattern = { kind: 'weekly', days: EVERY_DAY, from: '00:00', to: '00:00' } as const;
        await records.stations.replaceDuties(id, [
          { areas: [area], pattern, away: false, rank: 0, note: '担当地区' },
          { areas: AREAS.filter((other) => other !== area), pattern, away: false, rank: place + 1, note: '応援' },
        ]);
        ids.set(area, id);
      }
      return ids;
    });
  }

  private async addAccounts(
    stations: ReadonlyMap<WardArea, string>,
  ): Promise<Array<{ personId: string; account: SeededAccount }>> {
    const staff = (name: string, displayName: string, initials: string, role: Role, stationId: string | null = null) =>
      ({ name, displayName, initials, role, stationId }) satisfies NewAccount;
    const wanted = [
      staff('sato', '佐藤 恵', '佐藤', 'centre'),
      staff('tamura', '田村 健太', '田村', 'centre'),
      staff('okada', '岡田 千尋', '岡田', 'supervisor'),
      ...AREAS.map((area) => {
        const { account, nurse } = STATIONS[area];
        return staff(account, nurse, nurse.slice(4, 6), 'station', stations.get(area) ?? null);
      }),
      ...AREAS.map((area) =>
        staff(DOCTORS[area][2], `${DOCTORS[area][0]} 医師`, DOCTORS[area][0].slice(0, 2), 'doctor'),
      ),
      staff('family-yamada', wardPatient(0).family[0], '家族', 'family'),
    ];
    const made = [];
    for (const account of wanted) {
      const outcome = await this.accounts.create(account, { demonstration: true });
      if (outcome.kind === 'name-taken') {
        throw new AppError('DEMO.NOT_EMPTY', 'permanent', 'An account of the demonstration ward exists already.');
      }
      const { name, displayName, role } = account;
      made.push({ personId: outcome.person.id, account: { role, name, displayName, password: outcome.password } });
    }
    return made;
  }

  private async addPatient(
    tx: CentreTransaction,
    index: number,
    personIds: ReadonlyMap<string, string>,
  ): Promise<SeededGateway> {
    const who = wardPatient(index);
    const patient = await this.patients.add(tx, SEEDER, cardOf(who, index));
    await this.ruleSets.write(tx, actorOf(SEEDER), patient.id, wardRules(who.profile, who.script));
    await this.ruleSets.tellEngine(tx, actorOf(SEEDER), patient.id, patient.time_zone);
    const { patients } = tx.records;
    const doctor = personIds.get(DOCTORS[who.area][2]);
    if (doctor !== undefined)
      await patients.allow({ patientId: patient.id, personId: doctor, kind: 'doctor', from: tx.now });
    const family = index === 0 ? personIds.get('family-yamada') : undefined;
    if (family !== undefined)
      await patients.allow({ patientId: patient.id, personId: family, kind: 'family', from: tx.now });
    return this.addHome(tx, who, index, patient.id);
  }

  private async addHome(
    tx: CentreTransaction,
    who: WardPatient,
    index: number,
    patientId: string,
  ): Promise<SeededGateway> {
    const { records, now } = tx;
    const key = `home-${String(index + 1).padStart(3, '0')}`;
    await records.gateways.put({ id: key, label: `${who.name} 宅`, createdAt: now });
    const { code } = await this.enrolment.issueCode(key, SEEDER.personId, records.queries);
    for (const { id, kind, label } of DEVICES) {
      await records.devices.add({ gateway_id: key, device: `${id}-${index + 1}`, kind, label, created_at: now });
      await this.devices.lendFrom(tx, SEEDER, { gateway: key, device: `${id}-${index + 1}`, patientId, from: now });
    }
    return {
      key,
      code,
      script: who.script,
      devices: DEVICES.map(({ id, streams }) => ({ id: `${id}-${index + 1}`, streams })),
      profile: who.rest,
    };
  }
}

function staffOf(people: ReadonlyMap<string, string>, stations: ReadonlyMap<WardArea, string>): WardStaff {
  const doctorIds = AREAS.flatMap((area) => people.get(DOCTORS[area][2]) ?? []);
  return { supervisorId: people.get('okada'), doctorIds, holidayStationId: stations.get('世田谷') };
}

function cardOf(who: WardPatient, index: number): NewPatientDto {
  const [lat, lon, city] = AREA_CENTRES[who.area];
  const [doctor, clinic] = DOCTORS[who.area];
  const [name, relation, note] = who.family;
  const phoneOf = (line: number): string => `03-0000-${String(2000 + index * 10 + line).padStart(4, '0')}`;
  return {
    displayName: who.name,
    kana: who.kana,
    birthDate: who.birthDate,
    sex: who.sex,
    area: who.area,
    timeZone: 'Asia/Tokyo',
    livingAlone: who.livingAlone,
    conditions: [...who.conditions],
    address: `${city}${who.town} 90-${index + 1}`,
    // Scattered around the district's middle in a spiral, so that pins on a map do not lie on each other.
    lat: lat + Math.sin(index * 2.4) * 0.004 * Math.sqrt(index + 1),
    lon: lon + Math.cos(index * 2.4) * 0.004 * Math.sqrt(index + 1),
    keyNote: who.key,
    phone: phoneOf(0),
    family: [{ name, relation, phone: phoneOf(1), note }],
    familyDoctor: { name: doctor, clinic, phone: phoneOf(2) },
    wishes: who.wishes,
    medication: [...who.medication],
    oxygen: who.oxygen,
    hypercapnic: who.profile === 'copd' && index % 2 === 0,
    standingInstruction: who.instruction,
  };
}
