// The main job as people see it: a recorded patient whose SpO2 stays low is played through a real gateway; the board calls,
// a seat answers by keyboard, a nurse goes and reports from a phone, the centre closes. The hub dies twice on the way.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { browserIsThere, launchBrowser, openWindow, tonesSince } from './browser.js';
import { eventually } from './eventually.js';
import { GatewayLine } from './gateway-line.js';
import { GatewayProcess, recordingsFolder } from './gateway-process.js';
import { HubProcess } from './hub-process.js';
import { BoardScreen, logIn, StationScreen, TIMELINE } from './screens.js';
import { ok, type Schemas } from './seat.js';
import { addHome, openSmallCentre, registerHome, type SmallCentre } from './small-centre.js';

const RECORDING = 'bidmc/49';
/** The recording has one sample a second, and a sample that comes a moment early leaves the delay to be met by the next. */
const SAMPLE_MS = 1_000;
/** From the sample that meets the delay to the card and the tone. */
const ON_BOARD_MS = 1_000;
const ON_DELAY_MS = 15_000;
const recordingFile = path.join(recordingsFolder, 'bidmc/bidmc_49_Numerics.csv');
const missing = [
  ...(browserIsThere ? [] : ['Chromium']),
  ...(existsSync(recordingFile) ? [] : [`the recording ${RECORDING}`]),
];
const mayBeLeftOut = process.env['CI'] !== 'true';

if (missing.length > 0 && mayBeLeftOut) {
  it.skip(`a low SpO2 from the gateway to the nurse's report: left out, ${missing.join(' and ')} not there`, () =>
    undefined);
} else {
  describe('a patient whose SpO2 stays low', () => {
    let hub: HubProcess;
    let people: SmallCentre;
    let browser: Browser;
    let gateway: GatewayProcess;
    let neighbour: GatewayLine;

    beforeAll(async () => {
      expect(missing).toEqual([]);
      hub = await HubProcess.create();
      const welcome = await hub.start();
      people = await openSmallCentre(hub, welcome.firstLogIn);
      browser = await launchBrowser();
    }, 120_000);

    afterAll(async () => {
      await gateway?.stop();
      await neighbour?.close();
      await browser?.close();
      await hub?.dispose();
    });

    const detailOf = (id: string): Promise<Schemas['IncidentDetail']> =>
      ok(people.centre.api.GET('/api/incidents/{id}', { params: { path: { id } } }));

    it('is first on the board with sound in time, and is brought to a good end by keyboard and phone', async () => {
      // Somebody else already calls, with less urgency: the new card has to go above it.
      const other = await addHome(people, {
        gateway: 'home-tanaka',
        name: '田中 正',
        devices: [['oximeter-9', 'oximeter']],
        rules: [{ id: 'spo2-low', kind: 'limit', signal: 'spo2', low: 92, priority: 'medium', onDelay: '0s' }],
      });
      neighbour = await GatewayLine.connect(other.credential);
      await neighbour.numeric('oximeter-9', 'spo2', { spo2: [91] }).acknowledged;
      const { patient, code } = await registerHome(people, {
        gateway: 'home-yamada',
        name: '山田 ハナ',
        devices: [['monitor-49', 'oximeter']],
        rules: [{ id: 'spo2-low', kind: 'limit', signal: 'spo2', low: 90, priority: 'high', onDelay: '15s' }],
      });

      const seat = await openWindow(browser, { viewport: { width: 1440, height: 900 } });
      const page = await seat.newPage();
      const board = new BoardScreen(page);
      await logIn(page, hub.url, people.accounts.centre);
      await board.confirmSound();
      await board.firstAndCalling(other.patient.id, 15_000);
      await eventually('the board sounds for the neighbour', async () =>
        (await tonesSince(page, 0)).length > 0 ? true : undefined,
      );

      gateway = await GatewayProcess.replay(hub.url, code, RECORDING, 'monitor-49');
      const shownAt = await board.firstAndCalling(patient.id, 60_000);
      const incident = await theOpenIncident(people, patient.id);
      const [alarm] = incident.alarms;
      // The on-delay runs from the first low sample; sensor, gateway, hub and board have one second on top.
      expect(shownAt - alarm!.onsetAt).toBeGreaterThanOrEqual(ON_DELAY_MS);
      expect(shownAt - alarm!.onsetAt).toBeLessThanOrEqual(ON_DELAY_MS + SAMPLE_MS + ON_BOARD_MS);
      // Medium was sounding already: a tone that starts now is the one for high.
      const tones = await tonesSince(page, alarm!.onsetAt + ON_DELAY_MS);
      expect(tones.length).toBeGreaterThan(0);
      expect(tones[0]! - alarm!.onsetAt).toBeLessThanOrEqual(ON_DELAY_MS + SAMPLE_MS + ON_BOARD_MS);
      await expectText(board.card(patient.id), /SpO2\s*8\d/);

      // Between alarm and acknowledgement.
      const before = await detailOf(incident.id);
      await hub.kill();
      await board.cover.waitFor({ state: 'visible', timeout: 10_000 });
      await hub.start();
      await board.cover.waitFor({ state: 'hidden', timeout: 15_000 });
      await board.firstAndCalling(patient.id, 10_000);
      const after = await detailOf(incident.id);
      expect(after.timeline).toEqual(before.timeline);
      expect(after.alarms.map(({ id, onsetAt }) => [id, onsetAt])).toEqual([[alarm!.id, alarm!.onsetAt]]);

      await page.keyboard.press('g');
      await page.keyboard.press('a');
      await eventually('the acknowledgement is on the record', async () =>
        (await detailOf(incident.id)).acknowledged?.initials === '佐' ? true : undefined,
      );
      await page.keyboard.press('d');
      await page.getByRole('button', { name: '派遣を依頼' }).waitFor();
      await page.keyboard.press('Control+Enter');

      const phone = await openWindow(browser, {
        viewport: { width: 390, height: 844 },
        hasTouch: true,
        isMobile: true,
      });
      const station = new StationScreen(await phone.newPage());
      await logIn(station.page, hub.url, people.accounts.nurse);
      await expectText(station.page.locator('body'), /山田 ハナ/);
      await station.accept();
      const dispatchId = (await theOpenIncident(people, patient.id)).dispatches[0]!.id;
      await dispatchReaches(people, dispatchId, 'accepted');

      // Between dispatch and report.
      await hub.kill();
      await board.cover.waitFor({ state: 'visible', timeout: 10_000 });
      // The nurse leaves while the centre is away; the phone keeps that and tells it later.
      await station.depart();
      await hub.start();
      await board.cover.waitFor({ state: 'hidden', timeout: 15_000 });
      await dispatchReaches(people, dispatchId, 'en-route');
      await station.arrive();
      await dispatchReaches(people, dispatchId, 'on-scene');
      await station.report({
        spo2: '86',
        findings: '酸素チューブが外れていた',
        action: 'つなぎ直した',
        nextStep: '夕方に再訪',
      });
      await dispatchReaches(people, dispatchId, 'reported');

      // Left alone, the board has opened the neighbour who still waits.
      await board.card(patient.id).click();
      await expectText(page.locator(TIMELINE), /報告/);
      const shown = await board.timeline();
      await page.keyboard.press('e');
      await page.getByRole('button', { name: '終了する' }).waitFor();
      await page.keyboard.press('1');
      await page.keyboard.press('Control+Enter');
      const closed = await eventually('the incident is closed', async () => {
        const detail = await detailOf(incident.id);
        return detail.state === 'closed' ? detail : undefined;
      });

      expect(closed.outcome).toBe('true-acted');
      expect(closed.alarms).toHaveLength(1);
      expect(closed.timeline.map(({ kind, byName }) => [kind, byName])).toEqual([
        ['incident-opened', expect.any(String)],
        ['alarm-raised', expect.any(String)],
        ['acknowledged', '佐藤 恵'],
        ['dispatch-offered', '佐藤 恵'],
        ['dispatch-unreached', expect.any(String)],
        ['dispatch-accepted', '伊藤 咲'],
        ['dispatch-en-route', '伊藤 咲'],
        ['dispatch-on-scene', '伊藤 咲'],
        ['dispatch-reported', '伊藤 咲'],
        ['report-sent', expect.any(String)],
        ['incident-closed', '佐藤 恵'],
      ]);
      const sentences = closed.timeline.slice(0, -1).map(({ text }) => text.ja);
      expect(shown).toHaveLength(sentences.length);
      sentences.forEach((sentence, i) => expect(shown[i]).toContain(sentence));

      await everyRecordedSecondIsThere(people, patient.id, alarm!.onsetAt);
    }, 240_000);
  });
}

