// The monitoring centre's board: list, patient, incident; all of it by keyboard too.
import { IconPointer } from '@tabler/icons-react';
import { useCallback, useEffect, useEffectEvent, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { browserClock } from '../clock.js';
import { State } from '../shell/states.js';
import { StandingList } from './standing-list.js';
import { RANGES } from '../trends/trend-data.js';
import { useTrendRange } from '../trends/trends.js';
import { useBrowserNow } from '../use-now.js';
import { Announcer } from './announcer.js';
import { Banners } from './banners.js';
import { filterFrom, withFilter } from './board-filter.js';
import { autoOpened, neighbour, orderedRows, type BoardRow } from './board-order.js';
import { Dialogs } from './dialogs/dialogs.js';
import { IncidentPanel } from './incident-panel.js';
import { KeysHelp } from './keys-help.js';
import { PatientList } from './patient-list.js';
import { PatientPanel } from './patient-panel.js';
import { SoundCheck } from './sound-check.js';
import { TopBar } from './top-bar.js';
import { useBoard } from './use-board.js';
import { useBoardKeys, useIdle } from './use-board-keys.js';
import { usePatientActs, type Overlay } from './use-patient-acts.js';
import styles from './board-page.module.css';

const now = (): number => browserClock.now();

export default function BoardPage(): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const board = useBoard();
  const [query, setQuery] = useSearchParams();
  // A link may name the patient it is about: the bell, the alarm load, a mention.
  const [selected, setSelected] = useState<string | null>(() => query.get('patient'));
  const [overlay, setOverlay] = useState<Overlay>(null);
  const [range, setRange] = useTrendRange();
  const search = useRef<HTMLInputElement>(null);
  useAutoOpen(selected, overlay !== null, setSelected);
  const walk = useWalk(selected, setSelected);
  const patient = selected === null ? undefined : board.patients.get(selected);
  const incident = selected === null ? undefined : board.incidents.get(selected);
  const acts = usePatientActs(patient, incident, setOverlay);
  useBoardKeys(
    {
      ...walk.keys,
      ...acts.keys,
      w: () => void navigate('/board/wall'),
      '/': () => search.current?.focus(),
      '?': () => setOverlay('keys'),
      l: () => setOverlay('quiet'),
      m: () => setQuery(toggleMine, { replace: true }),
      h: () => void navigate('/handover'),
      ...Object.fromEntries(RANGES.map((each, index) => [String(index + 1), () => setRange(each)])),
    },
    overlay === null,
  );
  const close = useCallback(() => setOverlay(null), []);
  const checkSound = useCallback(() => setOverlay('sound'), []);
  const dialog = overlay === 'keys' || overlay === 'sound' || overlay === 'quiet' ? null : overlay;

  return (
    <div className={styles.page}>
      <div>
        <TopBar onSoundCheck={checkSound} onQuiet={() => setOverlay('quiet')} />
        <Banners />
      </div>
      <div className={styles.columns}>
        <PatientList
          selected={selected}
          onSelect={setSelected}
          onRows={walk.onRows}
          searchRef={search}
          releasedAt={walk.releasedAt}
        />
        {patient === undefined ? (
          <State icon={<IconPointer size={28} stroke={1.5} />} title={t('board.choose')} hint={t('board.chooseHint')} />
        ) : (
          // Keys of their own: with one key for both, React would leave the last patient's panel standing.
          <>
            <PatientPanel
              key={`panel ${patient.id}`}
              patient={patient}
              incident={incident}
              range={range}
              onRange={setRange}
            />
            <IncidentPanel patient={patient} incident={incident} acts={acts} onDialog={setOverlay} />
            <Dialogs
              key={`dialogs ${patient.id}`}
              open={dialog}
              patient={patient}
              incident={incident}
              onClose={close}
            />
          </>
        )}
      </div>
      {overlay === 'keys' && <KeysHelp onClose={close} />}
      {overlay === 'sound' && <SoundCheck onDone={close} />}
      {overlay === 'quiet' && <StandingList onSelect={setSelected} onClose={close} />}
      <Announcer />
    </div>
  );
}

function toggleMine(query: URLSearchParams): URLSearchParams {
  const filter = filterFrom(query);
  return withFilter(query, { ...filter, mine: !filter.mine });
}

/** Going through the list by keys. */
function useWalk(selected: string | null, select: (patientId: string) => void) {
  const board = useBoard();
  const rows = useRef<readonly BoardRow[]>([]);
  const [releasedAt, setReleasedAt] = useState(0);
  const onRows = useCallback((present: readonly BoardRow[]) => {
    rows.current = present;
  }, []);
  const step = (by: number): void => {
    const next = neighbour(rows.current, selected, by);
    if (next === null) return;
    select(next);
    requestAnimationFrame(() => document.getElementById(`card-${next}`)?.focus({ preventScroll: true }));
  };
  const first = (): void => {
    setReleasedAt((count) => count + 1);
    const [most] = orderedRows(board);
    if (most !== undefined) select(most.patientId);
  };
  const keys = {
    j: () => step(1),
    ArrowDown: () => step(1),
    k: () => step(-1),
    ArrowUp: () => step(-1),
    g: first,
  };
  return { keys, onRows, releasedAt };
}

/** Opens the first unanswered incident on a board that nobody is using. */
function useAutoOpen(selected: string | null, dialogOpen: boolean, open: (patientId: string) => void): void {
  const board = useBoard();
  const idleMs = useIdle(now);
  const tick = useBrowserNow();
  const look = useEffectEvent(() => {
    const wanted = autoOpened({ rows: orderedRows(board), selected, idleMs: idleMs(), dialogOpen });
    if (wanted !== null && wanted !== selected) open(wanted);
  });
  // Each second, and whenever the board changes.
  useEffect(() => look(), [board, tick, selected, dialogOpen]);
}
