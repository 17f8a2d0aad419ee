/**
 * 景澜市: an invented city with an education bureau, seven counties and 858 schools, and what its ledgers held at the
 * end of 2011; beside that the cases of the year before it is planted. All of it is drawn from fixed keys and that day:
 * the same every time, on every machine.
 */
import type { Day } from '../ledger/index.ts'
import { type Check, drawChecks, inspections } from './checks.ts'
import { disputes } from './disputes.ts'
import { drills } from './drills.ts'
import { duties } from './duties.ts'
import { foodSafeties } from './food_safeties.ts'
import { hazards } from './hazards.ts'
import { dropouts } from './dropouts.ts'
import { epidemicChecks } from './epidemic_checks.ts'
import { demoExceptions, demoWindows } from './exceptions.ts'
import { fundSupervisions } from './fund_supervisions.ts'
import { incidents } from './incidents.ts'
import { ictReturns } from './ict_returns.ts'
import { INSTITUTIONS } from './institutions.ts'
import { annualReviews } from './annual_reviews.ts'
import { enforcements } from './enforcements.ts'
import { institutionRegister } from './institution_register.ts'
import { licences } from './licences.ts'
import { type LivingYear, livingYear } from './living.ts'
import { livingProjects } from './living_projects.ts'
import { projectProgresses } from './project_progresses.ts'
import { drawRecentChecks, recentInspections } from './living_checks.ts'
import { recentHazards } from './living_hazards.ts'
import { meals } from './meals.ts'
import { livingMonths } from './months.ts'
import { demoPeople } from './people.ts'
import { petitions } from './petitions.ts'
import { populations } from './populations.ts'
import { projects } from './projects.ts'
import { pupils } from './pupil_rolls.ts'
import { responsibilities } from './responsibilities.ts'
import { rollChecks } from './roll_checks.ts'
import type { Demonstration, DemoLedger, DemoRow } from './row.ts'
import { schoolBuses } from './school_buses.ts'
import { schoolLives } from './school_lives.ts'
import { schoolReopenings } from './school_reopenings.ts'
import { schoolReturns } from './school_returns.ts'
import { studentAid } from './student_aid.ts'
import { suggestions } from './suggestions.ts'
import { demoTerms } from './terms.ts'
import { targets } from './targets.ts'
import { textbooks } from './textbooks.ts'
import { trainings } from './trainings.ts'
import { demoGroups, demoUnits } from './units.ts'

export { DEMO_PASSWORD } from './people.ts'
export { COLLECTED_TODAY } from './exceptions.ts'
export type {
  DemoException,
  DemoGroup,
  DemoLedger,
  DemoPerson,
  DemoRow,
  DemoUnit,
  DemoVersion,
  DemoWindow,
  Demonstration,
} from './row.ts'

/** `planted_on`: the day from which its living year is counted back; see `living`. */
export function demonstration(planted_on: Day): Demonstration {
  const living = livingYear(planted_on)
  return {
    units: [...demoUnits(), ...INSTITUTIONS.map(({ unit }) => unit)],
    groups: demoGroups(),
    people: demoPeople(),
    ledgers: ledgers(living),
    terms: demoTerms(living),
    windows: demoWindows(living),
    collected_since: livingMonths(living)[0]?.from ?? planted_on,
    exceptions: { [Symbol.iterator]: () => demoExceptions(living) },
  }
}

function ledgers(living: LivingYear): DemoLedger[] {
  const checks = drawChecks()
  const recent = drawRecentChecks(living, checks.length)
  return [
    again('school_return', schoolReturns),
    again('safety_inspection', () => chained(inspections(checks), recentInspections(recent, living))),
    again('hazard', () => chained(hazards(checks), recentHazards(recent, living, findingsOf(checks)))),
    again('drill', drills),
    again('incident', () => incidents(living)),
    again('duty', duties),
    again('food_safety', () => foodSafeties(living)),
    again('school_bus', () => schoolBuses(living)),
    again('petition', () => petitions(living)),
    again('suggestion', () => suggestions(living)),
    again('dispute', () => disputes(living)),
    again('project', () => allProjects(living)),
    again('project_progress', () => projectProgresses(living)),
    again('training', trainings),
    again('student_aid', studentAid),
    again('school_life', () => schoolLives(living)),
    again('meal', () => meals(living)),
    again('textbook', textbooks),
    again('fund_supervision', () => fundSupervisions(living)),
    again('licence', () => licences(living)),
    again('institution', () => institutionRegister(living)),
    again('annual_review', () => annualReviews(living)),
    again('enforcement', () => enforcements(living)),
    again('ict', ictReturns),
    again('school_age_population', populations),
    again('epidemic_check', epidemicChecks),
    again('school_reopening', schoolReopenings),
    again('pupil', () => pupils(living)),
    again('dropout_case', () => dropouts(living)),
    again('roll_check', () => rollChecks(living)),
    again('responsibility', () => responsibilities(living)),
    again('target', () => targets(living)),
  ]
}

function* allProjects(living: LivingYear): Generator<DemoRow> {
  yield* projects()
  for (const { row } of livingProjects(living)) yield row
}

/** Rows that begin anew each time they are gone through; a generator by itself can be gone through only once. */
function again(ledger: string, rows: () => Iterator<DemoRow>): DemoLedger {
  return { ledger, rows: { [Symbol.iterator]: rows } }
}

/** The rows of the years that are over, and after them those of the living year. */
function* chained(...parts: readonly Iterable<DemoRow>[]): Generator<DemoRow> {
  for (const part of parts) yield* part
}

const findingsOf = (checks: readonly Check[]): number => checks.reduce((sum, { findings }) => sum + findings, 0)