async function theOpenIncident(people: SmallCentre, patientId: string): Promise<Schemas['Incident']> {
  const open = await ok(people.centre.api.GET('/api/incidents', { params: { query: { state: 'open' } } }));
  const own = open.filter((incident) => incident.patientId === patientId);
  expect(own).toHaveLength(1);
  return own[0]!;
}

async function dispatchReaches(people: SmallCentre, id: string, state: Schemas['DispatchState']): Promise<void> {
  await eventually(`the dispatch is ${state}`, async () => {
    const dispatch = await ok(people.centre.api.GET('/api/dispatches/{id}', { params: { path: { id } } }));
    return dispatch.state === state ? true : undefined;
  });
}

async function expectText(locator: ReturnType<Page['locator']>, wanted: RegExp): Promise<void> {
  await eventually(`the text ${wanted.source}`, async () =>
    wanted.test(await locator.innerText()) ? true : undefined,
  );
}

/** What the archive holds is the recording second by second, through both deaths of the hub: nothing missing, nothing twice. */
async function everyRecordedSecondIsThere(people: SmallCentre, patientId: string, from: number): Promise<void> {
  const [header, ...rows] = readFileSync(recordingFile, 'utf8').trim().split('\n');
  const column = header!.split(',').findIndex((label) => label.trim() === 'SpO2');
  const recorded = rows.map((row) => Number(row.split(',')[column]));
  const played = Math.floor((Date.now() - from) / 1_000) - 5;
  const query = { signal: 'spo2' as const, from, to: from + played * 1_000, resolution: 'raw' as const };
  const samples = await eventually(`${played} seconds in the archive`, async () => {
    const series = await ok(
      people.centre.api.GET('/api/patients/{id}/numerics', { params: { path: { id: patientId }, query } }),
    );
    return series.samples.length >= played ? series.samples : undefined;
  });
  expect(samples.map(({ observedAt, value }) => [observedAt - from, value])).toEqual(
    recorded.slice(0, played).map((value, second) => [second * 1_000, value]),
  );
}
