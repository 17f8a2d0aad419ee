/** Units and periods that are different from the others, and the days in which each ledger was collected. */
import { meal } from '../bureau/aid/meal.ts'
import { addDays, parsePeriod } from '../ledger/index.ts'
import { moment, workdayFrom } from './calendar.ts'
import { reviewedYears } from './annual_reviews.ts'
import { chanceOf } from './chance.ts'
import { dutyWindows } from './duties.ts'
import { EPIDEMIC_WINDOWS, zeroReports } from './epidemic_checks.ts'
import { FOOD_SAFETY_WINDOWS, foodSafetyReopenings } from './food_safeties.ts'
import { fundReopenings } from './fund_supervisions.ts'
import { ictReopenings } from './ict_returns.ts'
import { mealReopenings, mealSchools } from './meals.ts'
import type { LivingYear } from './living.ts'
import { END_DAY, FIRST_DAY, LAST_MONTH_ENDS, livingMonths, MONTHS } from './months.ts'
import { clerkOf, countyLogin } from './people.ts'
import type { DemoException, DemoWindow } from './row.ts'
import { roundsOf } from './roll_checks.ts'
import { schoolLifeExceptions } from './school_lives.ts'
import { AID_TERMS, aidedTerms } from './student_aid.ts'
import { textbookReopenings } from './textbooks.ts'
import { schoolsOn } from './units.ts'

const MONTHLY = ['school_life', 'meal', 'fund_supervision'] as const
const BY_TERM_AND_YEAR = ['textbook', 'student_aid', 'ict', 'school_age_population', 'school_return'] as const

/** Ledgers that go on being collected, from the months before the planting on, so that there is something to do. */
export const COLLECTED_TODAY = ['school_life', 'meal', 'fund_supervision', 'food_safety'] as const

export function demoWindows(living: LivingYear): DemoWindow[] {
  return [
    ...rollCheckWindows(living),
    ...annualReviewWindows(living),
    ...MONTHLY.map((ledger) => ({ ledger, from: FIRST_DAY, to: LAST_MONTH_ENDS })),
    ...BY_TERM_AND_YEAR.map((ledger) => ({ ledger, from: FIRST_DAY, to: END_DAY })),
    ...EPIDEMIC_WINDOWS,
    ...dutyWindows(living),
    ...FOOD_SAFETY_WINDOWS,
  ]
}

/** One round for each year that was reviewed. */
function annualReviewWindows(living: LivingYear): DemoWindow[] {
  return reviewedYears(living).map((year) => ({ ledger: 'annual_review', from: `${year}-01-01`, to: `${year}-12-31` }))
}

/** The two autumns, and the term whose beginning lies last behind the planting. */
function rollCheckWindows(living: LivingYear): DemoWindow[] {
  return roundsOf(living).flatMap(({ period }) => {
    const term = parsePeriod(period)
    return term ? [{ ledger: 'roll_check', from: term.from, to: term.to }] : []
  })
}

export function* demoExceptions(living: LivingYear): Generator<DemoException> {
  yield* schoolLifeExceptions(living)
  yield* withoutMeals(living)
  yield* mealReopenings(living)
  yield* textbookReopenings()
  yield* fundReopenings(living)
  yield* foodSafetyReopenings(living)
  yield* ictReopenings()
  yield* zeroReports()
  yield* withoutAid()
}

/** Schools of the kinds that may have meals, but where the programme does not run. */
function* withoutMeals(living: LivingYear): Generator<DemoException> {
  const fed = new Set(mealSchools)
  for (const { code, from, to } of [...MONTHS, ...livingMonths(living)]) {
    for (const school of schoolsOn(to)) {
      if (fed.has(school) || !meal.cadence?.kinds?.includes(school.unit.kind)) continue
      yield {
        ledger: 'meal',
        unit: school.unit.code,
        period: code,
        kind: 'not_applicable',
        reason: '不在营养餐实施范围',
        at: `${from}T09:00:00+08:00`,
        by: countyLogin('zizhu', school.county),
      }
    }
  }
}

/** 零报告 of schools and counties that aided nobody in a term. */
function* withoutAid(): Generator<DemoException> {
  const aided = aidedTerms()
  for (const { code: period, from } of AID_TERMS) {
    for (const school of schoolsOn(from)) {
      const unit = school.unit.code
      if (aided.has(`${unit}/${period}`)) continue
      const at = moment(workdayFrom(addDays(from, 30)), chanceOf('no aid', unit, period))
      yield { ledger: 'student_aid', unit, period, kind: 'zero', reason: '本学期没有受助学生', at, by: clerkOf(school) }
    }
  }
}
