import { App } from 'antd'
import { useEffect, useEffectEvent } from 'react'
import { onConnection, isLost } from '../connection.ts'
import { useSay } from '../language.tsx'
import { useRefreshing } from '../pages/row/row_changes.ts'
import { periodTitle } from '../parts/period_words.ts'
import { useSession } from '../session.tsx'
import { emptyOutbox, readOutbox, useOutbox } from './outbox.ts'
import type { Parcel } from './parcel.ts'

const FIRST_PAUSE_MILLISECONDS = 5_000
const LONGEST_PAUSE_MILLISECONDS = 5 * 60_000

/** Sends what waits: when the page opens, when the connection is back, and else again and again with growing pauses. */
export function Courier() {
  const say = useSay()
  const { message } = App.useApp()
  const { login } = useSession().person
  const refresh = useRefreshing()
  const waiting = useOutbox(login).some((parcel) => parcel.refused === null)
  const tell = useEffectEvent((parcel: Parcel, sent: boolean): void => {
    const details = { title: parcel.title, period: periodTitle(parcel.period) }
    if (sent) void message.success(say('已送出：{title} {period}', details))
    else void message.error(say('没有送成，请改正后再报：{title} {period}', details), 6)
    void refresh(parcel.ledger)
  })
  useEffect(() => void readOutbox(), [login])
  useEffect(() => {
    if (!waiting) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let pause = FIRST_PAUSE_MILLISECONDS
    const attempt = async (): Promise<void> => {
      clearTimeout(timer)
      const empty = await emptyOutbox(login, (parcel, row) => tell(parcel, row !== null)).catch(() => false)
      if (empty) return
      clearTimeout(timer)
      timer = setTimeout(() => void attempt(), pause)
      pause = Math.min(pause * 2, LONGEST_PAUSE_MILLISECONDS)
    }
    const now = (): void => {
      pause = FIRST_PAUSE_MILLISECONDS
      void attempt()
    }
    const seen = (): void => {
      if (document.visibilityState === 'visible') now()
    }
    const unlisten = onConnection(() => {
      if (!isLost()) now()
    })
    addEventListener('online', now)
    document.addEventListener('visibilitychange', seen)
    void attempt()
    return () => {
      clearTimeout(timer)
      unlisten()
      removeEventListener('online', now)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [waiting, login])
  return null
}
