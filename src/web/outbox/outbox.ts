/**
 * Submissions that have not arrived yet. Each is kept on this machine before it is sent and dropped when the server has
 * it, so a lost connection, a closed window and a browser that dies in the middle cost nothing; its key makes sure that
 * it is written once, however often and from however many windows it is sent.
 */
import { useSyncExternalStore } from 'react'
import type { Row } from '../../ledger/wire.ts'
import { Refused } from '../api.ts'
import { allKept, drop, keep } from './kept.ts'
import { deliver, mayPass, packed, type Parcel, type Submission } from './parcel.ts'
import { forgetFiles } from './photos.ts'

let parcels: readonly Parcel[] = []
const listeners = new Set<() => void>()
/** Keys that this window is just sending; and those of them whose form is still waiting for the answer. */
const travelling = new Set<string>()
const inHand = new Set<string>()
const others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('youju.outbox')

const show = (next: readonly Parcel[]): void => {
  parcels = next.toSorted((one, other) => one.at - other.at)
  for (const listener of listeners) listener()
}
const put = async (parcel: Parcel): Promise<void> => {
  await keep('parcels', parcel.key, parcel)
  show([...parcels.filter(({ key }) => key !== parcel.key), parcel])
}
export const dropParcel = async (parcel: Parcel): Promise<void> => {
  show(parcels.filter(({ key }) => key !== parcel.key))
  await drop('parcels', parcel.key)
  others?.postMessage('changed')
}

/** Reads what is kept, as it stands after whatever other windows have sent. */
export const readOutbox = async (): Promise<void> => {
  const all = await allKept<Parcel>('parcels').catch(() => [])
  // What a form of this window is just handing over is the form's to tell of.
  show(all.filter(({ key }) => !inHand.has(key)))
}
others?.addEventListener('message', () => void readOutbox())

export const useOutbox = (login: string): readonly Parcel[] => {
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => parcels,
  )
  return all.filter((parcel) => parcel.login === login)
}

export type Outcome = { readonly sent: Row } | { readonly waiting: Parcel }

/**
 * Hands a submission over: kept first, then sent. Rejects with what the server refuses, and then keeps nothing: the
 * form is still open and says so itself. What cannot be sent now waits.
 */
export const handOver = async (submission: Submission, login: string): Promise<Outcome> => {
  const parcel = packed(submission, login, Date.now())
  const { key } = parcel
  inHand.add(key)
  const store = (it: Parcel): Promise<void> => keep('parcels', key, it)
  const safe = await store(parcel).then(
    () => true,
    () => false,
  )
  try {
    const sent = await deliver(parcel, safe ? store : async () => undefined)
    await arrived(parcel)
    return { sent }
  } catch (problem) {
    if (safe && mayPass(problem)) return { waiting: parcel }
    await dropParcel(parcel).catch(() => undefined)
    throw problem
  } finally {
    inHand.delete(key)
    await readOutbox()
    others?.postMessage('changed')
  }
}

const arrived = async (parcel: Parcel): Promise<void> => {
  await dropParcel(parcel).catch(() => undefined)
  await forgetFiles(parcel.values).catch(() => undefined)
}

/** Sends what waits, oldest first, as long as the server is there. True where nothing waits any more. */
const sendWaiting = async (login: string, told: (parcel: Parcel, row: Row | null) => void): Promise<boolean> => {
  await readOutbox()
  const waiting = parcels.filter((one) => one.login === login && one.refused === null && !travelling.has(one.key))
  let left = false
  for (const parcel of waiting) {
    travelling.add(parcel.key)
    try {
      const row = await deliver(parcel, put)
      await arrived(parcel)
      told(parcel, row)
    } catch (problem) {
      if (!(problem instanceof Refused) || problem.problem.code === 'offline') return false
      if (mayPass(problem)) {
        left = true
        continue
      }
      await put({ ...parcel, refused: problem.problem })
      told(parcel, null)
    } finally {
      travelling.delete(parcel.key)
    }
  }
  return !left
}

/** One window at a time, where the browser can say so; where not, the keys keep doubles out. */
export const emptyOutbox = async (login: string, told: (parcel: Parcel, row: Row | null) => void): Promise<boolean> => {
  // Locks exist only on https and localhost.
  const { locks } = navigator as { locks?: LockManager }
  if (locks === undefined) return sendWaiting(login, told)
  return locks.request('youju.outbox', { ifAvailable: true }, (lock) =>
    lock === null ? Promise.resolve(false) : sendWaiting(login, told),
  )
}
