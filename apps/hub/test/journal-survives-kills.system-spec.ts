// What a PUBACK promises, from the gateway's side of the line: the frame is on disk. The hub is killed without warning at
// moments chosen by chance, also while it starts, and at the end every acknowledged frame is in the archive, once.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, pause } from './eventually.js';
import { GatewayLine } from './gateway-line.js';
import { HubProcess } from './hub-process.js';
import { ok, type Schemas, type Seat } from './seat.js';
import { seededRandom } from './seeded-random.js';
import { addHome, openSmallCentre, type Home } from './small-centre.js';

const KILLS = 20;
/** Some of them while the hub is still starting, when the journal is being read back. */
const KILLS_DURING_START = 5;
const GATEWAYS = 10;
const FRAMES_PER_SECOND = 500;
const BURST_EVERY_MS = 20;

interface Ledger {
  readonly home: Home;
  readonly line: GatewayLine;
  /** `observedAt`, unique within the device, to the value sent. */
  readonly sent: Map<number, number>;
  readonly acknowledged: Set<number>;
  lastAt: number;
}

describe('under 500 frames a second', () => {
  let hub: HubProcess;
  let centre: Seat;
  const ledgers: Ledger[] = [];

  beforeAll(async () => {
    hub = await HubProcess.create();
    const welcome = await hub.start();
    const people = await openSmallCentre(hub, welcome.firstLogIn);
    ({ centre } = people);
    for (let n = 1; n <= GATEWAYS; n += 1) {
      const home = await addHome(people, {
        gateway: `home-${n}`,
        name: `患者 ${n}`,
        devices: [['ecg-1', 'heart-rate']],
      });
      const line = await GatewayLine.connect(home.credential);
      ledgers.push({ home, line, sent: new Map(), acknowledged: new Set(), lastAt: 0 });
    }
  });

  afterAll(async () => {
    for (const { line } of ledgers) await line.close();
    await hub?.dispose();
  });

  it(`keeps every acknowledged frame exactly once through ${KILLS} kills at random moments`, async () => {
    const random = seededRandom();
    const began = Date.now();
    const stop = publishSteadily(ledgers);
    const moments = [...Array(KILLS).keys()]
      .map((n) => ({ order: random.next(), duringStart: n < KILLS_DURING_START }))
      .sort((a, b) => a.order - b.order);
    for (const { duringStart } of moments) {
      if (duringStart) {
        if (hub.running) await hub.kill();
        hub.spawn();
        await pause(random.between(20, 1_500));
      } else {
        if (!hub.running) await hub.start();
        await pause(random.between(20, 2_500));
      }
      await hub.kill();
    }
    await hub.start();
    await pause(1_000);
    stop();
    const offeredForMs = Date.now() - began;

    const waiting = () => ledgers.reduce((sum, { sent, acknowledged }) => sum + sent.size - acknowledged.size, 0);
    await eventually('all are acknowledged, for what is not is sent again', () => waiting() === 0 || undefined, {
      withinMs: 120_000,
    }).catch(() => undefined);
    expect({ seed: random.seed, waiting: waiting() }).toEqual({ seed: random.seed, waiting: 0 });
    const faults = [];
    let frames = 0;
    for (const ledger of ledgers) {
      frames += ledger.sent.size;
      faults.push(...faultsOf(ledger, await archived(centre, ledger)));
    }
    process.stderr.write(
      `seed ${random.seed}: ${KILLS} kills in ${Math.round(offeredForMs / 1000)} s, ${frames} frames acknowledged ` +
        `(${Math.round((frames * 1000) / offeredForMs)}/s offered), ${faults.length} lost or doubled\n`,
    );
    expect({ seed: random.seed, faults: faults.slice(0, 20) }).toEqual({ seed: random.seed, faults: [] });
    expect(frames).toBeGreaterThan((offeredForMs / 1000) * FRAMES_PER_SECOND * 0.8);
  });

  it('refused none of them', async () => {
    const metrics = await (await fetch(`${hub.url}/metrics`)).text();
    expect(metrics).not.toMatch(/^mimamori_frames_refused_total\{[^}]*\} [1-9]/m);
  });
});

/** One small burst every 20 ms, a share to each gateway, whether the hub is there or not. Returns what stops it. */
function publishSteadily(ledgers: readonly Ledger[]): () => void {
  const began = Date.now();
  let published = 0;
  const timer = setInterval(() => {
    // A late timer is made up for, so that the rate holds on a busy machine.
    const due = ((Date.now() - began) * FRAMES_PER_SECOND) / 1_000;
    for (; published < due; published += 1) publishOne(ledgers[published % ledgers.length]!);
  }, BURST_EVERY_MS);
  return () => clearInterval(timer);
}

function publishOne(ledger: Ledger): void {
  const observedAt = Math.max(Date.now(), ledger.lastAt + 1);
  ledger.lastAt = observedAt;
  // 0 is among them: a value like any other.
  const value = ledger.sent.size % 300;
  ledger.sent.set(observedAt, value);
  const { acknowledged } = ledger.line.numeric('ecg-1', 'hr', { hr: [value] }, { observedAt });
  acknowledged.then(
    () => ledger.acknowledged.add(observedAt),
    () => undefined,
  );
}

/** The patient's raw numerics once the engine has caught up with what was sent, or what there is after a minute. */
async function archived(centre: Seat, { home, sent }: Ledger): Promise<Schemas['NumericSample'][]> {
  const instants = [...sent.keys()];
  const query = {
    signal: 'hr' as const,
    from: instants[0]!,
    to: instants.at(-1)! + 1,
    resolution: 'raw' as const,
  };
  const read = async () =>
    (await ok(centre.api.GET('/api/patients/{id}/numerics', { params: { path: { id: home.patient.id }, query } })))
      .samples;
  let samples = await read();
  await eventually(
    'the archive holds as many values as were sent',
    async () => {
      samples = await read();
      return samples.length >= sent.size ? true : undefined;
    },
    { withinMs: 120_000, everyMs: 250 },
  ).catch(() => undefined);
  return samples;
}

function faultsOf({ home, sent }: Ledger, samples: readonly Schemas['NumericSample'][]): string[] {
  const faults: string[] = [];
  const seen = new Map<number, number>();
  for (const { observedAt, value } of samples) {
    seen.set(observedAt, (seen.get(observedAt) ?? 0) + 1);
    if (!sent.has(observedAt)) faults.push(`${home.credential.gateway}: a value that was never sent`);
    else if (sent.get(observedAt) !== value) faults.push(`${home.credential.gateway}: a value changed on the way`);
  }
  for (const observedAt of sent.keys()) {
    const times = seen.get(observedAt) ?? 0;
    if (times !== 1) faults.push(`${home.credential.gateway}: acknowledged ${observedAt} is there ${times} times`);
  }
  return faults;
}
