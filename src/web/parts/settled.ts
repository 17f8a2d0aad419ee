import { useEffect, useState } from 'react'

const PAUSE_MILLISECONDS = 250

/** The value once typing has paused, so that a search asks once and not per letter. */
export const useSettled = <T>(value: T): T => {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
