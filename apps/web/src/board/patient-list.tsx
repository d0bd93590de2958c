// The list of patients in the order of urgency. While a hand is in it, no row moves; what is new is announced in a bar.
import { TextInput } from '@mantine/core';
import { IconChevronsUp, IconSearch } from '@tabler/icons-react';
import {
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactElement,
  type RefObject,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import surface from '../alarm/alarm-surface.module.css';
import type { Priority } from '../api/types.js';
import { useMe } from '../session/session.js';
import { useSlowNow } from '../use-now.js';
import { filterFrom, hiddenUnanswered, isFiltering, NO_FILTER, passes, withFilter } from './board-filter.js';
import { holdRows, orderedRows, type BoardRow, type Section } from './board-order.js';
import type { BoardState } from './board-state.js';
import { FilterBar } from './filter-bar.js';
import { PatientCard } from './patient-card.js';
import { useBoard } from './use-board.js';
import { useFound } from './use-found.js';
import { offsetsOf, scrollToShow, visibleRows } from './virtual-rows.js';
import styles from './patient-list.module.css';

const HEADING_HEIGHT = 32;
const CARD_HEIGHT = 92;
const LINE_HEIGHT = 38;

type Item =
  | { readonly kind: 'heading'; readonly section: Section; readonly count: number }
  | { readonly kind: 'row'; readonly row: BoardRow };

interface PatientListProps {
  selected: string | null;
  onSelect: (patientId: string) => void;
  /** Rows as they stand now, for the keyboard. */
  onRows: (rows: readonly BoardRow[]) => void;
  searchRef: RefObject<HTMLInputElement | null>;
  /** Counts up when the order is to be let go and sorted anew. */
  releasedAt: number;
}

export function PatientList(props: PatientListProps): ReactElement {
  const { selected, onSelect, onRows, searchRef, releasedAt } = props;
  const { t } = useTranslation();
  const board = useBoard();
  const now = useSlowNow();
  const { personId: me } = useMe();
  const [search, setSearch] = useState('');
  const [query, setQuery] = useSearchParams();
  const filter = useMemo(() => filterFrom(query), [query]);
  const { patientIds, because } = useFound(board.patients, search);
  const present = useMemo(() => orderedRows(board), [board]);
  const { held, hand, letGo } = useHold(present, releasedAt);
  const { rows, arrivals } = useMemo(
    () => (held === null ? { rows: present, arrivals: [] } : holdRows(held, present)),
    [held, present],
  );
  const found = useMemo(
    () =>
      rows.filter(({ patientId }) => {
        if (patientIds !== null) return patientIds.has(patientId);
        const patient = board.patients.get(patientId);
        return patient !== undefined && passes(filter, { patient, incident: board.incidents.get(patientId), now, me });
      }),
    [rows, board, patientIds, filter, now, me],
  );
  const hidden = useMemo(
    () =>
      found.length === rows.length ? 0 : hiddenUnanswered(board, new Set(found.map(({ patientId }) => patientId))),
    [board, found, rows],
  );
  const showAll = (): void => {
    setSearch('');
    setQuery((known) => withFilter(known, NO_FILTER), { replace: true });
  };
  useEffect(() => onRows(found), [found, onRows]);
  const items = useMemo(() => withHeadings(found, present), [found, present]);

  return (
    <nav className={styles.list} aria-label={t('board.list')} {...hand}>
      <TextInput
        ref={searchRef}
        className={styles.search}
        size="sm"
        aria-label={t('board.search')}
        placeholder={t('board.search')}
        leftSection={<IconSearch size={16} />}
        rightSection={<kbd>/</kbd>}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            setSearch('');
            event.currentTarget.blur();
          } else if (event.key === 'Enter' && found[0] !== undefined) onSelect(found[0].patientId);
        }}
      />
      <FilterBar filter={filter} onFilter={(next) => setQuery((known) => withFilter(known, next), { replace: true })} />
      {hidden > 0 && (
        <button
          type="button"
          className={`${styles.arrivals} ${surface.strip}`}
          data-priority="medium"
          data-hidden-unanswered={hidden}
          onClick={showAll}
        >
          {t('board.filter.hidden', { count: hidden })}
          <small>{t('board.filter.clear')}</small>
        </button>
      )}
      {because.size > 0 && (
        <ul className={styles.because}>
          {[...because.values()].slice(0, 4).map((hit) => (
            <li key={hit.patientId}>
              <button type="button" onClick={() => onSelect(hit.patientId)}>
                <b>{board.patients.get(hit.patientId)?.displayName ?? ''}</b> {t(`board.foundIn.${hit.field}`)}:{' '}
                {hit.text}
              </button>
            </li>
          ))}
        </ul>
      )}
      {arrivals.length > 0 && (
        <button
          type="button"
          className={`${styles.arrivals} ${surface.strip}`}
          data-priority={mostPressing(board, arrivals)}
          onClick={letGo}
        >
          <IconChevronsUp size={18} aria-hidden />
          {t('board.newAlarms', { count: arrivals.length })}
          <small>{t('board.newAlarmsHint')}</small>
        </button>
      )}
      <Rows items={items} board={board} selected={selected} onSelect={onSelect} />
      {found.length === 0 && (search !== '' || isFiltering(filter)) && (
        <p className={styles.empty}>{t('board.noMatch')}</p>
      )}
    </nav>
  );
}

