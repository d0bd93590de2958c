// Photos on their way to the centre, in the phone's own database: too large for the queue's shelf. Each goes when the
// centre has it or its visit is over.
const DATABASE = 'mimamori-station';
const PHOTOS = 'photos';

export interface StoredPhoto {
  readonly id: string;
  readonly dispatchId: string;
  readonly personId: string;
  readonly image: Blob;
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(PHOTOS, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('The phone keeps no photos.', { cause: request.error }));
  });
}

/** One transaction; resolves when it is on disk. */
async function within<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await opened();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(PHOTOS, mode, { durability: 'strict' });
      const request = work(transaction.objectStore(PHOTOS));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(new Error('The photo was not kept.', { cause: transaction.error }));
    });
  } finally {
    database.close();
  }
}

export async function keepPhoto(photo: StoredPhoto): Promise<void> {
  await within('readwrite', (store) => store.put(photo));
}

export async function readPhoto(id: string): Promise<StoredPhoto | null> {
  return (
    (await within<StoredPhoto | undefined>(
      'readonly',
      (store) => store.get(id) as IDBRequest<StoredPhoto | undefined>,
    )) ?? null
  );
}

export function photosOf(dispatchId: string): Promise<StoredPhoto[]> {
  return within<StoredPhoto[]>('readonly', (store) => store.getAll() as IDBRequest<StoredPhoto[]>).then((all) =>
    all.filter((photo) => photo.dispatchId === dispatchId),
  );
}

export async function removePhoto(id: string): Promise<void> {
  await within('readwrite', (store) => store.delete(id));
}

/** Forgets every photo but those still to be sent. */
export async function forgetPhotos(stillWaiting: ReadonlySet<string>): Promise<void> {
  const ids = (await within('readonly', (store) => store.getAllKeys())).map(String);
  for (const id of ids) if (!stillWaiting.has(id)) await removePhoto(id);
}
