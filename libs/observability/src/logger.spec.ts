import { describe, expect, it } from '@jest/globals';
import { createLogger } from './logger.js';

/** What one line of log becomes. */
function logged(fields: object): Record<string, unknown> {
  const lines: string[] = [];
  createLogger({ level: 'info', destination: { write: (line: string) => void lines.push(line) } }).info(
    fields,
    'something happened',
  );
  return JSON.parse(lines[0] ?? '{}') as Record<string, unknown>;
}

describe('the log', () => {
  it('cuts out what could carry a name, a measurement or a secret, three levels deep', () => {
    const line = logged({
      gateway: 'g1',
      password: 'a',
      body: { displayName: 'b', values: [1], inner: { token: 'c' } },
    });
    expect(line).toMatchObject({ gateway: 'g1', password: '[removed]' });
    expect(JSON.stringify(line)).not.toMatch(/"[abc]"|\[1\]/);
  });

  it('keeps an error’s code, message and cause', () => {
    const error = Object.assign(new Error('the disk is full', { cause: new Error('write') }), { code: 'ENOSPC' });
    expect(logged({ error })).toMatchObject({
      error: { errorCode: 'ENOSPC', message: 'the disk is full', cause: { message: 'write' } },
    });
  });
});
