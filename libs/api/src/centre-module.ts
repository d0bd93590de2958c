// The centre as one Nest module, put together from the ports whoever starts it gives.
import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import {
  Accounts,
  BadgePins,
  GatewayAuthenticator,
  GatewayEnrolment,
  OneTimeLinks,
  SecondFactors,
  Sessions,
  SignIn,
} from '#access';
import { AccessGuard } from './access/access-guard.js';
import { AccountService } from './access/account.service.js';
import { PatientPeopleService } from './access/patient-people.service.js';
import { PeopleService } from './access/people.service.js';
import { RouteCheck } from './access/route-check.js';
import { EmergencyAccess } from './access/emergency-access.service.js';
import { Scope } from './access/scope.js';
import { SessionHttp } from './access/session-http.js';
import { AlarmLoadService } from './alarm-load/alarm-load.service.js';
import { WallBoardService } from './access/wall-board.service.js';
import { AuditExport } from './audit/audit-export.js';
import { AuditReader } from './audit/audit-reader.js';
import { Viewings } from './audit/viewings.js';
import { BoardService } from './board/board.service.js';
import { EventStreams } from './board/event-streams.js';
import { PatientSearch } from './board/patient-search.js';
import { SeatPresence } from './board/seat-presence.js';
import { Sparklines } from './board/sparklines.js';
import { CentreTransactions } from './centre-transaction.js';
import { CONTROLLERS } from './controllers.js';
import { DeadlineRunner } from './deadlines/deadline-runner.js';
import { DeadlineWatch } from './deadlines/deadline-watch.js';
import { DemonstrationSeed } from './demo/demonstration-seed.js';
import { DispatchOffers } from './dispatches/dispatch-offers.js';
import { DispatchService } from './dispatches/dispatch.service.js';
import { DispatchSteps } from './dispatches/dispatch-steps.js';
import { HandMeasurements } from './dispatches/hand-measurements.js';
import { Nurses } from './dispatches/nurses.js';
import { PlannedVisits } from './dispatches/planned-visits.js';
import { STATIONS_EXHAUSTED } from './dispatches/stations-exhausted.js';
import { VisitOutcome } from './dispatches/visit-outcome.js';
import { VisitPhotos } from './dispatches/visit-photos.js';
import { DoctorCalls } from './doctors/doctor-calls.js';
import { DoctorChain } from './doctors/doctor-chain.js';
import { DoctorTelling } from './doctors/doctor-telling.js';
import { ReportInbox } from './doctors/report-inbox.js';
import { Telephones } from './doctors/telephones.js';
import { Escalation } from './escalation/escalation.js';
import { EscalationCalls } from './escalation/escalation-calls.js';
import { EscalationPolicies } from './escalation/escalation-policies.js';
import { FamilyService } from './family/family.service.js';
import { DeviceService } from './gateways/device.service.js';
import { GatewayRegistry } from './gateways/gateway-registry.js';
import { GatewayService } from './gateways/gateway.service.js';
import { HandoverService } from './handover/handover.service.js';
import { AddressLimitGuard, PersonLimitGuard } from './http/limit-guards.js';
import { ProblemFilter } from './http/problem-filter.js';
import { RequestLimits } from './http/request-limits.js';
import { requestValidation } from './http/validation.js';
import { AlarmIntake } from './incidents/alarm-intake.js';
import { Mentions } from './incidents/mentions.js';
import { IncidentService } from './incidents/incident.service.js';
import { BellService } from './notifications/bell.service.js';
import { NotificationEmailService } from './notifications/email.service.js';
import { MessageProofService } from './notifications/message-proof.service.js';
import { MessagesOverviewService } from './notifications/messages-overview.service.js';
import { SubscriptionService } from './notifications/subscription.service.js';
import { bellOnly, MESSAGE_PORTS } from './notifications/message-ports.js';
import { Notifier } from './notifications/notifier.js';
import { HistoryService } from './patients/history.service.js';
import { PatientService } from './patients/patient.service.js';
import { RuleService } from './patients/rule.service.js';
import { RuleSets } from './patients/rule-sets.js';
import { StandingInstructions } from './patients/standing-instructions.js';
import * as ports from './ports.js';
import type { CentrePorts } from './ports.js';
import { Roster } from './roster/roster.js';
import { RosterCalendarService } from './roster/roster-calendar.service.js';
import { RosterEditService } from './roster/roster-edit.service.js';
import { RosterViewService } from './roster/roster-view.service.js';
import { RosterWatch } from './roster/roster-watch.js';
import { ActivityService } from './activity/activity.service.js';
import { StationService } from './stations/station.service.js';

