/**
 * What falls due, for a person's own calendar programme (RFC 5545). It leaves the house and lies on telephones: of rows
 * that are about a person, and of sealed ledgers, it says no more than what has to be done by when.
 */
import ical, { ICalAlarmType, type ICalCalendar } from 'ical-generator'
import { addDays, DAY_MS, dayAt, soonAt, startOf } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { soonOf } from '../tables/paths.ts'
import { isOpenTitle } from '../tables/row_titles.ts'
import type { Tables } from '../tables/tables.ts'
import { dueDay, dueDays, type DueDays, type DueItem } from './due_days.ts'
import { soonDays } from './duties.ts'

const AHEAD_DAYS = 60
/** What has been late for longer than this stands in the counts only. */
const BACK_DAYS = 300
const A_DAY = 100
const ZONE = 'Asia/Shanghai'

/** There has been no daylight-saving time since 1991, and a calendar of today asks of no day before. */
const VTIMEZONE = `BEGIN:VTIMEZONE\r
TZID:${ZONE}\r
BEGIN:STANDARD\r
DTSTART:19700101T000000\r
TZOFFSETFROM:+0800\r
TZOFFSETTO:+0800\r
TZNAME:CST\r
END:STANDARD\r
END:VTIMEZONE`

export const calendarFeed = async (tx: Tx, tables: Tables, now: number): Promise<string> => {
  const today = dayAt(now)
  const asked = { from: addDays(today, -BACK_DAYS), to: addDays(today, AHEAD_DAYS), what: 'mine' as const }
  const found = await dueDays(tx, tables, asked, now, A_DAY)
  const calendar = ical({
    name: '有据：到期事项',
    prodId: { company: 'youju', product: 'work', language: 'ZH' },
    ttl: 3600,
  })
  calendar.timezone({ name: null, generator: () => VTIMEZONE })
  for (const { items } of found.days) for (const item of items) addItem(calendar, tables, item, now)
  addRest(calendar, found, now)
  return calendar.toString()
}

/** The library reads a date's parts as this machine's clock shows them, whatever its zone: they are made Shanghai's. */
const wall = (instant: number): Date => {
  const there = new Date(instant + startOf('1970-01-01') * -1)
  return new Date(
    there.getUTCFullYear(),
    there.getUTCMonth(),
    there.getUTCDate(),
    there.getUTCHours(),
    there.getUTCMinutes(),
    there.getUTCSeconds(),
  )
}

/** Late ones stand on today: in the past nobody would find them. */
const addItem = (calendar: ICalCalendar, tables: Tables, item: DueItem, now: number): void => {
  const due = Date.parse(item.due_at)
  const late = item.light === 'red'
  const day_begins = startOf(late ? dayAt(now) : dueDay(item.due_at))
  const by_the_day = late || due === day_begins + DAY_MS
  const start = by_the_day ? day_begins : due
  const event = calendar.createEvent({
    id: `${item.kind}-${item.ledger}-${item.id ?? `${item.unit}-${item.period}`}@youju`,
    timezone: ZONE,
    stamp: new Date(now),
    start: wall(start),
    allDay: by_the_day,
    summary: `${late ? '【逾期】' : ''}${wordsOf(tables, item)}`,
    description: [item.unit_name, item.state_title].filter((word) => word !== '').join(' '),
  })
  if (late) return
  const soon = yellowAt(tables, item, due, now)
  event.createAlarm({
    type: ICalAlarmType.display,
    trigger: Math.round((start - soon) / 1000),
    description: '即将到期',
  })
}

const wordsOf = ({ catalogue }: Tables, { kind, ledger, ledger_title, label, state_title }: DueItem): string => {
  if (kind === 'duty') return `${ledger_title}（${label}）`
  const open = isOpenTitle(catalogue.ledger(ledger)!)
  return `${ledger_title}：${open ? label : state_title}`
}

const yellowAt = (tables: Tables, { since }: DueItem, due: number, now: number): number =>
  since === null ? due - soonDays(tables.catalogue, now) * DAY_MS : soonAt(Date.parse(since), due, soonOf(tables))

/** What is not named one by one is said in one line. */
const addRest = (calendar: ICalCalendar, { days, late }: DueDays, now: number): void => {
  const left = days.map(({ day, counts, items }) => ({
    day,
    rest: counts.red + counts.yellow + counts.green - items.length,
  }))
  const older = late === 0 ? [] : [{ day: dayAt(now), rest: late }]
  for (const { day, rest } of [...left, ...older]) {
    if (rest === 0) continue
    calendar.createEvent({
      id: `rest-${day}-${rest}@youju`,
      timezone: ZONE,
      stamp: new Date(now),
      start: wall(startOf(day)),
      allDay: true,
      summary: `另有${rest}件到期，请在有据中查看`,
    })
  }
}
