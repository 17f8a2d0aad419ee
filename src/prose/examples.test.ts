import { describe, expect, it } from 'vitest'
import { baseRules } from './measures/bases.ts'
import { blankRules } from './numbers/blanks.ts'
import { bygoneRules } from './setting/bygone.ts'
import { carryRules } from './when/carried.ts'
import { comparisonRules } from './comparisons/comparison_rules.ts'
import { datedRules } from './when/dated.ts'
import { dateRules } from './numbers/dates.ts'
import { officeRules, subjectRules } from './entities.ts'
import { entityRules } from './setting/entity_rules.ts'
import { admissions } from './numbers/admissions.ts'
import { eventRules } from './measures/events.ts'
import { examRules } from './measures/examined.ts'
import { exclusions } from './numbers/exclusions.ts'
import { listRules } from './setting/lists.ts'
import { levelRules } from './comparisons/levels.ts'
import { leanRules } from './setting/guesses.ts'
import { headRules } from './measures/heads.ts'
import { modifiers } from './numbers/modifiers.ts'
import { numerals } from './numbers/numerals.ts'
import { opening } from './numbers/openings.ts'
import { partRules } from './measures/part_rules.ts'
import { periodRules } from './when/periods.ts'
import { read } from './read.ts'
import type { Rule } from './grammar/rule.ts'
import { scopeRules } from './setting/scopes.ts'
import { modeRules } from './setting/settings.ts'
import { shareRules } from './numbers/shares.ts'
import { sizeRules } from './measures/sizes.ts'
import { spaceRules } from './sentences/squeezed.ts'
import { spentRules } from './measures/spent.ts'
import { statusRules } from './statuses/statuses.ts'
import { sinceRules } from './comparisons/since.ts'
import { tailRules } from './measures/tails.ts'
import { taskRules } from './setting/tasks.ts'
import { titleRules } from './setting/titles.ts'
import { topicRules } from './measures/topics.ts'
import { backs, fronts } from './measures/trimming.ts'
import { standingRules, turnRules, wantingRules } from './setting/turns.ts'
import { unitGroups } from './numbers/units.ts'

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
  'what a plan tells of before': bygoneRules,
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
