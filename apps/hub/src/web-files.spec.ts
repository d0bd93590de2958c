// What comes with every file of the web application, and that no path leads out of its folder.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { documentationPolicy, securityHeaders } from './security-headers.js';
import { webFiles } from './web-files.js';

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: IncomingHttpHeaders;
}

describe('the web application’s files', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mimamori-web-'));
  const served = path.join(folder, 'web');
  const servers: Server[] = [];
  let plain: (path: string) => Promise<Answer>;
  let tls: (path: string) => Promise<Answer>;

  beforeAll(async () => {
    mkdirSync(path.join(served, 'assets'), { recursive: true });
    writeFileSync(path.join(folder, 'secret-keys'), 'a secret');
    writeFileSync(path.join(served, 'index.html'), '<!doctype html><title>page</title>');
    writeFileSync(path.join(served, 'assets', 'app.js'), '1');
    writeFileSync(path.join(served, '.hidden'), 'a secret');
    symlinkSync(path.join(folder, 'secret-keys'), path.join(served, 'assets', 'link.txt'));
    [plain, tls] = [await serve(false), await serve(true)];
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    rmSync(folder, { recursive: true, force: true });
  });

  async function serve(overTls: boolean): Promise<(asked: string) => Promise<Answer>> {
    const app = express();
    app.use(securityHeaders({ overTls }));
    app.use('/api/docs', documentationPolicy(), (_request, response) => void response.send('docs'));
    app.use(webFiles(served));
    const server = await new Promise<Server>((resolve) => {
      const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
    });
    servers.push(server);
    const { port } = server.address() as AddressInfo;
    return (asked) =>
      new Promise((resolve, reject) => {
        request({ host: '127.0.0.1', port, path: asked }, (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers }));
        })
          .on('error', reject)
          .end();
      });
  }

  it('come under a policy that runs and styles nothing but files of this hub', async () => {
    const { headers } = await plain('/board');
    const policy = String(headers['content-security-policy']);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(policy.split(';').map((part) => part.trim())).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
      ]),
    );
    expect(headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    });
    expect(headers['permissions-policy']).toMatch(/camera=\(\)/);
    expect(headers['permissions-policy']).toMatch(/autoplay=\(self\)/);
  });

  it('ask for TLS for a year where there is TLS, and nowhere else', async () => {
    expect((await tls('/board')).headers['strict-transport-security']).toBe('max-age=31536000');
    expect((await plain('/board')).headers['strict-transport-security']).toBeUndefined();
  });

  it('leave what is inline to the documentation alone', async () => {
    expect((await plain('/api/docs')).headers['content-security-policy']).toMatch(/script-src 'self' 'unsafe-inline'/);
    expect((await plain('/api/docsx')).headers['content-security-policy']).not.toMatch(/unsafe/);
  });

  it('are served, and nothing beside or above them', async () => {
    expect((await plain('/assets/app.js')).text).toBe('1');
    expect((await plain('/board')).text).toMatch(/page/);
    const climbs = [
      ...['/../secret-keys', '/assets/../../secret-keys', '/%2e%2e/secret-keys', '/assets/..%2f..%2fsecret-keys'],
      ...['/assets/%2e%2e%2f%2e%2e%2fsecret-keys', '/assets/..%5c..%5csecret-keys', '/%252e%252e/secret-keys'],
      ...[
        '//etc/passwd',
        '/assets//etc/passwd',
        '/.hidden',
        '/assets/%00',
        '/assets/app.js%00.txt',
        '/%ff',
        '/assets/%',
      ],
    ];
    for (const climb of climbs) {
      const { text } = await plain(climb);
      expect([climb, text.includes('a secret'), text.includes('root:'), text.includes(folder)]).toEqual([
        climb,
        false,
        false,
        false,
      ]);
    }
  });
});
