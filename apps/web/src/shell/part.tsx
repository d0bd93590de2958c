// A part of the application that comes when it is wanted. One that has come already stands at once: React makes whatever it
// has begun to wait for wait a third of a second more, each part within a part again, and on the board nobody may wait.
import { lazy, Suspense, useState, type ComponentType, type ReactElement } from 'react';
import { LoadingState } from './states.js';

type Load = () => Promise<{ default: ComponentType }>;

export interface Part {
  /** Asks for it before it is shown. One that can't be had now is asked for again when it is shown. */
  readonly ask: () => Promise<void>;
  /** A component of its own for each part, so that one is not taken for another on the way between two screens. */
  readonly Show: () => ReactElement;
}

export function partOf(load: Load): Part {
  let arrived: ComponentType | null = null;
  const Later = lazy(load);
  const ask = (): Promise<void> =>
    load().then(
      (module) => void (arrived = module.default),
      () => undefined,
    );
  function Show(): ReactElement {
    // Kept for as long as it is shown: another component in its place would begin anew.
    const [Shown] = useState(() => arrived ?? Later);
    return (
      <Suspense fallback={<LoadingState full />}>
        <Shown />
      </Suspense>
    );
  }
  return { ask, Show };
}
