// Writing down what became of one attempt, in one transaction: the message's state, the fact, a dead device taken off the
// list, and the event by which screens learn of it.
import { appendEvents } from '#events';
import type { Instant } from '#kernel';
import { type ClaimedMessage, type DeliveryFactRow, Repositories, type RecordsTransaction } from '#records';
import type { DeliveryFact } from '../message.js';
import type { NextStep } from '../retry-policy.js';

/** Resolves with the state the message is in afterwards. */
export async function settle(
  trx: RecordsTransaction,
  row: ClaimedMessage,
  step: NextStep,
  surelyNotTaken: boolean,
  now: Instant,
): Promise<'sent' | 'queued' | 'withdrawn' | 'failed'> {
  const { outbox } = new Repositories(trx);
  const current = await outbox.hold(row.id);
  if (current === undefined) return 'failed';
  const on = new Settlement(trx, row, now);
  // It arrived, whatever was decided meanwhile and whoever else has claimed it since.
  if (step.kind === 'done') {
    if (current.state === 'queued') await outbox.markSent(row.id);
    await on.sent();
    await outbox.hastenWithdrawalOf(row.id, now);
    return current.state === 'withdrawn' ? 'withdrawn' : 'sent';
  }
  if (current.state === 'withdrawn' && surelyNotTaken && row.attempts === 1) {
    await on.writeFact(await outbox.dropWithdrawalOf(row.id), 'withdrawn', 'nothing to take back');
  }
  if (step.kind === 'remove-receiver') await on.removeDevice(step.reason);
  // Whoever let its lease lapse has no say: another process has the message now, or it was settled.
  if (current.state !== 'queued' || current.claim !== row.claim) return current.state;
  if (step.kind === 'again') {
    await outbox.postpone(row.id, step.at, step.reason);
    return 'queued';
  }
  await outbox.end(row.id, 'failed', step.reason);
  await on.writeFact([row.id], 'failed', step.reason);
  return 'failed';
}

/** Not sent because its receiver may no longer get it. */
export async function refuse(
  trx: RecordsTransaction,
  row: ClaimedMessage,
  reason: string,
  now: Instant,
): Promise<void> {
  const { outbox } = new Repositories(trx);
  const current = await outbox.hold(row.id);
  if (current?.state !== 'queued' || current.claim !== row.claim) return;
  await outbox.end(row.id, 'withdrawn', reason);
  await new Settlement(trx, row, now).writeFact([row.id], 'withdrawn', reason);
}

class Settlement {
  private readonly records: Repositories;

  constructor(
    private readonly trx: RecordsTransaction,
    private readonly row: ClaimedMessage,
    private readonly now: Instant,
  ) {
    this.records = new Repositories(trx);
  }

  async sent(): Promise<void> {
    const { channel, device_id: device } = this.row;
    if (channel === 'web-push' && device !== null) {
      await this.records.pushSubscriptions.change(device, { last_sent_at: this.now });
    }
    await this.writeFact([this.row.id], 'sent', null);
  }

  async removeDevice(reason: string): Promise<void> {
    const { channel, device_id: device, person_id: personId } = this.row;
    if (channel !== 'web-push' || device === null) return;
    if (!(await this.records.pushSubscriptions.remove(device, this.now, reason))) return;
    await this.records.audit.add([
      { at: this.now, personId, role: null, action: 'push-subscription.gone', subject: device, detail: { reason } },
    ]);
    const others = await this.records.outbox.failWaitingFor(device, `device gone: ${reason}`);
    await this.writeFact(others, 'failed', `device gone: ${reason}`);
  }

  /** The canary's rounds go on for ever and leave no facts. */
  async writeFact(ids: readonly string[], fact: DeliveryFact, detail: string | null): Promise<void> {
    if (this.row.channel === 'canary') return;
    const facts = await this.records.notifications.addFacts(
      ids.map((id): DeliveryFactRow => ({ message_id: id, fact, at: this.now, made_at: null, detail })),
    );
    if (facts.length === 0) return;
    const { person_id: personId, notification } = this.row;
    const scope = {
      ...(personId === null ? {} : { personId }),
      ...(notification.incident_id === null ? {} : { incidentId: notification.incident_id }),
    };
    await appendEvents(this.trx, [
      {
        type: 'notification.fact',
        scope,
        data: { fact, messageIds: facts.map(({ message_id }) => message_id) },
        occurredAt: this.now,
      },
    ]);
  }
}
