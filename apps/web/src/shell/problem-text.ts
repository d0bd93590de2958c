// A failed request in words a person can act on.
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.js';
import { ja } from '../i18n/ja.js';

const RULES = Object.keys(ja.security.rule) as ReadonlyArray<keyof typeof ja.security.rule>;
const CONFLICTS = Object.keys(ja.problem.because) as ReadonlyArray<keyof typeof ja.problem.because>;

/** Gives the sentence for an error; names the fields where the centre named them. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation();
  return (error) => {
    if (!(error instanceof ApiError)) return t('problem.unexpected');
    if (error.isTransient) return t('problem.network');
    const fields = error.problems.map((problem) => `${problem.path} (${problem.rule})`).join(t('separator'));
    switch (error.status) {
      case 400:
      case 422: {
        const rule = RULES.find((name) => error.problems.some((problem) => problem.rule === name));
        if (rule !== undefined) return t(`security.rule.${rule}`);
        return fields === '' ? t('problem.invalid') : `${t('problem.invalid')} ${t('problem.fields', { fields })}`;
      }
      case 403: {
        const known = CONFLICTS.find((code) => code === error.code.replace('.', '_'));
        return known === undefined ? t('problem.forbidden') : t(`problem.because.${known}`);
      }
      case 404:
        return t('problem.notFound');
      case 409: {
        const known = CONFLICTS.find((code) => code === error.code.replace('.', '_'));
        return known === undefined ? t('problem.conflict') : t(`problem.because.${known}`);
      }
      case 429:
        return t('problem.tooMany', { seconds: error.retryAfterSeconds ?? 60 });
      default:
        return t('problem.unexpected');
    }
  };
}
