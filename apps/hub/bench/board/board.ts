// The board before five hundred open incidents: how long it takes until the list stands on the screen, and whether it stays
// at 60 frames a second while twenty events a second arrive. Measured in Chromium's own tracing, with a page that asks for
// every frame; beside it, in the same run, an empty page of the same browser that does the same, as this machine's limit.
import { get } from 'node:http';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { systemScheduler } from '#host';
import type { DurationMs } from '#kernel';
import type { BenchRow } from '#testing';
import { percentile } from '../percentiles.js';
import { frameFigures, MARKS, TRACED, type FrameFigures, type TraceEvent } from './frames.js';
import { openWard, type Ward } from './ward.js';

const INCIDENTS = 500;
const LOADS = 5;
const CHANGES_PER_SECOND = 10;
const MEASURED_MS = 15_000;
const SETTLE_MS = 3_000;
const VIEWPORT = { width: 1440, height: 900 };

export async function bench(): Promise<BenchRow[]> {
  process.stderr.write(`board: opening ${INCIDENTS} incidents …\n`);
  const ward = await openWard(INCIDENTS);
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--autoplay-policy=no-user-gesture-required',
    ],
  });
  try {
    const size = await answerSize(ward);
    const loads = await measureLoads(browser, ward);
    const limit = await measureEmptyPage(browser);
    const still = await measureBoard(browser, ward, 0);
    const stirred = await measureBoard(browser, ward, CHANGES_PER_SECOND);
    return [
      ...size,
      ...loads,
      ...frameRows('an empty page', limit.frames),
      ...frameRows('the board with no event', still.frames),
      { name: 'events that arrived', value: stirred.eventsPerSecond, unit: '/s' },
      ...frameRows('the board with these events', stirred.frames),
    ];
  } finally {
    await browser.close();
    await ward.close();
  }
}

/** Of the answer the board asks for first: how large, as sent, and how long it takes once it has been asked for before. */
async function answerSize({ url, cookie }: Ward): Promise<BenchRow[]> {
  const headers = { cookie: `${cookie.name}=${cookie.value}` };
  const plain = await bytesOf(`${url}/api/board`, { ...headers, 'accept-encoding': 'identity' });
  const packed: Array<{ readonly bytes: number; readonly ms: number }> = [];
  for (let round = 0; round < LOADS; round += 1) {
    packed.push(await bytesOf(`${url}/api/board`, { ...headers, 'accept-encoding': 'gzip' }));
  }
  const took = packed.map(({ ms }) => ms);
  return [
    { name: "the board's answer", value: plain.bytes / 1_024, unit: 'KiB' },
    { name: "the board's answer as sent", value: (packed[0]?.bytes ?? NaN) / 1_024, unit: 'KiB' },
    { name: "the board's answer took, median", value: percentile(took, 0.5), unit: 'ms' },
  ];
}

/** As they come over the wire: what a page unpacks is more. */
function bytesOf(url: string, headers: Record<string, string>): Promise<{ bytes: number; ms: number }> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const request = get(url, { headers }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => (bytes += chunk.length));
      answer.on('end', () => resolve({ bytes, ms: performance.now() - began }));
    });
    request.on('error', reject);
  });
}

async function openSeat(browser: Browser, { url, cookie }: Ward): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo', viewport: VIEWPORT });
  await context.addCookies([{ ...cookie, url }]);
  await context.addInitScript({ content: EYE });
  return context;
}

/** Notes when the first cards stand on the screen: two frames after they are in the document they are painted. */
const EYE = `
  try { sessionStorage.setItem('mimamori.sound-checked', 'yes'); } catch {}
  const look = () => {
    if (document.querySelector('nav [data-patient][data-calling]') === null) return requestAnimationFrame(look);
    requestAnimationFrame(() => requestAnimationFrame(() => { window.listStands(performance.now()); }));
  };
  requestAnimationFrame(look);
`;

