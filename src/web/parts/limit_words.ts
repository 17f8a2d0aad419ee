/** How a row stands with its limit, in a few words. What it says is `noted`'s answer; nothing is reckoned here. */
import { type Light, noted, type Soon } from '../../ledger/time/deadline.ts'
import { standing } from '../../ledger/time/run.ts'
import type { Path, Step } from '../../ledger/time/step.ts'
import type { Say } from '../language.tsx'
import { clockWords, dayWords, endsDay, endWords, hoursLeft, timeLeft } from './time_left.ts'

export interface LimitSaid {
  /** Null where nothing runs: then the words stand alone. */
  readonly light: Light | null
  readonly words: string
  /** The day or hour it is due, or was. */
  readonly when: string
  readonly late: boolean
}

interface Titles {
  /** The title of the state the row is in. */
  readonly state?: string
  /** Nothing leads on from there. */
  readonly final?: boolean
}

/** Null where nothing is due and nothing was. */
export const limitSaid = (
  whole: Path,
  now: number,
  soon: Soon,
  say: Say,
  { state, final = true }: Titles = {},
): LimitSaid | null => {
  const path = standing(whole)
  const last = path.at(-1)!
  const { due, state: how, since } = noted(path, now, soon)
  const light = due === null || how === 'kept' || how === 'missed' ? null : how
  if (last.free_at !== undefined && now < last.free_at) return stays(last.free_at, now, light, state, say)
  if (how === 'kept' || how === 'missed') return ended(how, since, now, final, say)
  if (due !== null) return dueSaid({ due, light, now }, say)
  return isPaused(path) ? { light: null, words: say('计时暂停'), when: '', late: false } : null
}

/** A limit that runs, where only its due instant is known. */
export const dueSaid = (
  { due, light, now }: { readonly due: number; readonly light: Light | null; readonly now: number },
  say: Say,
): LimitSaid => {
  const late = now >= due
  const exact = !endsDay(due)
  const words = (exact ? hoursLeft(due, now, say) : undefined) ?? timeLeft(due, now, say)
  // 今天到期, 明天到期: these name the day themselves.
  if (!late && !exact && [say('今天到期'), say('明天到期')].includes(words)) return { light, words, when: '', late }
  const day = exact ? clockWords(due, now, say) : endWords(due, now, say)
  return { light, words, when: late ? say('应于{day}前', { day }) : say('{day}到期', { day }), late }
}

/** 公示中 is said as 公示至…: what a state is called while it lasts has its end after it. */
export const stays = (
  free_at: number,
  now: number,
  light: Light | null,
  state: string | undefined,
  say: Say,
): LimitSaid => {
  const day = endWords(free_at, now, say)
  const words =
    state === undefined
      ? say('{day}期满', { day })
      : say('{state}至{day}', { state: state.replace(/[中期]$/, ''), day })
  return { light: light ?? 'green', words, when: '', late: false }
}

const ended = (how: 'kept' | 'missed', since: number, now: number, final: boolean, say: Say): LimitSaid => {
  const day = dayWords(since, now, say)
  const words = final
    ? say(how === 'kept' ? '已按期' : '逾期办结')
    : say(how === 'kept' ? '上一环节按期' : '上一环节逾期')
  return { light: null, words, when: say('（{day}）', { day }), late: how === 'missed' }
}

/** A limit that has not ended stands still in the state the row is in now. */
export const isPaused = (path: Path): boolean => {
  const { state } = path.at(-1)!
  return path.some(({ limit, kept }) => kept === undefined && limit?.pause?.includes(state) === true)
}

/** The step that set the limit running which runs, stands still, or ended last. */
export const runningStep = (whole: Path): Step | undefined => {
  const path = standing(whole)
  const { state } = path.at(-1)!
  return (
    path.findLast((step) => step.state === state && step.limit !== undefined && !step.goes_on) ??
    path.findLast((step) => step.limit !== undefined && !step.goes_on)
  )
}
