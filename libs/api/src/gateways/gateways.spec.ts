import { CREDENTIAL_LIFE_MS, ENROLMENT_CODE_MS, GatewayAuthenticator } from '#access';
import type { EngineAct } from '#engine';
import { CentreUnderTest, Client, START, type ClientOfPerson } from '../test/centre-under-test.js';
import type {
  DeviceDto,
  EnrolmentCodeDto,
  GatewayCredentialDto,
  GatewayDto,
  GatewayRefusalDto,
} from './gateway.dto.js';
import { GatewayRegistry } from './gateway-registry.js';

describe('gateways and devices', () => {
  let centre: CentreUnderTest;
  let administrator: ClientOfPerson;
  let authenticator: GatewayAuthenticator;
  let gateways = 0;
  let id: string;

  beforeAll(async () => {
    centre = await CentreUnderTest.open();
    administrator = await centre.person('administrator', 'kanri');
    authenticator = centre.app.get(GatewayAuthenticator);
    await centre.patient('hana');
    await centre.patient('taro');
  });
  afterAll(() => centre.close());
  beforeEach(async () => {
    id = `gw-${(gateways += 1)}`;
    // Wrong codes of one test must not delay the next.
    centre.clock.advance(2 * 24 * 3_600_000);
    await administrator.logIn();
  });

  const issue = () => administrator.post<EnrolmentCodeDto>('/api/gateways', { id, label: '山田宅' });
  const enrol = (code: string) =>
    new Client(centre.base, null).call<GatewayCredentialDto & { code: string }>('POST', '/api/gateways/enrol', {
      code,
    });
  const one = async () => (await administrator.get<GatewayDto[]>('/api/gateways')).find((gateway) => gateway.id === id);

  it('join with a code that works once, typed as people type', async () => {
    const { code, expiresAt, gateway } = await issue();
    expect(gateway.state).toBe('awaiting-enrolment');
    expect(expiresAt).toBe(centre.clock.now() + ENROLMENT_CODE_MS);
    const joined = await enrol(code.toLowerCase().replaceAll('-', ' '));
    expect(joined.body).toMatchObject({ gateway: id, username: id, mqttUrl: 'mqtt://127.0.0.1:1883' });
    expect(await authenticator.authenticate(id, joined.body.password)).toEqual({ kind: 'gateway', gateway: id });
    expect((await one())?.state).toBe('enrolled');
    const again = await enrol(code);
    expect([again.status, again.body.code]).toEqual([403, 'GATEWAY.CODE_REFUSED']);
    const kept = await centre.database.db.selectFrom('gateway').selectAll().where('id', '=', id).execute();
    expect(JSON.stringify(kept)).not.toContain(joined.body.password);
  });

  it('of two that type one code at once, one joins', async () => {
    const { code } = await issue();
    const answers = await Promise.all([enrol(code), enrol(code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
  });

  it('do not join with a code that has lapsed or been replaced', async () => {
    const first = await issue();
    const second = await issue();
    expect((await enrol(first.code)).status).toBe(403);
    centre.clock.set(second.expiresAt);
    expect((await enrol(second.code)).status).toBe(403);
  });

  it('have to wait after too many wrong codes', async () => {
    const { code } = await issue();
    const statuses = [];
    for (let attempt = 0; attempt < 6; attempt += 1) statuses.push((await enrol('AAAA-BBBB-CCCC')).status);
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429]);
    const blocked = await enrol(code);
    expect([blocked.status, blocked.headers.get('retry-after')]).toEqual([429, '1']);
    centre.clock.advance(1_000);
    expect((await enrol(code)).status).toBe(200);
  });

  it('are refused by name, by secret and once revoked, and whoever holds the connection is told at once', async () => {
    const { body } = await enrol((await issue()).code);
    const closed: string[] = [];
    authenticator.onRevoked((gateway) => closed.push(gateway));
    expect(await authenticator.authenticate('gw-unknown', body.password)).toEqual({
      kind: 'refused',
      reason: 'unknown-gateway',
    });
    expect(await authenticator.authenticate(id, 'wrong')).toEqual({ kind: 'refused', reason: 'wrong-secret' });
    expect(await authenticator.authenticate(id, undefined)).toEqual({ kind: 'refused', reason: 'no-credential' });
    expect((await authenticator.authenticate(id, body.password)).kind).toBe('gateway');
    expect((await administrator.post<GatewayDto>(`/api/gateways/${id}/revoke`)).state).toBe('revoked');
    expect(closed).toEqual([id]);
    expect(await authenticator.authenticate(id, body.password)).toEqual({ kind: 'refused', reason: 'revoked' });
    const anew = await enrol((await issue()).code);
    expect((await authenticator.authenticate(id, anew.body.password)).kind).toBe('gateway');
    expect(await authenticator.authenticate(id, body.password)).toEqual({ kind: 'refused', reason: 'wrong-secret' });
  });

  it('show what they say, whether they are there, and what of theirs was refused', async () => {
    await issue();
    const registry = centre.app.get(GatewayRegistry);
    registry.connectionChanged(id, true, START + 5);
    registry.statusReceived({
      gateway: id,
      online: true,
      softwareVersion: '0.1.0',
      batteryPercent: 0,
      clockOffsetMs: null,
    });
    for (let frame = 0; frame < 1_000; frame += 1) {
      registry.frameRefused(id, { reason: 'out-of-range', path: `values.spo2[${frame % 3}]`, detail: 'from 0 to 100' });
    }
    registry.frameRefused(id, { reason: 'not-json', path: '', detail: 'JSON' });
    registry.connectionChanged('gw-unknown', true, START);
    await registry.settled();
    registry.frameRefused(id, { reason: 'not-json', path: '', detail: 'JSON' });
    await registry.settled();
    expect(await one()).toMatchObject({
      connected: true,
      connectionChangedAt: START + 5,
      refusedFrames: 1_002,
      status: { softwareVersion: '0.1.0', batteryPercent: 0 },
    });
    const refusals = await administrator.get<GatewayRefusalDto[]>(`/api/gateways/${id}/refusals`);
    expect(refusals.map(({ reason, count }) => [reason, count])).toEqual([
      ['out-of-range', 1_000],
      ['not-json', 2],
    ]);
    await registry.forgetConnections();
    expect((await one())?.connected).toBe(false);
  });

  it('lend a device to one patient at a time and tell the engine from when to when', async () => {
    await issue();
    const device = await administrator.post<DeviceDto>('/api/devices', {
      gateway: id,
      device: 'o1',
      kind: 'oximeter',
      label: 'P-001',
    });
    const twice = await administrator.call<{ code: string }>('POST', '/api/devices', {
      gateway: id,
      device: 'o1',
      kind: 'oximeter',
      label: 'P-001',
    });
    expect(twice.body.code).toBe('DEVICE.KNOWN');
    const act = (name: string, body: object) =>
      administrator.call<DeviceDto & { code: string }>('POST', `/api/devices/${device.id}/${name}`, body);
    const now = centre.clock.now();
    expect((await act('lend', { patientId: 'hana', from: now - 1_000 })).body).toMatchObject({
      patientId: 'hana',
      lentFrom: now - 1_000,
    });
    expect((await act('lend', { patientId: 'taro' })).body.code).toBe('DEVICE.LENT');
    expect((await act('return', { to: now - 2_000 })).status).toBe(400);
    expect((await act('return', { to: now })).body).toMatchObject({ patientId: null });
    expect((await act('return', {})).body.code).toBe('DEVICE.NOT_LENT');
    expect((await act('lend', { patientId: 'taro', from: now - 1 })).status).toBe(400);
    expect((await act('lend', { patientId: 'taro', from: now })).body.patientName).toBe('患者 taro');
    expect((await act('lend', { patientId: 'nobody' })).status).toBe(409);
    await act('return', { to: now });
    const atOnce = await Promise.all(['hana', 'taro'].map((patientId) => act('lend', { patientId, from: now })));
    expect(atOnce.map(({ status }) => status).sort()).toEqual([200, 409]);
    const acts = (await centre.records.engineActs.pendingAfter(0)).map((row) => row.act as unknown as EngineAct);
    expect(acts.slice(0, 3)).toMatchObject([
      { kind: 'device-lent', gateway: id, device: 'o1', patientId: 'hana', from: now - 1_000, to: null },
      { kind: 'device-lent', gateway: id, device: 'o1', patientId: 'hana', from: now - 1_000, to: now },
      { kind: 'device-lent', gateway: id, device: 'o1', patientId: 'taro', from: now, to: null },
    ]);
  });

  describe('credentials that change by themselves', () => {
    const rotate = (password: string) =>
      new Client(centre.base, null).call<{ password: string; expiresAt: number; code: string }>(
        'POST',
        '/api/gateways/credential',
        { gateway: id, password },
      );
    const joined = async () => (await enrol((await issue()).code)).body;
    const passes = async (password: string) => {
      const verdict = await authenticator.authenticate(id, password);
      return verdict.kind === 'gateway' ? 'passes' : verdict.reason;
    };

    it('lapse after 90 days, and a newer one is had before', async () => {
      const first = await joined();
      expect(first.expiresAt).toBe(centre.clock.now() + CREDENTIAL_LIFE_MS);
      expect((await one())?.credentialExpiresAt).toBe(first.expiresAt);
      centre.clock.advance(CREDENTIAL_LIFE_MS - 1_000);
      const newer = (await rotate(first.password)).body;
      centre.clock.advance(1_000);
      expect(await passes(first.password)).toBe('expired');
      expect(await passes(newer.password)).toBe('passes');
      expect((await rotate(first.password)).status).toBe(403);
    });

    it('work both until the newer is first used, so that an answer lost on the way costs nothing', async () => {
      const first = await joined();
      const lost = (await rotate(first.password)).body;
      const newer = (await rotate(first.password)).body;
      expect(await passes(lost.password)).toBe('wrong-secret');
      expect([await passes(first.password), await passes(newer.password)]).toEqual(['passes', 'passes']);
      expect(await passes(first.password)).toBe('retired');
      expect(await passes(newer.password)).toBe('passes');
    });

    it('are gone with the gateway that is revoked, the newer one too', async () => {
      const first = await joined();
      const newer = (await rotate(first.password)).body;
      await administrator.post(`/api/gateways/${id}/revoke`, {});
      expect([await passes(first.password), await passes(newer.password)]).toEqual(['revoked', 'revoked']);
      expect((await rotate(newer.password)).body.code).toBe('GATEWAY.CREDENTIAL_REFUSED');
    });

    it('are remembered when replaced: whoever still shows one is told of, once until it is settled', async () => {
      const registry = centre.app.get(GatewayRegistry);
      registry.cloneSuspected(id, 'retired-credential');
      const first = await joined();
      expect((await one())?.suspectedCloneAt).toBeNull();
      const told: string[] = [];
      authenticator.onRetiredUsed((gateway) => told.push(gateway));
      await passes((await rotate(first.password)).body.password);
      await passes(first.password);
      expect(told).toEqual([id]);
      registry.cloneSuspected(id, 'retired-credential');
      registry.cloneSuspected(id, 'two-places');
      await registry.settled();
      expect((await one())?.suspectedCloneAt).toBe(centre.clock.now());
      const entries = (await centre.records.audit.list({ limit: 20 })).filter(
        ({ action, subject }) => action === 'gateway.clone-suspected' && subject === id,
      );
      expect(entries.map(({ detail }) => detail)).toEqual([{ sign: 'retired-credential' }]);
      await enrol((await issue()).code);
      expect((await one())?.suspectedCloneAt).toBeNull();
    });

    it('hold against a revocation that lands while they are being read', async () => {
      const { password } = await joined();
      authenticator.changed(id, { revoked: false });
      const reading = authenticator.authenticate(id, password);
      const revoking = administrator.post(`/api/gateways/${id}/revoke`, {});
      await Promise.all([reading, revoking]);
      expect(await passes(password)).toBe('revoked');
    });

    it('are not guessed: too many wrong ones have to wait', async () => {
      await joined();
      const statuses = [];
      for (let attempt = 0; attempt < 6; attempt += 1) statuses.push((await rotate('wrong')).status);
      expect(statuses).toEqual([403, 403, 403, 403, 403, 429]);
    });
  });
});
