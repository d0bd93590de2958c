// Why passkeys do not work on this page, and the same page where they do: they belong to a host name, and a page opened under a
// number has none. This machine's own number has a name everywhere; another number's name only its administrator knows.
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { hasHostName, underAName } from './passkey.js';

export function PasskeyNeedsName(): ReactElement | null {
  const { t } = useTranslation();
  if (hasHostName(globalThis.location)) return null;
  const named = underAName(globalThis.location);
  return (
    <>
      {t('security.passkey.needsName')} {named !== null && <a href={named}>{t('security.passkey.openNamed')}</a>}
    </>
  );
}
