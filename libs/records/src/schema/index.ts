// Every table, put together from the areas' own files. An area that adds a migration declares its tables beside it here.
import type { AccessTables } from './access-tables.js';
import type { ArchiveTables } from './archive-tables.js';
import type { BoardWorkTables } from './board-work-tables.js';
import type { CentreTables } from './centre-tables.js';
import type { DeadlineTables } from './deadline-tables.js';
import type { DispatchTables } from './dispatch-tables.js';
import type { EngineTables } from './engine-tables.js';
import type { EventTables } from './event-tables.js';
import type { JournalTables } from './journal-tables.js';
import type { RosterTables } from './roster-tables.js';
import type { NotificationTables } from './notification-tables.js';
import type { WallTables } from './wall-tables.js';

export interface Schema
  extends
    JournalTables,
    ArchiveTables,
    EventTables,
    EngineTables,
    CentreTables,
    BoardWorkTables,
    DeadlineTables,
    DispatchTables,
    RosterTables,
    NotificationTables,
    AccessTables,
    WallTables {}
