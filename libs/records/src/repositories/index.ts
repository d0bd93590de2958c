// Every repository on one handle: the database, or a transaction in it.
import type { Queries } from '../database.js';
import { ActivityRepository } from './activity.js';
import { AlarmLoadRepository } from './alarm-load.js';
import { AlarmRepository } from './alarms.js';
import { AuditRepository } from './audit.js';
import { DeadlineRepository } from './deadlines.js';
import { DeviceRepository } from './devices.js';
import { DispatchRepository } from './dispatches.js';
import { DoctorChainRepository } from './doctor-chains.js';
import { EmergencyAccessRepository } from './emergency-access.js';
import { EngineActRepository } from './engine-acts.js';
import { EscalationRepository } from './escalations.js';
import { GatewayRepository } from './gateways.js';
import { HandoverRepository } from './handovers.js';
import { IncidentRepository } from './incidents.js';
import { MessageFigureRepository } from './message-figures.js';
import { NotificationRepository } from './notifications.js';
import { OutboxRepository } from './outbox.js';
import { PatientRepository } from './patients.js';
import { PushSubscriptionRepository } from './push-subscriptions.js';
import { RosterRepository } from './roster.js';
import { SeatPresenceRepository } from './seat-presence.js';
import { StandingInstructionRepository } from './standing-instructions.js';
import { AttemptDelayRepository, PeopleRepository } from './people.js';
import { RuleRepository } from './rules.js';
import { OneTimeSecretRepository, SecondFactorRepository } from './second-factors.js';
import { SessionRepository } from './sessions.js';
import { StationRepository } from './stations.js';
import { ViewingRepository } from './viewings.js';
import { VisitRepository } from './visits.js';
import { WallRepository } from './walls.js';

export type { StationActivity } from './activity.js';
export {
  countsQuery,
  LOAD_SLOT_MS,
  PRESENCE_SLOT_MS,
  type LoadCount,
  type LoadOfRule,
  type LoadResponses,
  type LoadSpan,
} from './alarm-load.js';
export type { AlarmRow } from './alarms.js';
export type { AuditRow, NewAuditEntry } from './audit.js';
export type { DeadlineRow, NewDeadline } from './deadlines.js';
export type { DeviceLoanRow, DeviceRow } from './devices.js';
export type { DispatchList, DispatchNurseRow, DispatchRow, DispatchStepRow, StationLoad } from './dispatches.js';
export type { DoctorCallRow, DoctorChainRow, DoctorOrderRow, DoctorSubject } from './doctor-chains.js';
export type { EmergencyAccessRow } from './emergency-access.js';
export type { StoredEngineAct } from './engine-acts.js';
export type { EscalationPolicyVersionRow, EscalationRow } from './escalations.js';
export type { GatewayRefusalRow, GatewayRow } from './gateways.js';
export type { HandoverRow } from './handovers.js';
export type { IncidentRow, NewTimelineEntry, TimelineEntryRow } from './incidents.js';
export {
  type DeliveryFactRow,
  type NotificationMessageRow,
  type NotificationRow,
  type NotificationSubject,
  OUTBOX_CHANNEL,
} from './notifications.js';
export type { ClaimedMessage, ClaimRequest } from './outbox.js';
export type { NewPatientRow, PatientOverviewRow, PatientRow } from './patients.js';
export type { NotificationEmailRow, PushSubscriptionRow } from './push-subscriptions.js';
export { dutyOf, type RosterDutyRow, type RosterNoticeRow, type RosterSwapRow } from './roster.js';
export type { StandingInstructionRow } from './standing-instructions.js';
export type { AttemptDelayRow, PersonRow } from './people.js';
export type { RuleShelvingRow, RuleVersionRow } from './rules.js';
export type { FactorCounts, OneTimeLinkRow, PasskeyRow, TotpRow } from './second-factors.js';
export type { SessionRow } from './sessions.js';
export type { StationRow, StoredDuty } from './stations.js';
export type { HandMeasurementRow, ReportCopyRow, VisitPhotoFacts, VisitPhotoRow } from './visits.js';

export { type Look, type LookKind, LOOKS } from './viewings.js';
export type { ReadableScope } from './walls.js';

export class Repositories {
  readonly activity: ActivityRepository;
  readonly alarmLoad: AlarmLoadRepository;
  readonly alarms: AlarmRepository;
  readonly attemptDelays: AttemptDelayRepository;
  readonly audit: AuditRepository;
  readonly deadlines: DeadlineRepository;
  readonly devices: DeviceRepository;
  readonly dispatches: DispatchRepository;
  readonly doctorChains: DoctorChainRepository;
  readonly emergencyAccess: EmergencyAccessRepository;
  readonly engineActs: EngineActRepository;
  readonly escalations: EscalationRepository;
  readonly gateways: GatewayRepository;
  readonly handovers: HandoverRepository;
  readonly incidents: IncidentRepository;
  readonly messageFigures: MessageFigureRepository;
  readonly notifications: NotificationRepository;
  readonly outbox: OutboxRepository;
  readonly patients: PatientRepository;
  readonly people: PeopleRepository;
  readonly pushSubscriptions: PushSubscriptionRepository;
  readonly roster: RosterRepository;
  readonly rules: RuleRepository;
  readonly seatPresence: SeatPresenceRepository;
  readonly oneTimeSecrets: OneTimeSecretRepository;
  readonly secondFactors: SecondFactorRepository;
  readonly sessions: SessionRepository;
  readonly standingInstructions: StandingInstructionRepository;
  readonly stations: StationRepository;
  readonly viewings: ViewingRepository;
  readonly visits: VisitRepository;
  readonly walls: WallRepository;

  constructor(readonly queries: Queries) {
    this.activity = new ActivityRepository(queries);
    this.alarmLoad = new AlarmLoadRepository(queries);
    this.alarms = new AlarmRepository(queries);
    this.attemptDelays = new AttemptDelayRepository(queries);
    this.audit = new AuditRepository(queries);
    this.deadlines = new DeadlineRepository(queries);
    this.devices = new DeviceRepository(queries);
    this.dispatches = new DispatchRepository(queries);
    this.doctorChains = new DoctorChainRepository(queries);
    this.emergencyAccess = new EmergencyAccessRepository(queries);
    this.engineActs = new EngineActRepository(queries);
    this.escalations = new EscalationRepository(queries);
    this.gateways = new GatewayRepository(queries);
    this.handovers = new HandoverRepository(queries);
    this.incidents = new IncidentRepository(queries);
    this.messageFigures = new MessageFigureRepository(queries);
    this.notifications = new NotificationRepository(queries);
    this.outbox = new OutboxRepository(queries);
    this.patients = new PatientRepository(queries);
    this.people = new PeopleRepository(queries);
    this.pushSubscriptions = new PushSubscriptionRepository(queries);
    this.roster = new RosterRepository(queries);
    this.rules = new RuleRepository(queries);
    this.seatPresence = new SeatPresenceRepository(queries);
    this.oneTimeSecrets = new OneTimeSecretRepository(queries);
    this.secondFactors = new SecondFactorRepository(queries);
    this.sessions = new SessionRepository(queries);
    this.standingInstructions = new StandingInstructionRepository(queries);
    this.stations = new StationRepository(queries);
    this.viewings = new ViewingRepository(queries);
    this.visits = new VisitRepository(queries);
    this.walls = new WallRepository(queries);
  }
}
