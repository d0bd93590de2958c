// A rule as staff call it. Those of the profiles have names in both languages; one that a doctor made is called by its own id.
import { useTranslation } from 'react-i18next';
import { ja } from '../i18n/ja.js';

type NamedRule = keyof typeof ja.ruleName;

export function useRuleName(): (ruleId: string) => string {
  const { t } = useTranslation();
  return (ruleId) => (isNamed(ruleId) ? t(`ruleName.${ruleId}`) : ruleId);
}

function isNamed(ruleId: string): ruleId is NamedRule {
  return Object.hasOwn(ja.ruleName, ruleId);
}
