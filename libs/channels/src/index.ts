// Messages to people, and proof of each step: a port and its adapters.
export { AddressGuard, type EndpointCheck } from './address-guard.js';
export type { Channel } from './channel.js';
export { EmailChannel, type EmailOptions } from './email/email-channel.js';
export { GuardedPost } from './guarded-post.js';
export * from './message.js';
export { LEASE_MS, OutboxSender, type OutboxSenderPorts } from './outbox/outbox-sender.js';
export { topicOf } from './topic.js';
export * from './urgency.js';
export { newPushKeys, openPushKeys, type PushKeys } from './web-push/push-keys.js';
export { type PushPayload, REPORT_PATH } from './web-push/push-payload.js';
export { WebPushChannel } from './web-push/web-push-channel.js';
export { type Webhook, WebhookChannel } from './webhook/webhook-channel.js';
export { checkSignature, MESSAGE_HEADER, SIGNATURE_HEADER, signatureOf } from './webhook/webhook-signature.js';
export { titleOf, withdrawnText } from './words.js';
