import { useSay } from '../language.tsx'
import { endWords, timeLeft } from './time_left.ts'

/** 还剩2天 7月10日: how long there is, red once it is late, and until when. `due`: the first instant that is late. */
export function DueBy({ due, now }: { readonly due: number; readonly now: number }) {
  const say = useSay()
  return (
    <>
      <span className={now >= due ? 'late' : ''}>{timeLeft(due, now, say)}</span>
      <span className="faint">{endWords(due, now, say)}</span>
    </>
  )
}
