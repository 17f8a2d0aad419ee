/** What the planter will make of the living year of institutions and projects: where its rows stand, and which are late. */
import { describe, expect, test } from 'vitest'
import { annualReview } from '../bureau/institutions/annual_review.ts'
import { enforcement } from '../bureau/institutions/enforcement.ts'
import { institution } from '../bureau/institutions/institution.ts'
import { licence } from '../bureau/institutions/licence.ts'
import * as annualReviewNorms from '../bureau/norms/annual_review.ts'
import * as enforcementNorms from '../bureau/norms/enforcement.ts'
import * as registerNorms from '../bureau/norms/institution_register.ts'
import * as licenceNorms from '../bureau/norms/licences.ts'
import * as projectNorms from '../bureau/norms/projects.ts'
import { project } from '../bureau/projects/project.ts'
import { projectProgress } from '../bureau/projects/project_progress.ts'
import { deadline, instantOf, type Path, workflowOf } from '../ledger/index.ts'
import { rulesBy } from '../ledger/time/example_case.ts'
import { pathOf } from './example_path.ts'
import { demonstration, type DemoRow } from './demonstration.ts'
import { HISTORY_ENDS } from './living.ts'

const rules = rulesBy([annualReviewNorms, enforcementNorms, registerNorms, licenceNorms, projectNorms])

interface Standing {
  readonly row: DemoRow
  readonly path: Path
  readonly state: string
  readonly light: string
}

/** By ledger: states that are so short that not every day of planting finds somebody in them. */
const BRIEF: Readonly<Record<string, readonly string[]>> = {
  project: ['bidding', 'accepted', 'filed', 'audited', 'stopped', 'carried', 'studied'],
  project_progress: ['registered', 'ended', 'halted'],
  licence: ['correcting', 'mending', 'granted', 'deliberating', 'checking'],
  annual_review: ['draft', 'rechecking', 'shown', 'submitted', 'failed'],
  enforcement: ['found', 'rectified', 'punished', 'settled', 'closed'],
  institution: ['closed'],
}
const DOCUMENTS = {
  project,
  project_progress: projectProgress,
  licence,
  institution,
  annual_review: annualReview,
  enforcement,
}

for (const planted of ['2026-03-18', '2026-11-26', '2027-02-20']) {
  describe(`planted on ${planted}`, () => {
    const city = demonstration(planted)
    const now = instantOf(planted)
    const soon = { days: 3, share: 0.5 }

    for (const [name, document] of Object.entries(DOCUMENTS)) {
      const all = [...[...city.ledgers].find(({ ledger }) => ledger === name)!.rows].map((row): Standing => {
        const path = pathOf(document, row, rules)
        const { state } = row.versions.at(-1)!
        return { row, path, state, light: deadline(path, rules.calendar, now, soon).state }
      })
      const living = all.filter(({ row }) => row.versions.at(-1)!.at.slice(0, 10) > HISTORY_ENDS)
      const { states } = workflowOf(document)

      test(`${name}: history rests, and the year that runs has rows at every state`, () => {
        for (const { row, state } of all)
          if (!living.some((one) => one.row === row)) expect(states[state]?.final, `${row.id} ${state}`).toBe(true)
        const seen = new Set(living.map(({ state }) => state))
        const missing = Object.keys(states).filter((state) => !seen.has(state) && !BRIEF[name]!.includes(state))
        expect(missing).toEqual([])
      })

      test(`${name}: some are late, and more are not`, () => {
        const open = living.filter(({ state }) => states[state]!.final === undefined)
        const late = open.filter(({ light }) => light === 'red')
        expect(late.length).toBeGreaterThan(0)
        expect(late.length).toBeLessThan(open.length)
        const judged = living.flatMap(({ path }) => path).filter(({ kept }) => kept !== undefined)
        const kept = judged.filter((step) => step.kept)
        expect(kept.length / judged.length).toBeGreaterThan(0.7)
        if (name !== 'institution' && name !== 'annual_review') expect(kept.length).toBeLessThan(judged.length)
      })
    }
  })
}
