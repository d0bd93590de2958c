import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { securityHeaders } from './security-headers.js';

describe.each([
  ['with TLS', true],
  ['without', false],
])('the headers of every answer, %s', (_how, overTls) => {
  let server: Server;
  let base: string;
  beforeAll(async () => {
    const app = express();
    app.use(securityHeaders({ overTls }));
    app.get(['/', '/api/board'], (_request, response) => void response.json({}));
    await new Promise<void>((resolve) => (server = app.listen(0, '127.0.0.1', () => resolve())));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  it('let pages run and load nothing but the hub’s own files, and stand in nobody’s frame', async () => {
    for (const path of ['/', '/api/board']) {
      const policy = (await fetch(base + path)).headers.get('content-security-policy') ?? '';
      const directives = new Map(policy.split(';').map((part) => part.split(/ (.*)/s).slice(0, 2) as [string, string]));
      for (const none of ['default-src', 'object-src', 'base-uri', 'frame-ancestors']) {
        expect([path, none, directives.get(none)]).toEqual([path, none, "'none'"]);
      }
      for (const own of ['script-src', 'style-src', 'connect-src', 'form-action'])
        expect(directives.get(own)).toBe("'self'");
      expect(policy).not.toContain('unsafe');
    }
  });

  it('tell nobody where a person came from, guess no type, give no leave to use a device, and let no other origin read', async () => {
    const { headers } = await fetch(`${base}/`, { headers: { origin: 'https://evil.example' } });
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('permissions-policy')).toMatch(/geolocation=\(\)/);
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('strict-transport-security')).toBe(overTls ? 'max-age=31536000' : null);
  });

  it('let nothing of the API be kept', async () => {
    expect((await fetch(`${base}/api/board`)).headers.get('cache-control')).toBe('no-store');
  });
});
