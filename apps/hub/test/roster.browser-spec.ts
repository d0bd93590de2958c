// The roster as a supervisor works it: a week with its gaps, a duty each week and one for once, a swap, an absence; what a
// change would open or put twice is shown before it is kept, and the calendar goes out as a file and comes back in.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { browserIsThere, launchBrowser, openWindow } from './browser.js';
import { HubProcess } from './hub-process.js';
import { BoardScreen, logIn } from './screens.js';
import { ok } from './seat.js';
import { addHome, addPerson, openSmallCentre, type SmallCentre } from './small-centre.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const TOKYO_MS = 9 * HOUR_MS;

/** The Monday of the week after next in Tokyo: nothing of it is past, and a change's effect is looked for that far ahead. */
function comingMonday(now: number): number {
  const today = Math.floor((now + TOKYO_MS) / DAY_MS);
  // The first day of the epoch was a Thursday.
  const sinceMonday = (today + 3) % 7;
  return (today - sinceMonday + 14) * DAY_MS - TOKYO_MS;
}

const MONDAY_AT = comingMonday(Date.now());
/** `2031-03-10` for the nth day after that Monday. */
const dateOf = (day: number): string => new Date(MONDAY_AT + TOKYO_MS + day * DAY_MS).toISOString().slice(0, 10);
const at = (day: number, time: string): string => `${dateOf(day)}T${time}`;

class RosterScreen {
  constructor(readonly page: Page) {}

