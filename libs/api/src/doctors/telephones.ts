// Where people are reached on duty: the nurse for the centre, the doctor for the nurse.
import { Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import { CentreTransactions } from '../centre-transaction.js';
import type { TelephoneDto } from './doctor.dto.js';

@Injectable()
export class Telephones {
  constructor(private readonly transactions: CentreTransactions) {}

  async own(who: Principal): Promise<TelephoneDto> {
    const known = await this.transactions.records.doctorChains.telephonesOf([who.personId]);
    return { telephone: known.get(who.personId) ?? '' };
  }

  putOwn(who: Principal, { telephone }: TelephoneDto): Promise<TelephoneDto> {
    return this.transactions.run(async (tx) => {
      await tx.records.doctorChains.setTelephone(who.personId, telephone.trim(), tx.now);
      tx.audit(who, 'person.telephone', { subject: who.personId });
      return { telephone: telephone.trim() };
    });
  }
}
