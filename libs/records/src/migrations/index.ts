// Every migration, in order. Names sort as they run.
import { journalMigration } from './0001-journal.js';
import { archiveMigration } from './0002-archive.js';
import { eventsMigration } from './0003-events.js';
import { engineMigration } from './0004-engine.js';
import { peopleAndPatientsMigration } from './0101-people-and-patients.js';
import { gatewaysAndDevicesMigration } from './0102-gateways-and-devices.js';
import { careMigration } from './0103-rules-alarms-incidents.js';
import { auditAndActsMigration } from './0104-audit-and-acts.js';
import { notificationsMigration } from './0201-notifications.js';
import { deadlinesMigration } from './0211-deadlines.js';
import { escalationMigration } from './0212-escalation.js';
import { rosterMigration } from './0221-roster.js';
import { dispatchAndDoctorsMigration } from './0231-dispatch-and-doctors.js';
import { boardWorkMigration } from './0241-board-work.js';
import { secondFactorsAndSessionsMigration } from './0301-second-factors-and-sessions.js';
import { auditChainMigration } from './0311-audit-chain.js';
import { gatewayCredentialsMigration } from './0321-gateway-credentials.js';
import { databaseRolesMigration } from './0401-database-roles.js';
import { wallsMigration } from './0402-walls.js';
import { viewingsMigration } from './0403-viewings.js';
import { sealedContactMigration } from './0411-sealed-contact.js';
import type { Migration } from './migration.js';

export const migrations: readonly Migration[] = [
  journalMigration,
  archiveMigration,
  eventsMigration,
  engineMigration,
  peopleAndPatientsMigration,
  gatewaysAndDevicesMigration,
  careMigration,
  auditAndActsMigration,
  notificationsMigration,
  deadlinesMigration,
  escalationMigration,
  rosterMigration,
  dispatchAndDoctorsMigration,
  boardWorkMigration,
  secondFactorsAndSessionsMigration,
  auditChainMigration,
  gatewayCredentialsMigration,
  databaseRolesMigration,
  wallsMigration,
  viewingsMigration,
  sealedContactMigration,
];
