// Takes the pictures of the README: starts a hub with the demonstration ward in a folder of its own, waits until the ward
// lives and somebody needs help, lets the centre act on it, and photographs each screen into docs/screens/.
//   node scripts/screens.mjs [name ...]
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureBuilt, ensureInstalled, requireNode, root } from './prepare.mjs';

requireNode();
ensureInstalled();
ensureBuilt();
const { chromium } = await import('playwright-core');
const { default: sharp } = await import('sharp');
const { Secret, TOTP } = await import('otpauth');

const WARD_LIVES_MS = 6 * 60_000;
/** By then every gateway of a ward that runs has come at least once. */
const WARD_COMES_MS = 90_000;
const SETTLE_MS = 4_000;
const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

const small = { width: 360, height: 740 };

/** Each in Japanese and on light ground unless it says otherwise; `open` is pressed first. */
const screens = [
  { name: 'board', role: 'centre', path: '/board', viewport: desk, scheme: 'dark' },
  { name: 'board-light', role: 'centre', path: '/board', viewport: desk, language: 'en' },
  { name: 'board-phone', role: 'centre', path: '/board', viewport: phone, scheme: 'dark' },
  { name: 'wall', role: 'centre', path: '/board/wall', viewport: desk, scheme: 'dark' },
  { name: 'handover', role: 'centre', path: '/handover', viewport: desk },
  { name: 'handover-phone', role: 'centre', path: '/handover', viewport: phone },
  { name: 'station', role: 'station', path: '/station', viewport: phone },
  { name: 'station-small', role: 'station', path: '/station', viewport: small },
  { name: 'clinic', role: 'doctor', path: '/clinic', open: 'a[href^="/clinic/"]', viewport: desk },
  { name: 'clinic-phone', role: 'doctor', path: '/clinic', viewport: phone },
  { name: 'roster', role: 'supervisor', path: '/roster', viewport: desk },
  { name: 'roster-phone', role: 'supervisor', path: '/roster', viewport: phone },
  { name: 'load', role: 'supervisor', path: '/load', viewport: desk },
  { name: 'reports', role: 'supervisor', path: '/reports', viewport: desk },
  { name: 'escalation', role: 'supervisor', path: '/admin/escalation', viewport: desk },
  { name: 'account', role: 'supervisor', path: '/account', viewport: phone },
  { name: 'family', role: 'family', path: '/family', viewport: phone },
  { name: 'admin', role: 'administrator', path: '/admin', viewport: desk },
  { name: 'messages', role: 'administrator', path: '/admin/messages', viewport: desk },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !screens.some((screen) => screen.name === name));
