// How people come in, in a real browser: an invitation, a passkey of Chromium's virtual authenticator, an authenticator app,
// a recovery code on a second device, a fresh proof before a dangerous act, and a session ended from elsewhere.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { AuthenticatorApp } from '#testing';
import { browserIsThere, launchBrowser, openWindow } from './browser.js';
import { eventually } from './eventually.js';
import { HubProcess } from './hub-process.js';
import { ok, Seat } from './seat.js';

const PASSWORD = 'a heron waits at the weir';
const DESK = { viewport: { width: 1280, height: 800 } };

(browserIsThere ? describe : describe.skip)('coming in', () => {
  let hub: HubProcess;
  let browser: Browser;
  let administrator: Seat;
  /** Passkeys belong to a host name, which 127.0.0.1 is not. */
  let url: string;
  const windows: BrowserContext[] = [];

  beforeAll(async () => {
    hub = await HubProcess.create();
    const { firstLogIn } = await hub.start();
    administrator = await Seat.logIn(hub.url, firstLogIn!);
    browser = await launchBrowser();
    url = `http://localhost:${hub.httpPort}`;
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await hub?.dispose();
  }, 60_000);

  const open = async (): Promise<Page> => {
    const context = await openWindow(browser, DESK);
    windows.push(context);
    return context.newPage();
  };
  const invited = async (name: string, role: 'supervisor' | 'doctor' | 'centre'): Promise<string> => {
    const body = { name, displayName: `${name} さん`, initials: name.slice(0, 2), role } as const;
    return (await ok(administrator.api.POST('/api/people', { body }))).link.path;
  };
  const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  const choosePassword = async (page: Page, path: string): Promise<void> => {
    await page.goto(url + path);
    await page.locator('input[name=new-password]').fill(PASSWORD);
    await page.locator('input[name=new-password-again]').fill(PASSWORD);
    await press(page, 'パスワードを決める');
  };
  const typePassword = async (page: Page, name: string): Promise<void> => {
    await page.goto(`${url}/login`);
    await page.getByLabel('ログイン名').fill(name);
    await page.locator('input[name=password]').fill(PASSWORD);
    await press(page, 'ログイン');
  };
  const at = (page: Page, path: RegExp): Promise<void> => page.waitForURL((now) => path.test(now.pathname));
  const codesShown = (page: Page): Promise<string[]> => page.locator('ol code').allInnerTexts();

  /** An authenticator that verifies its person, as a laptop's fingerprint reader does. */
  const withAuthenticator = async (page: Page): Promise<() => Promise<number>> => {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length;
  };

  it('takes an invitation once, sets a passkey up, and lets its owner in by it alone', async () => {
    const page = await open();
    const credentials = await withAuthenticator(page);
    const link = await invited('mori', 'supervisor');
    await choosePassword(page, link);
    // Nothing but setting up a second factor is possible until then.
    await page.getByRole('button', { name: /^パスキー/ }).click();
    expect(await page.evaluate('fetch("/api/board").then((answer) => answer.status)')).toBe(403);
    await press(page, '登録する');
    await page.getByRole('heading', { name: '復旧コード' }).waitFor();
    await page.locator('ol code').first().waitFor();
    expect(await codesShown(page)).toHaveLength(10);
    expect(await credentials()).toBe(1);
    await press(page, '控えました');
    await at(page, /^\/board/);

    await page.context().clearCookies();
    await page.goto(`${url}/login`);
    await page.getByRole('button', { name: 'パスキーでログイン' }).click();
    await at(page, /^\/board/);
    expect(await page.evaluate('fetch("/api/session").then((answer) => answer.json())')).toMatchObject({
      name: 'mori',
      stage: 'complete',
    });

    const again = await open();
    await again.goto(url + link);
    await again.getByText('このリンクは使えません').waitFor();
  }, 120_000);

  it('sets an authenticator app up by its picture’s secret, asks for its code, and takes a recovery code once', async () => {
    const page = await open();
    await choosePassword(page, await invited('endo', 'doctor'));
    await page.getByRole('button', { name: /^認証アプリ/ }).click();
    const secret = (await page.getByTestId('totp-secret').innerText()).replaceAll(' ', '');
    expect(await page.getByRole('img', { name: /二次元コード/ }).isVisible()).toBe(true);
    const app = new AuthenticatorApp(secret);
    const first = app.code(Date.now());
    await page.locator('input[name=code]').fill(first);
    await press(page, '確認');
    await page.locator('ol code').first().waitFor();
    const [recoveryCode = ''] = await codesShown(page);
    await press(page, '控えました');
    await at(page, /^\/clinic/);

    const second = await open();
    await typePassword(second, 'endo');
    // The code that was used to set the app up counts no more.
    await second.locator('input[name=code]').fill(first);
    await press(second, '確認');
    await second.getByRole('alert').waitFor();
    await second.locator('input[name=code]').fill(app.code(Date.now()));
    await press(second, '確認');
    await at(second, /^\/clinic/);

    const third = await open();
    await typePassword(third, 'endo');
    await third.getByRole('button', { name: /復旧コードを使う/ }).click();
    await third.locator('input[name=recovery-code]').fill(recoveryCode.toLowerCase());
    await press(third, '確認');
    await at(third, /^\/clinic/);
    const fourth = await open();
    await typePassword(fourth, 'endo');
    await fourth.getByRole('button', { name: /復旧コードを使う/ }).click();
    await fourth.locator('input[name=recovery-code]').fill(recoveryCode);
    await press(fourth, '確認');
    await fourth.getByRole('alert').waitFor();

    // Ended from the first device, the second learns at once.
    await page.goto(`${url}/account`);
    await press(page, 'ほかの端末をすべてログアウト');
    await at(second, /^\/login/);
    await second.getByText('ログインの期限が切れました').waitFor();
    await at(third, /^\/login/);
    await page.getByText('この端末').first().waitFor();
  }, 180_000);

  it('asks an hour-old session for a fresh proof, and does the act that was asked for', async () => {
    const page = await open();
    const credentials = await withAuthenticator(page);
    await choosePassword(page, await invited('kato', 'supervisor'));
    await page.getByRole('button', { name: /^パスキー/ }).click();
    await press(page, '登録する');
    await press(page, '控えました');
    await at(page, /^\/board/);
    // The clock of a real hub can't be turned; its answer to an old proof can be given once in its name.
    let asked = 0;
    await page.route('**/api/account/pin', async (route) => {
      asked += 1;
      if (asked > 1) return route.continue();
      const problem = { code: 'ACCESS.STEP_UP_REQUIRED', message: 'This act asks for a fresh proof of who you are.' };
      return route.fulfill({ status: 403, contentType: 'application/json', body: JSON.stringify(problem) });
    });
    await page.goto(`${url}/account`);
    await press(page, 'PINを決める');
    await page.locator('input[name=new-pin]').fill('402913');
    await press(page, '保存');
    await page.getByRole('dialog').getByRole('button', { name: 'パスキーで確認' }).click();
    await eventually('the act was done after the proof', () => (asked === 2 ? true : undefined));
    await page.getByText('設定済み').waitFor();
    expect(await credentials()).toBe(1);
  }, 120_000);

  it('keeps a board on the wall signed in, where a PIN alone acts', async () => {
    const page = await open();
    await withAuthenticator(page);
    await choosePassword(page, await invited('yoshida', 'supervisor'));
    await page.getByRole('button', { name: /^パスキー/ }).click();
    await press(page, '登録する');
    await press(page, '控えました');
    await at(page, /^\/board/);
    await page.goto(`${url}/account`);
    await page.getByRole('button', { name: 'この端末を壁の盤面にする' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('詰所');
    await dialog.getByRole('button', { name: 'この端末を壁の盤面にする' }).click();
    await at(page, /^\/board\/wall/);
    const asBoard = (call: string): Promise<unknown> => page.evaluate(call);
    expect(await asBoard('fetch("/api/session").then((answer) => answer.json())')).toMatchObject({
      kind: 'device',
      displayName: '詰所',
    });
    expect(await asBoard('fetch("/api/board").then((answer) => answer.status)')).toBe(200);
    const post = (path: string): string =>
      `fetch("${path}", { method: "POST", headers: { "content-type": "application/json" }, body: "{}" }).then((answer) => answer.json()).then(({ code }) => code)`;
    expect(await asBoard(post('/api/incidents/none/acknowledge'))).toBe('ACCESS.BADGE_REQUIRED');
    expect(await asBoard(post('/api/incidents/none/notes'))).toBe('ACCESS.BOARD_READS_ONLY');
  }, 120_000);
});
