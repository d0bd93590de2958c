#!/usr/bin/env node
// `mimamori`: the command line. Each command lives in a file of its own and registers itself here.
import { Command } from 'commander';

const program = new Command('mimamori')
  .description('Mimamori: the system behind a home-care monitoring centre')
  .showHelpAfterError('(add --help for the options)');

await program.parseAsync();
