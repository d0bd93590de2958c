// The whole centre in one process: chooses an adapter for every port, starts the parts in the order data walk, and stops
// them the other way round.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { GatewayAuthenticator } from '#access';
import { CentreModule, type CentrePorts } from '#api';
import { openDatabaseArchive } from '#archive';
import { DatabaseSnapshots, JournalClock } from '#engine';
import { DatabaseEvents } from '#events';
import { SystemIds, systemClock, systemScheduler } from '#host';
import { openSegmentJournal } from '#journal';
import { type Logger } from '#kernel';
import { startBroker } from '#mqtt';
import { Health, createMetrics } from '#observability';
import { Repositories, migrate, openEmbeddedDatabase, openServerDatabase } from '#records';
import type { HubConfig } from './config.js';
