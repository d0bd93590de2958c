// The corpus: packets as gateways send them, and the same with one fault each, kept as hexadecimal in fuzz/corpus.txt with
// what a connection must do on each. The fuzzer sends them too, in any company.
import { readFileSync } from 'node:fs';
import { connect, PINGREQ } from './guard/wire.fixture.js';
import { RawClient } from './raw-client.fixture.js';

/** `answered`: a ping after it is; `closed`: the connection ends; `waits`: it announces more than came. */
export type Outcome = 'answered' | 'closed' | 'waits';

export interface CorpusPacket {
  readonly name: string;
  readonly outcome: Outcome;
  readonly bytes: Buffer;
}

const FILE = new URL('../fuzz/corpus.txt', import.meta.url);

/** Lines of `name outcome hex`. */
export function readCorpus(): CorpusPacket[] {
  return readFileSync(FILE, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [name = '', outcome = '', hex = ''] = line.split(' ');
      return { name, outcome: outcome as Outcome, bytes: Buffer.from(hex, 'hex') };
    });
}

/** What becomes of a connection on which this is sent: a CONNECT as its first packet, anything else after one. */
export async function outcomeOf(port: number | undefined, { name, outcome, bytes }: CorpusPacket): Promise<Outcome> {
  const client = RawClient.tcp(port);
  const isFirst = name.startsWith('connect');
  client.send(...(isFirst ? [] : [connect({ clientId: name })]), bytes, PINGREQ);
  try {
    const waited = outcome === 'waits' ? silence(port, name) : new Promise<never>(() => undefined);
    for (;;) {
      const seen = await Promise.race([client.next(), waited]);
      if (seen === null) return 'waits';
      if (seen === 'closed') return 'closed';
      if (seen === 'pingresp') return 'answered';
    }
  } finally {
    client.end();
  }
}

/** Resolves when another client that came later has been answered a few times. */
async function silence(port: number | undefined, after: string): Promise<null> {
  const other = RawClient.tcp(port).send(connect({ clientId: `after-${after}` }));
  for (let turns = 0; turns < 5; turns += 1) await other.send(PINGREQ).until('pingresp');
  other.end();
  return null;
}
