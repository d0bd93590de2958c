// One trend over time: the mean as a line, least and most as a band behind it, limits, alarms and visits.
import { useEffect, useRef, type ReactElement } from 'react';
import uPlot from 'uplot';
import type { Instant } from '#kernel';
import type { Language } from '../format/language.js';
import { dayWithWeekday, hourMinute } from '../format/time.js';
import { drawAlarmSpans, type AlarmSpan } from './alarm-spans.js';
import { joined, type Span, type TrendColumns } from './trend-data.js';
import styles from './trend-chart.module.css';

export interface TrendLine {
  readonly key: string;
  readonly label: string;
  readonly columns: TrendColumns;
  /** Name of the custom property with its colour. */
  readonly colour: string;
  readonly dashed: boolean;
  readonly decimals: number;
}

/** What is drawn. Each part stays the same object until it says something else: the picture is drawn anew when one changes. */
interface TrendPicture {
  readonly lines: readonly TrendLine[];
  readonly from: Instant;
  readonly to: Instant;
  /** The least range of values that is drawn. */
  readonly range: readonly [number, number];
  /** The highest value that can be: no label above it. */
  readonly highest: number;
  readonly limits: readonly number[];
  readonly alarms: readonly AlarmSpan[];
  readonly visits: readonly Instant[];
  /** Drawn as a thin band at the foot. */
  readonly inBed: readonly Span[];
  readonly showTime: boolean;
  readonly language: Language;
}

export interface TrendChartProps extends TrendPicture {
  readonly title: string;
  readonly unit: string;
  readonly height: number;
  readonly scheme: string;
  readonly empty: string;
}

const TIME_AXIS_PX = 22;

export function TrendChart(props: TrendChartProps): ReactElement {
  const { title, unit, lines, showTime, height, scheme, empty } = props;
  const { from, to, range, highest, limits, alarms, visits, inBed, language } = props;
  const box = useRef<HTMLDivElement>(null);
  const readout = useRef<HTMLSpanElement>(null);
  const blank = lines.every((line) => line.columns.at.length === 0);

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const picture = { lines, from, to, range, highest, limits, alarms, visits, inBed, showTime, language };
    const plot = new uPlot(optionsOf(picture, element, readout.current), dataOf(lines), element);
    const observer = new ResizeObserver(() =>
      plot.setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
    // The colours are the scheme's, and the height is taken from the page.
  }, [lines, from, to, range, highest, limits, alarms, visits, inBed, showTime, language, scheme, height]);

  return (
    <section className={styles.chart} aria-label={title}>
      <header className={styles.head}>
        {lines.map((line) => (
          <span key={line.key} className={styles.label} data-signal={line.key} data-dashed={line.dashed || undefined}>
            {line.label}
          </span>
        ))}
        <small>{unit}</small>
        <span ref={readout} className={styles.readout} />
      </header>
      <div ref={box} className={styles.plot} style={{ height: height + (showTime ? TIME_AXIS_PX : 0) }} />
      {blank && <p className={styles.empty}>{empty}</p>}
    </section>
  );
}

function dataOf(lines: readonly TrendLine[]): uPlot.AlignedData {
  const { at, parts } = joined(lines.map((line) => line.columns));
  return [at, ...parts.flatMap((part) => [part.mean, part.min, part.max])];
}

/** How near the right edge, as a part of the whole, a time is not written any more. */
const EDGE_PARTS = 40;

