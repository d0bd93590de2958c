// What the worker keeps on the device between its short lives: unsent proof and a few settings. No patient data.
import type { Fact, FactShelf } from '../fact-queue.js';
import type { WorkerSettings } from '../messages.js';

const DATABASE = 'mimamori-worker';
const FACTS = 'facts';
const SETTINGS = 'settings';

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(FACTS, { keyPath: 'key' });
      request.result.createObjectStore(SETTINGS);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('The device keeps nothing.', { cause: request.error }));
  });
}

/** One transaction; resolves when it is on disk. */
async function within<T>(
  store: string,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await opened();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(store, mode);
      const request = work(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(new Error('The device kept nothing.', { cause: transaction.error }));
    });
  } finally {
    database.close();
  }
}

export const factShelf: FactShelf = {
  all: () => within(FACTS, 'readonly', (store) => store.getAll() as IDBRequest<Fact[]>),
  put: async (fact) => void (await within(FACTS, 'readwrite', (store) => store.put(fact))),
  remove: async (key) => void (await within(FACTS, 'readwrite', (store) => store.delete(key))),
};

const KEY = 'settings';

export async function readSettings(): Promise<WorkerSettings> {
  try {
    const kept = await within(
      SETTINGS,
      'readonly',
      (store) => store.get(KEY) as IDBRequest<WorkerSettings | undefined>,
    );
    return kept ?? {};
  } catch {
    return {};
  }
}

export async function addSettings(settings: WorkerSettings): Promise<void> {
  const merged = { ...(await readSettings()), ...settings };
  await within(SETTINGS, 'readwrite', (store) => store.put(merged, KEY));
}
