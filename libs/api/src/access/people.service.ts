// The people who may log in.
import { Injectable } from '@nestjs/common';
import { Accounts, type Principal } from '#access';
import type { PersonRow } from '#records';
import { CentreTransactions } from '../centre-transaction.js';
import { conflict, invalid } from '../http/refusal.js';
import type { CreatedPersonDto, NewPersonDto, PersonDto } from './access.dto.js';

@Injectable()
export class PeopleService {
  constructor(
    private readonly transactions: CentreTransactions,
    private readonly accounts: Accounts,
  ) {}

  async list(): Promise<PersonDto[]> {
    return (await this.transactions.records.people.all()).map(personView);
  }

  async create(who: Principal, body: NewPersonDto): Promise<CreatedPersonDto> {
    const stationId = body.stationId ?? null;
    if ((body.role === 'station') !== (stationId !== null)) throw invalid('stationId', 'goesWithRoleStation');
    if (stationId !== null && (await this.transactions.records.stations.find(stationId)) === undefined) {
      throw invalid('stationId', 'exists');
    }
    const outcome = await this.accounts.create({ ...body, stationId });
    if (outcome.kind === 'name-taken') throw conflict('PERSON.NAME_TAKEN', 'Somebody has this log-in name already.');
    await this.transactions.run(async (tx) =>
      tx.audit(who, 'person.create', { subject: outcome.person.id, detail: { role: body.role } }),
    );
    return { person: personView(outcome.person), oneTimePassword: outcome.password };
  }
}

function personView(row: PersonRow): PersonDto {
  return {
    id: row.id,
    name: row.name,
    displayName: row.display_name,
    initials: row.initials,
    role: row.role,
    stationId: row.station_id,
    active: row.active,
    createdAt: row.created_at,
    lastLogInAt: row.last_log_in_at,
  };
}
