// Who may publish and subscribe to what, and what one gateway has one of.
import { commandTopic, TOPIC_PREFIX } from '#vitals';

export interface AccessPolicy {
  mayPublish(gateway: string, topic: string): boolean;
  maySubscribe(gateway: string, filter: string): boolean;
  /** Whether what a gateway publishes goes to other clients, or to the centre alone. */
  readonly routesPublishes: boolean;
  /** Under which key a client's session is kept; two gateways must never share one. */
  sessionKey(gateway: string, clientId: string): string;
  /** What there may be one live connection of. */
  placeKey(gateway: string, sessionKey: string): string;
  readonly oneSessionPerGateway: boolean;
  readonly limitsRate: boolean;
}

/** A gateway writes below its own name and reads its own commands; nothing of it reaches another gateway. */
export const gatewayAccess: AccessPolicy = {
  mayPublish: (gateway, topic) => topic.startsWith(`${TOPIC_PREFIX}${gateway}/`) && topic !== commandTopic(gateway),
  maySubscribe: (gateway, filter) => filter === commandTopic(gateway),
  routesPublishes: false,
  // An id is no secret: a gateway that takes another's id still gets a session of its own.
  sessionKey: (gateway, clientId) => `${gateway}/${clientId}`,
  placeKey: (gateway) => gateway,
  oneSessionPerGateway: true,
  limitsRate: true,
};
