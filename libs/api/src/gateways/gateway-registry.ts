// What the broker's side of the house tells the centre about gateways: who came and went, what they say of themselves,
// what was refused. Written in the order told; refusals are gathered and written together.
import { Inject, Injectable } from '@nestjs/common';
import { DAY_MS, type Clock, type Instant, type Logger } from '#kernel';
import type { GatewayStatus, RefusalReason } from '#vitals';
import { CentreTransactions, type CentreTransaction } from '../centre-transaction.js';
import { Notifier } from '../notifications/notifier.js';
import { CLOCK, LOGGER } from '../ports.js';
import { oneGateway } from './gateway.service.js';

interface RefusalCount {
  readonly gateway: string;
  readonly reason: RefusalReason;
  count: number;
  lastAt: Instant;
  path: string;
  detail: string;
}

@Injectable()
export class GatewayRegistry {
  private queue: Promise<void> = Promise.resolve();
  private readonly refusals = new Map<string, RefusalCount>();
  private writingRefusals = false;

  constructor(
    private readonly transactions: CentreTransactions,
    private readonly notifier: Notifier,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** At start: nobody is connected until they come again. */
  forgetConnections(): Promise<void> {
    return this.transactions.records.gateways.forgetConnections();
  }

  connectionChanged(gateway: string, connected: boolean, at: Instant): void {
    this.enqueue('a connection', gateway, (tx) => tx.records.gateways.setConnected(gateway, connected, at));
  }

  statusReceived(status: GatewayStatus): void {
    const { gateway, ...said } = status;
    this.enqueue('a status', gateway, (tx) => tx.records.gateways.setStatus(gateway, said));
  }

  /**
   * There is a sign that a gateway's credential is in use in two places. Its data are still taken: cutting a patient off
   * could cost more than it saves, so people are told, and decide.
   */
  cloneSuspected(gateway: string, sign: 'two-places' | 'retired-credential'): void {
    this.enqueue('a suspected copy', gateway, async (tx) => {
      if (!(await tx.records.gateways.suspectClone(gateway, tx.now))) return;
      this.logger.warn({ gateway, sign }, 'a gateway’s credential seems to be in use in two places');
      await tx.records.audit.add([
        {
          at: tx.now,
          personId: null,
          role: null,
          action: 'gateway.clone-suspected',
          subject: gateway,
          detail: { sign },
        },
      ]);
      for (const role of ['administrator', 'supervisor'] as const) {
        await this.notifier.request(tx, {
          audience: { kind: 'role', role },
          purpose: 'system',
          priority: 'medium',
          incidentId: null,
          dispatchId: null,
          patientId: null,
          text: {
            ja: `ゲートウェイ ${gateway} の認証情報が二か所で使われている疑いがあります。確認し、必要なら失効させてください。`,
            en: `The credential of gateway ${gateway} seems to be in use in two places. Check, and revoke it if need be.`,
          },
          namedText: null,
          link: '/admin',
          expiresAt: tx.now + DAY_MS,
          key: `gateway-clone:${gateway}:${tx.now}:${role}`,
        });
      }
    });
  }

  /** Counted at once in memory, written within moments; a storm of refusals becomes one row's update. */
  frameRefused(gateway: string, refusal: { reason: RefusalReason; path: string; detail: string }): void {
    const key = `${gateway}/${refusal.reason}`;
    const counted = this.refusals.get(key) ?? {
      gateway,
      reason: refusal.reason,
      count: 0,
      lastAt: 0,
      path: '',
      detail: '',
    };
    counted.count += 1;
    counted.lastAt = this.clock.now();
    counted.path = refusal.path;
    counted.detail = refusal.detail;
    this.refusals.set(key, counted);
    if (this.writingRefusals) return;
    this.writingRefusals = true;
    this.queue = this.queue.then(() => this.writeRefusals());
  }

  /** Resolves once everything told so far is written. */
  async settled(): Promise<void> {
    await this.queue;
  }

  private enqueue(what: string, gateway: string, work: (tx: CentreTransaction) => Promise<void>): void {
    this.queue = this.queue.then(async () => {
      try {
        await this.transactions.run(async (tx) => {
          if ((await tx.records.gateways.find(gateway)) === undefined) return;
          await work(tx);
          tx.event('gateway.changed', {}, { gateway: await oneGateway(tx.records, gateway) });
        });
      } catch (error) {
        this.logger.error({ error, gateway }, `${what} of a gateway could not be recorded`);
      }
    });
  }

  private async writeRefusals(): Promise<void> {
    this.writingRefusals = false;
    const counted = [...this.refusals.values()];
    this.refusals.clear();
    try {
      await this.transactions.run(async (tx) => {
        for (const { gateway, reason, count, lastAt, path, detail } of counted) {
          await tx.records.gateways.countRefusals({
            gateway_id: gateway,
            reason,
            count,
            last_at: lastAt,
            last_path: path,
            last_detail: detail,
          });
        }
      });
    } catch (error) {
      this.logger.error({ error, lost: counted.length }, 'refused frames could not be counted');
    }
  }
}
