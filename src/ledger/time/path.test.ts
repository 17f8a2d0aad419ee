import { expect, it } from 'vitest'
import type { Values, WorkflowDocument } from '../document.ts'
import { dayAt } from '../instant.ts'
import { parsePeriod } from '../period.ts'
import {
  begun,
  calendarOf,
  deadline,
  extensionsOf,
  movedOn,
  type OwnDay,
  type Path,
  reckoned,
  type TimeRules,
} from './index.ts'

const workflow: WorkflowDocument = {
  start: 'draft',
  states: {
    draft: { title: '登记' },
    open: { title: '办理中', limit: { workdays: 5, rolls: true, pause: ['waiting', 'asked'] } },
    waiting: { title: '等待补正', limit: { days: 30 } },
    asked: { title: '鉴定中' },
    checked: { title: '待复查', limit: { days: { norm: 'check' } } },
    works: { title: '在建', limit: { days: 7 } },
    shown: { title: '公示', stay: { workdays: 5 } },
    closed: { title: '已办结', final: true },
  },
  moves: {
    take: { title: '受理', from: 'draft', to: 'open', by: 'x' },
    wait: { title: '要求补正', from: ['open', 'asked'], to: 'waiting', by: 'x' },
    ask: { title: '送鉴定', from: ['open', 'waiting'], to: 'asked', by: 'x' },
    go_on: { title: '继续', from: ['waiting', 'asked', 'checked'], to: 'open', by: 'x' },
    longer: { title: '延期', from: 'open', to: 'open', by: 'x', reason: true, extends: { days: 10 } },
    later: { title: '延期', from: 'open', to: 'open', by: 'x', reason: true, extends: { workdays: 5 } },
    note: { title: '备注', from: 'open', to: 'open', by: 'x' },
    check: { title: '已整改', from: ['open', 'waiting'], to: 'checked', by: 'x' },
    unwait: { title: '撤回', from: ['checked', 'closed'], to: 'waiting', by: 'x', undoes: true },
    undo: { title: '撤回', from: ['checked', 'closed'], to: 'open', by: 'x', undoes: true },
    build: { title: '开工', from: 'draft', to: 'works', by: 'x' },
    report: { title: '报进展', from: 'works', to: 'works', by: 'x', restarts: true },
    show: { title: '公示', from: 'draft', to: 'shown', by: 'x' },
    say: { title: '说明', from: 'shown', to: 'shown', by: 'x' },
    close: { title: '办结', from: ['open', 'waiting', 'checked', 'works', 'shown'], to: 'closed', by: 'x' },
  },
}
const CHECK = 15
const rulesWith = (days: readonly OwnDay[] = [], check: number | null = CHECK): TimeRules => ({
  norm: () => check,
  term: (code) => parsePeriod(code)!,
  calendar: calendarOf({ days }),
})
const rules = rulesWith()
const at = (moment: string): number => Date.parse(`${moment.replace(' ', 'T')}:00+08:00`)
const SOON = { days: 2, share: 0.5 }

/** A row's way: `take 2011-09-28 09:00`, one move a line, made by persons 1, 2, 3, … */
const way = (...moves: readonly string[]): Path => go([], ...moves)
const go = (path: Path, ...moves: readonly string[]): Path =>
  moves.reduce<Path>((before, line) => {
    const [move = '', day = '', clock = ''] = line.split(' ')
    const made = { at: at(`${day} ${clock}`), by: before.length + 1 }
    const row = { unit: 's', period: null, values: {} as Values }
    const start = before.length === 0 ? begun(workflow, row, made, rules) : before
    return movedOn(workflow, start, { ...made, move }, row, rules)
  }, path)
const dueDay = (path: Path, { calendar } = rules): string | null => {
  const { due } = deadline(path, calendar, 0, SOON)
  return due === null ? null : dayAt(due - 1)
}
const answer = (path: Path): string => deadline(path, rules.calendar, at('2030-01-01 00:00'), SOON).state
const kept = (path: Path): (boolean | undefined)[] => path.map((step) => step.kept)

