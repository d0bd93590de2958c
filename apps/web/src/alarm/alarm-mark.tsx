// An alarm's mark: triangle, diamond or circle by priority, hollow for equipment. It flashes until somebody acknowledges;
// then it stands still with that person's initials. Shape, fill and text each say it, never the colour alone.
import { useLayoutEffect, useRef, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Priority } from '../api/types.js';
import styles from './alarm-mark.module.css';

const SHAPES: Record<Priority, string> = {
  high: 'M12 2.5 22.5 21h-21Z',
  medium: 'M12 1.5 22.5 12 12 22.5 1.5 12Z',
  low: 'M12 2.5a9.5 9.5 0 1 1 0 19 9.5 9.5 0 0 1 0-19Z',
};

interface AlarmMarkProps {
  priority: Priority;
  technical?: boolean;
  /** Waits for an answer: flashes. */
  calling?: boolean;
  size?: number;
  /** Said by the text beside it already. */
  silent?: boolean;
}

export function AlarmMark({
  priority,
  technical = false,
  calling = false,
  size = 20,
  silent = false,
}: AlarmMarkProps): ReactElement {
  const { t } = useTranslation();
  const ref = useFlashInStep<SVGSVGElement>(calling);
  return (
    <svg
      ref={ref}
      className={styles.mark}
      data-priority={priority}
      data-technical={technical || undefined}
      data-calling={calling || undefined}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      {...(silent ? { 'aria-hidden': true } : { role: 'img', 'aria-label': t(`priority.${priority}`) })}
    >
      <path d={SHAPES[priority]} />
    </svg>
  );
}

/** Everything that flashes on a page flashes in step: the mark, and the edge of the card it stands in. */
export function useFlashInStep<T extends Element>(calling: boolean): React.RefObject<T | null> {
  const ref = useRef<T>(null);
  useLayoutEffect(() => {
    const card = ref.current?.parentElement?.closest('[data-calling]') ?? ref.current;
    for (const animation of card?.getAnimations({ subtree: true }) ?? []) animation.startTime = 0;
  }, [calling]);
  return ref;
}
