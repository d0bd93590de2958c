// Every change of a patient's rules, newest first: who, when, to what, and why.
import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleVersion } from '../api/types.js';
import { useRuleName } from '../format/rule-name.js';
import { instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { EmptyState, ErrorState, LoadingState } from '../shell/states.js';
import { useSlowNow } from '../use-now.js';
import { readRule } from './rule-set.js';
import { useRuleSentence } from './rule-sentence.js';
import styles from './rules-panel.module.css';
import { useRuleHistory } from './use-clinic.js';

const SHOWN_FIRST = 8;

export function RuleHistory({ patientId }: { patientId: string }): ReactElement {
  const { t } = useTranslation();
  const { data, error, refetch } = useRuleHistory(patientId);
  const [shown, setShown] = useState(SHOWN_FIRST);
  return (
    <section className={styles.history}>
      <h2>{t('clinic.history.title')}</h2>
      {data === undefined &&
        (error === null ? <LoadingState /> : <ErrorState error={error} retry={() => void refetch()} />)}
      {data?.length === 0 && <EmptyState title={t('clinic.history.empty')} />}
      <ul className={styles.changes}>
        {data?.slice(0, shown).map((version) => (
          <Change key={`${version.ruleId} ${version.version}`} version={version} />
        ))}
      </ul>
      {data !== undefined && data.length > shown && (
        <Button variant="default" size="compact-sm" onClick={() => setShown((before) => before + 20)}>
          {t('clinic.history.more')}
        </Button>
      )}
    </section>
  );
}

function Change({ version }: { version: RuleVersion }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  const sentenceOf = useRuleSentence();
  const nameOf = useRuleName();
  const rule = version.rule === null ? null : readRule(version.rule);
  const sentence = rule === null ? null : sentenceOf(rule);
  return (
    <li>
      <p>
        {instant(version.at, now, language)} {version.byName} · {nameOf(version.ruleId)}{' '}
        {t('clinic.rules.version', { version: version.version })}
      </p>
      <p>
        {version.rule === null && t('clinic.history.removed')}
        {rule !== null && !rule.enabled && `${t('clinic.history.disabled')}: `}
        {sentence?.main} {sentence?.more}
      </p>
      <q>{version.reason}</q>
    </li>
  );
}
