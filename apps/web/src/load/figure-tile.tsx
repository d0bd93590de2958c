// One figure: large, with its target and what it rests on; where there is too little, that is what it says.
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Figure } from '../api/types.js';
import styles from './load-page.module.css';

interface FigureTileProps {
  name: string;
  figure: Figure;
  unit?: string;
  target?: string;
  how?: string;
  warning?: string;
}

export function FigureTile({ name, figure, unit, target, how, warning }: FigureTileProps): ReactElement {
  const { t } = useTranslation();
  return (
    <section className={styles.figure} data-verdict={figure.verdict ?? undefined}>
      <h2>{name}</h2>
      {figure.value === null ? (
        <p className={styles.few}>{t('load.tooFew', fewness(figure))}</p>
      ) : (
        <p className={styles.value}>
          {figureText(figure.value)}
          {unit !== undefined && <small> {unit}</small>}
        </p>
      )}
      <p className={styles.against}>
        {figure.verdict !== null && <b>{t(`load.verdict.${figure.verdict}`)}</b>}
        {target !== undefined && <span>{t('load.target', { target })}</span>}
      </p>
      {how !== undefined && <p className={styles.how}>{how}</p>}
      {warning !== undefined && <p className={styles.warning}>{warning}</p>}
    </section>
  );
}

/** Two figures that mean something: 0.42, 6.3, 151. */
export function figureText(value: number): string {
  const digits = value === 0 || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 1 : 2;
  return value.toLocaleString(undefined, { maximumFractionDigits: digits });
}

export function fewness({ have, need }: Figure): { have: string; need: string } {
  return { have: figureText(have ?? 0), need: figureText(need ?? 0) };
}

/** A share as a percentage. */
export function share(figure: Figure): Figure {
  return { ...figure, value: figure.value === null ? null : figure.value * 100 };
}

/** A share in words, or that there is too little to say. */
export function useRatio(): (figure: Figure) => string {
  const { t } = useTranslation();
  return (figure) =>
    figure.value === null
      ? t('load.tooFew', fewness(figure))
      : t('load.ratio', { value: figureText(figure.value * 100) });
}
