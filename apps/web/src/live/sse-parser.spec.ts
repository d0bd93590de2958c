import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SseParser } from './sse-parser.js';

describe('server-sent events', () => {
  it('are told by name, data and id', () => {
    const [message] = new SseParser().push('id: 7\nevent: incident.changed\ndata: {"a":1}\n\n');
    expect(message).toEqual({ event: 'incident.changed', data: '{"a":1}', id: '7' });
  });

  it('carry an id only where they had one of their own', () => {
    const messages = new SseParser().push('id: 7\ndata: x\n\nevent: vitals\ndata: y\n\n');
    expect(messages.map((message) => message.id)).toEqual(['7', null]);
  });

  it('join several data lines, skip comments and ignore what is not known', () => {
    const messages = new SseParser().push(': hello\nretry: 5\ndata: a\ndata: b\nwhat\n\n\n');
    expect(messages).toEqual([{ event: 'message', data: 'a\nb', id: null }]);
  });

  it('are the same however the bytes are cut and whatever ends the lines', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 60 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        (cuts, end) => {
          const text = ['id: 1', 'event: a', 'data: one', '', 'data: two', 'data: 三', '', ''].join(end) + '\n';
          const parser = new SseParser();
          const messages = [];
          let at = 0;
          for (const cut of [...cuts, text.length]) {
            messages.push(...parser.push(text.slice(at, at + cut)));
            at += cut;
          }
          expect(messages).toEqual([
            { event: 'a', data: 'one', id: '1' },
            { event: 'message', data: 'two\n三', id: null },
          ]);
        },
      ),
    );
  });
});
