// Whom a message reaches and what it says on the way: sealed for the device, discreet, each fact with its own time.
import { expect, it } from '@jest/globals';
import { topicOf, type PushPayload } from '#channels';
import { SECOND_MS } from '#kernel';
import { vapidOf } from '#testing';
import type { DispatchDto } from '../../dispatches/dispatch.dto.js';
import type { IncidentDto } from '../../incidents/incident.dto.js';
import { ReportTokens } from '../../notifications/message-ports.js';
import type { BellDto, IncidentNotificationDto, PushSubscriptionDto } from '../../notifications/notification.dto.js';
import { effects, episode, type ClientOfPerson } from '../centre-under-test.js';
import { CONTACT, NAME, payloads, person, type OutboxUnderTest } from './outbox-under-test.js';

export function reachingMessages(outbox: () => OutboxUnderTest): void {
  it('encrypts for the device, signs for the push service, and says how long and how urgent', async () => {
    const { push, incidentId, sender, nurse, subscribe, ask, messagesOf, factsOf, keys } = outbox();
    const ono = await nurse();
    await subscribe(ono, 'headers');
    const reach = await ask({ audience: person(ono) });
    expect(reach).toMatchObject({ people: 1, wakeable: 1, channels: ['bell', 'web-push'] });
    await sender().idle();
    const [received] = push.to('headers');
    expect(received!.headers).toMatchObject({
      'content-encoding': 'aes128gcm',
      ttl: '600',
      urgency: 'high',
      topic: topicOf({ purpose: 'escalation', incidentId, dispatchId: null, notificationId: '' }),
    });
    const claims = vapidOf(received!);
    expect(claims).toMatchObject({ genuine: true, aud: push.origin, sub: CONTACT, key: keys.publicKey });
    const leftS = claims.exp - Date.now() / 1000;
    expect(leftS).toBeGreaterThan(0);
    // RFC 8292, 2: no more than 24 hours.
    expect(leftS).toBeLessThanOrEqual(24 * 60 * 60);
    const [message] = await messagesOf(reach);
    expect(received!.payload).toMatchObject({
      v: 1,
      id: message!.id,
      kind: 'escalation',
      priority: 'high',
      sound: true,
    });
    expect(message).toMatchObject({ state: 'sent', attempts: 1, last_error: null });
    expect(await factsOf(message!.id)).toEqual(['queued', 'sent']);
  });

  it('shows a patient’s name only on a device whose owner asked for names', async () => {
    const { push, sender, nurse, subscribe, ask } = outbox();
    const ono = await nurse();
    await subscribe(ono, 'discreet');
    await subscribe(ono, 'named', { showNames: true });
    await ask({ audience: person(ono) });
    await sender().idle();
    expect(JSON.stringify(push.to('named')[0]!.payload)).toContain(NAME);
    const discreet = push.to('discreet')[0]!.payload;
    expect(JSON.stringify(discreet)).not.toContain(NAME);
    expect(discreet).toMatchObject({ body: 'SpO2が90 %未満' });
  });

  it('keeps queued, sent, delivered and opened apart, each with its time', async () => {
    const { push, centre, incidentId, seat, sender, nurse, subscribe, ask } = outbox();
    const ono = await nurse();
    await subscribe(ono, 'facts');
    const reach = await ask({ audience: person(ono) });
    const queuedAt = centre.clock.now();
    await sender().idle();
    const [{ id, report }] = payloads(push.to('facts')) as [PushPayload];
    centre.clock.advance(3 * SECOND_MS);
    const deliveredAt = centre.clock.now();
    const tell = (fact: string, token = report.token) =>
      fetch(`${centre.base}${report.url}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ messageId: id, token, fact, at: deliveredAt - 1_000 }),
      });
    expect((await tell('delivered', new ReportTokens(Buffer.alloc(32)).of(id))).status).toBe(403);
    expect((await tell('delivered')).status).toBe(204);
    centre.clock.advance(SECOND_MS);
    // Told twice, it stays the first time's.
    expect((await tell('delivered')).status).toBe(204);
    expect((await tell('opened')).status).toBe(204);
    const shown = await seat.get<IncidentNotificationDto[]>(`/api/incidents/${incidentId}/notifications`);
    const entry = shown
      .find((one) => one.id === reach.notificationId)!
      .receivers[0]!.messages.find(({ channel }) => channel === 'web-push')!;
    expect(entry.facts.map(({ fact, at, madeAt }) => [fact, at, madeAt])).toEqual([
      ['queued', queuedAt, null],
      ['sent', queuedAt, null],
      ['delivered', deliveredAt, deliveredAt - 1_000],
      ['opened', deliveredAt + SECOND_MS, deliveredAt - 1_000],
    ]);
    const bell = await ono.get<BellDto>('/api/notifications/bell');
    expect(bell).toMatchObject({ unread: 0, messages: [{ openedAt: deliveredAt + SECOND_MS }] });
  });

  it('tells an offer that was accepted apart from one that was only opened, each with its own time', async () => {
    const { push, centre, seat, sender, nurse, subscribe } = outbox();
    const [taker, other] = [await nurse(), await nurse()];
    await subscribe(taker, 'taker');
    await subscribe(other, 'other');
    await centre.patient('p2');
    await centre.take(effects('p2', 1, 'alarm-raised', episode()));
    const incidents = await seat.get<IncidentDto[]>('/api/incidents?state=open');
    const { id } = incidents.find(({ patientId }) => patientId === 'p2')!;
    await seat.post(`/api/incidents/${id}/acknowledge`);
    const offer = await seat.post<DispatchDto>(`/api/incidents/${id}/dispatches`, {});
    const queuedAt = centre.clock.now();
    await sender().idle();
    const tell = (device: string, fact: string) => {
      const [{ id: messageId, report }] = payloads(push.to(device)) as [PushPayload];
      const told = { messageId, token: report.token, fact, at: centre.clock.now() };
      const headers = { 'content-type': 'application/json' };
      return fetch(`${centre.base}${report.url}`, { method: 'POST', headers, body: JSON.stringify(told) });
    };
    const moment = (): number => {
      centre.clock.advance(2 * SECOND_MS);
      return centre.clock.now();
    };
    const deliveredAt = moment();
    for (const device of ['taker', 'other']) expect((await tell(device, 'delivered')).status).toBe(204);
    const openedAt = moment();
    for (const device of ['taker', 'other']) expect((await tell(device, 'opened')).status).toBe(204);
    const acceptedAt = moment();
    await taker.post(`/api/dispatches/${offer.id}/accept`, { etaMinutes: 12 });

    const shown = await seat.get<IncidentNotificationDto[]>(`/api/incidents/${id}/notifications`);
    const offered = shown.find(({ purpose }) => purpose === 'offer')!;
    const factsFor = (who: ClientOfPerson) =>
      offered.receivers
        .find(({ personId }) => personId === who.personId)!
        .messages.find(({ channel, withdraws }) => channel === 'web-push' && !withdraws)!
        .facts.filter(({ fact }) => fact !== 'withdrawn')
        .map(({ fact, at }) => [fact, at]);
    const seen = [
      ['queued', queuedAt],
      ['sent', queuedAt],
      ['delivered', deliveredAt],
      ['opened', openedAt],
    ];
    expect(factsFor(taker)).toEqual([...seen, ['accepted', acceptedAt]]);
    expect(factsFor(other)).toEqual(seen);
  });

  it('says that nobody was reached, and lists no receiver as if there were one', async () => {
    const { incidentId, seat, ask } = outbox();
    const reach = await ask({ audience: { kind: 'role', role: 'administrator' } });
    expect(reach).toMatchObject({ people: 0, wakeable: 0 });
    const shown = await seat.get<IncidentNotificationDto[]>(`/api/incidents/${incidentId}/notifications`);
    expect(shown.find(({ id }) => id === reach.notificationId)).toMatchObject({ receivers: [] });
  });

  it('takes the same key for the same notification', async () => {
    const { push, sender, nurse, subscribe, ask } = outbox();
    const ono = await nurse();
    await subscribe(ono, 'twice');
    const [first, second] = [
      await ask({ audience: person(ono), key: 'same' }),
      await ask({ audience: person(ono), key: 'same' }),
    ];
    expect(second).toEqual(first);
    await sender().idle();
    expect(push.to('twice')).toHaveLength(1);
  });

  it('gives an endpoint to whoever subscribed last, so that nobody hears another’s messages', async () => {
    const { push, sender, nurse, ask } = outbox();
    const [before, after] = [await nurse(), await nurse()];
    const device = push.device('handed-on');
    const as = (who: ClientOfPerson) =>
      who.post<PushSubscriptionDto>('/api/notifications/subscriptions', { ...device, label: 'x', showNames: true });
    await as(before);
    await as(after);
    await ask({ audience: person(before) });
    await sender().idle();
    expect(push.to('handed-on')).toEqual([]);
    await ask({ audience: person(after) });
    await sender().idle();
    expect(push.to('handed-on')).toHaveLength(1);
  });
}
