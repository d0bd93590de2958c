import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { outcomeOf, readCorpus, type CorpusPacket } from './corpus.fixture.js';
import { runConformanceBroker, type RunningBroker } from './index.js';

describe('each packet of the corpus', () => {
  let broker: RunningBroker;
  beforeAll(async () => (broker = await runConformanceBroker({ port: 0 })));
  afterAll(() => broker.close());

  it('is answered, or ends its connection, as is written beside it', async () => {
    const corpus = readCorpus();
    const others: (readonly [CorpusPacket['name'], CorpusPacket['outcome']])[] = [];
    // Those that connect go one after the other, because some of them have one client id.
    const together = corpus.filter(({ name }) => !name.startsWith('connect'));
    const alone = corpus.filter((packet) => !together.includes(packet));
    const batches = [...alone.map((packet) => [packet]), ...chunks(together, 20)];
    for (const batch of batches) {
      await Promise.all(
        batch.map(async (packet) => {
          const outcome = await outcomeOf(broker.ports.tcp, packet);
          if (outcome !== packet.outcome) others.push([packet.name, outcome]);
        }),
      );
    }
    expect(others).toEqual([]);
    const closed = corpus.filter(({ outcome }) => outcome === 'closed').length;
    expect([corpus.length > 1_500, closed > 1_000]).toEqual([true, true]);
  }, 120_000);
});

function chunks<T>(of: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(of.length / size) }, (_, i) => of.slice(i * size, (i + 1) * size));
}
