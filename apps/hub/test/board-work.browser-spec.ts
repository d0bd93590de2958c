// A shift at the board as people work it: somebody is found by a telephone number, a filter never hides who waits, the shift
// is handed over by two signatures, and the alarm load counts what sounded.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { browserIsThere, launchBrowser, openWindow } from './browser.js';
import { eventually } from './eventually.js';
import { GatewayLine } from './gateway-line.js';
import { HubProcess } from './hub-process.js';
import { BoardScreen, logIn } from './screens.js';
import { ok, passwordOf } from './seat.js';
import { addHome, addPerson, openSmallCentre, type SmallCentre } from './small-centre.js';

if (!browserIsThere && process.env['CI'] !== 'true') {
  it.skip('a shift at the board: left out, Chromium not there', () => undefined);
} else {
  describe('a shift at the board', () => {
    let hub: HubProcess;
    let people: SmallCentre;
    let browser: Browser;
    let line: GatewayLine;

    beforeAll(async () => {
      hub = await HubProcess.create();
      people = await openSmallCentre(hub, (await hub.start()).firstLogIn);
      browser = await launchBrowser();
    }, 120_000);

    afterAll(async () => {
      await line?.close();
      await browser?.close();
      await hub?.dispose();
    });

    it('goes from a search to a handover that another takes', async () => {
      const { patient, credential } = await addHome(people, {
        gateway: 'home-yamada',
        name: '山田 ハナ',
        devices: [['oximeter-1', 'oximeter']],
        rules: [{ id: 'spo2-low', kind: 'limit', signal: 'spo2', low: 92, priority: 'high', onDelay: '0s' }],
      });
      const card = await ok(people.centre.api.GET('/api/patients/{id}', { params: { path: { id: patient.id } } }));
      const next = await addPerson(hub, people.administrator, {
        name: 'kato',
        displayName: '加藤 健',
        initials: '加',
        role: 'centre',
      });
      line = await GatewayLine.connect(credential);
      await line.numeric('oximeter-1', 'spo2', { spo2: [85] }).acknowledged;

      const window = await openWindow(browser, { viewport: { width: 1440, height: 900 } });
      const page = await window.newPage();
      const board = new BoardScreen(page);
      await logIn(page, hub.url, people.accounts.centre);
      await board.confirmSound();
      await board.firstAndCalling(patient.id, 20_000);

      // Somebody is on the telephone and says a number.
      await page.keyboard.press('/');
      await page.keyboard.type('どこにもいない');
      await board.card(patient.id).waitFor({ state: 'detached' });
      await page.locator('[data-hidden-unanswered="1"]').waitFor();
      await page.keyboard.press('Control+a');
      await page.keyboard.type(card.phone.replaceAll('-', ''));
      await board.card(patient.id).waitFor();
      await page.keyboard.press('Escape');

      // Nothing is mine yet: the filter is in the address, outlives a reload, and says that somebody waits outside it.
      await page.keyboard.press('m');
      await page.locator('[data-hidden-unanswered="1"]').waitFor();
      expect(new URL(page.url()).searchParams.get('mine')).toBe('1');
      await page.reload();
      await board.confirmSound().catch(() => undefined);
      await page.locator('[data-hidden-unanswered="1"]').click();
      await board.card(patient.id).click();
      expect(new URL(page.url()).searchParams.get('mine')).toBeNull();

      // Whoever is chosen, one patient's values stand on the screen, and they are that patient's.
      const neighbour = await addHome(people, { gateway: 'home-suzuki', name: '鈴木 正一', devices: [], rules: [] });
      await page.reload();
      await board.confirmSound().catch(() => undefined);
      for (const [id, name] of [
        [patient.id, '山田 ハナ'],
        [neighbour.patient.id, '鈴木 正一'],
        [patient.id, '山田 ハナ'],
      ] as const) {
        await board.card(id).click();
        await page.locator('main h1', { hasText: name }).waitFor();
        expect(await page.locator('main h1').count()).toBe(1);
      }
      await page.keyboard.press('a');
      await eventually('the acknowledgement is on the record', async () => {
        const [incident] = await ok(people.centre.api.GET('/api/incidents', { params: { query: { state: 'open' } } }));
        return incident?.acknowledged?.initials === '佐' ? true : undefined;
      });
      await page.keyboard.press('m');
      await board.card(patient.id).waitFor();

      await page.keyboard.press('h');
      await page.getByLabel('ひとこと: 山田 ハナ').fill('娘さんに電話済み');
      await sign(page, passwordOf(hub.url, people.accounts.centre), '渡す');
      await page.getByText('渡した本人は受け取れません').waitFor();
      const address = page.url();

      const other = await (await openWindow(browser, { viewport: { width: 390, height: 844 } })).newPage();
      await logIn(other, hub.url, next.account);
      await other.getByRole('button', { name: '聞こえた' }).click();
      await other.goto(address);
      await other.getByText('娘さんに電話済み').waitFor();
      await sign(other, 'not the password', '受け取る');
      await other.getByText('パスワードが違います').waitFor();
      await sign(other, passwordOf(hub.url, next.account), '受け取る');
      await eventually('the handover is taken', async () => {
        const [handover] = await ok(people.centre.api.GET('/api/handovers'));
        return handover?.taken?.name === '加藤 健' ? true : undefined;
      });

      await page.goto(`${hub.url}/load?span=24h`);
      await page.getByRole('heading', { name: '多い警報' }).waitFor();
      const topTen = page.locator('section', { has: page.getByRole('heading', { name: '多い警報' }) });
      expect(await topTen.innerText()).toContain('SpO2低下');
    }, 120_000);
  });
}

async function sign(page: Page, password: string, button: string): Promise<void> {
  await page.locator('input[type=password]').fill(password);
  await page.getByRole('button', { name: button, exact: true }).click();
}
