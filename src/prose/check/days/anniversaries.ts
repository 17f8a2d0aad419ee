/** Years that are told, and how many lie between them: founded in 1956, 60 years old in 2016; 2018年到2023年的五年间. */
import { type Finding, saidOf, unlikeWords } from '../ground/finding.ts'
import { numberOf } from '../ground/numbers.ts'

const FOUNDED =
  /(?:始建|创办|创建|创立|建校|建园|成立|设立|兴办|建成)(?:于)?(?:公元)?(\d{4})年|(\d{4})年(?:[\d一二三四五六七八九十]{1,2}月)?(?:始建|创办|创建|创立|建校|建园|成立|设立|兴办|建成|正式招生)/g
const JUBILEE =
  /(\d{4})年?\)?(?:\d{1,2}月(?:\d{1,2}日)?)?[^。;\d]{0,20}?(?<![届第])(\d{1,3}|[一二三四五六七八九十百]{1,4})周年/g
const SINCE =
  /(?:到|至|截至)(\d{4})年[^。;\d]{0,10}?(?:已有?|历经|走过|经历)(?:了)?(\d{1,3}|[一二三四五六七八九十百]{1,4})(?:个)?(?:年|春秋)/g
const SERVED =
  /(\d{4})年(?:\d{1,2}月)?(?:参加工作|参加教育工作|从教|任教|执教|入职)[^。;]{0,60}?(?:教龄|工龄|从教|任教|执教)(?:已|满|达|长达|近)*(\d{1,2}|[一二三四五]?十[一二三四五六七八九]?)年/g

/** Of what was founded in one year, another may be told in the next sentence. */
const SLACK = 1

/** Asked of one sentence. */
export function anniversaryFindings(text: string): Finding[] {
  return [...jubilees(text), ...served(text)]
}

function jubilees(text: string): Finding[] {
  const founded = [...text.matchAll(FOUNDED)]
  if (founded.length !== 1) return []
  const year = Number(founded[0]![1] ?? founded[0]![2])
  return [...text.matchAll(JUBILEE), ...text.matchAll(SINCE)].flatMap((match): Finding[] => {
    const [quote, now] = match
    const said = numberOf(match[2])
    const years = Number(now) - year
    // The year before the number may be the founding year itself: 1956年建校，今年是建校60周年.
    if (said === undefined || years <= 0 || Math.abs(said - years) <= SLACK) return []
    if (/更名|迁|合并|升格|改制/.test(quote)) return []
    const says = `${year}年到${now}年是${years}年，文中写的是${match[2]}年，请核对。`
    return [saidOf(match, 'date', says, `${now} − ${year} = ${years} ≠ ${said}`)]
  })
}

/** 1986年参加工作，教龄48年，2023年退休: longer than all the years that are told. */
function served(text: string): Finding[] {
  return [...text.matchAll(SERVED)].flatMap((match) => {
    const last = Math.max(...[...text.matchAll(/(\d{4})年/g)].map((year) => Number(year[1])))
    const [begun, said] = [Number(match[1]), numberOf(match[2]) ?? 0]
    if (last <= begun || said <= last - begun + 1) return []
    const says = `${begun}年到${last}年是${last - begun}年，文中写的是${said}年，请核对。`
    return [saidOf(match, 'date', says, `${last} − ${begun} = ${last - begun} < ${said}`)]
  })
}

/** The year in which it is spoken: 今天是2024年9月10日. */
const TODAY = /今天是(\d{4})年/g
const LONG_SINCE =
  /(\d{4})年(?:\d{1,2}月)?(?:建校|建园|办学|创办|创建|成立|建立|始建|兴办)(?:以来|至今|到今天|算起)?,?(?:已)?(?:整整|走过|历经|经过)?了?(\d{1,3}|[一二三四五六七八九十百]{1,4})(?:载|个春秋|年(?:来|间|的|风雨|历程|耕耘))/g

