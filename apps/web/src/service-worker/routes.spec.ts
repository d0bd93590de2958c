import { describe, expect, it } from '@jest/globals';
import { offlineScreen, ownFile } from './routes.js';

describe('what the device answers by itself', () => {
  it.each([
    ['/station', 'kept'],
    ['/station/d1', 'kept'],
    ['/family', 'kept'],
    ['/', 'network-first'],
    ['/login', 'network-first'],
    ['/board', 'network'],
    ['/board/wall', 'network'],
    ['/clinic', 'network'],
    ['/admin/gateways', 'network'],
    ['/stationery', 'network'],
    ['/api/docs', 'network'],
  ] as const)('%s: %s', (path, source) => expect(offlineScreen(path)).toBe(source));

  it('is never an answer of the API', () => {
    expect(ownFile('/assets/index-abc.js')).toBe(true);
    expect(ownFile('/icon-192.png')).toBe(true);
    for (const path of ['/api/dispatches', '/api/assets/x.js', '/health/live', '/metrics', '/api/photos/x.png']) {
      expect([path, ownFile(path)]).toEqual([path, false]);
    }
  });
});