async function measureLoads(browser: Browser, ward: Ward): Promise<BenchRow[]> {
  const first: number[] = [];
  const again: number[] = [];
  for (let round = 0; round < LOADS; round += 1) {
    // A new context has nothing in its cache.
    const context = await openSeat(browser, ward);
    const page = await newBoard(context);
    first.push(await timeToStand(page, ward.url));
    again.push(await timeToStand(page, ward.url));
    await context.close();
  }
  return [
    { name: 'the list stands, nothing in the cache, median', value: percentile(first, 0.5), unit: 'ms' },
    { name: 'the list stands, nothing in the cache, most', value: percentile(first, 1), unit: 'ms' },
    { name: 'the list stands, opened again, median (goal 1,000)', value: percentile(again, 0.5), unit: 'ms' },
    { name: 'the list stands, opened again, most', value: percentile(again, 1), unit: 'ms' },
  ];
}

interface BoardUnderTest {
  readonly page: Page;
  /** What the page calls when its list stands, with the milliseconds since it was asked for. */
  stands: (atMs: number) => void;
}

async function newBoard(context: BrowserContext): Promise<BoardUnderTest> {
  const board: BoardUnderTest = { page: await context.newPage(), stands: () => undefined };
  await board.page.exposeFunction('listStands', (atMs: number) => board.stands(atMs));
  return board;
}

async function timeToStand(board: BoardUnderTest, url: string): Promise<number> {
  const stands = new Promise<number>((resolve) => (board.stands = resolve));
  await board.page.goto(`${url}/board`);
  return stands;
}

interface Measured {
  readonly frames: FrameFigures;
  readonly eventsPerSecond: number;
}

async function measureEmptyPage(browser: Browser): Promise<Measured> {
  const page = await browser.newPage({ viewport: VIEWPORT });
  // Something that differs in each frame, or there would be no frame to show.
  await page.setContent('<p id="beat">0</p>');
  const frames = await traceFrames(browser, page);
  await page.close();
  return { frames, eventsPerSecond: 0 };
}

async function measureBoard(browser: Browser, ward: Ward, changesPerSecond: number): Promise<Measured> {
  const context = await openSeat(browser, ward);
  const board = await newBoard(context);
  const { page } = board;
  await timeToStand(board, ward.url);
  // Away from the list: a pointer in it holds its order.
  await page.mouse.move(720, 10);
  const stop = changesPerSecond === 0 ? () => undefined : ward.stir(changesPerSecond);
  await pause(SETTLE_MS);
  const before = await ward.latestEvent();
  const frames = await traceFrames(browser, page);
  const eventsPerSecond = ((await ward.latestEvent()) - before) / frames.seconds;
  stop();
  await context.close();
  return { frames, eventsPerSecond };
}

/** Asks for every frame and changes one small thing in each, so that each one has to be shown. */
const BEAT = `(() => {
  let beat = document.getElementById('beat');
  if (beat === null) {
    beat = document.createElement('i');
    beat.style.cssText = 'position:fixed;left:0;bottom:0;width:2px;height:2px;z-index:9999';
    document.body.append(beat);
  }
  let count = 0;
  const step = () => {
    beat.style.opacity = count++ % 2 === 0 ? '1' : '0.5';
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})()`;

async function traceFrames(browser: Browser, page: Page): Promise<FrameFigures> {
  await page.evaluate(BEAT);
  await browser.startTracing(page, { categories: TRACED });
  await page.evaluate(`performance.mark('${MARKS.from}')`);
  await pause(MEASURED_MS);
  await page.evaluate(`performance.mark('${MARKS.to}')`);
  const trace = await browser.stopTracing();
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: TraceEvent[] };
  return frameFigures(traceEvents);
}

function frameRows(what: string, frames: FrameFigures): BenchRow[] {
  return [
    { name: `${what}: frames shown`, value: frames.presentedPerSecond, unit: '/s' },
    { name: `${what}: frames wanted and not shown`, value: frames.dropped, unit: '' },
    {
      name: `${what}: seconds with fewer than 57 frames, of ${Math.floor(frames.seconds)}`,
      value: frames.slowSeconds,
      unit: 's',
    },
    { name: `${what}: longest between two frames`, value: frames.longestGapMs, unit: 'ms' },
    { name: `${what}: longest task of the page`, value: frames.longestTaskMs, unit: 'ms' },
    { name: `${what}: tasks over 50 ms`, value: frames.tasksOver50Ms, unit: '' },
    { name: `${what}: the page's main thread busy`, value: frames.busyShare * 100, unit: '%' },
  ];
}

function pause(forMs: DurationMs): Promise<void> {
  return new Promise((resolve) => systemScheduler.after(forMs, () => resolve()));
}
