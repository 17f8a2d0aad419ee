/**
 * Whether the server answers, and what time it is there. The clocks of old machines are off by hours; what a form says
 * about its due day has to be the server's time, as the lock is.
 */
import { useSyncExternalStore } from 'react'

/** Set by the service worker on an answer that it had kept from before: the milliseconds of then. */
export const KEPT_HEADER = 'x-youju-kept'

let lost = false
let ahead_milliseconds = 0
const listeners = new Set<() => void>()

const turn = (next: boolean): void => {
  if (next === lost) return
  lost = next
  for (const listener of listeners) listener()
}

/** Told of every answer; null where there was none. */
export const heard = (answer: Response | null): void => {
  if (answer === null || answer.headers.has(KEPT_HEADER)) return turn(true)
  const date = Date.parse(answer.headers.get('date') ?? '')
  if (!Number.isNaN(date)) ahead_milliseconds = date - Date.now()
  turn(false)
}

/** Milliseconds since 1970, by the server's clock as far as it is known. */
export const serverNow = (): number => Date.now() + ahead_milliseconds

export const onConnection = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const isLost = (): boolean => lost

/** True while the server cannot be reached. */
export const useLost = (): boolean => useSyncExternalStore(onConnection, isLost)

if (typeof addEventListener === 'function') addEventListener('offline', () => turn(true))
