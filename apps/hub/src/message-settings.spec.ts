import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from './config.js';
import { readWebhooks } from './message-settings.js';

const problemsOf = (env: Record<string, string>): readonly string[] => {
  const result = readConfig(env, []);
  return result.kind === 'refused' ? result.problems : [];
};

describe('the settings of messages', () => {
  it('need nothing for push, and send no e-mail unasked', () => {
    expect(readConfig({}, [])).toMatchObject({
      config: { messages: { smtp: null, webhooksFile: null, privateReceivers: [], pushContact: null } },
    });
  });

  it('take a bare address as the contact', () => {
    expect(readConfig({ MIMAMORI_PUSH_CONTACT: 'centre@example.jp' }, [])).toMatchObject({
      config: { messages: { pushContact: 'mailto:centre@example.jp' } },
    });
  });

  it('name what does not fit, without the value', () => {
    expect(problemsOf({ MIMAMORI_SMTP_URL: 'smtp://centre:secret@mail' })).toEqual([
      'MIMAMORI_MAIL_FROM: needed to send e-mail',
    ]);
    const both = problemsOf({
      MIMAMORI_SMTP_URL: 'smtp://centre:secret@mail',
      MIMAMORI_SMTP_URL_FILE: '/run/secrets/smtp',
      MIMAMORI_MAIL_FROM: 'a@example.jp',
    });
    expect(both).toEqual(['MIMAMORI_SMTP_URL and MIMAMORI_SMTP_URL_FILE: give one of them']);
    const wrong = problemsOf({ MIMAMORI_SMTP_URL: 'http://secret@mail', MIMAMORI_PRIVATE_RECEIVERS: '10.0.0.0/33' });
    expect(wrong).toHaveLength(2);
    expect(wrong.join()).not.toContain('secret');
  });
});

describe('the webhooks’ file', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mimamori-hooks-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const hook = { name: 'pager', url: 'https://pager.example.jp/hook', secret: 'x'.repeat(32) };
  const read = (content: unknown) => {
    const file = join(folder, 'hooks.json');
    writeFileSync(file, JSON.stringify(content));
    return readWebhooks(file);
  };

  it('is read, with what asks to act as the purposes unless told otherwise', () => {
    expect(read([hook])).toEqual([{ ...hook, purposes: ['offer', 'escalation', 'doctor-call'] }]);
  });

  it.each([
    ['a plain address', { ...hook, url: 'http://pager.example.jp/hook' }],
    ['a short secret', { ...hook, secret: 'short' }],
    ['an unknown key', { ...hook, colour: 'red' }],
    ['an unknown purpose', { ...hook, purposes: ['everything'] }],
  ])('is refused for %s, without telling it', (_, wrong) => {
    expect(() => read([wrong])).toThrow('MIMAMORI_WEBHOOKS_FILE');
    try {
      read([wrong]);
    } catch (error) {
      expect(String(error)).not.toContain(wrong.secret);
    }
  });

  it('is refused for two of one name', () => {
    expect(() => read([hook, hook])).toThrow('MIMAMORI_WEBHOOKS_FILE');
  });
});
