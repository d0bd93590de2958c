// One of a few, as large chips for a thumb. Radio buttons to a screen reader; a second press takes the choice back where
// none is an answer too.
import type { ReactElement } from 'react';
import styles from './choice-chips.module.css';

interface ChoiceChipsProps<T> {
  label: string;
  options: ReadonlyArray<{ value: T; label: string }>;
  value: T | null;
  onChange: (value: T | null) => void;
  /** Whether there is always one chosen. */
  needed?: boolean;
}

export function ChoiceChips<T extends string | number | boolean>(props: ChoiceChipsProps<T>): ReactElement {
  const { label, options, value, onChange, needed = false } = props;
  return (
    <div className={styles.group} role="radiogroup" aria-label={label}>
      <span className={styles.label} aria-hidden>
        {label}
      </span>
      {options.map((option) => (
        <button
          key={String(option.value)}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          className={styles.chip}
          onClick={() => onChange(option.value === value && !needed ? null : option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
