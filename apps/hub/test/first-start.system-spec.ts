// The first minutes of a hub: what it says when it can't start, how fast it starts again, and that Ctrl-C is an orderly end.
import { afterEach, describe, expect, it } from '@jest/globals';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { within } from './eventually.js';
import { HubProcess, type HubOptions } from './hub-process.js';
import { ok, Seat } from './seat.js';

/** A hub that does not end is to be found out; one that waits its turn on a busy machine is not. */
const ENDS_WITHIN_MS = 120_000;
const hubs: HubProcess[] = [];
const servers: Server[] = [];

async function hubWith(options: HubOptions = {}): Promise<HubProcess> {
  const hub = await HubProcess.create(options);
  hubs.push(hub);
  return hub;
}

async function takenPort(): Promise<number> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

afterEach(async () => {
  for (const hub of hubs.splice(0)) await hub.dispose();
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
});

describe('a hub that starts', () => {
  it('gives one first log-in, once, ends in order on Ctrl-C, and takes up its sessions again', async () => {
    const hub = await hubWith();
    const first = await hub.start();
    // Under its name, where passkeys work.
    expect(first.url).toBe(`http://localhost:${new URL(hub.url).port}`);
    expect(first.mqttUrl).toBe(hub.mqttUrl);
    expect(first.firstLogIn).not.toBeNull();
    const administrator = await Seat.logIn(hub.url, first.firstLogIn!);
    expect(administrator.me.role).toBe('administrator');

    const ending = await hub.interrupt();
    expect(ending).toMatchObject({ code: 0, signal: null });

    const second = await hub.start();
    expect(second.firstLogIn).toBeNull();
    await expect(ok(administrator.api.GET('/api/session'))).resolves.toMatchObject({ role: 'administrator' });
    expect((await fetch(`${hub.url}/health/ready`)).status).toBe(200);
  });

  it.each(['web', 'MQTT'] as const)('says which port is taken when the %s port is, and ends', async (which) => {
    const port = await takenPort();
    const hub = await hubWith(which === 'web' ? { httpPort: port } : { mqttPort: port });
    hub.spawn();
    const { code, output } = await within(ENDS_WITHIN_MS, 'the hub ends by itself', hub.ending());
    expect(code).toBeGreaterThan(0);
    expect(output).toContain(`Port ${port}`);
    expect(output).toContain('taken');
    expect(output).toContain('--port');
    expect(output).not.toMatch(/^ {4}at /m);
  });

  it('says that the folder is in use by another hub, and leaves that one alone', async () => {
    const holder = await hubWith();
    await holder.start();
    const second = await hubWith({ dataDir: holder.dataDir });
    second.spawn();
    const { code, output } = await within(ENDS_WITHIN_MS, 'the second hub ends by itself', second.ending());
    expect(code).toBeGreaterThan(0);
    expect(output).toContain(`process ${holder.pid}`);
    expect(output).toMatch(/in use|another process/i);
    expect(output).not.toMatch(/^ {4}at /m);
    expect((await fetch(`${holder.url}/health/live`)).status).toBe(200);
  });

  it('takes the folder of a hub that was killed', async () => {
    const hub = await hubWith();
    const { url } = await hub.start();
    await hub.kill();
    await expect(hub.start()).resolves.toMatchObject({ url });
  });
});
