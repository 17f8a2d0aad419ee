/** Prizes told by their grades, and all of them elsewhere: 师生共获奖27项 … 获一等奖3项、二等奖8项、三等奖13项. */
import { groupedBy } from '../../ground/groups.ts'
import { bare, type Told } from '../../again/told.ts'
import type { Finding } from '../../ground/finding.ts'
import type { Paper } from '../ground/paper.ts'
import { isSlipOff, kindOf, linesOf, makesUp, mayBeWhole, unequal, worth, TABLE } from '../ground/rows.ts'

const GRADE = /(?:[特一二三四]等奖|优秀奖|特等奖|金[奖牌]|银[奖牌]|铜[奖牌]|优胜奖|优秀组织奖)$/
const ALL = /(?:获奖|得奖|获得奖项|获奖(?:作品|项目|成果|课例)?)(?:共|总计|累计|达|为|有)*$/
const WHO = /学生|教师|师生|学校/g
const OPEN = /等(?!奖|级|次)|另|还有|其中|以上/
const NEAR = 0.25
const MOST = 60

export function prizeFindings({ text, numbers }: Paper): Finding[] {
  if (numbers.length > TABLE) return []
  const wholes = numbers.filter(
    (one) => ALL.test(one.before) && !one.open && one.unit !== '%' && !OPEN.test(one.before.replace(/^其中/, '')),
  )
  const [whole] = wholes
  if (whole === undefined || wholes.length > MOST) return []
  const graded = numbers.filter((one) => GRADE.test(bare(one.before)) && kindOf(one) === kindOf(whole))
  if (graded.length > MOST) return []
  return wholes.flatMap((all): Finding[] => {
    const who = own(all)
    const rows = linesOf(graded).filter((line) => line[0]!.line !== all.line)
    const parts = rows.flat().filter((one) => who === undefined || who === ownOf(text, one))
    if (parts.length < 3 || parts.some(({ open }) => open) || rows.length > 1) return []
    if (OPEN.test(text.slice(parts[0]!.from, parts.at(-1)!.end + 24))) return []
    const plain = { ...all, before: all.before.replace(/^其中/, '') }
    if (!mayBeWhole(plain, parts) || makesUp(parts, all)) return []
    const sum = worth(parts)
    const is_told = numbers.some((one) => kindOf(one) === kindOf(all) && one.value === sum)
    // One sort of match may be meant, and another left out.
    const sorts = [...groupedBy(parts, ({ from }) => from).values()]
    if (is_told || sorts.some((row) => makesUp(row, all))) return []
    return isSlipOff(sum, all.value, NEAR) ? [unequal(all, parts)] : []
  })
}

const own = ({ before }: Told): string | undefined => before.match(WHO)?.at(-1)

/** Who has won it: the last that its sentence or the one that a semicolon joins to it names. */
function ownOf(text: string, one: Told): string | undefined {
  const lead = /[^。\n]*$/.exec(text.slice(Math.max(0, one.index - 120), one.index))![0]
  return lead.match(WHO)?.[0]
}
