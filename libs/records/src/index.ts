export type { Database, Priority, Queries, RecordsTransaction } from './database.js';
export {
  attachEmbeddedDatabase,
  type EmbeddedDatabase,
  type EmbeddedDatabaseOptions,
  openEmbeddedDatabase,
} from './embedded/embedded-database.js';
export { openServerDatabase, type ServerDatabase, type ServerDatabaseOptions } from './server/server-database.js';
export { migrate, type MigrationReport } from './migrations/migrator.js';
export { migrations } from './migrations/index.js';
export { type Migration, runStatements } from './migrations/migration.js';
export type { Schema } from './schema/index.js';
export { type Standing, STANDING } from './walls.js';
export { EMERGENCY_MS, POLICIES, OPEN_GRANTS } from './migrations/0402-walls.js';
export type { EmergencyAccessTable } from './schema/wall-tables.js';
export { violatedForeignKey, violatedUnique } from './transaction.js';
export * from './repositories/index.js';
export { type Sealer, sealerOf } from './sealing/sealer.js';
export { ColumnSeal, SEALED_COLUMNS } from './sealing/sealed-columns.js';
export { checkSeals, reseal, type SealUse, sealUse } from './sealing/upkeep-of-seals.js';
export { type PatientContact, withoutContact } from './sealing/patient-contact.js';
export type { SessionStage } from './schema/access-tables.js';
export type * from './schema/centre-tables.js';
export type * from './schema/dispatch-tables.js';
export type * from './schema/notification-tables.js';
