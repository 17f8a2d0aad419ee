/** More of them somewhere than there are: 三年级1150人 … 安排三年级学生1182人参加实习. */
import type { Told } from '../../again/told.ts'
import type { Finding } from '../../ground/finding.ts'
import { knownOf, type Known } from '../ground/known.ts'
import type { Paper } from '../ground/paper.ts'

/** Those of whom a school or a county has so many at one time. */
const GROUP =
  /^(?:现有|共有|有)?((?:[一二三四五六七八九]年级|高[一二三](?:年级)?|初[一二三](?:年级)?|专任教师|在校学?生|在册学生|在园幼儿|教职工|班主任|党员|正式党员|住校生|寄宿生|毕业生)(?:学生)?)$/
/** What is done with some of them. */
const DEED = /安排|组织|选派|参加|抽取|抽测|抽查|抽|走访|家访|资助|培训|推荐|为|对|给|向|使/
/** Where it may be more: of other times and other schools, with others added, and each counted again. */
const OTHER =
  /招|毕业生?就|累计|历|近[两三四五]|三年来|原|计划|编制|核定|设计|规划|可|需|应配|[去上前明]年|上届|下学年|秋季|春季|年初|届|全[县市省国]|各校|学校|镇|乡|县|市|区|和|及|与|、|达$|预计|增|调|新/

export function beyondWholeFindings(paper: Paper): Finding[] {
  const all = knownOf(paper).filter(({ told }) => told.unit === '人' && !told.open && /\d/.test(told.number))
  // Of those that are told of more than one number nothing is said.
  const wholes = new Map<string, Known | null>()
  for (const known of all) {
    const group = groupOf(known)
    if (group === undefined) continue
    const earlier = wholes.get(group)
    wholes.set(group, earlier === undefined || earlier?.told.value === known.told.value ? known : null)
  }
  return all.flatMap((part): Finding[] => {
    const words = part.words.replaceAll(' ', '')
    const [among] = AMONG.exec(part.told.before)?.slice(1) ?? []
    const all_of_them = among === undefined ? undefined : wholes.get(among)
    if (all_of_them !== undefined && all_of_them !== null && isMoreAmong(part, all_of_them))
      return [beyond(all_of_them.told, part.told, among!)]
    const group = [...wholes.keys()].find(
      (name) => words !== name && (words.endsWith(name) || words.endsWith(`${name}学生`)),
    )
    if (group === undefined || groupOf(part) !== undefined) return []
    const whole = wholes.get(group) ?? null
    return whole !== null && isMore(part, whole, group) ? [beyond(whole.told, part.told, group)] : []
  })
}

/** 专任教师中已有2986人 */
const AMONG =
  /(?:^|全[县市区校]|我[县市区校])(?:的)?([一二三四五六七八九]年级|高[一二三]|初[一二三]|专任教师|在校学?生|在册学生|在园幼儿|教职工|班主任|党员|住校生|寄宿生)(?:学生)?(?:中|里|当中)?,?(?:现|已|共|目前)*(?:有|经有)?$/

/** Of one place, and of no other time. */
const isMoreAmong = ({ told, apart }: Known, whole: Known): boolean =>
  told.value > whole.told.value &&
  told.value <= FAR_MORE * whole.told.value &&
  told.line !== whole.told.line &&
  /中|里|已有|已经有/.test(told.before.slice(-8)) &&
  !apart.endsWith('将') &&
  !/[去上前明]年|累计|\d{4}年/.test(told.lead.slice(-40)) &&
  !told.quote.endsWith('次')

function groupOf({ words, told }: Known): string | undefined {
  const group = GROUP.exec(words.replaceAll(' ', ''))?.[1]?.replace(/学生$/, '')
  return group === undefined || /[去上前明]年/.test(told.lead) ? undefined : group
}

const FAR_MORE = 1.6
function isMore({ told, words, apart, names }: Known, whole: Known, group: string): boolean {
  const rest = told.before.slice(0, told.before.lastIndexOf(group))
  if (told.value <= whole.told.value || told.value > FAR_MORE * whole.told.value || told.line === whole.told.line)
    return false
  if (names !== whole.names || apart.split('|')[3] !== whole.apart.split('|')[3] || apart.endsWith('将')) return false
  return DEED.test(rest) && !OTHER.test(rest) && words !== '' && !told.quote.endsWith('次')
}

const beyond = (whole: Told, part: Told, group: string): Finding => ({
  rule: 'part',
  says: `“${part.before.slice(-12)}${part.quote}”，比“${group}${whole.quote}”还多，请核对。`,
  arithmetic: `${part.value} > ${whole.value}`,
  places: [whole, part]
    .toSorted((one, other) => one.index - other.index)
    .map(({ index, quote }) => ({ start: index, quote })),
})
