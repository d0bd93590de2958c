// Finds patients by what the board itself does not hold: address, telephone, key person; by name and reading too.
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import { foundIn, SEARCHED, type SearchedField } from '#care';
import { CentreTransactions } from '../centre-transaction.js';
import { TextField } from '../http/fields.js';

const MOST = 100;

export class PatientSearchQuery {
  @TextField('What to look for.', { max: 100 })
  text: string;
}

@ApiSchema({ name: 'FoundPatient' })
export class FoundPatientDto {
  @ApiProperty({ type: 'string' })
  patientId: string;

  @ApiProperty({ enum: SEARCHED, enumName: 'SearchedField' })
  field: SearchedField;

  @ApiProperty({ type: 'string', description: 'What matched.' })
  text: string;
}

@Injectable()
export class PatientSearch {
  constructor(private readonly transactions: CentreTransactions) {}

  async find(who: Principal, text: string): Promise<FoundPatientDto[]> {
    const patients = await this.transactions.read(who, ({ records, see }) => {
      see('search', null);
      return records.patients.all();
    });
    const found: FoundPatientDto[] = [];
    for (const patient of patients) {
      const hit = foundIn(
        {
          name: [patient.display_name],
          kana: [patient.kana],
          phone: [patient.phone, ...patient.family.map(({ phone }) => phone)],
          keyPerson: patient.family.map(({ relation, name }) => `${relation} ${name}`),
          address: [patient.address],
        },
        text,
      );
      if (hit !== null) found.push({ patientId: patient.id, ...hit });
      if (found.length >= MOST) break;
    }
    return found;
  }
}
