// The audit of a hub that ran, verified from the machine itself.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HubProcess, repositoryRoot } from './hub-process.js';
import { Seat } from './seat.js';

const cli = path.join(repositoryRoot, 'dist/apps/cli/src/main.js');

describe('mimamori audit verify', () => {
  let hub: HubProcess;
  beforeAll(async () => {
    hub = await HubProcess.create();
    const { firstLogIn } = await hub.start();
    await Seat.logIn(hub.url, firstLogIn!);
  });
  afterAll(() => hub.dispose());

  const verify = (...args: string[]) =>
    spawnSync(process.execPath, [cli, 'audit', 'verify', '--data', hub.dataDir, ...args], { encoding: 'utf8' });

  it('asks for the hub to be stopped', () => {
    const { status, stderr } = verify();
    expect(status).toBe(2);
    expect(stderr).toContain('Stop it first');
  });

  it('says that it is whole and where it ends, and holds it against what was noted', async () => {
    await hub.interrupt();
    const { status, stdout } = verify();
    expect(status).toBe(0);
    const [, entries, noted] = /^The audit is whole: (\d+) entries\. Note where it ends:\n(\S+)\n$/.exec(stdout) ?? [];
    expect(Number(entries)).toBeGreaterThan(2);
    expect(verify('--noted', noted!).status).toBe(0);
    const other = verify('--noted', `1:${'0'.repeat(64)}`);
    expect(other.status).toBe(1);
    expect(other.stderr).toContain('entry 1 of the chain');
    expect(verify('--noted', 'yesterday').status).toBe(2);
  });
});
