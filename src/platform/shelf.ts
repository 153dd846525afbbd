/** Keeps what is too large for the storage, under a name, until it is taken away. */
export interface Shelf<T> {
  put(name: string, thing: T): Promise<void>;
  all(): Promise<T[]>;
  remove(name: string): Promise<void>;
}

const TABLE = 'things';

/**
 * A shelf in the browser's own database. It may not be there (private windows, a full disk): then everything rejects.
 * @param name of the database
 */
export function browserShelf<T>(name: string): Shelf<T> {
  const open = (): Promise<IDBDatabase> =>
    new Promise((resolve, reject) => {
      const opening = indexedDB.open(name, 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore(TABLE);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
  const work = async <R>(how: IDBTransactionMode, act: (table: IDBObjectStore) => IDBRequest<R>): Promise<R> => {
    const database = await open();
    try {
      return await new Promise<R>((resolve, reject) => {
        const transaction = database.transaction(TABLE, how);
        const request = act(transaction.objectStore(TABLE));
        // Not before the transaction is over: what was asked for may still fail on a full disk.
        transaction.oncomplete = () => resolve(request.result);
        transaction.onabort = () => reject(transaction.error);
        transaction.onerror = () => reject(transaction.error);
      });
    } finally {
      database.close();
    }
  };
  return {
    put: async (at, thing) => void (await work('readwrite', (table) => table.put(thing, at))),
    all: () => work<T[]>('readonly', (table) => table.getAll()),
    remove: async (at) => void (await work('readwrite', (table) => table.delete(at))),
  };
}
