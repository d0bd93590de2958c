import { describe, expect, it } from '@jest/globals';
import { MINUTE_MS } from '#kernel';
import { CloneWatch } from './clone-watch.js';

describe('a copied gateway', () => {
  const minutes = (n: number) => n * MINUTE_MS;

  it('shows when a run of the program comes back after another had its place', () => {
    const watch = new CloneWatch();
    expect(watch.connected('g1', 'a', 0)).toBe(false);
    expect(watch.connected('g1', 'b', minutes(1))).toBe(false);
    expect(watch.connected('g1', 'a', minutes(2))).toBe(true);
    expect(watch.connected('g1', 'b', minutes(3))).toBe(true);
  });

  it('is not a gateway that lost its line, was started anew, or changed its network', () => {
    const watch = new CloneWatch();
    for (let at = 0; at < 20; at += 1) expect(watch.connected('g1', 'a', minutes(at))).toBe(false);
    for (const run of ['b', 'c', 'd', 'e']) expect(watch.connected('g1', run, minutes(20))).toBe(false);
  });

  it('tells gateways apart, and forgets what is long ago or settled', () => {
    const watch = new CloneWatch();
    watch.connected('g1', 'a', 0);
    watch.connected('g2', 'b', 0);
    watch.connected('g1', 'b', minutes(1));
    expect(watch.connected('g2', 'a', minutes(1))).toBe(false);
    expect(watch.connected('g1', 'a', minutes(12))).toBe(false);
    watch.connected('g1', 'c', minutes(12));
    watch.forget('g1');
    expect(watch.connected('g1', 'a', minutes(12))).toBe(false);
  });

  it('keeps little of a gateway that is started again and again', () => {
    const watch = new CloneWatch();
    watch.connected('g1', 'first', 0);
    for (let run = 0; run < 20; run += 1) watch.connected('g1', `run-${run}`, 0);
    expect(watch.connected('g1', 'first', 0)).toBe(false);
  });
});