const SERVICES: Type[] = [
  AccountService,
  AlarmIntake,
  AlarmLoadService,
  AuditExport,
  AuditReader,
  BoardService,
  CentreTransactions,
  DeadlineRunner,
  DeadlineWatch,
  DemonstrationSeed,
  DeviceService,
  DispatchOffers,
  DispatchService,
  DispatchSteps,
  DoctorCalls,
  DoctorChain,
  DoctorTelling,
  EmergencyAccess,
  HandMeasurements,
  Nurses,
  PlannedVisits,
  ReportInbox,
  StandingInstructions,
  Telephones,
  VisitOutcome,
  VisitPhotos,
  Escalation,
  EscalationCalls,
  EscalationPolicies,
  EventStreams,
  FamilyService,
  GatewayRegistry,
  GatewayService,
  HandoverService,
  HistoryService,
  IncidentService,
  Mentions,
  BellService,
  MessageProofService,
  MessagesOverviewService,
  NotificationEmailService,
  Notifier,
  SubscriptionService,
  PatientSearch,
  PatientPeopleService,
  PatientService,
  PeopleService,
  Roster,
  RosterCalendarService,
  RosterEditService,
  RosterViewService,
  RosterWatch,
  RequestLimits,
  RouteCheck,
  RuleService,
  RuleSets,
  ActivityService,
  Scope,
  SeatPresence,
  SessionHttp,
  Sparklines,
  StationService,
  Viewings,
  WallBoardService,
];

/** What libs/access offers, made here because that library knows nothing of Nest. */
function accessProviders({ database, clock, ids, secretKeys, settings }: CentrePorts): Provider[] {
  const authenticator = new GatewayAuthenticator(database, clock);
  const sessions = new Sessions(database, clock);
  const factors = new SecondFactors(database, clock, secretKeys);
  const signIn = new SignIn(database, clock, sessions, factors, () => settings.demonstration === true);
  return [
    { provide: Accounts, useValue: new Accounts(database, clock, ids) },
    { provide: GatewayAuthenticator, useValue: authenticator },
    { provide: GatewayEnrolment, useValue: new GatewayEnrolment(database, clock, authenticator) },
    { provide: BadgePins, useValue: new BadgePins(database, clock, secretKeys) },
    { provide: OneTimeLinks, useValue: new OneTimeLinks(database, clock, sessions) },
    { provide: SecondFactors, useValue: factors },
    { provide: Sessions, useValue: sessions },
    { provide: SignIn, useValue: signIn },
  ];
}

function portProviders(given: CentrePorts): Provider[] {
  return [
    { provide: ports.DATABASE, useValue: given.database },
    { provide: ports.EVENTS, useValue: given.events },
    { provide: ports.ARCHIVE, useValue: given.archive },
    { provide: ports.LIVE_FEED, useValue: given.liveFeed },
    { provide: ports.PATH_STATUS, useValue: given.pathStatus },
    { provide: ports.CLOCK, useValue: given.clock },
    { provide: ports.SCHEDULER, useValue: given.scheduler },
    { provide: ports.IDS, useValue: given.ids },
    { provide: ports.LOGGER, useValue: given.logger },
    { provide: ports.SETTINGS, useValue: given.settings },
    { provide: MESSAGE_PORTS, useValue: given.messages ?? bellOnly() },
    { provide: ports.ON_ACTS_COMMITTED, useValue: given.onActsCommitted },
    { provide: ports.ON_LIMITED, useValue: given.onLimited ?? (() => undefined) },
  ];
}

@Module({})
export class CentreModule {
  static register(given: CentrePorts): DynamicModule {
    return {
      module: CentreModule,
      imports: [DiscoveryModule, ScheduleModule.forRoot()],
      controllers: CONTROLLERS,
      providers: [
        ...portProviders(given),
        ...accessProviders(given),
        ...SERVICES,
        { provide: STATIONS_EXHAUSTED, useExisting: Escalation },
        // In this order: by address, who it is, by person.
        { provide: APP_GUARD, useClass: AddressLimitGuard },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: PersonLimitGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: requestValidation },
      ],
      exports: [...SERVICES, Accounts, GatewayAuthenticator, GatewayEnrolment, SecondFactors, Sessions],
    };
  }
}
