#!/usr/bin/env node
// `mimamori`: the command line. Each command lives in a file of its own and registers itself here.
import { Command } from 'commander';
import { register as registerAccess } from './access.js';
import { register as registerAudit } from './audit.js';
import { register as registerBacktest } from './backtest.js';
import { register as registerBroker } from './broker.js';
import { register as registerCa } from './ca.js';
import { register as registerCare } from './care.js';
import { register as registerEcg } from './ecg.js';
import { register as registerEnrol } from './enrol.js';
import { register as registerReplay } from './replay.js';
import { register as registerScenario } from './scenario.js';

const program = new Command('mimamori')
  .description('Mimamori: the system behind a home-care monitoring centre')
  .showHelpAfterError('(add --help for the options)');

for (const register of [
  registerAccess,
  registerAudit,
  registerEnrol,
  registerReplay,
  registerScenario,
  registerCare,
  registerBacktest,
  registerEcg,
  registerBroker,
  registerCa,
])
  register(program);

await program.parseAsync();
