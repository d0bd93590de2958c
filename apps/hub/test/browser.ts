// Debian's Chromium under playwright-core, with an ear and an eye: every tone the page's audio starts is noted with its time,
// and so is every change of the card that stands first and calls. So a test can say when an alarm was heard and seen.
import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';

const EXECUTABLE = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Two windows are looked at in turn; neither may be slowed down for not being in front.
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
];

export const browserIsThere = existsSync(EXECUTABLE);

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: EXECUTABLE, headless: true, args: FLAGS });
}

/** Notes what sounds: Web Audio sources and media elements. Runs in the page before the application does. */
const EAR = `
  window.tonesHeard = [];
  const note = (kind) => window.tonesHeard.push({ kind, at: Date.now() });
  for (const name of ['OscillatorNode', 'AudioBufferSourceNode', 'ConstantSourceNode']) {
    const prototype = window[name].prototype;
    const start = prototype.start;
    prototype.start = function (...when) {
      // A tone in a context that is not running is planned but not heard.
      if (this.context.state === 'running') note(name);
      return start.apply(this, when);
    };
  }
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () {
    note('media');
    return play.apply(this);
  };
`;

/** A window of its own, as of another person at another machine. */
export async function openWindow(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo', ...options });
  await context.addInitScript({ content: EAR + EYE });
  return context;
}

/** Notes which patient's card stands first and calls, each time that changes. */
const EYE = `
  window.firstCalls = [];
  setInterval(() => {
    const card = document.querySelector('nav [data-patient]');
    const patient = card?.dataset.calling === undefined ? null : card.dataset.patient;
    if (window.firstCalls.at(-1)?.patient !== patient) window.firstCalls.push({ patient, at: Date.now() });
  }, 50);
`;

/** When tones began since `since`, by the clock of this machine. */
export async function tonesSince(page: Page, since: number): Promise<number[]> {
  const tones = await page.evaluate<Array<{ at: number }>>('window.tonesHeard');
  return tones.map(({ at }) => at).filter((at) => at >= since);
}

/** Since when the card that stands first and calls is this patient's; `undefined` while it is another's or none. */
export async function firstAndCallingSince(page: Page, patientId: string): Promise<number | undefined> {
  const calls = await page.evaluate<Array<{ patient: string | null; at: number }>>('window.firstCalls');
  const now = calls.at(-1);
  return now?.patient === patientId ? now.at : undefined;
}
