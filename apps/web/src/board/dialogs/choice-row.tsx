// A row of buttons of which one is chosen: faster than a list for a handful of known answers. Digits choose too.
import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import styles from './dialog-form.module.css';

interface ChoiceRowProps<T extends string> {
  label: string;
  value: T | null;
  options: ReadonlyArray<{ readonly value: T; readonly label: string }>;
  onChange: (value: T) => void;
}

export function ChoiceRow<T extends string>({ label, value, options, onChange }: ChoiceRowProps<T>): ReactElement {
  return (
    <div role="radiogroup" aria-label={label}>
      <p className={styles.label}>{label}</p>
      <div className={styles.choices}>
        {options.map((option, index) => (
          <Button
            key={option.value}
            role="radio"
            aria-checked={option.value === value}
            variant={option.value === value ? 'filled' : 'default'}
            size="compact-md"
            data-autofocus={index === 0 || undefined}
            onClick={() => onChange(option.value)}
          >
            {option.label}
          </Button>
        ))}
      </div>
    </div>
  );
}
