// A person's own devices: subscribing, opting in to names, trying out, taking off. An endpoint belongs to whoever subscribed
// last: a phone handed on must not go on telling its former owner's messages to its new one.
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import { MINUTE_MS } from '#kernel';
import type { PushSubscriptionRow, Repositories } from '#records';
import { CentreTransactions, type CentreTransaction } from '../centre-transaction.js';
import { conflict, invalid, notFound } from '../http/refusal.js';
import { MESSAGE_PORTS, type MessagePorts } from './message-ports.js';
import { deviceMessage } from './new-messages.js';
import type {
  ChangePushSubscriptionDto,
  ChannelsAvailableDto,
  NewPushSubscriptionDto,
  PushSubscriptionDto,
} from './notification.dto.js';

const MOST_DEVICES = 10;
const TEST_LASTS_MS = 5 * MINUTE_MS;

@Injectable()
export class SubscriptionService {
  constructor(
    private readonly transactions: CentreTransactions,
    @Inject(MESSAGE_PORTS) private readonly ports: MessagePorts,
  ) {}

  available(): ChannelsAvailableDto {
    return { publicKey: this.ports.pushKey, email: this.ports.email };
  }

  async list(who: Principal): Promise<PushSubscriptionDto[]> {
    const rows = await this.transactions.records.pushSubscriptions.liveOf([who.personId]);
    return rows.map((row) => subscriptionView(row, this.ports.pushKey));
  }

  async subscribe(who: Principal, body: NewPushSubscriptionDto): Promise<PushSubscriptionDto> {
    const { pushKey } = this.ports;
    if (pushKey === null) throw conflict('PUSH.NOT_AVAILABLE', 'This centre does not push.');
    const endpoint = parsedEndpoint(body.endpoint);
    checkKeys(body);
    const check = await this.ports.mayPushTo(endpoint);
    if (check !== 'allowed') throw invalid('endpoint', check);
    return this.transactions.run(async (tx) => {
      const { pushSubscriptions } = tx.records;
      const earlier = await pushSubscriptions.byEndpoint(body.endpoint);
      if (earlier !== undefined)
        await takeOff(tx, earlier, earlier.person_id === who.personId ? 'renewed' : 'taken over');
      const all = await pushSubscriptions.holdLiveOf(who.personId);
      const renewed = all.find(({ endpoint: known }) => known !== null && endpointDigest(known) === body.renews);
      if (renewed !== undefined) await takeOff(tx, renewed, 'renewed');
      const own = all.filter((row) => row !== renewed);
      // What its owner chose on this device outlives the browser's change of address; somebody else's choice does not.
      const before = [renewed, earlier].find((row) => row?.person_id === who.personId);
      const showNames = body.showNames ?? before?.show_names ?? false;
      if (own.length >= MOST_DEVICES) {
        throw conflict('PUSH.TOO_MANY_DEVICES', `No more than ${MOST_DEVICES} devices; take one off first.`);
      }
      const row: PushSubscriptionRow = {
        id: tx.newId(),
        person_id: who.personId,
        label: body.label,
        language: body.language ?? 'ja',
        show_names: showNames,
        service: endpoint.host,
        server_key: pushKey,
        endpoint: body.endpoint,
        p256dh: body.keys.p256dh.replace(/=+$/, ''),
        auth: body.keys.auth.replace(/=+$/, ''),
        created_at: tx.now,
        last_sent_at: null,
        removed_at: null,
        removed_reason: null,
      };
      await pushSubscriptions.add(row);
      tx.audit(who, 'push-subscription.add', {
        subject: row.id,
        detail: { service: row.service, names: showNames },
      });
      return subscriptionView(row, pushKey);
    });
  }

