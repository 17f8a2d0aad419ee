/** Targets of the city and its counties: for 2011 and its first half, and for the year in which the city is planted. */
import { target } from '../bureau/plan/target.ts'
import { workflowOf } from '../ledger/index.ts'
import { HISTORY_ENDS, type LivingYear, Way, workdaysOn } from './living.ts'
import { countyLogin } from './people.ts'
import { COUNTIES } from './place_names.ts'
import type { DemoRow } from './row.ts'
import { countyCode, ROOT } from './units.ts'

type Bound = '不低于' | '不高于'
type Wanted = readonly [indicator: string, bound: Bound, value: number, lead: string]

const OF_THE_YEAR: readonly Wanted[] = [
  ['school_age_population.pre_school_rate', '不低于', 80, '基础教育科'],
  ['school_age_population.junior_rate', '不低于', 98, '基础教育科'],
  ['dropout_case.back_rate', '不低于', 98, '基础教育科'],
  ['dropout_case.verify_rate', '不低于', 95, '基础教育科'],
  ['school_return.large_class_rate', '不高于', 13.5, '基础教育科'],
  ['school_life.serving_rate', '不低于', 95, '基础教育科'],
  ['textbook.received_rate', '不低于', 99, '计划财务科'],
  ['project.started', '不低于', 180, '项目建设科'],
  ['project.paid', '不低于', 240_000_000, '项目建设科'],
  ['project.places', '不低于', 15_000, '项目建设科'],
  ['training.participants', '不低于', 12_000, '人事科'],
  ['training.cadres_provincial', '不低于', 40, '人事科'],
  ['ict.connected_rate', '不低于', 75, '电教馆'],
  ['hazard.rectified_rate', '不低于', 98, '安全科'],
  ['hazard.in_time_rate', '不低于', 85, '安全科'],
  ['drill.covered', '不低于', 60, '安全科'],
  ['incident.grave', '不高于', 0, '安全科'],
  ['petition.in_time_rate', '不低于', 98, '办公室'],
  ['petition.content_rate', '不低于', 85, '办公室'],
  ['fund_supervision.deposited_rate', '不低于', 99, '民办教育科'],
]
const OF_THE_HALF: readonly Wanted[] = [
  ['safety_inspection.checks', '不低于', 800, '安全科'],
  ['hazard.in_time_rate', '不低于', 85, '安全科'],
  ['dropout_case.verify_rate', '不低于', 95, '基础教育科'],
  ['project.started', '不低于', 110, '项目建设科'],
  ['training.participants', '不低于', 6_000, '人事科'],
  ['petition.in_time_rate', '不低于', 98, '办公室'],
]
const OF_A_COUNTY: readonly Wanted[] = [
  ['dropout_case.verify_rate', '不低于', 95, '基础教育股'],
  ['school_life.serving_rate', '不低于', 95, '基础教育股'],
  ['hazard.in_time_rate', '不低于', 85, '安全股'],
  ['drill.covered', '不低于', 60, '安全股'],
]

interface Laid {
  readonly unit: string
  readonly by: string
  readonly span: '全年' | '半年'
  readonly until: string
  readonly source: string
  readonly wanted: readonly Wanted[]
}

export function* targets(living: LivingYear): Generator<DemoRow> {
  let id = 0
  for (const { unit, by, span, until, source, wanted } of laidDown(living)) {
    const day = workdaysOn(`${until.slice(0, 4)}-02-14`, 1)
    const last = until < HISTORY_ENDS ? HISTORY_ENDS : living.last
    for (const [indicator, bound, value, lead] of wanted) {
      const way = new Way(workflowOf(target), last, 'target', unit, until, indicator)
        .begin(day, by)
        .move('issue', day, by)
      if (way.versions.length === 0) continue
      id += 1
      const values = { indicator, span, until, bound, value, source, lead }
      yield { id, unit, period: null, values, versions: way.versions }
    }
  }
}

function laidDown({ planted_on }: LivingYear): Laid[] {
  const city = { unit: ROOT, by: 'bangong' }
  const year = planted_on.slice(0, 4)
  return [
    { ...city, span: '全年', until: '2011-12-31', source: '2011年教育工作要点', wanted: OF_THE_YEAR },
    { ...city, span: '半年', until: '2011-06-30', source: '2011年教育工作要点', wanted: OF_THE_HALF },
    ...COUNTIES.map((_, index): Laid => ({
      unit: countyCode(index + 1),
      by: countyLogin('bangong', index + 1),
      span: '全年',
      until: '2011-12-31',
      source: '2011年目标管理责任书',
      wanted: OF_A_COUNTY,
    })),
    { ...city, span: '全年', until: `${year}-12-31`, source: `${year}年教育工作要点`, wanted: OF_A_COUNTY },
  ]
}
