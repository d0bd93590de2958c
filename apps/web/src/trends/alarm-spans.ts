// Draws on a trend when alarms stood, behind the line, in the alarms' own colours; history found late is only outlined.
import type uPlot from 'uplot';
import type { Instant } from '#kernel';
import type { Priority, Signal } from '../api/types.js';

export interface AlarmSpan {
  readonly from: Instant;
  readonly to: Instant;
  readonly priority: Priority;
  readonly signal: Signal | null;
  readonly historical: boolean;
}

const COLOURS: Record<Priority, string> = {
  high: '--alarm-high',
  medium: '--alarm-medium',
  low: '--alarm-low',
};

const RANK: Record<Priority, number> = { high: 0, medium: 1, low: 2 };

/** A span shorter than this would not be seen. */
const LEAST_PX = 3;

/** Filled on the chart of the alarm's own signal; on the others a line at the top says when it stood. */
export function drawAlarmSpans(
  plot: uPlot,
  spans: readonly AlarmSpan[],
  signals: readonly string[],
  style: CSSStyleDeclaration,
): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  // The most pressing last, so that it lies on top.
  for (const span of [...spans].sort((a, b) => RANK[b.priority] - RANK[a.priority])) {
    const left = plot.valToPos(span.from / 1_000, 'x', true);
    const width = Math.max(LEAST_PX * devicePixelRatio, plot.valToPos(span.to / 1_000, 'x', true) - left);
    const colour = style.getPropertyValue(COLOURS[span.priority]);
    if (span.historical) {
      ctx.strokeStyle = colour;
      ctx.setLineDash([4, 3]);
      ctx.strokeRect(left, bbox.top, width, bbox.height);
      continue;
    }
    ctx.fillStyle = colour;
    if (span.signal !== null && signals.includes(span.signal)) {
      ctx.globalAlpha = 0.2;
      ctx.fillRect(left, bbox.top, width, bbox.height);
      ctx.globalAlpha = 1;
    }
    ctx.fillRect(left, bbox.top, width, 3 * devicePixelRatio);
  }
  ctx.restore();
}
