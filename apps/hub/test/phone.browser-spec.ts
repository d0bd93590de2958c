// The nurse's phone by itself: it opens without a network and does not look calm then, keeps no answer of the API, and shows
// and proves a push.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { browserIsThere, launchBrowser } from './browser.js';
import { eventually } from './eventually.js';
import { HubProcess } from './hub-process.js';
import { keptFiles, openPhone, PushFromTools, shownNotices, waitingFacts, workerServes } from './phone-screens.js';
import { logIn } from './screens.js';
import { openSmallCentre, type SmallCentre } from './small-centre.js';

if (!browserIsThere && process.env['CI'] !== 'true') {
  it.skip('the nurse’s phone without a network: left out, Chromium not there', () => undefined);
} else {
  describe('the nurse’s phone', () => {
    let hub: HubProcess;
    let people: SmallCentre;
    let browser: Browser;
    let phone: BrowserContext;
    let page: Page;

    beforeAll(async () => {
      hub = await HubProcess.create();
      const welcome = await hub.start();
      people = await openSmallCentre(hub, welcome.firstLogIn);
      browser = await launchBrowser();
      phone = await openPhone(browser);
      await phone.grantPermissions(['notifications'], { origin: hub.url });
      page = await phone.newPage();
      await logIn(page, hub.url, people.accounts.nurse);
      await page.getByRole('heading', { name: 'いまの依頼はありません' }).waitFor();
      await workerServes(page);
    }, 300_000);

    afterAll(async () => {
      await browser?.close();
      await hub?.dispose();
    });

    it('keeps the files of its own screens and no answer of the centre', async () => {
      const files = await keptFiles(page);
      expect(files).toContain('/index.html');
      expect(files.some((file) => /^\/assets\/station-page-[\w-]+\.js$/.test(file))).toBe(true);
      expect(files.filter((file) => file.startsWith('/api/'))).toEqual([]);
      expect(files.filter((file) => /board-page|clinic-page|admin-page/.test(file))).toEqual([]);
    });

    it('opens without a network, and says that it does not know how things stand', async () => {
      await phone.setOffline(true);
      try {
        await page.goto(`${hub.url}/station`);
        await page.getByRole('heading', { name: 'いまの状況は分かりません' }).waitFor();
        await page.getByText('圏外です').waitFor();
        expect(await page.getByText('いまの依頼はありません').count()).toBe(0);
        // The board must not open as if it were watching.
        await expect(page.goto(`${hub.url}/board`)).rejects.toThrow();
      } finally {
        await phone.setOffline(false);
      }
      await page.goto(`${hub.url}/station`);
      await page.getByRole('heading', { name: 'いまの依頼はありません' }).waitFor();
    });

    it('shows a push, keeps the proof while there is no network, sends it later, and takes the notice back', async () => {
      const push = await PushFromTools.of(page, hub.url);
      const notice = {
        v: 1,
        id: 'message-1',
        kind: 'offer',
        priority: 'high',
        title: '訪問の依頼',
        body: '板橋3丁目',
        link: '/station?dispatch=d1',
        tag: 'incident-1',
        sound: true,
        expiresAt: Date.now() + 600_000,
        report: { url: '/api/notifications/facts', token: 'token-of-message-1' },
      };
      await phone.setOffline(true);
      const before = Date.now();
      await push.deliver(notice);
      const shown = await eventually('the notification', async () => {
        const all = await shownNotices(page);
        return all.length > 0 ? all : undefined;
      });
      expect(shown).toEqual([{ title: '訪問の依頼', tag: 'incident-1', silent: false, requireInteraction: true }]);
      const [fact] = await eventually('the proof on the phone', async () => {
        const facts = await waitingFacts(page);
        return facts.length > 0 ? facts : undefined;
      });
      expect(fact).toMatchObject({ messageId: 'message-1', fact: 'delivered', report: notice.report });
      expect(fact!.at).toBeGreaterThanOrEqual(before);
      await phone.setOffline(false);
      // Only an answer of the centre, which knows no such message here, lets the phone forget it.
      await eventually(
        'the centre has answered',
        async () => ((await waitingFacts(page)).length === 0 ? true : undefined),
        {
          withinMs: 60_000,
        },
      );
      await push.deliver({ ...notice, id: 'message-2', kind: 'withdrawal', withdraw: true, title: '取り消し' });
      await eventually('the withdrawal', async () =>
        (await shownNotices(page)).every(({ title, silent }) => title !== '訪問の依頼' && silent) ? true : undefined,
      );
    });

    it('shows that something came even when it cannot be read', async () => {
      const push = await PushFromTools.of(page, hub.url);
      await push.deliver('not for us');
      await eventually('a notification', async () =>
        (await shownNotices(page)).some(({ tag }) => tag === 'unknown') ? true : undefined,
      );
    });

    it('logs out without a network: leaves nothing behind, says so, and ends the session once it can', async () => {
      await page.goto(`${hub.url}/station`);
      await page.getByRole('heading', { name: 'いまの依頼はありません' }).waitFor();
      const said = page.getByText('この端末からログアウトしました');
      await phone.setOffline(true);
      try {
        await page.getByRole('button', { name: '自分のメニュー' }).click();
        await page.getByRole('menuitem', { name: 'ログアウト' }).click();
        await said.waitFor();
        const kept = await page.evaluate<string[]>('Object.keys(localStorage)');
        expect(kept.filter((name) => /^mimamori\.station\./.test(name))).toEqual([]);
        // Opening the phone's screen again, with the cookie still there, lets nobody in.
        await page.goto(`${hub.url}/station`);
        await said.waitFor();
      } finally {
        await phone.setOffline(false);
      }
      await said.waitFor({ state: 'detached', timeout: 60_000 });
      expect(await page.evaluate<number>("fetch('/api/session').then(({ status }) => status)")).toBe(401);
      await page.goto(`${hub.url}/station`);
      await page.getByLabel('ログイン名').waitFor();
    });
  });
}
