import { bygoneAt } from './setting/bygone.ts'
import { guessedMode } from './setting/guesses.ts'
import { listAt, lister } from './setting/lists.ts'
import { type Reading, readingOf } from './sentences/phrases.ts'
import { quantitiesIn } from './sentences/quantities.ts'
import { scopeOf } from './setting/scopes.ts'
import { sentencesOf } from './sentences/sentences.ts'
import { isPlanHeading, laterYear, type Setting, settingOfHeading, settingOfTitle } from './setting/settings.ts'
import type { Mode } from './grammar/status_rule.ts'
import { carrier } from './when/carried.ts'
import { testAt } from './patterns/sticky.ts'
import { tasksIn } from './setting/tasks.ts'
import type { TimeWord } from './when/times.ts'
import { isTitle, isYearly, leadIn, publishedIn, titleBefore, yearIn } from './setting/titles.ts'
import { endsTurn, headingAt, standsAt, stays, turnAt, wantsAt } from './setting/turns.ts'

export interface PlacedReading {
  reading: Reading
  setting: Setting
  words: readonly TimeWord[]
}

/** A sentence that holds figures, or a heading; the rest of the text is not kept. */
interface Part {
  /** Its heading; empty where it is none. */
  line: string
  opens_line: boolean
  /** What the sentence opens for the rest of its paragraph. */
  turn: Mode | null
  /** Whether that holds only until something is said to have happened. */
  brief: boolean
  /** What the sentence opens for the list behind it. */
  list: Mode | null
  reading: Reading
}

/** Cuts a text into papers at their titles, and gives every sentence with figures the setting it stands in. */
export function* papersOf(text: string): Generator<PlacedReading> {
  let parts: Part[] = []
  let title = ''
  let from = 0
  for (const { start, end, heading, opens_line } of sentencesOf(text)) {
    const line = heading ? text.slice(start, Math.min(end, start + 90)).trim() : ''
    if (line !== '' && isTitle(line)) {
      const lead = title === '' ? leadIn(text.slice(from, start)) : ''
      if (lead === '') yield* placed(text, title, parts, from, start)
      parts = []
      title = lead + line
      if (lead === '') from = start
      continue
    }
    if (title === '' && start === from) title = titleBefore(text.slice(start, Math.min(end, start + 120)))
    const head = line === '' ? headingAt(text, start, end) : line
    const quantities = isFurniture(line) ? [] : quantitiesIn(text, start, end)
    const stands = quantities.length > 0 && standsAt(text, start, end)
    const wants = line === '' && wantsAt(text, start, end)
    const turn = stands ? 'present' : wants ? 'problem' : line === '' ? turnAt(text, start, end) : null
    const list = listAt(text, start, end)
    if (
      quantities.length === 0 &&
      head === '' &&
      list === null &&
      turn === null &&
      !opens_line &&
      !tellsTime(text, start)
    )
      continue
    parts.push({
      line: head,
      opens_line,
      turn,
      brief: stands || wants,
      list,
      reading: readingOf(text, start, end, quantities),
    })
  }
  yield* placed(text, title, parts, from, text.length)
}

const timely = /[近过今去上下截目“十一二三五2xX*][年几去半至止前十\d一二三四五xX*]/y

/** Whether a sentence without figures may say of what time those after it are. */
const tellsTime = (text: string, at: number): boolean => testAt(timely, text, at)

/** Links to other papers and page numbers around the text of a web page. */
function isFurniture(line: string): boolean {
  return /^(?:[-•●]\s|[上下]一篇|推荐阅读|相关(?:文章|阅读)|时间:|来源:|浏览|点击|\d+\s*\/\s*\d+$|第?\s?\d+\s?页)/.test(
    line,
  )
}

