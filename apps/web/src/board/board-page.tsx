// The monitoring centre's board: list, patient, incident; all of it by keyboard too.
import { useCallback, useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { browserClock } from '../clock.js';
import { State } from '../shell/states.js';
import { RANGES } from '../trends/trend-data.js';
import { useTrendRange } from '../trends/trends.js';
import { useBrowserNow } from '../use-now.js';
import { IconPointer } from '@tabler/icons-react';
import { useAct } from './actions.js';
import { Announcer } from './announcer.js';
import { Banners } from './banners.js';
import { autoOpened, neighbour, orderedRows, type BoardRow } from './board-order.js';
import { Dialogs, type DialogKind } from './dialogs/dialogs.js';
import { IncidentPanel } from './incident-panel.js';
import { KeysHelp } from './keys-help.js';
import { PatientList } from './patient-list.js';
import { PatientPanel } from './patient-panel.js';
import { SoundCheck } from './sound-check.js';
import { TopBar } from './top-bar.js';
import { useBoard } from './use-board.js';
import { useBoardKeys, useIdle } from './use-board-keys.js';
import styles from './board-page.module.css';

type Overlay = DialogKind | 'keys' | 'sound' | null;

const now = (): number => browserClock.now();

export default function BoardPage(): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const board = useBoard();
  const [selected, setSelected] = useState<string | null>(null);
  const [overlay, setOverlay] = useState<Overlay>(null);
  const [range, setRange] = useTrendRange();
  const [releasedAt, setReleasedAt] = useState(0);
  const rows = useRef<readonly BoardRow[]>([]);
  const search = useRef<HTMLInputElement>(null);
  const act = useAct();
  useAutoOpen(selected, overlay !== null, setSelected);

  const patient = selected === null ? undefined : board.patients.get(selected);
  const incident = selected === null ? undefined : board.incidents.get(selected);
  const acknowledgeable = incident !== undefined && incident.unansweredSince !== null && incident.acknowledged === null;
  const waits = incident !== undefined && incident.unansweredSince !== null;

  const step = (by: number): void => {
    const next = neighbour(rows.current, selected, by);
    if (next === null) return;
    setSelected(next);
    requestAnimationFrame(() => document.getElementById(`card-${next}`)?.focus({ preventScroll: true }));
  };
  const goFirst = (): void => {
    setReleasedAt((count) => count + 1);
    const first = orderedRows(board)[0];
    if (first !== undefined) setSelected(first.patientId);
  };
  const acknowledge = (): void => {
    if (acknowledgeable && !act.isPending) act.mutate({ kind: 'acknowledge', incidentId: incident.id });
  };
  const audioPause = (): void => {
    if (waits && patient !== undefined) act.mutate({ kind: 'audio-pause', patientId: patient.id });
  };
  const resume = (): void => {
    if (patient !== undefined) act.mutate({ kind: 'resume', patientId: patient.id });
  };
  const paused = patient !== undefined && patient.pausedUntil !== null && patient.pausedUntil > now();
  const withIncident = (kind: DialogKind) => (): void => {
    if (incident !== undefined) setOverlay(kind);
  };
  const withPatient = (kind: DialogKind) => (): void => {
    if (patient !== undefined) setOverlay(kind);
  };
  useBoardKeys(
    {
      j: () => step(1),
      ArrowDown: () => step(1),
      k: () => step(-1),
      ArrowUp: () => step(-1),
      g: goFirst,
      a: acknowledge,
      d: withIncident('dispatch'),
      t: withIncident('call'),
      n: withIncident('note'),
      s: withPatient('shelve'),
      p: audioPause,
      z: paused ? resume : withPatient('pause'),
      e: () => {
        if (incident !== undefined && !waits) setOverlay('close');
      },
      w: () => void navigate('/board/wall'),
      '/': () => search.current?.focus(),
      '?': () => setOverlay('keys'),
      ...Object.fromEntries(RANGES.map((each, index) => [String(index + 1), () => setRange(each)])),
    },
    overlay === null,
  );
  const close = useCallback(() => setOverlay(null), []);
  const dialog = overlay === 'keys' || overlay === 'sound' ? null : overlay;
  const onRows = useCallback((present: readonly BoardRow[]) => {
    rows.current = present;
  }, []);
  const soundCheck = useMemo(() => () => setOverlay('sound'), []);

  return (
    <div className={styles.page}>
      <div>
        <TopBar onSoundCheck={soundCheck} />
        <Banners />
      </div>
      <div className={styles.columns}>
        <PatientList
          selected={selected}
          onSelect={setSelected}
          onRows={onRows}
          searchRef={search}
          releasedAt={releasedAt}
        />
        {patient === undefined ? (
          <State icon={<IconPointer size={28} stroke={1.5} />} title={t('board.choose')} hint={t('board.chooseHint')} />
        ) : (
          <>
            <PatientPanel key={patient.id} patient={patient} incident={incident} range={range} onRange={setRange} />
            <IncidentPanel
              patient={patient}
              incident={incident}
              busy={act.isPending}
              onAcknowledge={acknowledge}
              onAudioPause={audioPause}
              onResume={resume}
              onDialog={setOverlay}
            />
            <Dialogs key={patient.id} open={dialog} patient={patient} incident={incident} onClose={close} />
          </>
        )}
      </div>
      {overlay === 'keys' && <KeysHelp onClose={close} />}
      {overlay === 'sound' && <SoundCheck onDone={close} />}
      <Announcer />
    </div>
  );
}

/** Opens the first unanswered incident on a board that nobody is using. */
function useAutoOpen(selected: string | null, dialogOpen: boolean, open: (patientId: string) => void): void {
  const board = useBoard();
  const idleMs = useIdle(now);
  const tick = useBrowserNow();
  useEffect(() => {
    const wanted = autoOpened({ rows: orderedRows(board), selected, idleMs: idleMs(), dialogOpen });
    if (wanted !== null && wanted !== selected) open(wanted);
    // Looked at each second, and whenever the board changes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [board, tick, selected, dialogOpen]);
}
