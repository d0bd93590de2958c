import { describe, expect, it } from '@jest/globals';
import { checkTopicFilter, checkTopicName } from './topic-rules.js';

const name = (text: string): string | undefined => checkTopicName(Buffer.from(text), 10)?.clause;
const filter = (text: string): string | undefined => checkTopicFilter(Buffer.from(text), 10)?.clause;

describe('topic names', () => {
  it.each(['a', '/', '//', 'a/b', ' ', '$SYS/x', '温度/1'])('takes %j', (text) => expect(name(text)).toBeUndefined());

  it.each([
    ['', 'MQTT-4.7.3-1'],
    ['a/+', 'MQTT-3.3.2-2'],
    ['#', 'MQTT-3.3.2-2'],
    ['a#b', 'MQTT-3.3.2-2'],
    ['a\0', 'MQTT-1.5.3-1'],
    ['1/2/3/4/5/6/7/8/9/10/11', 'limit: topic levels'],
  ])('refuses %j by %s', (text, clause) => expect(name(text)).toBe(clause));
});

describe('topic filters', () => {
  it.each(['#', '+', '/#', '+/+', 'a/+/b', 'a/#', '+/#', '/', 'a//b', 'a/', '1/2/3/4/5/6/7/8/9/10'])(
    'takes %j',
    (text) => expect(filter(text)).toBeUndefined(),
  );

  it.each([
    ['', 'MQTT-4.7.3-1'],
    ['a#', 'MQTT-4.7.1-2'],
    ['a/#/b', 'MQTT-4.7.1-2'],
    ['##', 'MQTT-4.7.1-2'],
    ['#/', 'MQTT-4.7.1-2'],
    ['a+', 'MQTT-4.7.1-3'],
    ['+a', 'MQTT-4.7.1-3'],
    ['a/+b/c', 'MQTT-4.7.1-3'],
    ['++', 'MQTT-4.7.1-3'],
    ['+#', 'MQTT-4.7.1-3'],
    ['a/\u0007', 'MQTT-1.5.3-1'],
  ])('refuses %j by %s', (text, clause) => expect(filter(text)).toBe(clause));
});
