// Every screen, as every role, in a real browser, with hostile words in every field: nothing runs, nothing leaves the centre,
// the words stand there as words, and no page asks for anything that its content policy refuses.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { browserIsThere, launchBrowser, openWindow } from './browser.js';
import { GatewayLine } from './gateway-line.js';
import { hostile, hostileCard, hostileIncident, MARK } from './hostile-words.js';
import { HubProcess } from './hub-process.js';
import { BoardScreen } from './screens.js';
import { ok, type Seat } from './seat.js';
import { addHome, addPerson, openSmallCentre, type SmallCentre } from './small-centre.js';

/** Notes what a page was refused, before the application runs. */
const WITNESS = `
  window.refused = [];
  document.addEventListener('securitypolicyviolation', (event) =>
    window.refused.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sourceFile + ':' + event.lineNumber + ' ' + event.sample));
`;

interface Visit {
  readonly who: 'centre' | 'supervisor' | 'nurse' | 'doctor' | 'family' | 'administrator' | 'nobody';
  readonly path: string;
  /** Something shown here was written by somebody hostile. */
  readonly shows?: boolean;
  readonly phone?: boolean;
}

const ADMIN = ['gateways', 'devices', 'patients', 'stations', 'people', 'messages', 'escalation', 'audit', 'boards'];
const VISITS: readonly Visit[] = [
  { who: 'nobody', path: '/login' },
  { who: 'nobody', path: '/welcome' },
  { who: 'nobody', path: '/nowhere' },
  { who: 'centre', path: '/board', shows: true },
  { who: 'centre', path: '/board/wall', shows: true },
  { who: 'centre', path: '/handover', shows: true },
  { who: 'centre', path: '/load' },
  { who: 'centre', path: '/account' },
  { who: 'centre', path: '/roster' },
  { who: 'centre', path: '/emergency' },
  { who: 'supervisor', path: '/clinic', shows: true },
  { who: 'supervisor', path: '/reports' },
  { who: 'nurse', path: '/station', shows: true, phone: true },
  { who: 'doctor', path: '/clinic', shows: true },
  { who: 'doctor', path: '/clinic/{patient}', shows: true },
  { who: 'family', path: '/family', shows: true, phone: true },
  ...ADMIN.map((section) => ({ who: 'administrator' as const, path: `/admin/${section}` })),
];

if (!browserIsThere && process.env['CI'] !== 'true') {
  it.skip('every screen in a browser: left out, Chromium not there', () => undefined);
} else {
  describe('every screen', () => {
    let hub: HubProcess;
    let browser: Browser;
    let line: GatewayLine;
    let patientId: string;
    const seats = new Map<Visit['who'], Seat | null>([['nobody', null]]);
    const windows: BrowserContext[] = [];

    beforeAll(async () => {
      hub = await HubProcess.create();
      const { firstLogIn } = await hub.start();
      const people = await openSmallCentre(hub, firstLogIn);
      const { administrator, centre, supervisor, nurse } = people;
      const [doctor, family] = [await person(people, 'doctor'), await person(people, 'family')];
      for (const [who, seat] of Object.entries({ administrator, centre, supervisor, nurse, doctor, family })) {
        seats.set(who as Visit['who'], seat);
      }
      patientId = await hostilePatient(people, [doctor, family], doctor);
      browser = await launchBrowser();
    }, 300_000);
    afterAll(async () => {
      for (const window of windows) await window.close();
      await line?.close();
      await browser?.close();
      await hub?.dispose();
    });

    async function person({ administrator }: SmallCentre, role: 'doctor' | 'family'): Promise<Seat> {
      const facts = { name: role, displayName: hostile(60), initials: '撃', role };
      return (await addPerson(hub, administrator, facts)).seat;
    }

    async function hostilePatient(people: SmallCentre, linked: readonly Seat[], doctor: Seat): Promise<string> {
      const rule = { id: 'spo2-low', kind: 'limit', signal: 'spo2', low: 92, priority: 'high', onDelay: '0s' };
      const devices = [['oximeter-1', 'oximeter']] as const;
      const home = await addHome(people, { gateway: 'hostile-home', name: hostile(40), devices, rules: [rule] });
      const path = { id: home.patient.id };
      await ok(people.supervisor.api.PATCH('/api/patients/{id}', { params: { path }, body: hostileCard }));
      for (const { me } of linked) {
        const to = { path: { ...path, personId: me.personId } };
        await ok(people.administrator.api.PUT('/api/patients/{id}/people/{personId}', { params: to, body: {} }));
      }
      line = await GatewayLine.connect(home.credential);
      await hostileIncident(people, home, doctor, line);
      return home.patient.id;
    }

    async function windowOf({ who, phone = false }: Visit): Promise<BrowserContext> {
      const viewport = phone ? { width: 390, height: 844 } : { width: 1440, height: 900 };
      const context = await openWindow(browser, { viewport, serviceWorkers: 'block' });
      await context.addInitScript({ content: WITNESS });
      const [name = '', value = ''] = (seats.get(who)?.cookie ?? '').split('=');
      if (name !== '') await context.addCookies([{ name, value, url: hub.url }]);
      windows.push(context);
      return context;
    }

    async function settled(page: Page): Promise<void> {
      await page.locator('#root > *').first().waitFor();
      await page.waitForLoadState('load');
      await page
        .getByRole('progressbar')
        .first()
        .waitFor({ state: 'detached', timeout: 10_000 })
        .catch(() => undefined);
      await page.waitForTimeout(1_500);
    }

    it.each(VISITS)('$path as $who keeps its policy and runs nothing', async (visit) => {
      const context = await windowOf(visit);
      const page = await context.newPage();
      const [foreign, said]: [string[], string[]] = [[], []];
      page.on('request', (request) => {
        if (/^(https?|wss?):/.test(request.url()) && !request.url().startsWith(hub.url)) foreign.push(request.url());
      });
      page.on('console', (message) => {
        if (/Content Security Policy|Permissions-Policy|permissions policy|Refused to/i.test(message.text()))
          said.push(message.text());
      });
      page.on('pageerror', (error) => said.push(String(error)));
      page.on('dialog', (dialog) => {
        said.push(`a dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      await page.goto(hub.url + visit.path.replace('{patient}', patientId));
      await settled(page);
      if (visit.shows === true) await page.getByText(MARK).first().waitFor({ timeout: 20_000 });
      const seen = await page.evaluate<object>('({ refused: window.refused, ran: window.ran ?? null })');
      expect({ ...seen, foreign, said }).toEqual({ refused: [], ran: null, foreign: [], said: [] });
      await context.close();
    });

    it('shows every alarm’s story as words', async () => {
      const context = await windowOf({ who: 'centre', path: '/board' });
      const page = await context.newPage();
      await page.goto(`${hub.url}/board`);
      await new BoardScreen(page).confirmSound();
      await page.locator(`nav [data-patient="${patientId}"]`).click();
      await page.getByText(`'; DROP TABLE patient; --`).first().waitFor();
      const seen = await page.evaluate<object>(`({
        refused: window.refused, ran: window.ran ?? null,
        planted: document.querySelectorAll('img[src="x"], [onload], [onerror], aside script').length,
      })`);
      expect(seen).toEqual({ refused: [], ran: null, planted: 0 });
      await context.close();
    });
  });
}
