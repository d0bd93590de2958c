export { AnyRole, Public, Roles, StepUp } from './access/route-access.js';
export { RouteCheck } from './access/route-check.js';
export { EventStreams } from './board/event-streams.js';
export { CentreModule } from './centre-module.js';
export { CentreTransactions } from './centre-transaction.js';
export { DeadlineRunner, type DueDeadline, type NewCareDeadline } from './deadlines/deadline-runner.js';
export { DeadlineWatch } from './deadlines/deadline-watch.js';
export {
  DemonstrationSeed,
  type SeededAccount,
  type SeededGateway,
  type SeededWard,
} from './demo/demonstration-seed.js';
export { DispatchService } from './dispatches/dispatch.service.js';
export { HandMeasurements } from './dispatches/hand-measurements.js';
export { EscalationPolicies } from './escalation/escalation-policies.js';
export { GatewayRegistry } from './gateways/gateway-registry.js';
export { RequestLimits } from './http/request-limits.js';
export { IncidentService } from './incidents/incident.service.js';
export { beginBoardReading, boardRecords } from './board/board-records.js';
export { AlarmIntake } from './incidents/alarm-intake.js';
export { type HookPort, type MessagePorts, ReportTokens } from './notifications/message-ports.js';
export { type Audience, type NotificationReach, type NotificationRequest, Notifier } from './notifications/notifier.js';
export { buildOpenApiDocument, openApiDocumentOf } from './openapi.js';
export type { CentrePorts, CentreSettings, PathStatusSource } from './ports.js';
export { Roster } from './roster/roster.js';
