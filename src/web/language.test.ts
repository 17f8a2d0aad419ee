import { expect, test } from 'vitest'
import { english } from './dictionary.ts'
import { ACTS } from './pages/acts.ts'
import { CHANNEL_TITLES, ROBOT_TITLES, STATE_TITLES } from './pages/channels/channel_words.ts'
import { FAMILY_TITLES, KIND_TITLES, RULE_TITLES, STATUS_TITLES } from './pages/check/words.ts'
import { DIRECTION_TITLES } from './pages/check/understood.ts'
import { GRANTED } from './pages/collection/granted.ts'
import { SIGNS } from './pages/collection/signs.ts'
import { RUNG_TITLES } from './pages/escalations/rung_words.ts'
import { KINDS } from './pages/inbox/notice_kinds.ts'
import { MANUSCRIPT_STATES } from './pages/manuscripts/states.ts'
import { LEVEL_TITLES } from './pages/manuscripts/writing/level_titles.ts'
import { ASKED_TITLES, PLACES_TITLES, SCALE_TITLES, SCOPE_TITLES } from './pages/manuscripts/writing/wording_titles.ts'
import { EXCEPTION_TITLES } from './pages/review/exceptions.ts'
import { SECTION_TITLES } from './pages/sections.ts'
import { LIGHT_TITLES } from './pages/work/lights.ts'
import { MARKS } from './pages/workdays/year.ts'
import { TAB_TITLES } from './pages/work/question.ts'
import { SPAN_WORDS } from './parts/limit_ground.tsx'
import { PERIOD_KIND_TITLES } from './parts/period_words.ts'

const sources = import.meta.glob<string>(['./**/*.{ts,tsx}', '!./**/*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** Chinese handed to `say` directly; words chosen from a list are checked by the list below. */
const said = Object.values(sources).flatMap((source) =>
  [...source.matchAll(/\bsay\(\s*'([^']*[\u4e00-\u9fff][^']*)'/g)].map((found) => found[1] ?? ''),
)
const placesIn = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort()

test('everything the pages say in Chinese they can say in English', () => {
  expect(said.length).toBeGreaterThan(100)
  const kinds = Object.fromEntries(Object.entries(KINDS).map(([kind, { title }]) => [kind, title]))
  const lists = [
    ACTS,
    SECTION_TITLES,
    PERIOD_KIND_TITLES,
    EXCEPTION_TITLES,
    CHANNEL_TITLES,
    ROBOT_TITLES,
    STATE_TITLES,
    SPAN_WORDS,
    LIGHT_TITLES,
    RUNG_TITLES,
    TAB_TITLES,
    RULE_TITLES,
    KIND_TITLES,
    STATUS_TITLES,
    FAMILY_TITLES,
    DIRECTION_TITLES,
    MANUSCRIPT_STATES,
    LEVEL_TITLES,
    ASKED_TITLES,
    SCALE_TITLES,
    SCOPE_TITLES,
    PLACES_TITLES,
    kinds,
  ]
  const listed = lists.flatMap((titles) => Object.values(titles))
  listed.push(
    ...Object.values(SIGNS).flatMap(({ sign, words }) => (/[\u4e00-\u9fff]/.test(sign) ? [sign, words] : [words])),
  )
  listed.push(...Object.values(MARKS).flatMap(({ sign, title }) => [sign, title]), '一', '日')
  listed.push(...Object.values(GRANTED).flatMap((granted) => Object.values(granted)))
  expect([...said, ...listed].filter((words) => !Object.hasOwn(english, words))).toEqual([])
})

test('both languages fill in the same details', () => {
  const uneven = Object.entries(english).filter(
    ([chinese, words]) => String(placesIn(chinese)) !== String(placesIn(words)),
  )
  expect(uneven).toEqual([])
})
