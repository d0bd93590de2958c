// Whether the audit is as it was written: worked out anew on demand, with the line that is to be noted elsewhere.
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconLink } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../api/client.js';
import type { AuditVerdict } from '../api/types.js';
import { instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useProblemText } from '../shell/problem-text.js';
import { useSlowNow } from '../use-now.js';
import styles from './audit-section.module.css';
import { Secret } from './form-dialog.js';
import { Mark } from './section.js';

export function AuditChain(): ReactElement {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const verifying = useMutation({ mutationFn: () => take(api.POST('/api/audit/verify')) });
  return (
    <section className={styles.chain} aria-live="polite">
      <Button
        variant="default"
        leftSection={<IconLink size={16} aria-hidden />}
        loading={verifying.isPending}
        onClick={() => verifying.mutate()}
      >
        {t('admin.audit.verify')}
      </Button>
      {verifying.isError && <p role="alert">{problemText(verifying.error)}</p>}
      {verifying.data !== undefined && <Verdict verdict={verifying.data} />}
    </section>
  );
}

function Verdict({ verdict }: { verdict: AuditVerdict }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  const { whole, entries, head, brokenLink, reason, checkedAt } = verdict;
  if (!whole || head === null) {
    return (
      <div role="alert" className={styles.broken}>
        <p>
          <IconAlertTriangle size={18} aria-hidden />{' '}
          <b>
            {t('admin.audit.broken', { link: brokenLink, reason: t(`admin.audit.reasons.${reason ?? 'changed'}`) })}
          </b>
        </p>
        <p>{t('admin.audit.brokenHint')}</p>
      </div>
    );
  }
  return (
    <div className={styles.whole}>
      <Mark good>{t('admin.audit.whole', { count: entries, time: instant(checkedAt, now, language) })}</Mark>
      <p className={styles.hint}>{t('admin.audit.anchor')}</p>
      <Secret text={head} small />
    </div>
  );
}
