// The visiting nurse's phone: an offer fills the screen; then the steps of the visit; otherwise the list.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { isLive } from '#care';
import { alarmPlayer } from '../alarm-sound/alarm-player.js';
import type { Dispatch } from '../api/types.js';
import { useMe } from '../session/session.js';
import { Logo } from '../shell/logo.js';
import { PersonMenu } from '../shell/person-menu.js';
import { ErrorState, LoadingState, State } from '../shell/states.js';
import { IconBellRinging, IconBuildingHospital } from '@tabler/icons-react';
import { OfferScreen } from './offer-screen.js';
import { OfflineBanner } from './offline-banner.js';
import { StationHome } from './station-home.js';
import { newOutbox, OutboxContext, useDispatches, useStationEvents } from './use-station.js';
import { VisitScreen } from './visit-screen.js';
import styles from './station-page.module.css';

export default function StationPage(): ReactElement {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const [outbox] = useState(() => newOutbox(me.personId, client));
  const heard = useStationEvents(outbox);
  return (
    <OutboxContext value={outbox}>
      <div className={styles.page}>
        <header className={styles.bar}>
          <Logo size={28} />
          <b>{t('station.title')}</b>
          <PersonMenu />
        </header>
        <OfflineBanner heard={heard} />
        {me.stationId === null ? (
          <State icon={<IconBuildingHospital size={28} stroke={1.5} />} title={t('station.noStation')} />
        ) : (
          <Body stationId={me.stationId} />
        )}
      </div>
    </OutboxContext>
  );
}

function Body({ stationId }: { stationId: string }): ReactElement {
  const { t } = useTranslation();
  const { dispatchId } = useParams();
  const { dispatches, error, retry } = useDispatches();
  const offers = offersOf(dispatches ?? []);
  useCall(offers[0]?.id ?? null);
  if (dispatches === undefined) return error === null ? <LoadingState /> : <ErrorState error={error} retry={retry} />;
  const chosen = dispatches.find((dispatch) => dispatch.id === dispatchId);
  // A nurse at a door is told of another offer, not thrown out of the report; otherwise the offer takes the screen.
  const busyWith = chosen !== undefined && isLive(chosen.state) ? chosen : onlyActive(dispatches);
  const shown = busyWith ?? offers[0] ?? chosen;
  if (shown === undefined) return <StationHome dispatches={dispatches} stationId={stationId} />;
  if (shown.state === 'offered') return <OfferScreen key={shown.id} dispatch={shown} others={offers.length - 1} />;
  return (
    <>
      {offers[0] !== undefined && (
        <Link className={styles.waiting} to={`/station/${offers[0].id}`}>
          <IconBellRinging size={20} aria-hidden /> {t('station.otherOffers', { count: offers.length })}
        </Link>
      )}
      <VisitScreen key={shown.id} dispatch={shown} />
    </>
  );
}

/** Offers that wait, the one that lapses first in front. */
function offersOf(dispatches: readonly Dispatch[]): Dispatch[] {
  return dispatches.filter((dispatch) => dispatch.state === 'offered').sort((a, b) => a.answerBy - b.answerBy);
}

/** Where there is one visit under way and nothing else, it is the screen. */
function onlyActive(dispatches: readonly Dispatch[]): Dispatch | undefined {
  const active = dispatches.filter((dispatch) => isLive(dispatch.state) && dispatch.state !== 'offered');
  return active.length === 1 ? active[0] : undefined;
}

/** Sounds and shakes while an offer waits. */
function useCall(offerId: string | null): void {
  useEffect(() => {
    if (offerId === null) return;
    alarmPlayer.want('medium');
    navigator.vibrate?.([300, 150, 300, 150, 300]);
    return () => alarmPlayer.want(null);
  }, [offerId]);
}