  async open(url: string, date = dateOf(0)): Promise<void> {
    await this.page.goto(`${url}/roster?date=${date}`);
    await this.page.getByRole('heading', { name: '当番表' }).waitFor();
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  async choose(label: string, option: string): Promise<void> {
    await this.field(label).click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }

  /** A required field's label ends in a star; a list's options carry the label too and are left out. */
  field(label: string): Locator {
    const text = new RegExp(`^${label.replaceAll(/[()（）]/g, '.')}`);
    return this.dialog.locator('input:not([type=hidden])').and(this.dialog.getByLabel(text)).first();
  }

  async fill(label: string, value: string): Promise<void> {
    await this.field(label).fill(value);
  }

  async send(name: string): Promise<void> {
    await this.dialog.getByRole('button', { name, exact: true }).click();
  }

  async sendAndClose(name: string): Promise<void> {
    await this.send(name);
    await this.dialog.waitFor({ state: 'detached' });
  }

  /** On the calendar of a wide screen. */
  shifts(words: RegExp): Locator {
    return this.page
      .locator('main button[data-task]')
      .filter({ visible: true })
      .and(this.page.getByRole('button', { name: words }));
  }

  get warning(): Locator {
    return this.dialog.getByRole('alert');
  }
}

if (!browserIsThere && process.env['CI'] !== 'true') {
  it.skip('the roster in a browser: left out, Chromium not there', () => undefined);
} else {
  describe('the roster in a browser', () => {
    let hub: HubProcess;
    let people: SmallCentre;
    let browser: Browser;
    let roster: RosterScreen;

    beforeAll(async () => {
      hub = await HubProcess.create();
      people = await openSmallCentre(hub, (await hub.start()).firstLogIn);
      await addHome(people, { gateway: 'home-yamada', name: '山田 ハナ', devices: [] });
      for (const [name, displayName, initials, role] of [
        ['okada', '岡田 真', '岡', 'supervisor'],
        ['endo', '遠藤 誠', '遠', 'doctor'],
        ['aoki', '青木 葉', '青', 'doctor'],
      ] as const) {
        await addPerson(hub, people.administrator, { name, displayName, initials, role });
      }
      browser = await launchBrowser();
      const window = await openWindow(browser, { viewport: { width: 1440, height: 900 }, acceptDownloads: true });
      roster = new RosterScreen(await window.newPage());
      await logIn(roster.page, hub.url, people.accounts.supervisor);
      await new BoardScreen(roster.page).confirmSound();
      await roster.open(hub.url);
    }, 180_000);

    afterAll(async () => {
      await browser?.close();
      await hub?.dispose();
    });

    it('shows the week and says for which times nobody is on duty', async () => {
      const gaps = roster.page.getByText('当番の責任者がいない').first();
      await gaps.waitFor();
      // The station that is always on duty fills each of the seven days.
      expect(await roster.shifts(/板橋訪問看護ステーション 当番/).count()).toBe(7);
    });

    it('takes in a duty of each week, and a gap it leaves is still shown', async () => {
      await roster.press('当番を入れる');
      await roster.choose('だれ', '森 健一');
      await roster.choose('繰り返し', '毎週');
      for (const day of ['月', '火', '水', '木', '金', '土', '日']) {
        const box = roster.dialog.getByRole('checkbox', { name: day, exact: true });
        if (!(await box.isChecked())) await box.check();
      }
      await roster.fill('始まり', '00:00');
      await roster.fill('終わり', '00:00');
      await roster.sendAndClose('追加');
      expect(await roster.shifts(/森 健一 当番/).count()).toBe(7);
      await roster.page.getByText('当番の責任者がいない').first().waitFor({ state: 'detached' });
      await roster.page.getByText('当番の医師がいない').first().waitFor();
    });

    it('takes in a duty for once, Friday evening to Monday morning', async () => {
      await roster.press('当番を入れる');
      await roster.choose('だれ', '遠藤 誠');
      await roster.choose('役割', '調整医');
      await roster.choose('繰り返し', '一回だけ');
      await roster.fill('始まり', at(4, '18:00'));
      await roster.fill('終わり', at(7, '09:00'));
      await roster.sendAndClose('追加');
      const shift = roster.shifts(/遠藤 誠 調整医/);
      expect(await shift.count()).toBe(1);
      expect(await shift.getAttribute('aria-label')).toMatch(/18:00.*9:00/);
    });

    it('shows the gap an absence would open before it is kept', async () => {
      await roster.press('当番を入れる');
      await roster.choose('だれ', '森 健一');
      await roster.choose('役割', '不在');
      await roster.choose('繰り返し', '一回だけ');
      await roster.fill('始まり', at(2, '09:00'));
      await roster.fill('終わり', at(2, '17:00'));
      await roster.send('追加');
      await roster.warning.getByText('この変更で空きができます').waitFor();
      expect(await roster.warning.innerText()).toContain('当番の責任者がいない');
      // Nothing is kept while it is only shown.
      expect(await roster.shifts(/森 健一 不在/).count()).toBe(0);
      await roster.sendAndClose('このまま保存');
      expect(await roster.shifts(/森 健一 不在/).count()).toBe(1);
      await roster.page.getByText('当番の責任者がいない').first().waitFor();
    });

    it('gives one shift of the week to a colleague', async () => {
      await roster
        .shifts(/森 健一 当番/)
        .nth(3)
        .click();
      await roster.send('交代');
      await roster.choose('代わる人', '岡田 真');
      await roster.fill('合意した人（双方の名前）', '森・岡田');
      await roster.sendAndClose('保存');
      const swapped = roster.shifts(/岡田 真/);
      expect(await swapped.count()).toBe(1);
      expect(await swapped.getAttribute('data-swapped')).toBe('true');
      expect(await roster.shifts(/森 健一 当番/).count()).toBe(6);
    });

    it('shows that somebody would be in two places before it is kept', async () => {
      // Covering for somebody and coordinating at once leaves the chain one doctor short.
      const enter = async (task: '代診' | '調整医', from: string, to: string): Promise<void> => {
        await roster.press('当番を入れる');
        await roster.choose('だれ', '青木 葉');
        await roster.choose('役割', task);
        await roster.choose('繰り返し', '一回だけ');
        await roster.fill('始まり', from);
        await roster.fill('終わり', to);
        await roster.send('追加');
      };
      await enter('代診', at(1, '09:00'), at(1, '17:00'));
      await roster.dialog.waitFor({ state: 'detached' });
      await enter('調整医', at(1, '12:00'), at(1, '20:00'));
      await roster.warning.waitFor();
      expect(await roster.warning.innerText()).toContain('青木 葉：二つの当番が重なっている');
      await roster.send('やめる');
      await roster.dialog.waitFor({ state: 'detached' });
      expect(await roster.shifts(/青木 葉 代診/).count()).toBe(1);
      expect(await roster.shifts(/青木 葉 調整医/).count()).toBe(0);
    });

    it('goes out as iCalendar, and its own file comes back with nothing to change', async () => {
      const download = roster.page.waitForEvent('download');
      await roster.page.getByRole('button', { name: '書き出す' }).click();
      const file = await (await download).path();
      const text = readFileSync(file, 'utf8');
      expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
      expect(text.match(/BEGIN:VEVENT/g)?.length ?? 0).toBeGreaterThanOrEqual(5);
      await roster.press('取り込む');
      await roster.dialog
        .locator('input[type=file]')
        .setInputFiles({ name: 'roster.ics', mimeType: 'text/calendar', buffer: Buffer.from(text) });
      await roster.send('中身を見る');
      await roster.dialog.getByText('変わらない').first().waitFor();
      await roster.dialog.getByText('取り込むものがありません').waitFor();
      await roster.send('やめる');
      await roster.dialog.waitFor({ state: 'detached' });
    });

    it('takes in a foreign calendar after showing what is in it', async () => {
      const lines = [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//somebody//else//JA',
        'BEGIN:VEVENT',
        'UID:night-1',
        'DTSTAMP:20260101T000000Z',
        `DTSTART:${dateOf(0).replaceAll('-', '')}T090000Z`,
        `DTEND:${dateOf(0).replaceAll('-', '')}T210000Z`,
        'SUMMARY:夜の調整',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ];
      await roster.press('取り込む');
      await roster.dialog
        .locator('input[type=file]')
        .setInputFiles({ name: 'night.ics', mimeType: 'text/calendar', buffer: Buffer.from(lines.join('\r\n')) });
      await roster.choose('だれ', '遠藤 誠');
      await roster.choose('役割', '調整医');
      await roster.send('中身を見る');
      await roster.dialog.getByText('夜の調整').waitFor();
      await roster.sendAndClose('1件を取り込む');
      // 09:00 to 21:00 UTC is 18:00 to 6:00 here.
      expect(await roster.shifts(/遠藤 誠 調整医.*18:00/).count()).toBeGreaterThanOrEqual(1);
      const { duties } = await ok(
        people.supervisor.api.GET('/api/roster', {
          params: { query: { from: MONDAY_AT, to: MONDAY_AT + 7 * DAY_MS } },
        }),
      );
      const taken = duties.find(
        ({ pattern }) => pattern.kind === 'interval' && pattern.from === MONDAY_AT + 18 * HOUR_MS,
      );
      expect(taken?.pattern).toMatchObject({ to: MONDAY_AT + 30 * HOUR_MS });
    });
  });
}
