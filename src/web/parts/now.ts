/** The server's time as pages show it: a page left open all morning still says how long there is. */
import { useSyncExternalStore } from 'react'
import { serverNow } from '../connection.ts'

const TICK_MILLISECONDS = 30_000

let now = serverNow()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

const tick = (): void => {
  now = serverNow()
  for (const listener of listeners) listener()
}

const follow = (listener: () => void): (() => void) => {
  listeners.add(listener)
  now = serverNow()
  timer ??= setInterval(tick, TICK_MILLISECONDS)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** Milliseconds since 1970, half a minute old at most. */
export const useNow = (): number => useSyncExternalStore(follow, () => now)
