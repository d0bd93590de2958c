import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connectAsync, type MqttClient } from 'mqtt';
import { GatewayAuthenticator, GatewayEnrolment } from '#access';
import { DAY_MS, silentLogger } from '#kernel';
import { SystemIds } from '#host';
import type { RunningBroker } from '#mqtt';
import { createMetrics } from '#observability';
import { type Database, Repositories } from '#records';
import { ManualClock, ManualScheduler, openTestDatabase } from '#testing';
import { readConfig } from './config.js';
import { type BrokerPorts, openBroker } from './doors.js';

const START = Date.UTC(2026, 0, 10);

describe('the door for gateways', () => {
  const ids = new SystemIds();
  let database: Database;
  let clock: ManualClock;
  let authenticator: GatewayAuthenticator;
  let enrolment: GatewayEnrolment;
  let broker: RunningBroker;
  let suspected: string[];
  let journaled: string[];
  const clients: MqttClient[] = [];

  beforeAll(async () => (database = await openTestDatabase()));
  afterAll(() => database.close());
  beforeEach(async () => {
    clock = new ManualClock(START);
    suspected = [];
    journaled = [];
    authenticator = new GatewayAuthenticator(database, clock);
    enrolment = new GatewayEnrolment(database, clock, authenticator);
    const read = readConfig({ MIMAMORI_MQTT_PORT: '0' }, []);
    if (read.kind !== 'config') throw new Error('no configuration');
    broker = await openBroker({
      config: read.config,
      accept: async ({ topic }) => {
        journaled.push(topic);
        return { kind: 'stored' };
      },
      authenticator,
      canaryPassword: 'canary-secret',
      journal: { append: async () => undefined } as unknown as BrokerPorts['journal'],
      registry: {
        cloneSuspected: (gateway: string, sign: string) => suspected.push(`${gateway} ${sign}`),
        frameRefused: () => undefined,
        connectionChanged: () => undefined,
      } as unknown as BrokerPorts['registry'],
      metrics: createMetrics({ defaults: false }),
      logger: silentLogger,
      clock,
      scheduler: new ManualScheduler(clock),
    });
    authenticator.onRevoked((gateway) => broker.disconnect(gateway));
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.endAsync(true);
    await broker.close();
  });

  async function enrolled(): Promise<{ id: string; secret: string }> {
    const id = ids.next();
    await new Repositories(database.db).gateways.put({ id, label: id, createdAt: START });
    const { code } = await enrolment.issueCode(id, 'administrator');
    const outcome = await enrolment.enrol(code, id);
    if (outcome.kind !== 'enrolled') throw new Error(outcome.kind);
    return { id, secret: outcome.secret };
  }

  /** In with the return code of its CONNACK: 0 let in, 4 wrong credentials, 5 none. */
  async function come(username: string | undefined, password: string | undefined, clientId = 'run-1'): Promise<number> {
    const who = {
      ...(username === undefined ? {} : { username }),
      ...(password === undefined ? {} : { password }),
    };
    try {
      const client = await connectAsync(`mqtt://127.0.0.1:${broker.ports.tcp}`, {
        clientId,
        reconnectPeriod: 0,
        ...who,
      });
      client.on('error', () => undefined);
      clients.push(client);
      return 0;
    } catch (error) {
      return (error as { code: number }).code;
    }
  }

  it('opens to a gateway’s own secret and to nothing that resembles it', async () => {
    const { id, secret } = await enrolled();
    const other = await enrolled();
    const tries: Array<readonly [string, string | undefined, string | undefined, number]> = [
      ['none', undefined, undefined, 5],
      ['a name alone', id, undefined, 4],
      ['an empty secret', id, '', 4],
      ['a wrong one', id, `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`, 4],
      ['a shortened one', id, secret.slice(0, -1), 4],
      ['a longer one', id, `${secret} `, 4],
      ['another gateway’s secret', id, other.secret, 4],
      ['its secret under another name', other.id, secret, 4],
      ['its secret under a name that is not on record', 'gw-unknown', secret, 4],
      ['the canary’s name', 'canary', secret, 4],
      ['its name in capitals', id.toUpperCase(), secret, 4],
    ];
    for (const [what, username, password, code] of tries)
      expect([what, await come(username, password)]).toEqual([what, code]);
    expect(await come(id, secret)).toBe(0);
  });

  it('closes when the secret has expired', async () => {
    const { id, secret } = await enrolled();
    clock.set(START + 90 * DAY_MS - 1);
    expect(await come(id, secret)).toBe(0);
    clock.set(START + 90 * DAY_MS);
    expect(await come(id, secret)).toBe(4);
  });

  it('closes on a revoked gateway at once, the connection it has with it, and stays closed', async () => {
    const { id, secret } = await enrolled();
    expect(await come(id, secret)).toBe(0);
    const [client] = clients;
    const gone = new Promise<void>((resolve) => client?.once('close', () => resolve()));
    await new Repositories(database.db).gateways.revoke(id, clock.now());
    authenticator.changed(id, { revoked: true });
    await gone;
    expect(await come(id, secret)).toBe(4);
    expect(broker.stats().gateways).toBe(0);
  });

  it('tells of a copy: a secret already replaced, and two places under one name', async () => {
    const { id, secret } = await enrolled();
    expect(await come(id, secret, 'run-1')).toBe(0);
    const rotated = await enrolment.rotate(id, secret, 'there');
    if (rotated.kind !== 'rotated') throw new Error(rotated.kind);
    expect(await come(id, rotated.secret, 'run-1')).toBe(0);
    expect(suspected).toEqual([]);
    expect(await come(id, secret, 'run-2')).toBe(4);
    expect(suspected).toEqual([`${id} retired-credential`]);
    // A copy of the newest secret: the two take turns, each alive after the other took its place.
    for (const run of ['run-3', 'run-1', 'run-3', 'run-1']) {
      clock.advance(1_000);
      expect(await come(id, rotated.secret, run)).toBe(0);
    }
    expect(suspected).toContain(`${id} two-places`);
  });
});
