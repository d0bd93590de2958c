// A doctor's standing instruction, never overwritten: each change is a version with author and date, and a dispatch keeps
// the one in force when its station was asked. No word on the card is a word of its own: no medical act without one.
import { Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import { NO_INSTRUCTION_TEXT } from '#care';
import type { Repositories } from '#records';
import { Scope } from '../access/scope.js';
import { actorOf, CentreTransactions, type Actor, type CentreTransaction } from '../centre-transaction.js';
import { conflict, notFound } from '../http/refusal.js';
import type { ChangeStandingInstructionDto, StandingInstructionDto } from './standing-instruction.dto.js';

@Injectable()
export class StandingInstructions {
  constructor(
    private readonly transactions: CentreTransactions,
    private readonly scope: Scope,
  ) {}

  get(who: Principal, patientId: string): Promise<StandingInstructionDto> {
    return this.transactions.read(who, async ({ records, open }) => {
      await open('instruction', patientId);
      return this.view(records, patientId);
    });
  }

  change(who: Principal, patientId: string, body: ChangeStandingInstructionDto): Promise<StandingInstructionDto> {
    return this.transactions.run(async (tx) => {
      const { records } = tx;
      await this.scope.requirePatient(who, patientId, records);
      if ((await records.patients.hold(patientId)) === undefined) throw notFound('patient');
      const newest = await records.standingInstructions.newestOf(patientId);
      if ((newest?.version ?? 0) !== body.basedOn) {
        throw conflict('INSTRUCTION.CHANGED', 'Somebody has changed the instruction meanwhile. Look at theirs first.');
      }
      const text = body.text?.trim() ?? '';
      await writeInstruction(tx, actorOf(who), patientId, text === '' ? null : text);
      tx.audit(who, 'patient.instruction', { subject: patientId, patientId, detail: { version: body.basedOn + 1 } });
      tx.event('patient.changed', { patientId }, { patientId });
      return tx.readAs(who, () => this.view(records, patientId));
    });
  }

  private async view(records: Repositories, patientId: string): Promise<StandingInstructionDto> {
    const patient = await records.patients.find(patientId);
    if (patient === undefined) throw notFound('patient');
    const history = await records.standingInstructions.of(patientId);
    return {
      patientId,
      text: patient.standing_instruction,
      noInstructionNotice: patient.standing_instruction === null ? { ...NO_INSTRUCTION_TEXT } : null,
      version: history[0]?.version ?? 0,
      history: history.map((one) => ({ version: one.version, text: one.text, byName: one.by_name, at: one.at })),
    };
  }
}

/** Adds a version and puts it on the card. The patient must be held, or new within this transaction. */
export async function writeInstruction(
  { records, now }: CentreTransaction,
  by: Actor,
  patientId: string,
  text: string | null,
): Promise<void> {
  const newest = await records.standingInstructions.newestOf(patientId);
  await records.standingInstructions.add({
    patient_id: patientId,
    version: (newest?.version ?? 0) + 1,
    text,
    by: by.id,
    by_name: by.name,
    at: now,
  });
  await records.patients.change(patientId, { standing_instruction: text, changed_at: now });
}
