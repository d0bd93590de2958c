// The visiting nurse's phone: an offer fills the screen; then the steps of the visit; otherwise the list.
import { IconArrowLeft, IconBellRinging, IconBuildingHospital } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { isUnderWay } from '#care';
import { alarmPlayer } from '../alarm-sound/alarm-player.js';
import type { Dispatch } from '../api/types.js';
import { browserScheduler } from '../clock.js';
import { Bell } from '../notifications/bell.js';
import { NewVersion } from '../service-worker/new-version.js';
import { VIBRATION } from '../service-worker/push-display.js';
import { useMe } from '../session/session.js';
import { Logo } from '../shell/logo.js';
import { PersonMenu } from '../shell/person-menu.js';
import { ErrorState, LoadingState, State } from '../shell/states.js';
import { OfferScreen } from './offer-screen.js';
import { OfflineBanner } from './offline-banner.js';
import { StationHome } from './station-home.js';
import { newOutbox, OutboxContext, useDispatches, useStationEvents, type Hearing } from './use-station.js';
import { useForgetting } from './use-forgetting.js';
import { VisitScreen } from './visit-screen.js';
import styles from './station-page.module.css';

export default function StationPage(): ReactElement {
  const me = useMe();
  const client = useQueryClient();
  const [outbox] = useState(() => newOutbox(me, client));
  return (
    <OutboxContext value={outbox}>
      <Phone />
    </OutboxContext>
  );
}

function Phone(): ReactElement {
  const { t } = useTranslation();
  const me = useMe();
  const hearing = useStationEvents(me.personId);
  const { dispatches, freshAt, error, retry } = useDispatches(me);
  useForgetting(dispatches, hearing);
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <Logo size={28} />
        <b>{t('station.title')}</b>
        <div className={styles.tools}>
          <Bell />
          <PersonMenu />
        </div>
      </header>
      <NewVersion busy={dispatches?.some(({ state }) => isUnderWay(state)) === true} />
      <OfflineBanner personId={me.personId} hearing={hearing} freshAt={freshAt} />
      {me.stationId === null ? (
        <State icon={<IconBuildingHospital size={28} stroke={1.5} />} title={t('station.noStation')} />
      ) : dispatches === undefined ? (
        error === null ? (
          <LoadingState />
        ) : (
          <ErrorState error={error} retry={retry} />
        )
      ) : (
        <Body stationId={me.stationId} dispatches={dispatches} hearing={hearing} />
      )}
    </div>
  );
}

interface BodyProps {
  stationId: string;
  dispatches: readonly Dispatch[];
  hearing: Hearing;
}

function Body({ stationId, dispatches, hearing }: BodyProps): ReactElement {
  const { t } = useTranslation();
  const chosenId = useChosenId();
  const offers = dispatches.filter(({ state }) => state === 'offered');
  useCall(offers[0]);
  const chosen = dispatches.find(({ id }) => id === chosenId);
  const underWay = onlyUnderWay(dispatches);
  // A nurse at a door is told of another offer, not thrown out of the report; otherwise the offer takes the screen.
  const busyWith = chosen !== undefined && (isUnderWay(chosen.state) || chosen.state === 'offered') ? chosen : underWay;
  const shown = busyWith ?? offers[0] ?? chosen;
  if (shown === undefined) return <StationHome dispatches={dispatches} stationId={stationId} hearing={hearing} />;
  const waiting = offers.find(({ id }) => id !== shown.id);
  return (
    <>
      {waiting !== undefined && shown.state !== 'offered' && (
        <Link className={styles.waiting} to={`/station/${waiting.id}`} role="alert">
          <IconBellRinging size={20} aria-hidden /> {t('station.otherOffers', { count: offers.length })}
        </Link>
      )}
      {shown.state === 'offered' && underWay !== undefined && (
        <Link className={styles.waiting} to={`/station/${underWay.id}`}>
          <IconArrowLeft size={20} aria-hidden /> {t('station.backToVisit')}
        </Link>
      )}
      {shown.state === 'offered' ? (
        <OfferScreen key={shown.id} dispatch={shown} others={offers.length - 1} />
      ) : (
        <VisitScreen key={shown.id} dispatch={shown} />
      )}
    </>
  );
}

/** From a touched notification or from the list. */
function useChosenId(): string | null {
  const { dispatchId } = useParams();
  const [search] = useSearchParams();
  return dispatchId ?? search.get('dispatch');
}

/** Where there is one visit under way and nothing else, it is the screen. */
function onlyUnderWay(dispatches: readonly Dispatch[]): Dispatch | undefined {
  const underWay = dispatches.filter(({ state }) => isUnderWay(state));
  return underWay.length === 1 ? underWay[0] : undefined;
}

const SHAKE_AGAIN_MS = 5_000;

/** Sounds and shakes until the offer is answered. */
function useCall(offer: Dispatch | undefined): void {
  const id = offer?.id;
  const priority = offer?.priority;
  useEffect(() => {
    if (id === undefined || priority === undefined) return;
    const shake = (): void => void navigator.vibrate?.([...VIBRATION[priority]]);
    alarmPlayer.want(priority);
    shake();
    const stop = browserScheduler.every(SHAKE_AGAIN_MS, shake);
    return () => {
      stop();
      navigator.vibrate?.(0);
      alarmPlayer.want(null);
    };
  }, [id, priority]);
}
