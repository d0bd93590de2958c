// The board's snapshot: records and sequence read in one transaction of one moment, so that a board that listens on from
// the sequence misses nothing and hears nothing twice.
import { Inject, Injectable } from '@nestjs/common';
import { PRIORITIES, type Priority } from '#alarms';
import { ageAt, compareUrgency } from '#care';
import type { Principal } from '#access';
import type { LiveFeed, LiveNumeric } from '#engine';
import type { Clock, Instant } from '#kernel';
import { Repositories, type Database, type DeviceRow, type PatientOverviewRow, type RuleVersionRow } from '#records';
import { SIGNAL_NAMES, type Signal } from '#vitals';
import { CentreTransactions } from '../centre-transaction.js';
import { grouped } from '../grouped.js';
import { lastReceived } from '../gateways/device.service.js';
import { later } from '../patients/patient.service.js';
import { CLOCK, DATABASE, LIVE_FEED, PATH_STATUS, type PathStatusSource } from '../ports.js';
import { beginBoardReading, boardRecords } from './board-records.js';
import type { BoardDto, BoardPatientDto, BoardRuleDto } from './board.dto.js';
import { Sparklines } from './sparklines.js';

interface Surroundings {
  readonly now: Instant;
  readonly numerics: ReadonlyMap<string, readonly LiveNumeric[]>;
  readonly received: ReadonlyMap<string, Instant>;
  readonly devices: ReadonlyMap<string | null, readonly DeviceRow[]>;
  readonly rules: ReadonlyMap<string, readonly BoardRuleDto[]>;
}

@Injectable()
export class BoardService {
  constructor(
    private readonly sparklines: Sparklines,
    private readonly transactions: CentreTransactions,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(LIVE_FEED) private readonly liveFeed: LiveFeed,
    @Inject(PATH_STATUS) private readonly path: PathStatusSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async snapshot(who: Principal): Promise<BoardDto> {
    const now = this.clock.now();
    const { sequence, patients, rules, shelved, devices, incidents, stations } = await this.read(who, now);
    await this.transactions.noteLooks(who, [{ kind: 'board', patientId: null }]);
    await this.sparklines.prepare(
      patients.map((patient) => patient.id),
      now,
    );
    const shelvedUntil = new Map(shelved.map((row) => [`${row.patient_id}/${row.rule_id}`, row.until_at]));
    const boardRules = rules.map((row) => ({ patientId: row.patient_id, rule: boardRule(row, shelvedUntil) }));
    const around: Surroundings = {
      now,
      numerics: grouped(this.liveFeed.snapshot(), (value) => value.patientId as string),
      received: lastReceived(this.liveFeed),
      devices: grouped(devices, (device) => device.patient_id),
      rules: new Map(
        [...grouped(boardRules, ({ patientId }) => patientId)].map(([id, of]) => [id, of.map(({ rule }) => rule)]),
      ),
    };
    return {
      sequence,
      now,
      patients: patients.map((patient) => this.patientView(patient, around)),
      incidents: incidents.sort(compareUrgency),
      stations,
      path: this.path.status(),
    };
  }

  private read(who: Principal, now: Instant) {
    return this.database.transaction(async (trx) => {
      await beginBoardReading(trx);
      await new Repositories(trx).walls.readAs(who.personId, now);
      return boardRecords(trx, now);
    });
  }

  private patientView(row: PatientOverviewRow, around: Surroundings): BoardPatientDto {
    const { now } = around;
    return {
      id: row.id,
      displayName: row.display_name,
      kana: row.kana,
      age: ageAt(row.birth_date, now, row.time_zone),
      sex: row.sex,
      area: row.area,
      conditions: row.conditions,
      livingAlone: row.living_alone,
      pausedUntil: later(row.paused_until, now),
      audioPausedUntil: later(row.audio_paused_until, now),
      devices: (around.devices.get(row.id) ?? []).map((device) => ({
        device: device.device,
        gateway: device.gateway_id,
        label: device.label,
        connected: device.connected,
        lastReceivedAt: around.received.get(`${row.id}/${device.device}`) ?? null,
      })),
      numerics: newestPerSignal(around.numerics.get(row.id) ?? []).map(
        ({ signal, value, quality, cause, observedAt, receivedAt }) => ({
          signal,
          value,
          quality,
          cause,
          observedAt,
          receivedAt,
        }),
      ),
      spark: this.sparklines.of(row.id, now),
      rules: [...(around.rules.get(row.id) ?? [])],
    };
  }
}

/** Where two devices give one signal, the newer word counts. */
function newestPerSignal(values: readonly LiveNumeric[]): LiveNumeric[] {
  const newest = new Map<Signal, LiveNumeric>();
  for (const value of values) {
    const known = newest.get(value.signal);
    if (known === undefined || value.observedAt >= known.observedAt) newest.set(value.signal, value);
  }
  return [...newest.values()];
}

function boardRule(row: RuleVersionRow, shelvedUntil: ReadonlyMap<string, Instant>): BoardRuleDto {
  const rule = row.rule ?? {};
  const number = (name: string): number | null => (typeof rule[name] === 'number' ? rule[name] : null);
  return {
    ruleId: row.rule_id,
    signal: SIGNAL_NAMES.includes(rule['signal'] as Signal) ? (rule['signal'] as Signal) : null,
    low: number('low'),
    high: number('high'),
    priority: PRIORITIES.includes(rule['priority'] as Priority) ? (rule['priority'] as Priority) : null,
    shelvedUntil: shelvedUntil.get(`${row.patient_id}/${row.rule_id}`) ?? null,
  };
}