it('National Day stands between: the limit of five working days, with its light from day to day', () => {
  const path = way('take 2011-09-28 09:00')
  const light = (moment: string): string => deadline(path, rules.calendar, at(moment), SOON).state
  expect(dueDay(path)).toBe('2011-10-10')
  expect(light('2011-10-08 23:59')).toBe('green')
  expect(light('2011-10-09 00:00')).toBe('yellow')
  expect(light('2011-10-10 23:59')).toBe('yellow')
  expect(light('2011-10-11 00:00')).toBe('red')
  expect(deadline(path, rules.calendar, at('2011-10-01 00:00'), SOON)).toMatchObject({
    since: at('2011-09-28 09:00'),
    by: 1,
  })
})

it('closed on the last day it is kept, a minute later it is missed, and so it stays', () => {
  const met = way('take 2011-09-28 09:00', 'close 2011-10-10 23:59')
  const missed = way('take 2011-09-28 09:00', 'close 2011-10-11 00:00')
  expect([answer(met), answer(missed)]).toEqual(['kept', 'missed'])
  expect(deadline(missed, rules.calendar, 0, SOON)).toEqual({
    due: at('2011-10-11 00:00'),
    state: 'missed',
    since: at('2011-10-11 00:00'),
    by: 3,
  })
})

it('a move within the state leaves the limit as it was; only one that says so begins it anew', () => {
  const noted = way('take 2011-09-28 09:00', 'note 2011-10-09 09:00')
  expect(dueDay(noted)).toBe('2011-10-10')
  expect(deadline(noted, rules.calendar, 0, SOON).by).toBe(1)
  const built = way('build 2011-03-01 09:00', 'report 2011-03-08 09:00', 'report 2011-03-17 09:00')
  expect(dueDay(built)).toBe('2011-03-24')
  // Each week's limit was met or missed for itself.
  expect(kept(built)).toEqual([undefined, true, false, undefined])
})

it('an extension follows the last day; one made too late changes nothing', () => {
  const extended = way('take 2011-09-28 09:00', 'longer 2011-10-10 23:59')
  expect(dueDay(extended)).toBe('2011-10-20')
  expect(extensionsOf(extended)).toBe(1)
  expect(dueDay(go(extended, 'later 2011-10-11 08:00'))).toBe('2011-10-27')
  expect(extensionsOf(go(extended, 'later 2011-10-11 08:00'))).toBe(2)
  const late = way('take 2011-09-28 09:00', 'longer 2011-10-11 00:00')
  expect(dueDay(late)).toBe('2011-10-10')
  expect(extensionsOf(late)).toBe(0)
})

it('an extension that ends on a Saturday rolls on where the limit does', () => {
  expect(dueDay(way('take 2011-05-04 09:00', 'longer 2011-05-05 09:00'))).toBe('2011-05-23')
})

it('a pause makes the limit longer by the working days it took, and nothing is due while it lasts', () => {
  const paused = way('take 2011-09-28 09:00', 'ask 2011-09-29 10:00')
  expect(deadline(paused, rules.calendar, at('2012-01-01 00:00'), SOON)).toMatchObject({ due: null, state: 'green' })
  // 30 September, 8 and 9 October are working days that passed.
  const back = go(paused, 'go_on 2011-10-09 10:00')
  expect(dueDay(back)).toBe('2011-10-13')
  expect(back.at(-1)!.goes_on).toBe(true)
  expect(dueDay(go(way('take 2011-09-28 09:00', 'ask 2011-09-29 10:00'), 'go_on 2011-09-29 18:00'))).toBe('2011-10-10')
})

it('a pause has a limit of its own where the state has one, and several pauses run into one another', () => {
  const paused = way('take 2011-09-28 09:00', 'wait 2011-09-29 10:00')
  expect(dueDay(paused)).toBe('2011-10-29')
  const back = go(paused, 'ask 2011-10-08 09:00', 'go_on 2011-10-09 10:00')
  expect(dueDay(back)).toBe('2011-10-13')
  expect(kept(back)).toEqual([undefined, undefined, true, undefined, undefined])
})

it('a pause that begins after the limit has run out mends nothing', () => {
  const late = way('take 2011-09-28 09:00', 'ask 2011-10-11 00:00', 'go_on 2011-10-20 10:00')
  expect(dueDay(late)).toBe('2011-10-10')
  expect(answer(go(late, 'close 2011-10-20 11:00'))).toBe('missed')
})

