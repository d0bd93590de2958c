// Links between a patient and the doctor or relative who may see this patient's data. Old and new are on the audit trail.
import { Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import { CentreTransactions } from '../centre-transaction.js';
import { conflict, invalid, notFound } from '../http/refusal.js';
import type { PatientPersonDto, PatientPersonLinkDto } from './people.dto.js';

@Injectable()
export class PatientPeopleService {
  constructor(private readonly transactions: CentreTransactions) {}

  list(who: Principal, patientId: string): Promise<PatientPersonDto[]> {
    return this.transactions.run(async ({ records, now }) => {
      if ((await records.patients.find(patientId)) === undefined) throw notFound('patient');
      await records.viewings.note(who, [{ kind: 'patient-people', patientId }], now);
      const links = await records.patients.linksOf(patientId);
      const people = await records.people.byIds(links.map(({ person_id }) => person_id));
      return links.map((link) => ({
        personId: link.person_id,
        displayName: people.find(({ id }) => id === link.person_id)?.display_name ?? '',
        kind: link.kind,
        from: link.allowed_from,
        until: link.allowed_until,
      }));
    });
  }

  link(who: Principal, patientId: string, personId: string, body: PatientPersonLinkDto): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { records, now } = tx;
      const [from, until] = [body.from ?? now, body.until ?? null];
      if (until !== null && until <= from) throw invalid('until', 'afterFrom');
      if ((await records.patients.hold(patientId)) === undefined) throw notFound('patient');
      const person = await records.people.find(personId);
      if (person === undefined) throw notFound('person');
      const { role: kind } = person;
      if (kind !== 'doctor' && kind !== 'family') {
        throw conflict('PERSON.NOT_OF_CARE_TEAM', 'Only doctors and relatives are linked to patients.');
      }
      const before = (await records.patients.linksOf(patientId)).find(({ person_id }) => person_id === personId);
      await records.patients.link({ patientId, personId, kind, from, until });
      const old = before === undefined ? null : { from: before.allowed_from, until: before.allowed_until };
      tx.audit(who, 'patient.person-linked', { subject: personId, patientId, detail: { old, new: { from, until } } });
    });
  }

  unlink(who: Principal, patientId: string, personId: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { records, now } = tx;
      const before = (await records.patients.linksOf(patientId)).find(({ person_id }) => person_id === personId);
      if (before === undefined) throw notFound('link');
      const { kind, allowed_from, allowed_until } = before;
      const until = Math.min(now, allowed_until ?? now);
      await records.patients.link({ patientId, personId, kind, from: Math.min(allowed_from, until), until });
      const old = { from: allowed_from, until: allowed_until };
      tx.audit(who, 'patient.person-unlinked', { subject: personId, patientId, detail: { old, new: { until } } });
    });
  }
}
