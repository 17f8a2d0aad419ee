/**
 * What a page, a reminder, a report and a lock say about a limit is one call: nobody outside the language reckons with
 * days or hours. Whoever does so for something else stands in the list, with the reason.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const SOURCE = new URL('../../', import.meta.url)

/** Where time is reckoned. The demonstration invents days and tells nobody of them. */
const RECKONS = /^(ledger\/(time\/|day|duty|instant|period)|demo\/)/

/** Arithmetic with days and hours, in any of the ways in which it has been written here. */
const ARITHMETIC =
  /\b(DAY_MS|HOUR_MS|SOON_MS)\b|86_?400|\b24 \* (60|3_?600)|\b(addDays|daysBetween|dayNumber|dayFromNumber|endOfNumber|hourOf|workdaysAfter|workdaysBetween|schooldaysAfter|dueOn|isWorkday|isHoliday)\(|\.set(UTC)?(Date|Hours|Month)\(|interval '\d+ (day|hour)/

const OTHERWISE: Readonly<Record<string, string>> = {
  'ledger/formula.ts': 'The formula language subtracts days that a clerk has written into cells.',
  'ledger/fields/date_text.ts': 'Reads the serial numbers in which sheets keep dates.',
  'server/sheets/number_format.ts': 'Reads the serial numbers in which sheets keep dates.',
  'server/sheets/validations.ts': 'Reads the serial numbers in which sheets keep dates.',
  'server/sheets/xlsx_writer.ts': 'Writes the serial numbers in which sheets keep dates.',
  'server/sheets/uploads.ts': 'Sweeps files away that nobody has taken up.',
  'server/org/sessions.ts': 'Forgets attempts to sign in.',
  'server/org/delegations.ts': 'How long a seat may be lent; it ends with its last day.',
  'server/http/calendar.ts': 'Adds days to the calendar: the name of the act, no arithmetic.',
  'server/work/calendar.ts': 'From which day on a calendar that has changed is another.',
  'server/db/migrations/025_turns.sql':
    'The twin of `soonAt` for many rows at once; a story holds the two against each other.',
  'server/tables/latest.ts': 'The period before: its last day is the one before the first of this.',
  'server/work/collection.ts': 'The period before: its last day is the one before the first of this.',
  'server/work/duty_source.ts': 'How far ahead duties are looked for; whether they are due is asked of the language.',
  'server/work/open_duties.ts': 'How far back duties are looked for; whether they are due is asked of the language.',
  'server/work/reminder_rounds.ts': 'How far back rounds look, and the hour at which a form that opens is reminded of.',
  'server/work/punctuality.ts': 'The twelve months that punctuality is told of.',
  'server/work/notice_words.ts': 'The hour of an instant that it was told, in words.',
  'server/work/calendar_feed.ts': 'How far back and ahead a feed reaches; what falls due it is told.',
  'server/work/due_days.ts': 'How long a stretch of days may be asked for.',
  'web/parts/time_left.ts': 'The hour of an instant that it was told, in words.',
  'web/pages/work/reviews.tsx': 'How long a return has waited: what was, and no limit.',
  'web/pages/row/drafts.ts': 'How long the browser keeps drafts.',
  'web/pages/collection/exception_dialog.tsx': 'A day proposed in a form, for the clerk to change.',
  'web/pages/review/reasoned_move.tsx': 'A day proposed in a form, for the reviewer to change.',
  'web/pages/delegation/lend_form.tsx': 'A day proposed in a form, for the holder to change.',
  'web/pages/workdays/terms.tsx': 'The terms before and after this one.',
  'web/pages/calendar/month.ts': 'Lays out a month day by day; what falls due on a day it is told.',
  'web/pages/workdays/year.ts': 'Lays out a year day by day; which days are worked it is told.',
}

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.(tsx?|sql)$/.test(file) && !/\.test\.tsx?$/.test(file) && !RECKONS.test(file.replaceAll('\\', '/')),
)
const reckoning = files.flatMap((file) => {
  const lines = readFileSync(new URL(file, SOURCE), 'utf8').split('\n')
  const found = lines.filter((line) => ARITHMETIC.test(line) && !/^\s*(\/?\*|\/\/|--|import |[\w, ]+,?$)/.test(line))
  return found.length === 0 ? [] : [{ file: file.replaceAll('\\', '/'), line: found[0]!.trim() }]
})

it('nobody else reckons with days for a limit', () => {
  expect(reckoning.filter(({ file }) => !Object.hasOwn(OTHERWISE, file))).toEqual([])
})

it('the list of others is no longer than it must be, and says why', () => {
  const found = new Set(reckoning.map(({ file }) => file))
  expect(Object.keys(OTHERWISE).filter((file) => !found.has(file))).toEqual([])
  expect(Object.values(OTHERWISE).every((why) => why.length > 20)).toBe(true)
})