it('who goes on from a pause to elsewhere has met the limit by when the clock stopped', () => {
  const path = way('take 2011-09-28 09:00', 'wait 2011-10-10 10:00', 'close 2011-11-10 00:00')
  expect(kept(path)).toEqual([undefined, true, false, undefined])
  const asked = way('take 2011-09-28 09:00', 'ask 2011-10-10 10:00', 'wait 2011-10-12 10:00', 'close 2011-10-30 10:00')
  expect(kept(asked)).toEqual([undefined, true, undefined, true, undefined])
})

it('undo: the limit goes on as if it had never been left, and what was said of it is open again', () => {
  const left = way('take 2011-09-28 09:00', 'check 2011-10-09 09:00')
  expect(kept(left)[1]).toBe(true)
  const undone = go(left, 'undo 2011-10-12 09:00')
  expect(dueDay(undone)).toBe('2011-10-10')
  expect(kept(undone)[1]).toBe(undefined)
  expect(deadline(undone, rules.calendar, at('2011-10-12 09:00'), SOON).state).toBe('red')
  expect(answer(go(undone, 'close 2011-10-12 10:00'))).toBe('missed')
  // What was taken back has never been: its own limit was neither met nor missed.
  expect(kept(undone)).toEqual([undefined, undefined, undefined, undefined])
  // From a final state too.
  const reopened = go(way('take 2011-09-28 09:00', 'close 2011-10-08 09:00'), 'undo 2011-10-08 10:00')
  expect(dueDay(reopened)).toBe('2011-10-10')
  expect(answer(go(reopened, 'close 2011-10-10 10:00'))).toBe('kept')
})

it('undo into a pause: the clock stood still all the time', () => {
  const path = way(
    'take 2011-09-28 09:00',
    'wait 2011-09-29 10:00',
    'check 2011-09-30 10:00',
    'unwait 2011-10-08 10:00',
    'go_on 2011-10-09 10:00',
  )
  expect(dueDay(path)).toBe('2011-10-13')
})

it('what was sent back begins anew', () => {
  const path = way('take 2011-09-28 09:00', 'check 2011-10-12 09:00', 'go_on 2011-10-13 09:00')
  expect(dueDay(path)).toBe('2011-10-20')
  expect(kept(path)).toEqual([undefined, false, true, undefined])
})

it('the time to stay is told by the last step, also after a word in between', () => {
  const path = way('show 2011-09-28 09:00', 'say 2011-09-29 09:00')
  expect(path.at(-1)!.free_at).toBe(at('2011-10-11 00:00'))
})

it('a path is plain data', () => {
  const path = way(
    'take 2011-09-28 09:00',
    'longer 2011-10-09 09:00',
    'wait 2011-10-10 10:00',
    'go_on 2011-10-12 10:00',
  )
  expect(JSON.parse(JSON.stringify(path))).toEqual(path)
})

it('a calendar that changes moves what runs, and nothing that was decided', () => {
  const run = way('take 2011-09-28 09:00', 'longer 2011-10-10 20:00')
  const closed = go(run, 'close 2011-10-20 23:00')
  // A local day of work more: five working days from 28 September would now end on the 9th, before the extension.
  const changed = rulesWith([{ day: '2011-10-07', kind: 'worked' }])
  const after = reckoned(run, changed.calendar)
  expect(dueDay(after, changed)).toBe('2011-10-19')
  expect(after.at(-1)!.due).toBe(at('2011-10-20 00:00'))
  expect(reckoned(after, changed.calendar)).toBe(after)
  expect(reckoned(closed, changed.calendar)).toBe(closed)
  expect(deadline(closed, changed.calendar, 0, SOON)).toEqual(deadline(closed, rules.calendar, 0, SOON))
})

it('a norm that changes counts from the next limit on', () => {
  const path = way('take 2011-09-28 09:00', 'check 2011-10-09 09:00')
  const next = movedOn(
    workflow,
    path,
    { at: at('2011-10-10 09:00'), by: 9, move: 'go_on' },
    { unit: 's', period: null, values: {} },
    rulesWith([], 3),
  )
  expect(dueDay(path)).toBe('2011-10-24')
  expect(next[2]!.limit?.span?.count).toBe(15)
})
