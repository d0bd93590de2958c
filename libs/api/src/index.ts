export { AnyRole, Public, Roles } from './access/route-access.js';
export { RouteCheck } from './access/route-check.js';
export { EventStreams } from './board/event-streams.js';
export { CentreModule } from './centre-module.js';
export { CentreTransactions } from './centre-transaction.js';
export {
  DemonstrationSeed,
  type SeededAccount,
  type SeededGateway,
  type SeededWard,
} from './demo/demonstration-seed.js';
export { DispatchService } from './dispatches/dispatch.service.js';
export { GatewayRegistry } from './gateways/gateway-registry.js';
export { AlarmIntake } from './incidents/alarm-intake.js';
export { buildOpenApiDocument, openApiDocumentOf } from './openapi.js';
export type { CentrePorts, CentreSettings, PathStatusSource } from './ports.js';
