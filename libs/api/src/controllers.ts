// Every controller of the centre, in one list: the module serves them and the OpenAPI document is made from them.
import type { Type } from '@nestjs/common';
import { PeopleController } from './access/people.controller.js';
import { SessionController } from './access/session.controller.js';
import { AlarmLoadController } from './alarm-load/alarm-load.controller.js';
import { AuditController } from './audit/audit.controller.js';
import { BoardController } from './board/board.controller.js';
import { DispatchesController } from './dispatches/dispatches.controller.js';
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
import { ReportsController } from './reports/reports.controller.js';
import { RosterController } from './roster/roster.controller.js';
import { RosterCalendarController } from './roster/roster-calendar.controller.js';
import { StationsController } from './stations/stations.controller.js';

export const CONTROLLERS: Type[] = [
  SessionController,
  PeopleController,
  BoardController,
  PatientsController,
  HistoryController,
  RulesController,
  IncidentsController,
  DispatchesController,
  PlannedVisitsController,
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
  AlarmLoadController,
  HandoversController,
  ReportsController,
];
