/**
 * What is kept on this machine until the server has it: submissions, and the photographs that belong to them. In
 * IndexedDB, since photographs are too large for localStorage. Where a browser refuses, the callers are told by a
 * rejection, and the work goes on as long as the page is open.
 */
const STORES = ['parcels', 'photos'] as const
type Store = (typeof STORES)[number]

let opened: Promise<IDBDatabase> | null = null

const open = (): Promise<IDBDatabase> => {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const asked = indexedDB.open('youju', 1)
    asked.addEventListener('upgradeneeded', () => {
      for (const store of STORES) asked.result.createObjectStore(store)
    })
    asked.addEventListener('success', () => resolve(asked.result))
    asked.addEventListener('error', () => reject(asked.error ?? new Error('IndexedDB did not open')))
  }).catch((error: unknown) => {
    opened = null
    throw error
  })
  return opened
}

/** Resolves when the transaction has ended, so that what was said to be kept survives the closing of the window. */
const within = async <T>(store: Store, mode: IDBTransactionMode, ask: (it: IDBObjectStore) => IDBRequest<T>) => {
  const database = await open()
  return new Promise<T>((resolve, reject) => {
    const transaction = database.transaction(store, mode)
    const asked = ask(transaction.objectStore(store))
    transaction.addEventListener('complete', () => resolve(asked.result))
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('Not kept')))
    transaction.addEventListener('error', () => reject(transaction.error ?? new Error('Not kept')))
  })
}

export const keep = async (store: Store, key: string, value: unknown): Promise<void> => {
  await within(store, 'readwrite', (it) => it.put(value, key))
}
export const drop = async (store: Store, key: string): Promise<void> => {
  await within(store, 'readwrite', (it) => it.delete(key))
}
export const kept = <T>(store: Store, key: string): Promise<T | undefined> =>
  within(store, 'readonly', (it) => it.get(key) as IDBRequest<T | undefined>)
export const allKept = <T>(store: Store): Promise<T[]> =>
  within(store, 'readonly', (it) => it.getAll() as IDBRequest<T[]>)
