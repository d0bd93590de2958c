// What a gateway says of itself, read from the JSON of its newest status; whatever is not there is null.
import type { Gateway } from '../api/types.js';

export interface GatewayHealth {
  readonly softwareVersion: string | null;
  /** Null on mains. */
  readonly batteryPercent: number | null;
  readonly clockOffsetMs: number | null;
  readonly spooledFrames: number | null;
  readonly droppedFrames: number;
}

export function gatewayHealth({ status }: Pick<Gateway, 'status'>): GatewayHealth {
  const said = status ?? {};
  const spool = isRecord(said.spool) ? said.spool : {};
  return {
    softwareVersion: typeof said.softwareVersion === 'string' ? said.softwareVersion : null,
    batteryPercent: numberOrNull(said.batteryPercent),
    clockOffsetMs: numberOrNull(said.clockOffsetMs),
    spooledFrames: numberOrNull(spool.frames),
    droppedFrames: (numberOrNull(spool.droppedWaveform) ?? 0) + (numberOrNull(spool.droppedNumeric) ?? 0),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const numberOrNull = (value: unknown): number | null => (typeof value === 'number' ? value : null);
