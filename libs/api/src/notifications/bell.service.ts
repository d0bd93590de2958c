// What a person sees of messages within the application, and what devices report: each report is a fact with its time.
import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import { titleOf } from '#channels';
import { DAY_MS, MINUTE_MS, type Instant } from '#kernel';
import type { DeliveryFactRow, NotificationMessageRow, NotificationRow } from '#records';
import { CentreTransactions, type CentreTransaction } from '../centre-transaction.js';
import { notFound, Refusal } from '../http/refusal.js';
import { MESSAGE_PORTS, type MessagePorts } from './message-ports.js';
import type { BellDto, BellMessageDto, ReportFactDto } from './notification.dto.js';

const BELL_LOOKS_BACK_MS = 7 * DAY_MS;
const BELL_SHOWS = 50;
/** A device's clock that is further off says nothing. */
const CLOCK_TOLERANCE_MS = 5 * MINUTE_MS;

@Injectable()
export class BellService {
  constructor(
    private readonly transactions: CentreTransactions,
    @Inject(MESSAGE_PORTS) private readonly ports: MessagePorts,
  ) {}

  /** The list as it is shown; that it was fetched is the proof that it got as far as the screen. */
  bell(who: Principal): Promise<BellDto> {
    return this.transactions.run(async (tx) => {
      const { notifications } = tx.records;
      const bells = await notifications.bellOf(who.personId, { since: tx.now - BELL_LOOKS_BACK_MS, limit: BELL_SHOWS });
      const ids = bells.map((bell) => bell.notification_id);
      const [about, everywhere] = [await notifications.byIds(ids), await notifications.messagesTo(who.personId, ids)];
      const facts = await notifications.factsOf(everywhere.map(({ id }) => id));
      const seen = new Set(facts.filter(({ fact }) => fact === 'delivered').map(({ message_id }) => message_id));
      const unseen = bells.filter(({ id }) => !seen.has(id));
      await this.record(tx, unseen, 'delivered', null);
      const messages = bells.flatMap((bell) => {
        const notification = about.find(({ id }) => id === bell.notification_id);
        return notification === undefined ? [] : [bellView(bell, notification, openedAt(bell, everywhere, facts))];
      });
      const unread = messages.filter((message) => message.openedAt === null && message.withdrawnAt === null).length;
      return { unread, messages };
    });
  }

  opened(who: Principal, id: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const message = await tx.records.notifications.message(id);
      if (message === undefined || message.person_id !== who.personId) throw notFound('message');
      await this.record(tx, [message], 'opened', null);
    });
  }

  /** A device's report, good only with the token that came with the message. Repeating one changes nothing. */
  async report({ messageId, token, fact, at }: ReportFactDto): Promise<void> {
    if (!this.ports.reportTokens.matches(messageId, token)) {
      throw new Refusal(403, 'NOTIFICATION.WRONG_TOKEN', 'Not the token of this message.');
    }
    await this.transactions.run(async (tx) => {
      const message = await tx.records.notifications.message(messageId);
      if (message === undefined) throw notFound('message');
      await this.record(tx, [message], fact, plausible(at, message, tx.now));
    });
  }

  private async record(
    tx: CentreTransaction,
    messages: readonly NotificationMessageRow[],
    fact: 'delivered' | 'opened',
    madeAt: Instant | null,
  ): Promise<void> {
    if (messages.length === 0) return;
    const { notifications } = tx.records;
    const news = new Set(
      (
        await notifications.addFacts(
          messages.map(({ id }) => ({ message_id: id, fact, at: tx.now, made_at: madeAt, detail: null })),
        )
      ).map(({ message_id }) => message_id),
    );
    const about = await notifications.byIds([...new Set(messages.map((message) => message.notification_id))]);
    for (const { id, person_id: personId, notification_id: of } of messages) {
      if (!news.has(id)) continue;
      const incidentId = about.find((one) => one.id === of)?.incident_id ?? null;
      const scope = { ...(personId === null ? {} : { personId }), ...(incidentId === null ? {} : { incidentId }) };
      tx.event('notification.fact', scope, { fact, messageIds: [id] });
    }
  }
}

function plausible(at: Instant, { queued_at: queuedAt }: NotificationMessageRow, now: Instant): Instant | null {
  return at >= queuedAt - CLOCK_TOLERANCE_MS && at <= now + CLOCK_TOLERANCE_MS ? at : null;
}

/** Opened on the phone is opened. */
function openedAt(
  bell: NotificationMessageRow,
  everywhere: readonly NotificationMessageRow[],
  facts: readonly DeliveryFactRow[],
): Instant | null {
  const ids = new Set(everywhere.filter((one) => one.notification_id === bell.notification_id).map(({ id }) => id));
  const opened = facts.filter(
    ({ fact, message_id }) => (fact === 'opened' || fact === 'accepted') && ids.has(message_id),
  );
  return opened.length === 0 ? null : Math.min(...opened.map(({ at }) => at));
}

function bellView(
  bell: NotificationMessageRow,
  notification: NotificationRow,
  whenOpened: Instant | null,
): BellMessageDto {
  const { purpose, priority, text, link, withdrawn_at: withdrawnAt } = notification;
  return {
    id: bell.id,
    purpose,
    priority,
    title: titleOf({ purpose, priority, withdraws: false }),
    text,
    link,
    queuedAt: bell.queued_at,
    openedAt: whenOpened,
    withdrawnAt,
  };
}
