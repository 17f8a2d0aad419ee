import { describe, expect, it } from 'vitest'
import { baseRules } from './bases.ts'
import { blankRules } from './blanks.ts'
import { carryRules } from './carried.ts'
import { comparisonRules } from './comparison_rules.ts'
import { datedRules } from './dated.ts'
import { dateRules } from './dates.ts'
import { officeRules, subjectRules } from './entities.ts'
import { entityRules } from './entity_rules.ts'
import { admissions } from './admissions.ts'
import { eventRules } from './events.ts'
import { examRules } from './examined.ts'
import { exclusions } from './exclusions.ts'
import { listRules } from './lists.ts'
import { levelRules } from './levels.ts'
import { leanRules } from './guesses.ts'
import { headRules } from './heads.ts'
import { modifiers } from './modifiers.ts'
import { numerals } from './numerals.ts'
import { opening } from './openings.ts'
import { partRules } from './part_rules.ts'
import { periodRules } from './periods.ts'
import { read } from './read.ts'
import type { Rule } from './rule.ts'
import { scopeRules } from './scopes.ts'
import { modeRules } from './settings.ts'
import { shareRules } from './shares.ts'
import { sizeRules } from './sizes.ts'
import { spaceRules } from './squeezed.ts'
import { spentRules } from './spent.ts'
import { statusRules } from './statuses.ts'
import { sinceRules } from './since.ts'
import { tailRules } from './tails.ts'
import { taskRules } from './tasks.ts'
import { titleRules } from './titles.ts'
import { topicRules } from './topics.ts'
import { backs, fronts } from './trimming.ts'
import { standingRules, turnRules, wantingRules } from './turns.ts'
import { unitGroups } from './units.ts'

// Every rule of the grammar carries its examples; a new rule is tested by being in one of these lists.
const floors: Record<string, Rule[]> = {
  numerals,
  spaces: spaceRules,
  units: unitGroups,
  modifiers,
  exclusions,
  admissions,
  openings: [opening],
  blanks: blankRules,
  shares: shareRules,
  dates: dateRules,
  'dates that are facts': datedRules,
  measures: [
    ...fronts,
    ...backs,
    ...headRules,
    ...tailRules,
    ...partRules,
    ...spentRules,
    ...eventRules,
    ...sizeRules,
    ...examRules,
    ...baseRules,
  ],
  topics: topicRules,
  comparisons: [...comparisonRules, ...sinceRules, ...levelRules],
  settings: modeRules,
  titles: titleRules,
  scopes: scopeRules,
  turns: turnRules,
  tasks: taskRules,
  'how things stand': standingRules,
  'what is wanting': wantingRules,
  leanings: leanRules,
  lists: listRules,
  periods: periodRules,
  'times carried': carryRules,
  entities: [...entityRules, ...officeRules, ...subjectRules],
  statuses: statusRules,
}

for (const [floor, rules] of Object.entries(floors)) {
  describe(floor, () => {
    for (const rule of rules) {
      for (const { text, facts } of rule.examples) {
        it(`${rule.about} ${text.replaceAll('\n', ' ')}`, () => {
          expect(read(text)).toMatchObject(facts)
          expect(read(text)).toHaveLength(facts.length)
        })
      }
    }
  })
}

it('every rule has an example', () => {
  for (const rule of Object.values(floors).flat()) expect(rule.examples, rule.about).not.toHaveLength(0)
})
