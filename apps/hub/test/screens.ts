// What a person finds on the screens, by the words and roles they carry.
import type { Page } from 'playwright-core';
import { firstAndCallingSince } from './browser.js';
import { eventually } from './eventually.js';
import type { Account } from './hub-process.js';
import { codeOf, passwordOf } from './seat.js';

/** Puts name and password into the log-in page and lands on the person's own screen. */
export async function logIn(page: Page, url: string, account: Account): Promise<void> {
  await page.goto(url);
  await page.getByLabel('ログイン名').fill(account.name);
  await page.locator('input[name=password]').fill(passwordOf(url, account));
  await page.getByRole('button', { name: 'ログイン', exact: true }).click();
  const code = await codeOf(url, account);
  if (code === null) return;
  await page.locator('input[name=code]').fill(code);
  await page.getByRole('button', { name: '確認' }).click();
}

export class BoardScreen {
  constructor(readonly page: Page) {}

  /** The board asks after each log-in whether its alarm can be heard. */
  async confirmSound(): Promise<void> {
    await this.page.getByRole('button', { name: '聞こえた' }).click();
    // Away from the list: a pointer in it holds its order.
    await this.page.mouse.move(720, 10);
  }

  /** Resolves with the moment at which the patient's card first stood first and called. */
  firstAndCalling(patientId: string, withinMs: number): Promise<number> {
    return eventually('the card stands first and calls', () => firstAndCallingSince(this.page, patientId), {
      withinMs,
    });
  }

  card(patientId: string) {
    return this.page.locator(`nav [data-patient="${patientId}"]`);
  }

  get cover() {
    return this.page.getByTestId('connection-cover');
  }

  /** The timeline's sentences as they stand on the screen. */
  async timeline(): Promise<string[]> {
    return this.page.locator(`${TIMELINE} li`).allInnerTexts();
  }
}

/** An incident's own history, apart from other lists beside it. */
export const TIMELINE = 'aside section[aria-labelledby="timeline-title"] ol';

/** The visiting nurse's phone. */
export class StationScreen {
  constructor(readonly page: Page) {}

  async accept(): Promise<void> {
    await this.press('受ける');
  }

  async decline(reason: string): Promise<void> {
    await this.press('断る');
    await this.page.getByRole('radio', { name: reason }).click();
    await this.press('断ると伝える');
  }

  async depart(): Promise<void> {
    await this.press('出発する');
  }

  async arrive(): Promise<void> {
    await this.press('到着した');
  }

  /** The report's three pages. */
  async report(report: { spo2: string; findings: string; action: string; nextStep: string }): Promise<void> {
    await this.press('報告を書く');
    await this.page.getByLabel(/^SpO2/).fill(report.spo2);
    await this.press('次へ');
    await this.page.getByLabel(/^所見/).fill(report.findings);
    await this.press('次へ');
    await this.page.getByLabel(/^処置/).fill(report.action);
    await this.page.getByLabel(/^次の対応/).fill(report.nextStep);
    await this.press('報告を送る');
  }

  private async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }
}
