// What a nurse sees and no device measures: consciousness and oxygen. Nothing is chosen beforehand; a second press takes
// a choice back.
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceChips } from './choice-chips.js';
import type { Consciousness } from './offline-queue.js';
import type { ReportDraft } from './report-draft.js';

const LEVELS: readonly Consciousness[] = ['A', 'C', 'V', 'P', 'U'];

export function BedsideFields(props: {
  draft: ReportDraft;
  change: (part: Partial<ReportDraft>) => void;
}): ReactElement {
  const { t } = useTranslation();
  const { draft, change } = props;
  return (
    <>
      <ChoiceChips
        label={t('station.report.consciousness')}
        options={LEVELS.map((value) => ({ value, label: t(`station.report.level.${value}`) }))}
        value={draft.consciousness}
        onChange={(consciousness) => change({ consciousness })}
      />
      <ChoiceChips
        label={t('station.report.oxygen')}
        options={[
          { value: true, label: t('station.report.onOxygen') },
          { value: false, label: t('station.report.onAir') },
        ]}
        value={draft.oxygen}
        onChange={(oxygen) => change({ oxygen })}
      />
    </>
  );
}
