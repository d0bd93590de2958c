// What the list is narrowed to: a row of the filters that hold, each taken off by a press, and a panel to set them.
import { Button, Popover, Select } from '@mantine/core';
import { IconFilter, IconUserCheck, IconX } from '@tabler/icons-react';
import { useMemo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import {
  FILTER_KINDS,
  FILTER_PRIORITIES,
  FILTER_STATES,
  isFiltering,
  NO_FILTER,
  type BoardFilter,
} from './board-filter.js';
import { useBoard } from './use-board.js';
import styles from './filter-bar.module.css';

interface FilterBarProps {
  filter: BoardFilter;
  onFilter: (filter: BoardFilter) => void;
}

export function FilterBar({ filter, onFilter }: FilterBarProps): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles.bar} role="group" aria-label={t('board.filter.title')}>
      <Button
        size="compact-sm"
        variant={filter.mine ? 'filled' : 'default'}
        aria-pressed={filter.mine}
        aria-keyshortcuts="m"
        leftSection={<IconUserCheck size={14} aria-hidden />}
        onClick={() => onFilter({ ...filter, mine: !filter.mine })}
      >
        {t('board.filter.mine')}
      </Button>
      <Popover position="bottom-start" width={260} trapFocus withinPortal={false}>
        <Popover.Target>
          <Button size="compact-sm" variant="default" leftSection={<IconFilter size={14} aria-hidden />}>
            {t('board.filter.title')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Choices filter={filter} onFilter={onFilter} />
        </Popover.Dropdown>
      </Popover>
      {isFiltering(filter) && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconX size={14} aria-hidden />}
          onClick={() => onFilter(NO_FILTER)}
        >
          {t('board.filter.clear')}
        </Button>
      )}
      <Holding filter={filter} />
    </div>
  );
}

/** The filters in words, so that a narrowed list never looks like the whole. */
function Holding({ filter }: { filter: BoardFilter }): ReactElement | null {
  const { t } = useTranslation();
  const { stations } = useBoard();
  const words = [
    filter.priority === null ? null : t(`priority.${filter.priority}`),
    filter.state === null ? null : t(`board.filter.states.${filter.state}`),
    filter.kind === null ? null : t(`board.filter.kinds.${filter.kind}`),
    filter.area,
    filter.stationId === null ? null : (stations.find(({ id }) => id === filter.stationId)?.name ?? filter.stationId),
  ].filter((word) => word !== null);
  return words.length === 0 ? null : <p className={styles.holding}>{words.join('・')}</p>;
}

function Choices({ filter, onFilter }: FilterBarProps): ReactElement {
  const { t } = useTranslation();
  const { patients, stations } = useBoard();
  const areas = useMemo(
    () => [...new Set([...patients.values()].map(({ area }) => area))].filter((area) => area !== '').sort(),
    [patients],
  );
  const set = (change: Partial<BoardFilter>): void => onFilter({ ...filter, ...change });
  const inside = { comboboxProps: { withinPortal: false }, clearable: true, size: 'sm' } as const;
  return (
    <div className={styles.choices}>
      <Select
        {...inside}
        label={t('board.filter.priority')}
        value={filter.priority}
        data={FILTER_PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
        onChange={(value) => set({ priority: FILTER_PRIORITIES.find((each) => each === value) ?? null })}
      />
      <Select
        {...inside}
        label={t('board.filter.state')}
        value={filter.state}
        data={FILTER_STATES.map((value) => ({ value, label: t(`board.filter.states.${value}`) }))}
        onChange={(value) => set({ state: FILTER_STATES.find((each) => each === value) ?? null })}
      />
      <Select
        {...inside}
        label={t('board.filter.kind')}
        value={filter.kind}
        data={FILTER_KINDS.map((value) => ({ value, label: t(`board.filter.kinds.${value}`) }))}
        onChange={(value) => set({ kind: FILTER_KINDS.find((each) => each === value) ?? null })}
      />
      <Select
        {...inside}
        searchable
        label={t('board.filter.area')}
        value={filter.area}
        data={areas}
        onChange={(area) => set({ area })}
      />
      <Select
        {...inside}
        searchable
        label={t('board.filter.station')}
        value={filter.stationId}
        data={stations.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(stationId) => set({ stationId })}
      />
    </div>
  );
}
