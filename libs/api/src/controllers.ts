// Every controller of the centre, in one list: the module serves them and the OpenAPI document is made from them.
import type { Type } from '@nestjs/common';
import { AccountController } from './access/account.controller.js';
import { PatientPeopleController } from './access/patient-people.controller.js';
import { PeopleController } from './access/people.controller.js';
import { SessionController } from './access/session.controller.js';
import { AlarmLoadController } from './alarm-load/alarm-load.controller.js';
import { WallBoardsController } from './access/wall-boards.controller.js';
import { EmergencyAccessController } from './access/emergency-access.controller.js';
import { AuditController } from './audit/audit.controller.js';
import { BoardController } from './board/board.controller.js';
import { DispatchesController } from './dispatches/dispatches.controller.js';
import { VisitPhotosController } from './dispatches/visit-photos.controller.js';
import { DoctorsController } from './doctors/doctors.controller.js';
import { StandingInstructionsController } from './patients/standing-instructions.controller.js';
import { PlannedVisitsController } from './dispatches/planned-visits.controller.js';
import { EscalationController } from './escalation/escalation.controller.js';
import { FamilyController } from './family/family.controller.js';
import { DevicesController } from './gateways/devices.controller.js';
import { GatewaysController } from './gateways/gateways.controller.js';
import { HandoversController } from './handover/handovers.controller.js';
import { IncidentsController } from './incidents/incidents.controller.js';
import {
  IncidentNotificationsController,
  NotificationsController,
  PushSubscriptionsController,
} from './notifications/notifications.controller.js';
import { HistoryController } from './patients/history.controller.js';
import { PatientsController } from './patients/patients.controller.js';
import { RulesController } from './patients/rules.controller.js';
import { ActivityController } from './activity/activity.controller.js';
import { RosterController } from './roster/roster.controller.js';
import { RosterCalendarController } from './roster/roster-calendar.controller.js';
import { StationsController } from './stations/stations.controller.js';

export const CONTROLLERS: Type[] = [
  SessionController,
  AccountController,
  PeopleController,
  PatientPeopleController,
  WallBoardsController,
  BoardController,
  PatientsController,
  HistoryController,
  RulesController,
  IncidentsController,
  DispatchesController,
  PlannedVisitsController,
  VisitPhotosController,
  DoctorsController,
  StandingInstructionsController,
  RosterController,
  RosterCalendarController,
  IncidentNotificationsController,
  PushSubscriptionsController,
  NotificationsController,
  StationsController,
  EscalationController,
  FamilyController,
  GatewaysController,
  DevicesController,
  AuditController,
  EmergencyAccessController,
  AlarmLoadController,
  HandoversController,
  ActivityController,
];
