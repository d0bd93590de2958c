// Around the board and the wall: one feed, the alarm sound, the cover for a lost connection.
import { useEffect, useLayoutEffect, useState, useSyncExternalStore, type ReactElement } from 'react';
import { Outlet } from 'react-router';
import { alarmPlayer } from '../alarm-sound/alarm-player.js';
import { SOUND_CHECKED } from '../alarm-sound/sound-checked.js';
import { api, take } from '../api/client.js';
import type { Board } from '../api/types.js';
import { browserClock, browserScheduler, centreClock } from '../clock.js';
import { passOn } from '../live/news.js';
import { openStream } from '../live/open-stream.js';
import { ErrorState, LoadingState } from '../shell/states.js';
import { setOnBoard } from '../theme/scheme.js';
import { earlyBoard } from './early-board.js';
import { BoardFeed, isCovered } from './board-feed.js';
import { soundingPriority, soundsLouder } from './board-state.js';
import { useKeepAwake } from './keep-awake.js';
import { ConnectionCover } from './connection-cover.js';
import { SoundCheck } from './sound-check.js';
import { BoardFeedContext, useBoard, useConnection } from './use-board.js';
import { useBrowserNow } from '../use-now.js';

const loadBoard = (): Promise<Board> => take(api.GET('/api/board'));

function newFeed(): BoardFeed {
  return new BoardFeed({
    // An early answer is older by moments; the events after its sequence follow as after any other.
    loadBoard: () => earlyBoard()?.catch(loadBoard) ?? loadBoard(),
    openStream,
    clock: browserClock,
    centreClock,
    scheduler: browserScheduler,
    passOn,
  });
}

export default function BoardLayout(): ReactElement {
  const [feed] = useState(newFeed);
  useKeepAwake();
  useEffect(() => {
    feed.start();
    return () => feed.stop();
  }, [feed]);
  useLayoutEffect(() => {
    setOnBoard(true);
    return () => setOnBoard(false);
  }, []);
  return (
    <BoardFeedContext value={feed}>
      <Body onRetry={() => feed.start()} />
    </BoardFeedContext>
  );
}

function Body({ onRetry }: { onRetry: () => void }): ReactElement {
  const connection = useConnection();
  const sound = useSyncExternalStore(alarmPlayer.subscribe, alarmPlayer.state);
  const [checked, setChecked] = useState(false);
  // Asked anew at each log-in; a board that is only opened again with its sound running need not ask.
  const [asks] = useState(() => sessionStorage.getItem(SOUND_CHECKED) !== 'yes' || sound !== 'ready');
  const { patients } = useBoard();
  if (connection.kind === 'loading' && patients.size === 0) return <LoadingState full />;
  if (connection.kind === 'unavailable') return <ErrorState error={connection.error} retry={onRetry} full />;
  const done = (): void => {
    sessionStorage.setItem(SOUND_CHECKED, 'yes');
    setChecked(true);
  };
  return (
    <>
      <Outlet />
      {asks && !checked && <SoundCheck onDone={done} />}
      <Alarms />
    </>
  );
}

/** Lets the most pressing thing sound: a board that cannot be trusted, a broken path, then the patients' alarms. */
function Alarms(): ReactElement | null {
  const connection = useConnection();
  const now = useBrowserNow();
  const { incidents, path, deadlines } = useBoard();
  const covered = isCovered(connection, now);
  const [quietFor, setQuietFor] = useState<string | null>(null);
  const trouble = covered
    ? 'connection'
    : path.state === 'failed'
      ? 'path'
      : deadlines?.running === false
        ? 'deadlines'
        : null;
  const patients = soundingPriority(incidents.values());
  const wanted = trouble !== null && quietFor !== trouble ? 'high' : covered ? null : patients;
  const louder = trouble === null && soundsLouder(incidents.values());
  useEffect(() => alarmPlayer.want(wanted, louder), [wanted, louder]);
  useEffect(() => () => alarmPlayer.want(null), []);
  // A trouble that ends and comes back sounds again.
  if (trouble === null && quietFor !== null) setQuietFor(null);
  if (!covered) return null;
  return (
    <ConnectionCover
      connection={connection}
      now={now}
      quiet={quietFor === trouble}
      onQuiet={() => setQuietFor(trouble)}
    />
  );
}
