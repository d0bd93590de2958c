// What a Chromium trace says of frames and of the main thread. A frame is counted where the compositor reports what became of
// it (`PipelineReporter`): presented, or wanted and dropped. Without a screen there is no vertical sync; Chromium then
// beats at 60 Hz by its own clock, which is the most these figures can show.

export interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly ph: string;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args: Readonly<Record<string, unknown>>;
}

export const TRACED = ['cc', 'benchmark', 'toplevel', 'devtools.timeline', 'blink.user_timing', '__metadata'];

/** The page marks with these what is to be looked at. */
export const MARKS = { from: 'measure-from', to: 'measure-to' } as const;

export interface FrameFigures {
  readonly seconds: number;
  readonly presentedPerSecond: number;
  /** Wanted but never shown. */
  readonly dropped: number;
  readonly longestGapMs: number;
  /** Seconds in which fewer than 57 frames were shown. */
  readonly slowSeconds: number;
  readonly longestTaskMs: number;
  readonly tasksOver50Ms: number;
  /** Of the page's main thread. */
  readonly busyShare: number;
}

const NEARLY_SIXTY = 57;

export function frameFigures(trace: readonly TraceEvent[]): FrameFigures {
  const mark = (name: string): TraceEvent => {
    const found = trace.find((event) => event.name === name);
    if (found === undefined) throw new Error(`the trace holds no ${name}`);
    return found;
  };
  const [from, to] = [mark(MARKS.from), mark(MARKS.to)];
  const within = trace.filter(({ ts, pid }) => ts >= from.ts && ts <= to.ts && pid === from.pid);
  const { shownAt, dropped } = beatsOf(within);
  const seconds = (to.ts - from.ts) / 1e6;
  const tasks = within.filter(({ name, tid }) =>
    name === 'RunTask' || name === 'ThreadControllerImpl::RunTask' ? tid === from.tid : false,
  );
  const taskMs = tasks.map(({ dur = 0 }) => dur / 1_000);
  return {
    seconds,
    presentedPerSecond: shownAt.length / seconds,
    dropped,
    longestGapMs: longestGap(shownAt) / 1_000,
    slowSeconds: slowSeconds(shownAt, from.ts, Math.floor(seconds)),
    longestTaskMs: Math.max(0, ...taskMs),
    tasksOver50Ms: taskMs.filter((ms) => ms > 50).length,
    busyShare: taskMs.reduce((sum, ms) => sum + ms, 0) / 1_000 / seconds,
  };
}

function idOf(event: TraceEvent): string {
  const { id, id2 } = event as unknown as { id?: string; id2?: { local?: string; global?: string } };
  return id ?? id2?.local ?? id2?.global ?? '';
}

/**
 * When each beat was first shown, and how many were wanted and never shown. One beat may have several reporters, the page's
 * part of it and the compositor's; their ids are used again, so that a beginning belongs to the next end of its id.
 */
function beatsOf(trace: readonly TraceEvent[]): { shownAt: number[]; dropped: number } {
  const open = new Map<string, { readonly beat: string; readonly state: string }>();
  const shown = new Map<string, number>();
  const wanted = new Set<string>();
  const reports = trace.filter(({ name }) => name === 'PipelineReporter').sort((a, b) => a.ts - b.ts);
  for (const event of reports) {
    const id = idOf(event);
    if (event.ph === 'b') {
      open.set(id, reportOf(event));
      continue;
    }
    const report = open.get(id);
    open.delete(id);
    if (report === undefined) continue;
    if (report.state === 'STATE_DROPPED') wanted.add(report.beat);
    if (report.state.startsWith('STATE_PRESENTED') && !shown.has(report.beat)) shown.set(report.beat, event.ts);
  }
  const dropped = [...wanted].filter((beat) => !shown.has(beat)).length;
  return { shownAt: [...shown.values()].sort((a, b) => a - b), dropped };
}

function reportOf(event: TraceEvent): { beat: string; state: string } {
  // Earlier versions of Chromium call it by the longer name.
  const reporter = event.args['frame_reporter'] ?? event.args['chrome_frame_reporter'] ?? {};
  const { state = '', frame_source: source, frame_sequence: sequence } = reporter as Partial<Record<string, string>>;
  return { beat: `${source} ${sequence}`, state };
}

function longestGap(times: readonly number[]): number {
  let longest = 0;
  for (const [index, at] of times.entries()) longest = Math.max(longest, at - (times[index - 1] ?? at));
  return longest;
}

function slowSeconds(times: readonly number[], from: number, seconds: number): number {
  const counts = new Array<number>(seconds).fill(0);
  for (const at of times) {
    const second = Math.floor((at - from) / 1e6);
    if (second < seconds) counts[second] = (counts[second] ?? 0) + 1;
  }
  return counts.filter((count) => count < NEARLY_SIXTY).length;
}