if (unknown.length > 0) {
  console.error(`No such screen: ${unknown.join(', ')}. There are: ${screens.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
const folder = mkdtempSync(path.join(os.tmpdir(), 'mimamori-screens-'));
const pictures = path.join(root, 'docs', 'screens');
mkdirSync(pictures, { recursive: true });

const hub = spawn(
  process.execPath,
  [path.join(root, 'dist/apps/hub/src/main.js'), '--port', '0', '--mqtt-port', '0', '--data', folder, '--demo'],
  { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, MIMAMORI_NO_PROMPT: '1' } },
);
const gone = new Promise((resolve) => hub.once('exit', resolve));
let browser = null;
try {
  const { url, accounts } = await welcome();
  console.log(`the ward runs on ${url}; waiting for it to live`);
  const centre = await logIn(url, accounts.centre[0]);
  await wardLives(centre);
  const nurse = await helpOnTheWay(centre, url, accounts.station);
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'],
  });
  for (const screen of screens) {
    if (wanted.length > 0 && !wanted.includes(screen.name)) continue;
    const account = screen.role === 'station' ? (nurse ?? accounts.station[0]) : accounts[screen.role]?.[0];
    await photograph(url, screen, account);
  }
} finally {
  await browser?.close();
  hub.kill('SIGINT');
  await gone;
  rmSync(folder, { recursive: true, force: true });
}

/** What the hub prints once it runs: its address and the demonstration's log-ins by role. */
async function welcome() {
  let text = '';
  for await (const chunk of hub.stdout) {
    text += chunk;
    if (/^ {2}Stop\s+Ctrl-C/m.test(text)) break;
  }
  hub.stdout.resume();
  const url = /^ {2}Open +(\S+)/m.exec(text)?.[1];
  if (url === undefined) throw new Error(`the hub did not start:\n${text}`);
  // The administrator is the hub's own first log-in, not one of the ward's.
  const [, admin, adminPassword] = /^ {2}Log in +(\S+) \/ (\S+)/m.exec(text) ?? [];
  const accounts = { administrator: [{ name: admin, password: adminPassword, first: true }] };
  for (const [, name, password, what, where] of text.matchAll(/^ {4}(\S+) +(\S+) +(.*?) +(\/\w+)$/gm)) {
    const role = { '/station': 'station', '/clinic': 'doctor', '/family': 'family' }[where] ?? 'centre';
    (accounts[what === 'supervisor' ? 'supervisor' : role] ??= []).push({ name, password });
  }
  return { url, accounts };
}

/** Logs in at the API, through every step; who must have a second factor sets an app up the first time. */
async function logIn(url, account) {
  const { name, password } = account;
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ name, password }),
  });
  if (!answer.ok) throw new Error(`${name} can't log in: HTTP ${answer.status}`);
  let cookie = answer.headers.getSetCookie()[0].split(';')[0];
  const call = async (method, route, body) => {
    const headers = { cookie, origin: url, 'content-type': 'application/json' };
    const reply = await fetch(url + route, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new Error(`${method} ${route}: HTTP ${reply.status} ${await reply.text()}`);
    cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return reply.status === 204 ? null : reply.json();
  };
  let { stage } = await answer.json();
  if (stage === 'new-password') {
    account.password = `${password} of my own`;
    ({ stage } = await call('PUT', '/api/session/password', { password: account.password }));
  }
  if (stage === 'enrolment') {
    const { secret } = await call('POST', '/api/account/totp', {});
    account.app = new TOTP({ secret: Secret.fromBase32(secret) });
    // Of the step before, so that the next one is still to be used.
    const code = account.app.generate({ timestamp: Date.now() - 30_000 });
    await call('POST', '/api/account/totp/confirm', { code });
  }
  return call;
}

/**
 * Resolves when nearly everybody sends values and a few people need help, or after a while with whatever there is. Throws when
 * nobody's devices are there: pictures of a ward that ended would look like pictures of the application.
 */
async function wardLives(centre) {
  const begun = Date.now();
  const until = begun + WARD_LIVES_MS;
  for (;;) {
    const { patients, incidents } = await centre('GET', '/api/board');
    const alive = patients.filter(({ numerics }) => numerics.length > 0).length;
    const urgent = incidents.filter(({ priority }) => priority !== 'low').length;
    if (alive >= patients.length - 2 && urgent >= 2 && incidents.length >= 3) return;
    const connected = patients.filter(({ devices }) => devices.some((device) => device.connected)).length;
    if (connected === 0 && Date.now() > begun + WARD_COMES_MS)
      throw new Error('no device is connected: the ward ended');
    if (Date.now() > until) {
      console.log(`going on with ${alive} of ${patients.length} patients alive and ${urgent} urgent incidents`);
      return;
    }
    await pause(2_000);
  }
}

/** The centre answers the second most urgent and sends a nurse to the most urgent; gives the nurse who is asked. */
async function helpOnTheWay(centre, url, nurses = []) {
  const { incidents } = await centre('GET', '/api/board');
  const order = ['high', 'medium', 'low'];
  incidents.sort((a, b) => order.indexOf(a.priority) - order.indexOf(b.priority) || a.openedAt - b.openedAt);
  // The very first stays unanswered, so that the board shows what it is for.
  const [, second, third] = incidents;
  if (third !== undefined) await centre('POST', `/api/incidents/${third.id}/acknowledge`, {});
  if (second === undefined) return null;
  await centre('POST', `/api/incidents/${second.id}/acknowledge`, {});
  const dispatch = await centre('POST', `/api/incidents/${second.id}/dispatches`, {
    note: '電話に応答なし。様子を見てください。',
  });
  for (const nurse of nurses) {
    const station = await logIn(url, nurse);
    const own = await station('GET', '/api/dispatches');
    if (own.some(({ id }) => id === dispatch.id)) return nurse;
  }
  return null;
}

async function photograph(url, { name, path: route, open, viewport, scheme = 'light', language = 'ja' }, account) {
  if (account === undefined) return console.log(`${name}: nobody in the ward opens it; left out`);
  const context = await browser.newContext({
    viewport,
    colorScheme: scheme,
    locale: language === 'ja' ? 'ja-JP' : 'en-GB',
    timezoneId: 'Asia/Tokyo',
    reducedMotion: 'reduce',
  });
  await context.addInitScript({
    content: `localStorage.setItem('mimamori.language', '${language}'); localStorage.setItem('mimamori.scheme', '${scheme}');`,
  });
  const page = await context.newPage();
  // The hub's own administrator joins as a real one does.
  if (account.first === true && account.app === undefined) await logIn(url, account);
  await page.goto(`${url}/login`);
  await page.locator('input[name=name]').fill(account.name);
  await page.locator('input[name=password]').fill(account.password);
  await page.locator('button[type=submit]').click();
  if (account.app !== undefined) {
    await page.locator('input[name=code]').fill(await freshCode(account));
    await page.locator('button[type=submit]').click();
  }
  await page.waitForURL((at) => !at.pathname.startsWith('/login'));
  const heard = page.locator('[role=dialog] [data-autofocus]');
  await heard.click({ timeout: 4_000 }).catch(() => undefined);
  // By the application's own router: a new document would ask about the sound again.
  if (new URL(page.url()).pathname !== route && !page.url().includes(route)) {
    await page.evaluate(`history.pushState(null, '', '${route}'); dispatchEvent(new PopStateEvent('popstate'));`);
  }
  if (open !== undefined) await page.locator(open).first().click();
  await page.mouse.move(viewport.width / 2, 4);
  // The live stream never lets a page fall quiet for good.
  await page.waitForLoadState('networkidle', { timeout: SETTLE_MS }).catch(() => undefined);
  await pause(SETTLE_MS);
  const words = (await page.locator('body').innerText()).trim();
  if (/画面に問題が起きました|Something went wrong on this screen/.test(words))
    throw new Error(`${name}: the screen has failed`);
  if (words === '') console.log(`${name}: the screen is empty; left out`);
  else {
    const picture = await smaller(await page.screenshot({ animations: 'disabled' }));
    writeFileSync(path.join(pictures, `${name}.png`), picture);
    console.log(`docs/screens/${name}.png ${Math.round(picture.length / 1024)} KiB`);
  }
  await context.close();
}

/** A code counts once: who logs in twice within half a minute waits for the next. */
async function freshCode(account) {
  while (account.app.generate() === account.usedCode) await pause(1_000);
  account.usedCode = account.app.generate();
  return account.usedCode;
}

/** In 256 colours, which screens hardly pass: a third of the size, and nothing to see of it. */
function smaller(png) {
  return sharp(png).png({ palette: true, colours: 256, effort: 10, compressionLevel: 9 }).toBuffer();
}

function pause(durationMs) {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}
