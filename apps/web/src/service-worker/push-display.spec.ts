import { describe, expect, it } from '@jest/globals';
import { displayOf, displayOfUnknown, linkFor, windowFor } from './push-display.js';
import { noticeOf, pathOf, type PushNotice } from './push-notice.js';

const OFFER = {
  v: 1,
  id: 'm1',
  kind: 'offer',
  priority: 'high',
  title: '訪問の依頼',
  body: 'SpO2 84 %',
  link: '/station?dispatch=d1',
  tag: 'incident-1',
  sound: true,
  expiresAt: 10_000,
  report: { url: '/api/notifications/facts', token: 't' },
};

function offer(change: object = {}): PushNotice {
  const notice = noticeOf({ ...OFFER, ...change });
  if (notice === null) throw new Error('not read');
  return notice;
}

describe('a push as it is read', () => {
  it('is whole when the sender was', () => {
    expect(offer()).toEqual({
      id: 'm1',
      kind: 'offer',
      priority: 'high',
      title: '訪問の依頼',
      body: 'SpO2 84 %',
      link: '/station?dispatch=d1',
      tag: 'incident-1',
      withdraw: false,
      sound: true,
      expiresAt: 10_000,
      report: { url: '/api/notifications/facts', token: 't' },
    });
  });

  it.each([null, 'text', {}, { ...OFFER, v: 2 }, { ...OFFER, id: '' }, { ...OFFER, title: 7 }])(
    'is none of ours: %j',
    (data) => expect(noticeOf(data)).toBeNull(),
  );

  it.each(['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', 'javascript:alert(1)', 7])(
    'opens nothing outside the application: %s',
    (link) => {
      expect(pathOf(link)).toBe('/');
      expect(offer({ report: { url: link, token: 't' } }).report).toBeNull();
    },
  );
});

describe('a push as it is shown', () => {
  it('stays, sounds and shakes when it is high', () => {
    const { title, options } = displayOf(offer(), 5_000, 'ja');
    expect(title).toBe('訪問の依頼');
    expect(options).toMatchObject({ tag: 'incident-1', silent: false, renotify: true, requireInteraction: true });
    expect(options.vibrate?.length).toBeGreaterThan(3);
    expect(options.actions.map(({ action }) => action)).toEqual(['accept', 'open']);
  });

  it('does not hold the screen for what can wait', () => {
    expect(displayOf(offer({ priority: 'medium' }), 5_000, 'ja').options.requireInteraction).toBe(false);
  });

  it('is quiet after its time and says so, and can no longer be accepted from there', () => {
    const { options } = displayOf(offer(), 10_000, 'en');
    expect(options).toMatchObject({ silent: true, renotify: false, requireInteraction: false });
    expect(options.vibrate).toBeUndefined();
    expect(options.body).toMatch(/its time is over/);
    expect(options.actions.map(({ action }) => action)).toEqual(['open']);
  });

  it('is quiet where the sender wants no sound, and when it takes something back', () => {
    expect(displayOf(offer({ sound: false }), 5_000, 'ja').options.silent).toBe(true);
    expect(displayOf(offer({ withdraw: true }), 5_000, 'ja').options.silent).toBe(true);
  });

  it('shows that something came even when it cannot be read', () => {
    expect(displayOfUnknown(1, 'ja').options.silent).toBe(false);
  });
});

describe('a touch', () => {
  it('opens the page, on its accept button where that was touched', () => {
    const data = { id: 'm1', link: '/station?dispatch=d1', report: null };
    expect(linkFor(data, '')).toBe('/station?dispatch=d1');
    expect(linkFor(data, 'accept')).toBe('/station?dispatch=d1&answer=accept');
    expect(linkFor({ ...data, link: '/station' }, 'accept')).toBe('/station?answer=accept');
  });

  it('brings the window forward that shows this screen, and leaves a board alone', () => {
    const board = { url: 'https://c.example/board', focused: true };
    const phone = { url: 'https://c.example/station/d0', focused: false };
    expect(windowFor([board, phone], '/station?dispatch=d1')).toBe(phone);
    expect(windowFor([board], '/station?dispatch=d1')).toBeUndefined();
    expect(windowFor([board], '/')).toBe(board);
  });
});