  change(who: Principal, id: string, body: ChangePushSubscriptionDto): Promise<PushSubscriptionDto> {
    return this.transactions.run(async (tx) => {
      const before = await ownDevice(tx.records, who, id);
      const change = {
        label: body.label ?? before.label,
        show_names: body.showNames ?? before.show_names,
        language: body.language ?? before.language,
      };
      await tx.records.pushSubscriptions.change(id, change);
      tx.audit(who, 'push-subscription.change', {
        subject: id,
        detail: { names: { old: before.show_names, new: change.show_names } },
      });
      return subscriptionView({ ...before, ...change }, this.ports.pushKey);
    });
  }

  remove(who: Principal, id: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      await takeOff(tx, await ownDevice(tx.records, who, id), 'taken off by its owner');
      tx.audit(who, 'push-subscription.remove', { subject: id });
    });
  }

  /** One message to this device alone, through the outbox as every other. */
  test(who: Principal, id: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const device = await ownDevice(tx.records, who, id);
      const notificationId = tx.newId();
      await tx.records.notifications.addAll([
        {
          id: notificationId,
          key: `test:${notificationId}`,
          audience: JSON.stringify({ kind: 'person', personId: who.personId }),
          purpose: 'system',
          priority: 'low',
          incident_id: null,
          dispatch_id: null,
          patient_id: null,
          text: JSON.stringify({ ja: 'お試しの通知です。届いています。', en: 'A test message. It arrived.' }),
          named_text: null,
          link: '/',
          created_at: tx.now,
          expires_at: tx.now + TEST_LASTS_MS,
          withdrawn_at: null,
          withdrawal_reason: null,
        },
      ]);
      const message = deviceMessage(tx, device, { notificationId, expiresAt: tx.now + TEST_LASTS_MS });
      await tx.records.notifications.addMessages([message]);
      await tx.records.notifications.addFacts([
        { message_id: message.id, fact: 'queued', at: tx.now, made_at: null, detail: null },
      ]);
      await tx.records.notifications.wakeSenders();
    });
  }
}

async function ownDevice(records: Repositories, who: Principal, id: string): Promise<PushSubscriptionRow> {
  const row = await records.pushSubscriptions.find(id);
  if (row === undefined || row.person_id !== who.personId || row.removed_at !== null) throw notFound('device');
  return row;
}

/** What still waits for the device fails with the reason, so that nobody believes it was told. */
async function takeOff(tx: CentreTransaction, device: PushSubscriptionRow, reason: string): Promise<void> {
  await tx.records.pushSubscriptions.remove(device.id, tx.now, reason);
  const left = await tx.records.outbox.failWaitingFor(device.id, `device ${reason}`);
  await tx.records.notifications.addFacts(
    left.map((id) => ({
      message_id: id,
      fact: 'failed' as const,
      at: tx.now,
      made_at: null,
      detail: `device ${reason}`,
    })),
  );
}

function parsedEndpoint(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.username !== '' || url.password !== '') throw invalid('endpoint', 'isUrl');
  return url;
}

/** RFC 8291, 2.1: an uncompressed point on P-256 and 16 bytes. */
function checkKeys({ keys }: NewPushSubscriptionDto): void {
  const point = Buffer.from(keys.p256dh, 'base64url');
  if (point.length !== 65 || point[0] !== 4) throw invalid('keys.p256dh', 'isP256Point');
  if (Buffer.from(keys.auth, 'base64url').length !== 16) throw invalid('keys.auth', 'is16Bytes');
}

export function endpointDigest(endpoint: string): string {
  return createHash('sha256').update(endpoint).digest('hex').slice(0, 16);
}

export function subscriptionView(row: PushSubscriptionRow, pushKey: string | null): PushSubscriptionDto {
  return {
    id: row.id,
    label: row.label,
    service: row.service,
    showNames: row.show_names,
    language: row.language,
    endpointDigest: row.endpoint === null ? '' : endpointDigest(row.endpoint),
    usable: row.removed_at === null && row.server_key === pushKey,
    createdAt: row.created_at,
    lastSentAt: row.last_sent_at,
    removedAt: row.removed_at,
    removedReason: row.removed_reason,
  };
}
