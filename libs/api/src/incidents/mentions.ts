// Colleagues at the centre, and telling one of them that a note speaks to him or her.
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Injectable } from '@nestjs/common';
import { isSeat, type Principal } from '#access';
import { DAY_MS } from '#kernel';
import type { IncidentRow, PersonRow } from '#records';
import { CentreTransactions, type CentreTransaction } from '../centre-transaction.js';
import { invalid } from '../http/refusal.js';
import { Notifier } from '../notifications/notifier.js';

@ApiSchema({ name: 'Colleague' })
export class ColleagueDto {
  @ApiProperty({ type: 'string' })
  personId: string;

  @ApiProperty({ type: 'string', description: 'Log-in name.' })
  name: string;

  @ApiProperty({ type: 'string' })
  displayName: string;
}

@Injectable()
export class Mentions {
  constructor(
    private readonly transactions: CentreTransactions,
    private readonly notifier: Notifier,
  ) {}

  async colleagues(who: Principal): Promise<ColleagueDto[]> {
    const people = await this.transactions.records.people.all();
    return people
      .filter((person) => isColleague(person) && person.id !== who.personId)
      .map(({ id, name, display_name }) => ({ personId: id, name, displayName: display_name }));
  }

  /** Within the transaction that writes the note. Somebody who is not at the centre refuses the note as a whole. */
  async tell(
    tx: CentreTransaction,
    who: Principal,
    incident: IncidentRow,
    personIds: readonly string[],
  ): Promise<void> {
    if (personIds.length === 0) return;
    const people = (await tx.records.people.byIds(personIds)).filter(isColleague);
    if (people.length < personIds.length) throw invalid('mentions', 'isColleague');
    const note = tx.newId();
    for (const { id } of people) {
      await this.notifier.request(tx, {
        audience: { kind: 'person', personId: id },
        purpose: 'mention',
        priority: 'low',
        incidentId: incident.id,
        dispatchId: null,
        patientId: incident.patient_id,
        text: {
          ja: `${who.displayName}さんがメモであなたに呼びかけました`,
          en: `${who.displayName} mentioned you in a note`,
        },
        namedText: null,
        link: `/board?patient=${encodeURIComponent(incident.patient_id)}`,
        expiresAt: tx.now + DAY_MS,
        key: `mention:${note}:${id}`,
      });
    }
  }
}

function isColleague(person: PersonRow): boolean {
  return person.active && isSeat(person.role);
}