function* placed(text: string, title: string, parts: Part[], from: number, to: number): Generator<PlacedReading> {
  if (parts.length === 0) return
  const day = publishedIn(text, from, to)
  const guessed = day ?? (isYearly(title) ? guessedYear(parts) : null)
  const headline = title || firstLine(text, from, to)
  const titled = settingOfTitle(title, guessed, scopeOf(text, from, to, headline))
  const only = titled.year === null ? onlyYear(parts) : null
  const year = titled.year ?? only?.year ?? null
  const period = titled.period ?? (only?.often ? year : null)
  const mood = title === '' ? guessedMode(text, from, to) : titled.mode
  const top = { ...titled, year, period, mode: mood }
  const carry = carrier(top, !top.dated || (day !== null && yearIn(title) === null))
  let setting = top
  let mode: Mode | null = null
  const listed = lister()
  let brief = false
  let past: ReturnType<typeof bygoneAt> = null
  const tasks = tasksIn(parts)
  for (const part of parts) {
    const { line, opens_line, turn, brief: isBrief, list, reading } = part
    const opens = opens_line || line !== ''
    if (line !== '') setting = settingOfHeading(line, setting, top)
    if (opens || endsTurn(text, reading.from)) mode = null
    if (brief && mode !== null && !stays(text, reading.from, reading.to)) mode = null
    if (turn !== null && !(turn === 'present' && mode === 'problem')) [mode, brief] = [turn, isBrief]
    const item = listed(text, reading.from, opens_line, list)
    past = bygoneAt(text, reading.from, setting, opens ? null : past)
    const told = past === null ? setting : { ...setting, ...past }
    const here = carry(reading, placedIn(told, tasks.has(part) ? 'plan' : (mode ?? item)), opens)
    if (reading.quantities.length > 0) yield { reading, ...here }
  }
}

/** A turn to how things stand changes nothing among shortcomings. */
function placedIn(setting: Setting, mode: Mode | null): Setting {
  if (mode === null || (mode === 'present' && setting.mode === 'problem')) return setting
  return { ...setting, mode }
}

function firstLine(text: string, from: number, to: number): string {
  const line = text.slice(from, Math.min(to, from + 60)).trimStart()
  const end = line.indexOf('\n')
  return end < 0 || /[。;]/.test(line.slice(0, end)) ? '' : line.slice(0, end).trim()
}

/**
 * The year that a paper without a year in its title is about: the year before the one it plans for, else the year it
 * names most, and of those the first.
 */
function guessedYear(parts: Part[]): string | null {
  const done = new Map<string, number>()
  const planned = new Map<string, number>()
  let votes = done
  for (const { line, reading } of parts) {
    if (line !== '' && isPlanHeading(line)) votes = planned
    for (const { date, start, tail } of reading.quantities) {
      const year = date?.year?.slice(0, 4)
      // 比1995年增加: a base is not when the paper was written.
      if (/[比较自从]$/.test(reading.text.slice(Math.max(0, start - 2), start))) continue
      if (/^(?:年)?以来/.test(reading.text.slice(tail, tail + 3))) continue
      if (year) votes.set(year, (votes.get(year) ?? 0) + 1)
    }
  }
  const plan = mostOften(planned)
  return plan && /^\d{4}$/.test(plan) ? laterYear(plan, -1) : mostOften(done)
}

/** The one year that a paper names, if no title tells it: it may well be that of 9月 and 今年, and of all if told often. */
function onlyYear(parts: Part[]): { year: string; often: boolean } | null {
  let only: string | null = null
  let often = false
  for (const { reading } of parts) {
    for (const { date, start, tail } of reading.quantities) {
      const year = date?.year ?? null
      if (year === null || !tellsYear(reading.text, start, tail)) continue
      if (only !== null && only !== year) return null
      often = only !== null
      only = year
    }
  }
  return only !== null && /^(?:\d{4}|20[xX*×_]{2})$/.test(only) ? { year: only, often } : null
}

/** 比1995年增加, 2015年以来, 预计2018年竣工: a base, a beginning and an end are not when a paper was written. */
const tellsYear = (text: string, start: number, tail: number): boolean =>
  !/(?:[比较自从到于]|预计|计划|力争|确保)$/.test(text.slice(Math.max(0, start - 2), start)) &&
  !/^(?:年|[底末])?(?:以来|至今|[之以]?前|起|[高中]考(?![^,。;]{0,5}(?:分析|总结|表彰|备考|成绩[及和与])))/.test(
    text.slice(tail, tail + 12),
  )

function mostOften(votes: Map<string, number>): string | null {
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}
