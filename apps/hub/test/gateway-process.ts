// The real gateway as a process of its own: enrolled with the one-time code, then playing a recording at true speed.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { repositoryRoot } from './hub-process.js';

const cli = path.join(repositoryRoot, 'dist/apps/cli/src/main.js');

export const recordingsFolder = process.env['RECORDINGS_DIR'] ?? path.join(repositoryRoot, '../shared/recordings');

export class GatewayProcess {
  private output = '';
  private readonly closed: Promise<number | null>;

  private constructor(
    private readonly folder: string,
    private readonly child: ChildProcess,
  ) {
    this.closed = new Promise((resolve) => child.once('close', resolve));
    const take = (chunk: Buffer): void => {
      this.output += chunk.toString('utf8');
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
  }

  /** Enrols in a folder of its own and plays `recording` from now on. Throws with the gateway's words when it can't. */
  static async replay(centre: string, code: string, recording: string, device: string): Promise<GatewayProcess> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'mimamori-gateway-'));
    const enrolled = GatewayProcess.run(folder, ['enrol', '--centre', centre, '--code', code, '--dir', folder]);
    const exitCode = await enrolled.closed;
    if (exitCode !== 0) throw new Error(`the gateway could not enrol: ${enrolled.output}`);
    return GatewayProcess.run(folder, ['replay', recording, '--dir', folder, '--device', device]);
  }

  private static run(folder: string, args: readonly string[]): GatewayProcess {
    const env = { ...process.env, RECORDINGS_DIR: recordingsFolder, NODE_OPTIONS: '' };
    return new GatewayProcess(
      folder,
      spawn(process.execPath, [cli, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] }),
    );
  }

  get said(): string {
    return this.output;
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.closed;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
