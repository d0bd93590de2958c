import { describe, expect, it } from '@jest/globals';
import { parser, type Packet } from 'mqtt-packet';
import { systemClock, systemScheduler } from '#host';
import { silentLogger } from '#kernel';
import { startBroker } from '#mqtt';
import { decodeFrame, parseTopic, type Frame } from '#vitals';
import { LatencyHistogram } from './latency-histogram.js';
import {
  AcknowledgementReader,
  connectPacket,
  payloadTemplate,
  publishPrefix,
  writePublish,
  publishLength,
} from './load-packets.js';
import { Load, type LoadOptions } from './load.js';

const frame: Frame = {
  kind: 'numeric',
  gateway: 'g',
  device: 'd',
  stream: 'spo2',
  sequence: 0,
  observedAt: 0,
  intervalMs: 1000,
  values: { spo2: [96], pr: [70] },
  quality: 'good',
  cause: 'none',
};

function parse(bytes: Buffer): Packet[] {
  const packets: Packet[] = [];
  const reader = parser({ protocolVersion: 4 });
  reader.on('packet', (packet) => packets.push(packet));
  reader.parse(bytes);
  return packets;
}

describe('packets of the load generator', () => {
  it('are MQTT as another implementation reads it', () => {
    const template = payloadTemplate(frame);
    const prefix = publishPrefix('mimamori/v1/g1/d1/spo2', template.bytes.length);
    const bytes = Buffer.alloc(publishLength(prefix, template));
    const values = { packetId: 513, sequence: 1_768_050_000_007, observedAt: 1_768_050_000_999, spo2Percent: 84 };
    expect(writePublish(bytes, 0, prefix, template, values)).toBe(bytes.length);
    const [connect, publish] = parse(Buffer.concat([connectPacket('c1', 'user', 'secret'), bytes]));
    expect(connect).toMatchObject({
      cmd: 'connect',
      clientId: 'c1',
      username: 'user',
      protocolVersion: 4,
      clean: true,
    });
    expect(publish).toMatchObject({ cmd: 'publish', topic: 'mimamori/v1/g1/d1/spo2', qos: 1, messageId: 513 });
    const payload = publish?.cmd === 'publish' ? (publish.payload as Buffer) : Buffer.alloc(0);
    expect(decodeFrame({ gateway: 'g1', device: 'd1', stream: 'spo2' }, payload)).toMatchObject({
      frame: { sequence: values.sequence, observedAt: values.observedAt, values: { spo2: [84], pr: [70] } },
    });
  });

  it('read answers however they are cut', () => {
    const answers = Buffer.from('20020000400200014002ffffd000400201ff', 'hex');
    for (let cut = 1; cut < answers.length; cut++) {
      const heard: number[] = [];
      const reader = new AcknowledgementReader({
        onConnected: (code) => heard.push(code),
        onAcknowledged: (id) => heard.push(id),
      });
      reader.read(answers.subarray(0, cut));
      reader.read(answers.subarray(cut));
      expect(heard).toEqual([0, 1, 0xffff, 0x1ff]);
    }
  });
});

describe('LatencyHistogram', () => {
  it('gives percentiles within two percent', () => {
    const histogram = new LatencyHistogram();
    expect(histogram.percentileMs(0.5)).toBeNull();
    for (let i = 1; i <= 1000; i++) histogram.add(i / 10);
    expect(histogram.percentileMs(0.5)).toBeGreaterThanOrEqual(50);
    expect(histogram.percentileMs(0.5)).toBeLessThan(51.1);
    expect(histogram.percentileMs(0.99)).toBeLessThanOrEqual(100);
    expect(histogram.maxMs).toBe(100);
  });
});

describe('Load', () => {
  it.each([true, false])('sends valid frames once a second and has them acknowledged (burst: %s)', async (burst) => {
    const frames: Frame[] = [];
    let enough: () => void = () => undefined;
    const heardEnough = new Promise<void>((resolve) => {
      enough = resolve;
    });
    const broker = await startBroker({
      listeners: { tcp: { port: 0, host: '127.0.0.1' } },
      authenticate: async (username) => ({ kind: 'gateway', gateway: username ?? '' }),
      accept: async ({ topic, payload }) => {
        const address = parseTopic(topic);
        const decoded = address.kind === 'frame' ? decodeFrame(address, payload) : null;
        if (decoded?.kind === 'frame') frames.push(decoded.frame);
        if (frames.length >= 24) enough();
        return { kind: 'stored' };
      },
      clock: systemClock,
      scheduler: systemScheduler,
      logger: silentLogger,
    });
    const options: LoadOptions = {
      host: '127.0.0.1',
      port: broker.ports.tcp ?? 0,
      gateways: [1, 2, 3].map((n) => ({ gateway: `g${n}`, username: `g${n}`, password: 'p', device: 'd1' })),
      streams: ['hr', 'spo2', 'bed', 'ecg'],
      burst,
      connectPerSecond: 1_000,
      dips: { periodS: 1, lengthS: 1, spo2Percent: 80 },
    };
    const load = new Load(options, {
      clock: systemClock,
      scheduler: systemScheduler,
      monotonicMs: () => performance.now(),
    });
    load.start();
    await heardEnough;
    await load.stop();
    await broker.close();
    const figures = load.figures();
    expect(figures.acknowledged).toBe(figures.sent);
    expect(figures.sent).toBe(frames.length);
    expect(figures.latency.p50Ms).toBeGreaterThan(0);
    expect(new Set(frames.map(({ stream, gateway }) => `${gateway}/${stream}`)).size).toBe(12);
    expect(frames.find(({ stream }) => stream === 'spo2')).toMatchObject({ values: { spo2: [80] } });
    const [first, second] = frames.filter(({ stream, gateway }) => stream === 'ecg' && gateway === 'g2');
    expect((second?.sequence ?? 0) - (first?.sequence ?? 0)).toBe(1);
  });
});