/** 今天是2024年9月10日 … 自1956年建校以来，七十八载: asked of one paragraph. */
export function longSinceFindings(text: string): Finding[] {
  const [today, other] = [...text.matchAll(TODAY)]
  if (today === undefined || other !== undefined) return []
  return [...text.matchAll(LONG_SINCE)].flatMap((match): Finding[] => {
    const years = Number(today[1]) - Number(match[1])
    const said = numberOf(match[2])
    if (said === undefined || years <= 0 || Math.abs(said - years) <= SLACK) return []
    const says = `${match[1]}年到${today[1]}年是${years}年，文中写的是“${match[2]}”，请核对。`
    return [saidOf(match, 'date', says, `${today[1]} − ${match[1]} = ${years} ≠ ${said}`)]
  })
}

/** What was founded, spoken of again: 这所始建于1962年的老校. */
const AGAIN = /(?:这[所座个]|该)[\u4e00-\u9fff]{0,4}$/
const ONCE = /(?:始建|创办|创建|创立|成立|设立|兴办|组建)于(\d{4})年/g

/** 学校创办于1998年 … 这所创办于1989年的学校: asked of one paragraph, of two that are told with one verb. */
export function foundedFindings(text: string): Finding[] {
  const [first, second, third] = [...text.matchAll(ONCE)]
  if (first === undefined || second === undefined || third !== undefined) return []
  const before = text.slice(Math.max(0, second.index - 8), second.index)
  if (first[1] === second[1] || first[0].slice(0, 2) !== second[0].slice(0, 2) || !AGAIN.test(before)) return []
  const [one, later] = [first, second].map(({ 0: quote, index }) => ({ quote, index }))
  return [unlikeWords(one!, later!, `${first[1]} ≠ ${second[1]}`)]
}

const BETWEEN =
  /(\d{4})年?(?:[至到]|[-—–~]{1,2})(\d{4})年?(?:的|,|这|,?前后|,?历时|,?为期)?(?:这|整整)?([一二两三四五六七八九十]{1,2}|\d{1,2})(?:个)?(?:学)?年(?:间|来|里|中|时间|期间)/g
const SCHOOL_YEAR = /(\d{4})(?:年?[-—–~至]{1,2})(\d{4})(?:年)?学年(?:度)?(?:第[一二]学期|[上下]学期|[春秋]季)/g
const TERM = /(\d{4})年?[-—–~至]{1,2}(\d{4})年?学年度?(?:第([一二])学期|([上下])学期)\((\d{4})年(\d{1,2})月/g

/** 2022—2023学年第一学期（2023年9月…）: the first term begins in the first of the two years. */
function terms(text: string): Finding[] {
  return [...text.matchAll(TERM)].flatMap((match): Finding[] => {
    const [, first, second, ordinal, half, year, month] = match
    const own = ordinal === '一' || half === '上' ? first : second
    // The first term ends in the second year.
    if (year === own || (own === first && Number(month) < 7)) return []
    return [
      saidOf(match, 'date', `这个学期从${own}年开始，括号里是${year}年，请核对“${match[0]}”。`, `${own} ≠ ${year}`),
    ]
  })
}

const RUN = /(\d{4})年?(?:至|到|[-—–~]+)(\d{4})年,?(?:间|已)?连续([两三四五六七八九十]|\d{1,2})年/g

export function yearSpanFindings(text: string): Finding[] {
  const school_years = [...text.matchAll(SCHOOL_YEAR)].flatMap((match) => {
    if (Number(match[2]) - Number(match[1]) === 1) return []
    return [saidOf(match, 'date', `“${match[0]}”：一个学年跨相邻的两年，请核对。`)]
  })
  return [
    ...miscounted(text, RUN, (quote, years) => `首尾都算是${years}年，请核对“${quote}”。`),
    ...miscounted(text, BETWEEN, (quote, years) => `“${quote}”：首尾都算是${years}年，请核对。`),
    ...school_years,
    ...terms(text),
  ]
}

/** With both ends or with one of them the years are not so many. */
function miscounted(text: string, pattern: RegExp, says: (quote: string, years: number) => string): Finding[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [years, said] = [Number(match[2]) - Number(match[1]), numberOf(match[3])]
    if (said === undefined || years < 1 || said === years || said === years + 1) return []
    const arithmetic = `${match[2]} − ${match[1]} + 1 = ${years + 1} ≠ ${said}`
    return [saidOf(match, 'date', says(match[0], years + 1), arithmetic)]
  })
}
