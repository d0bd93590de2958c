// Starts the load in a process of its own, so that its work is not counted as the server's.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { LoadGateway } from './provision.js';

export interface LoadOrder {
  readonly mqttUrl: string;
  readonly gateways: readonly LoadGateway[];
  /** How long is measured, after a warm-up. */
  readonly seconds: number;
}

export interface LoadResult {
  readonly offeredPerSecond: number;
  readonly acknowledgedPerSecond: number;
  /** From writing the publish to its PUBACK. */
  readonly pubackP50Ms: number;
  readonly pubackP99Ms: number;
  /** Connections the server ended; their frames are no longer offered. */
  readonly lostConnections: number;
  /** Published and still not acknowledged five seconds after the end. */
  readonly unacknowledged: number;
}

export type LoadLine =
  | { readonly kind: 'measuring' }
  | { readonly kind: 'measured' }
  | { readonly kind: 'result'; readonly result: LoadResult };

const program = fileURLToPath(new URL('./load-generator.js', import.meta.url));

/** Runs to the end; `onPhase` is called when measuring begins and ends. */
export async function runLoad(
  order: LoadOrder,
  onPhase: (phase: 'measuring' | 'measured') => void,
): Promise<LoadResult> {
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(order));
  for await (const text of createInterface({ input: child.stdout })) {
    const line = JSON.parse(text) as LoadLine;
    if (line.kind === 'result') return line.result;
    onPhase(line.kind);
  }
  throw new Error('the load ended without a result');
}
