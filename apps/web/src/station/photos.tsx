// Photos of a visit: taken with the phone's camera, made small here, kept until the centre has them.
import { IconCamera } from '@tabler/icons-react';
import { useEffect, useState, type ChangeEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dispatch } from '../api/types.js';
import { newRequestId } from '../clock.js';
import { useMe } from '../session/session.js';
import { useToast } from '../shell/toast.js';
import { keepPhoto, readPhoto } from './photo-store.js';
import { shrunk } from './photo-shrink.js';
import { useOutbox, useQueue } from './use-station.js';
import styles from './photos.module.css';

const MOST = 4;

export function Photos({ dispatch }: { dispatch: Dispatch }): ReactElement {
  const { t } = useTranslation();
  const waiting = useWaiting(dispatch.id);
  const add = useAdding(dispatch.id);
  const count = dispatch.photos.length + waiting.length;
  return (
    <section className={styles.photos} aria-label={t('station.photos.title')}>
      <h2>{t('station.photos.title')}</h2>
      <ul className={styles.list}>
        {dispatch.photos.map((photo, index) => (
          <li key={photo.id}>
            <img src={photo.path} alt={t('station.photos.alt', { number: index + 1 })} />
          </li>
        ))}
        {waiting.map((photoId, index) => (
          <li key={photoId}>
            <Kept photoId={photoId} alt={t('station.photos.alt', { number: dispatch.photos.length + index + 1 })} />
            <small>{t('station.photos.waiting')}</small>
          </li>
        ))}
      </ul>
      {count < MOST && (
        <label className={styles.add}>
          <IconCamera size={22} aria-hidden /> {t('station.photos.add')}
          <input type="file" accept="image/*" capture="environment" className="visually-hidden" onChange={add} />
        </label>
      )}
      <p className={styles.hint}>{t('station.photos.hint')}</p>
    </section>
  );
}

function useWaiting(dispatchId: string): string[] {
  const { waiting } = useQueue();
  return waiting.flatMap(({ act, dispatchId: of }) => (act.kind === 'photo' && of === dispatchId ? [act.photoId] : []));
}

/** On disk first; only then is it an act that waits to be sent. */
function useAdding(dispatchId: string): (event: ChangeEvent<HTMLInputElement>) => void {
  const { t } = useTranslation();
  const toast = useToast();
  const me = useMe();
  const outbox = useOutbox();
  const add = async (file: File): Promise<void> => {
    const image = await shrunk(file);
    if (image === null) return toast('problem', t('station.photos.unreadable'));
    const id = newRequestId();
    try {
      await keepPhoto({ id, dispatchId, personId: me.personId, image });
    } catch {
      return toast('problem', t('station.photos.notKept'));
    }
    outbox.add(dispatchId, { kind: 'photo', photoId: id });
  };
  return (event) => {
    const file = event.currentTarget.files?.[0];
    // The same picture may be chosen again.
    event.currentTarget.value = '';
    if (file !== undefined) void add(file);
  };
}

function Kept({ photoId, alt }: { photoId: string; alt: string }): ReactElement | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let gone = false;
    const show = (image: Blob): void => {
      if (gone) return;
      made = URL.createObjectURL(image);
      setUrl(made);
    };
    void readPhoto(photoId)
      .then((photo) => photo !== null && show(photo.image))
      .catch(() => undefined);
    return () => {
      gone = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [photoId]);
  return url === null ? null : <img src={url} alt={alt} />;
}
