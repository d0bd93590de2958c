// A person's e-mail address for messages. It is used only once its owner has typed the code that was sent to it: an address
// mistyped by one letter belongs to a stranger.
import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { digestOf, sameDigest, type Principal } from '#access';
import { titleOf } from '#channels';
import { MINUTE_MS } from '#kernel';
import { CentreTransactions } from '../centre-transaction.js';
import { conflict, invalid, Refusal } from '../http/refusal.js';
import { MESSAGE_PORTS, type MessagePorts } from './message-ports.js';
import type { ConfirmNotificationEmailDto, NotificationEmailDto, SetNotificationEmailDto } from './notification.dto.js';

const CODE_LASTS_MS = 15 * MINUTE_MS;
const RESEND_AFTER_MS = MINUTE_MS;
const MOST_TRIES = 5;

@Injectable()
export class NotificationEmailService {
  constructor(
    private readonly transactions: CentreTransactions,
    @Inject(MESSAGE_PORTS) private readonly ports: MessagePorts,
  ) {}

  async get(who: Principal): Promise<NotificationEmailDto> {
    const row = await this.transactions.records.pushSubscriptions.emailOf(who.personId);
    return { address: row?.address ?? null, confirmed: row !== undefined && row.confirmed_at !== null };
  }

  /** Sends a code to the address; nothing else goes there until it is confirmed. */
  async set(who: Principal, { address, language = 'ja' }: SetNotificationEmailDto): Promise<NotificationEmailDto> {
    const { sendCode } = this.ports;
    if (!this.ports.email || sendCode === undefined)
      throw conflict('EMAIL.NOT_AVAILABLE', 'This centre sends no e-mail.');
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    await this.transactions.run(async (tx) => {
      const before = await tx.records.pushSubscriptions.emailOf(who.personId);
      const lastSentAt =
        before === undefined || before.code_expires_at === null ? null : before.code_expires_at - CODE_LASTS_MS;
      if (lastSentAt !== null && tx.now - lastSentAt < RESEND_AFTER_MS) {
        throw new Refusal(429, 'EMAIL.CODE_SENT', 'A code was sent just now.', undefined, RESEND_AFTER_MS / 1000);
      }
      await tx.records.pushSubscriptions.setEmail({
        person_id: who.personId,
        address,
        language,
        code_hash: digestOf(code),
        code_expires_at: tx.now + CODE_LASTS_MS,
        confirmed_at: null,
      });
      tx.audit(who, 'notification-email.set', { subject: who.personId });
    });
    const title = titleOf({ purpose: 'system', priority: 'low', withdraws: false })[language];
    const body =
      language === 'ja'
        ? `確認コード: ${code}（15 分間有効）`
        : `Your confirmation code: ${code} (good for 15 minutes)`;
    const sent = await sendCode(address, title, body);
    if (!sent) throw new Refusal(503, 'EMAIL.NOT_SENT', 'The mail server did not take the code; try again later.');
    return { address, confirmed: false };
  }

  async confirm(who: Principal, { code }: ConfirmNotificationEmailDto): Promise<NotificationEmailDto> {
    const outcome = await this.transactions.run(async (tx) => {
      const { pushSubscriptions } = tx.records;
      const row = await pushSubscriptions.emailOf(who.personId);
      if (row === undefined || row.code_hash === null || (row.code_expires_at ?? 0) <= tx.now) return null;
      if (row.attempts >= MOST_TRIES) return null;
      if (!sameDigest(row.code_hash, digestOf(code.trim()))) {
        // Counted and committed: a wrong code must not be rolled back with the refusal.
        await pushSubscriptions.changeEmail(who.personId, { attempts: row.attempts + 1 });
        return null;
      }
      await pushSubscriptions.changeEmail(who.personId, {
        confirmed_at: tx.now,
        code_hash: null,
        code_expires_at: null,
      });
      tx.audit(who, 'notification-email.confirm', { subject: who.personId });
      return row.address;
    });
    if (outcome === null) throw invalid('code', 'isCurrentCode');
    return { address: outcome, confirmed: true };
  }

  remove(who: Principal): Promise<void> {
    return this.transactions.run(async (tx) => {
      await tx.records.pushSubscriptions.removeEmail(who.personId);
      tx.audit(who, 'notification-email.remove', { subject: who.personId });
    });
  }
}
