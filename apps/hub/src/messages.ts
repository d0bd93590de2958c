// The channels as this process has them: keys, guard and adapters, and what the application is told of them.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type MessagePorts, ReportTokens } from '#api';
import {
  AddressGuard,
  type Channel,
  EmailChannel,
  GuardedPost,
  openPushKeys,
  OutboxSender,
  WebhookChannel,
  WebPushChannel,
} from '#channels';
import { systemRandom } from '#host';
import type { Clock, IdSource, Instant, Logger, Scheduler } from '#kernel';
import type { Metrics } from '#observability';
import type { Database } from '#records';
import { CanaryChannel } from './canary-push.js';
import type { HubConfig } from './config.js';
import { readWebhooks } from './message-settings.js';

export interface Messages {
  /** For the application, which queues. */
  readonly ports: MessagePorts;
  /** Begins to send what waits; resolves with how to stop. */
  start(ports: SenderPorts): Promise<() => Promise<void>>;
}

export interface SenderPorts {
  readonly database: Database;
  readonly scheduler: Scheduler;
  readonly ids: IdSource;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Called when the canary's message has come to the end of the outbox. */
  readonly onCanary: (queuedAt: Instant) => void;
}

/** What a contact that nobody can turn to looks like: most push services take it, Apple's does not. */
const NO_CONTACT = 'mailto:nobody@mimamori.invalid';

export function openMessages(config: HubConfig, clock: Clock): Messages {
  const { messages, dataDir } = config;
  const keys = openPushKeys(messages.pushKeysFile ?? path.join(dataDir, 'message-keys.json'));
  const tokens = new ReportTokens(keys.reportSecret);
  const guard = new AddressGuard(messages.privateReceivers);
  const post = new GuardedPost(guard);
  const publicUrl = config.publicUrl ?? 'http://localhost/';
  const contact = messages.pushContact ?? (publicUrl.startsWith('https:') ? publicUrl : NO_CONTACT);
  const push = new WebPushChannel({ keys, contact, post, clock, tokenOf: (id) => tokens.of(id) });
  const email = mailOf(config, publicUrl);
  const hooks = messages.webhooksFile === null ? [] : readWebhooks(messages.webhooksFile);
  const channels: Channel[] = [
    push,
    ...(email === null ? [] : [email]),
    ...(hooks.length === 0 ? [] : [new WebhookChannel({ hooks, post, clock })]),
  ];
  return {
    ports: {
      pushKey: keys.publicKey,
      email: email !== null,
      webhooks: hooks.map(({ name, purposes }) => ({ name, purposes })),
      reportTokens: tokens,
      mayPushTo: (endpoint) => guard.check(endpoint),
      ...(email === null ? {} : { sendCode: (address, title, body) => email.sendPlain(address, title, body) }),
    },
    start: async ({ onCanary, metrics, ...ports }) => {
      const sender = new OutboxSender({
        ...ports,
        channels: [...channels, new CanaryChannel(push, keys.publicKey, onCanary)],
        clock,
        random: systemRandom,
        onAttempt: (channel, outcome) => metrics.messageAttempts.inc({ channel, outcome }),
      });
      await sender.start();
      return async () => {
        await sender.close();
        post.close();
        email?.close();
      };
    },
  };
}

function mailOf({ messages: { smtp } }: HubConfig, publicUrl: string): EmailChannel | null {
  if (smtp === null) return null;
  const url = smtp.url ?? readFileSync(smtp.urlFile ?? '', 'utf8').trim();
  return new EmailChannel({ url, from: smtp.from, publicUrl });
}
