// Dark, light, or by itself.
import { SegmentedControl } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseScheme, useSchemeChoice } from '../theme/scheme.js';

export function ThemeSwitch(): ReactElement {
  const { t } = useTranslation();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('theme.label')}
      value={useSchemeChoice()}
      onChange={chooseScheme}
      data={[
        { value: 'auto', label: t('theme.auto') },
        { value: 'light', label: t('theme.light') },
        { value: 'dark', label: t('theme.dark') },
      ]}
    />
  );
}
