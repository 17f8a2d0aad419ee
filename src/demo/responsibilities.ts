/** Letters of responsibility between the counties and their townships: on dropout control and on safety, year by year. */
import { responsibility } from '../bureau/plan/responsibility.ts'
import { addDays, type Day, type Values, workflowOf } from '../ledger/index.ts'
import { type Chance, chanceOf } from './chance.ts'
import { daysAgo, HISTORY_ENDS, type LivingYear, Way, workdaysOn, workdayUntil } from './living.ts'
import { countyLogin, townshipLogin } from './people.ts'
import { personName } from './person_names.ts'
import { COUNTIES } from './place_names.ts'
import type { DemoRow, DemoVersion } from './row.ts'
import { countyCode, townshipCode } from './units.ts'

interface Letter {
  readonly county: number
  readonly township: number
  readonly year: number
  readonly issued_on: Day
  readonly last: Day
  readonly kind: '控辍保学' | '校园安全'
}
const SECTION = { 控辍保学: 'jijiao', 校园安全: 'anquan' } as const
const DUTIES = {
  控辍保学:
    '一、把辖区适龄儿童少年逐户摸清，建好适龄儿童、疑似辍学、辍学三本台账，随时销号。二、落实县、乡、村、户和局、校、师、家长两条责任线，责任到人、签字在册。三、学校书面报告后及时发出复学通知书，组织劝返。四、帮助困难家庭解决入学的实际困难，不让一名孩子因贫、因厌学、因路远失学。',
  校园安全:
    '一、健全乡镇和学校安全责任制，主要负责人为第一责任人。二、按月检查，隐患登记、整改、复查、销号不断链。三、组织应急演练和安全教育，做好校园周边整治。四、突发事件按时限报告，不迟报、不漏报、不瞒报。',
} as const
const GOALS = {
  控辍保学: [
    { goal: '小学年辍学率', value: '不超过1%' },
    { goal: '初中年辍学率', value: '不超过2%' },
    { goal: '疑似辍学学生按期报告率', value: '100%' },
  ],
  校园安全: [
    { goal: '隐患按期整改率', value: '98%以上' },
    { goal: '较大以上安全责任事故', value: '0起' },
    { goal: '应急演练', value: '每校每月1次' },
  ],
} as const

export function* responsibilities(living: LivingYear): Generator<DemoRow> {
  let id = 0
  for (const letter of letters(living)) {
    id += 1
    const { county, township, year, kind, issued_on } = letter
    const chance = chanceOf('letter', year, kind, county, township)
    const values: Values = {
      year,
      kind,
      partner: townshipCode(county, township),
      issued_on,
      leader: personName(chanceOf('leader', county, year)),
      duties: DUTIES[kind],
      goals: GOALS[kind].map((goal) => ({ ...goal })),
      assess_by: `${year}-12-31`,
    }
    yield { id, unit: countyCode(county), period: null, values, versions: wayOf(letter, chance) }
  }
}

function letters(living: LivingYear): Letter[] {
  const of = (year: number, issued_on: Day, last: Day): Letter[] =>
    COUNTIES.flatMap(({ townships }, index) =>
      townships.flatMap((_, place) =>
        (['控辍保学', '校园安全'] as const).map((kind) => ({
          county: index + 1,
          township: place + 1,
          year,
          issued_on,
          last,
          kind,
        })),
      ),
    )
  return [
    ...of(2010, '2010-03-02', HISTORY_ENDS),
    ...of(2011, '2011-03-01', HISTORY_ENDS),
    ...of(Number(living.planted_on.slice(0, 4)), daysAgo(living, 20), living.last),
  ]
}

/** In the running year most have signed; a few have not, one wants something changed. */
function wayOf({ county, township, year, kind, issued_on, last }: Letter, chance: Chance): readonly DemoVersion[] {
  const section = countyLogin(SECTION[kind], county)
  const partner = townshipLogin(county, township)
  const way = new Way(workflowOf(responsibility), last, 'letter', year, kind, county, township)
    .begin(issued_on, section)
    .move('issue', issued_on, section)
  const open = year > 2011 ? chance.between(0, 19) : 19
  if (open === 0) {
    return way.move('object', workdaysOn(issued_on, 4), partner, {
      reason: '目标中的辍学率没有扣除随父母外出就读的学生，请商改后再签。',
    }).versions
  }
  if (open <= 2) return way.versions
  const signed_on = workdaysOn(issued_on, chance.between(1, 8))
  const assessed_on = workdayUntil(addDays(`${year}-12-31`, -chance.between(3, 14)))
  const score = chance.between(780, 990) / 10
  return way
    .move('sign', signed_on, partner, { values: { signed_on, signer: personName(chance) } })
    .move('assess', assessed_on, section, {
      values: {
        assessed_on,
        score,
        result: score >= 90 ? '优秀' : '合格',
        finding: score >= 90 ? '责任落实，台账清楚。' : '总体落实，个别个案报告不及时，请整改。',
      },
    }).versions
}