function optionsOf(picture: TrendPicture, element: HTMLElement, readout: HTMLElement | null): uPlot.Options {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(name);
  const { lines, language } = picture;
  const font = `11px ${style.fontFamily}`;
  const many = picture.to - picture.from > 26 * 3_600_000;
  return {
    width: element.clientWidth,
    height: element.clientHeight,
    padding: [4, 8, picture.showTime ? 0 : 6, 0],
    legend: { show: false },
    cursor: { sync: { key: 'trends' }, y: false, points: { show: false }, drag: { x: false, y: false } },
    scales: {
      x: { time: true, min: picture.from / 1_000, max: picture.to / 1_000 },
      y: { range: rangeOf(picture.range) },
    },
    axes: [
      {
        show: picture.showTime,
        size: TIME_AXIS_PX,
        font,
        stroke: colour('--ink-3'),
        grid: { stroke: colour('--line'), width: 1 },
        ticks: { show: false },
        gap: 4,
        values: (_, splits) =>
          splits.map((at) => {
            // A label that the right edge would cut says a wrong time.
            if (picture.to / 1_000 - at < (picture.to - picture.from) / 1_000 / EDGE_PARTS) return '';
            return many ? dayWithWeekday(at * 1_000, language) : hourMinute(at * 1_000, language);
          }),
        ...(many ? { space: 90 } : { space: 64 }),
      },
      {
        size: 34,
        font,
        stroke: colour('--ink-3'),
        grid: { stroke: colour('--line'), width: 1 },
        ticks: { show: false },
        gap: 4,
        space: 20,
        values: (_, splits) => splits.map((value) => (value > picture.highest ? '' : String(value))),
      },
    ],
    series: [{}, ...lines.flatMap((line) => seriesOf(line, colour(line.colour)))],
    bands: lines.map((line, index) => ({
      series: [3 * index + 3, 3 * index + 2] as [number, number],
      fill: line.dashed ? 'transparent' : translucent(colour(line.colour)),
    })),
    hooks: {
      drawAxes: [
        (plot) =>
          drawAlarmSpans(
            plot,
            picture.alarms,
            picture.lines.map((line) => line.key),
            style,
          ),
        (plot) => drawGround(plot, picture, style),
      ],
      setCursor: [(plot) => tell(plot, picture, readout)],
    },
  };
}

function seriesOf(line: TrendLine, stroke: string): uPlot.Series[] {
  const edge: uPlot.Series = { stroke: 'transparent', width: 0, points: { show: false }, spanGaps: false };
  return [
    { stroke, width: 1.5, ...(line.dashed ? { dash: [4, 3] } : {}), points: { show: false }, spanGaps: false },
    edge,
    edge,
  ];
}

function rangeOf([least, most]: readonly [number, number]): uPlot.Range.Function {
  return (_, min, max) => {
    const low = Math.min(least, Number.isFinite(min) ? min : least);
    const high = Math.max(most, Number.isFinite(max) ? max : most);
    // Room above for the label, so that it never lies on the line.
    return [Math.floor(low), high + (high - low) * 0.28];
  };
}

function translucent(colour: string): string {
  return `color-mix(in srgb, ${colour} 22%, transparent)`;
}

/** Limits as dashed lines, visits as ticks with a flag, time in bed as a band at the foot. */
function drawGround(plot: uPlot, picture: TrendPicture, style: CSSStyleDeclaration): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.lineWidth = devicePixelRatio;
  ctx.strokeStyle = style.getPropertyValue('--ink-2');
  ctx.setLineDash([6, 4]);
  for (const limit of picture.limits) {
    const y = Math.round(plot.valToPos(limit, 'y', true));
    if (y < bbox.top || y > bbox.top + bbox.height) continue;
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
  }
  ctx.setLineDash([]);
  ctx.fillStyle = style.getPropertyValue('--action-text');
  for (const visit of picture.visits) {
    const x = plot.valToPos(visit / 1_000, 'x', true);
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.fillRect(x, bbox.top, devicePixelRatio, bbox.height);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x + 8 * devicePixelRatio, bbox.top + 4 * devicePixelRatio);
    ctx.lineTo(x, bbox.top + 8 * devicePixelRatio);
    ctx.fill();
  }
  ctx.fillStyle = style.getPropertyValue('--signal-bed');
  const thick = 4 * devicePixelRatio;
  for (const span of picture.inBed) {
    const left = Math.max(bbox.left, plot.valToPos(span.from / 1_000, 'x', true));
    const right = Math.min(bbox.left + bbox.width, plot.valToPos(span.to / 1_000, 'x', true));
    if (right > left) ctx.fillRect(left, bbox.top + bbox.height - thick, right - left, thick);
  }
  ctx.restore();
}

/** What the values were under the pointer, in words beside the label. */
function tell(plot: uPlot, picture: TrendPicture, readout: HTMLElement | null): void {
  if (readout === null) return;
  const index = plot.cursor.idx;
  const at = index === null || index === undefined ? undefined : plot.data[0][index];
  if (index === null || index === undefined || at === undefined || (plot.cursor.left ?? -1) < 0) {
    readout.textContent = '';
    return;
  }
  const values = picture.lines.map((line, i) => {
    const value = plot.data[3 * i + 1]?.[index];
    return value === null || value === undefined ? '–' : value.toFixed(line.decimals);
  });
  const time = picture.to - picture.from > 26 * 3_600_000 ? `${dayWithWeekday(at * 1_000, picture.language)} ` : '';
  readout.textContent = `${time}${hourMinute(at * 1_000, picture.language)}  ${values.join(' / ')}`;
}