function Rows(props: {
  items: readonly Item[];
  board: BoardState;
  selected: string | null;
  onSelect: (patientId: string) => void;
}): ReactElement {
  const { items, board, selected, onSelect } = props;
  const { t } = useTranslation();
  const ref = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 800 });
  const offsets = useMemo(() => offsetsOf(items.map(heightOf)), [items]);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const look = (): void => setView({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);
  const selectedIndex = items.findIndex((item) => item.kind === 'row' && item.row.patientId === selected);
  const showSelected = useEffectEvent(() => {
    const element = ref.current;
    if (element === null || selectedIndex < 0) return;
    element.scrollTop = scrollToShow(offsets, selectedIndex, element.scrollTop, element.clientHeight);
  });
  // Only a new selection moves the list; its own changes must not.
  useLayoutEffect(() => showSelected(), [selected]);
  const { from, to } = visibleRows(offsets, view.top, view.height);
  return (
    <div ref={ref} className={styles.rows}>
      <div className={styles.all} style={{ height: offsets.at(-1) }}>
        {items.slice(from, to).map((item, index) => {
          const at = from + index;
          const place = { top: offsets[at], height: (offsets[at + 1] ?? 0) - (offsets[at] ?? 0) };
          if (item.kind === 'heading') {
            return (
              <h2 key={item.section} className={styles.heading} style={place} data-section={item.section}>
                {t(`board.section.${item.section}`)} <b>{item.count}</b>
                {item.section === 'unanswered' && item.count === 0 && (
                  <span className={styles.calm}>{t('board.noneUnanswered')}</span>
                )}
              </h2>
            );
          }
          const patient = board.patients.get(item.row.patientId);
          if (patient === undefined) return null;
          return (
            <div key={patient.id} className={styles.row} style={place}>
              <PatientCard
                patient={patient}
                incident={board.incidents.get(patient.id)}
                section={item.row.section}
                selected={patient.id === selected}
                onSelect={onSelect}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Takes hold of the order while the pointer or the focus is in the list. */
function useHold(present: readonly BoardRow[], releasedAt: number) {
  const [held, setHeld] = useState<readonly BoardRow[] | null>(null);
  const [released, setReleased] = useState(releasedAt);
  const pointer = useRef(false);
  const focus = useRef(false);
  if (released !== releasedAt) {
    setReleased(releasedAt);
    if (held !== null) setHeld(present);
  }
  const settle = (): void => {
    if (!pointer.current && !focus.current) setHeld(null);
    else setHeld((known) => known ?? present);
  };
  const hand = {
    onPointerEnter: (event: React.PointerEvent) => {
      pointer.current = event.pointerType === 'mouse';
      settle();
    },
    onPointerLeave: () => {
      pointer.current = false;
      settle();
    },
    onFocus: () => {
      focus.current = true;
      settle();
    },
    onBlur: (event: React.FocusEvent<HTMLElement>) => {
      focus.current = event.currentTarget.contains(event.relatedTarget);
      settle();
    },
  };
  return { held, hand, letGo: () => setHeld(pointer.current || focus.current ? present : null) };
}

const SECTIONS: readonly Section[] = ['unanswered', 'in-hand', 'watched'];

/** Headings carry the true counts, also while rows are held in an older order. */
function withHeadings(rows: readonly BoardRow[], present: readonly BoardRow[]): Item[] {
  return SECTIONS.flatMap((section) => [
    { kind: 'heading' as const, section, count: present.filter((row) => row.section === section).length },
    ...rows.filter((row) => row.section === section).map((row) => ({ kind: 'row' as const, row })),
  ]);
}

/** By the place a row holds, not by what it says now: a row in a held list keeps its height too. */
function heightOf(item: Item): number {
  if (item.kind === 'heading') return HEADING_HEIGHT;
  return item.row.section === 'watched' ? LINE_HEIGHT : CARD_HEIGHT;
}

function mostPressing(board: BoardState, patientIds: readonly string[]): Priority {
  const priorities = patientIds.map((id) => board.incidents.get(id)?.priority);
  return priorities.includes('high') ? 'high' : 'medium';
}
