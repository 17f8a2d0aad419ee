/** What is done before it is begun: the steps of a work, of a course, of an examination, with the days that stand beside them. */
import type { Finding } from '../ground/finding.ts'
import { type Moment, momentsIn, spreadOf } from '../ground/moments.ts'

/** In the order in which they come; steps of one number may come in any order. */
interface Step {
  readonly line: 'work' | 'course' | 'post' | 'intake' | 'paper' | 'prize' | 'grade'
  readonly number: number
  readonly words: RegExp
}

const STEPS: readonly Step[] = [
  { line: 'work', number: 0, words: /(?:取得|获得?|完成|通过)?[\u4e00-\u9fff]{0,4}(?:立项|可研)(?:批复|审批)?/ },
  { line: 'work', number: 1, words: /(?:完成|启动|进行)?(?:公开)?(?:招标|招投标|中标)/ },
  { line: 'work', number: 2, words: /开工|动工|奠基|进场施工|破土|启动建设|开建|启动改造|开始施工/ },
  { line: 'work', number: 3, words: /(?:主体)?(?:结构)?(?:全面)?封顶|主体(?:结构|工程)?(?:完工|完成)/ },
  {
    line: 'work',
    number: 4,
    words: /(?<!主体|结构|基础|分部)(?:竣工|完工|建成|(?:通过|完成)[\u4e00-\u9fff]{0,2}(?<!主体|基础|结构)验收)/,
  },
  { line: 'work', number: 5, words: /交付|投入使用|投用|启用|正式使用/ },
  { line: 'course', number: 1, words: /开班|开幕|开营|开赛|拉开帷幕|开训|启动|开始|起(?:开展|实施|集中)/ },
  { line: 'course', number: 2, words: /结业|闭幕|结营|闭营|落幕|收官|结束|截止|圆满完成|结训/ },
  {
    line: 'post',
    number: 1,
    words: /(?:发布|印发|公布)[\u4e00-\u9fff]{0,6}(?:招聘)?公告|开始报名|报名(?:开始|启动)|接受报名/,
  },
  { line: 'post', number: 2, words: /报名(?:截止|结束)|截止报名/ },
  { line: 'post', number: 3, words: /(?:组织|举行|进行|开展|完成|参加)(?:了)?[\u4e00-\u9fff]{0,4}笔试|^笔试/ },
  { line: 'post', number: 4, words: /(?:公布|发布)[\u4e00-\u9fff]{0,4}笔试成绩/ },
  { line: 'post', number: 5, words: /(?:组织|举行|进行|开展|完成|参加)(?:了)?[\u4e00-\u9fff]{0,4}面试|^面试/ },
  { line: 'post', number: 6, words: /(?:公布|发布)[\u4e00-\u9fff]{0,4}面试成绩|体检/ },
  { line: 'post', number: 7, words: /公示[\u4e00-\u9fff]{0,2}拟(?:聘|录)|拟(?:聘用|录用)(?:人员)?名单/ },
  { line: 'post', number: 8, words: /(?:签订|签署)[\u4e00-\u9fff]{0,4}合同|到岗|上岗|办理入职|正式入职/ },
  { line: 'intake', number: 0, words: /(?:开始|启动|进行|接受|组织)[\u4e00-\u9fff]{0,4}报名(?!截止|结束)|报名登记/ },
  { line: 'intake', number: 1, words: /(?:开始|启动|组织|集中)?(?:评卷|阅卷)/ },
  { line: 'intake', number: 2, words: /(?:公布|发布)[\u4e00-\u9fff]{0,4}成绩|成绩(?:公布|发布|揭晓)/ },
  { line: 'intake', number: 3, words: /(?:公布|划定|发布)[\u4e00-\u9fff]{0,8}分数线|分数线(?:公布|划定|发布)/ },
  { line: 'intake', number: 4, words: /录取(?:工作)?(?:全部|全面|圆满|顺利)?(?:结束|完成)/ },
  {
    line: 'intake',
    number: 5,
    words: /(?:公布|公示|发布)[\u4e00-\u9fff]{0,4}录取(?:名单|结果)|(?:发放|寄发)录取通知书/,
  },
  { line: 'paper', number: 1, words: /(?:审议|研究|讨论|会议)(?:审议)?通过$/ },
  { line: 'paper', number: 2, words: /^(?:正式)?(?:印发|下发)(?:实施|执行)?$|^起?(?:正式)?(?:施行|实施)$/ },
  { line: 'prize', number: 1, words: /公示$/ },
  { line: 'prize', number: 2, words: /(?:召开|举行|隆重)[\u4e00-\u9fff]{0,4}(?:表彰|颁奖|命名)/ },
  { line: 'grade', number: 1, words: /召开[\u4e00-\u9fff]{0,4}评审会|(?:组织|开展|进行)[\u4e00-\u9fff]{0,4}评审$/ },
  { line: 'grade', number: 2, words: /公示[\u4e00-\u9fff]{0,4}评审结果|评审结果公示/ },
]

interface Event {
  readonly step: Step
  readonly moment: Moment
  /** Where its word ends. */
  readonly end: number
  readonly quote: string
  readonly from: number
}

export function phaseFindings(text: string): Finding[] {
  if (!text.includes('月') && !text.includes('年')) return []
  const events = eventsIn(text)
  return events.flatMap((later, at): Finding[] => {
    const earlier = events
      .slice(0, at)
      .findLast(({ step }) => step.line === later.step.line && step.number !== later.step.number)
    if (earlier === undefined || !isOfOne(text.slice(earlier.end, later.moment.index), later)) return []
    const [one, other] = earlier.step.number < later.step.number ? [earlier, later] : [later, earlier]
    if (one.step.number === other.step.number || !isTurned(one, other, one === earlier)) return []
    return [
      {
        rule: 'order',
        says: `“${other.quote}”在“${one.quote}”之前，先后颠倒，请核对。`,
        arithmetic: '',
        places: [earlier, later].map(({ from, quote }) => ({ start: from, quote })),
      },
    ]
  })
}

/** 笔试于6月25日举行; 报名截止时间为4月20日; 面试安排在6月28日 */
const NAMED =
  /(报名截止|报名结束|截止报名|录取工作|录取|成绩|评卷|阅卷|分数线|评审结果|[笔面]试|体检|开工|动工|竣工|完工|封顶|交付|投入使用|开班|开幕|结业|闭幕)(?:时间|日期|仪式)?(?:初步|暂|拟)?(?:定于|定在|安排在|安排于|为|是|:|于|在)$/

/** Of these 结束 alone would tell of a course. */
const INTAKE = /录取|成绩|卷|分数线|评审/

/** A moment with the step that its clause tells of, up to the next moment. */
function eventsIn(text: string): Event[] {
  const moments = momentsIn(text)
  return moments.flatMap((moment, at): Event[] => {
    const limit = Math.min(moments[at + 1]?.index ?? text.length, moment.end + 40)
    const behind = /^[^,]*/.exec(text.slice(moment.end, limit))![0]
    const named = NAMED.exec(text.slice(Math.max(0, moment.index - 16), moment.index))?.[1] ?? ''
    const is_told = STEPS.some(({ words }) => words.test(behind)) && !INTAKE.test(named)
    const clause = named === '' || is_told ? behind : named + behind
    // 去年9月, 次年6月: the year is told in words, and which it is we do not ask.
    if (/[去上前次明翌来]年$|春季|秋季/.test(text.slice(Math.max(0, moment.index - 4), moment.index))) return []
    // 合同约定8月20日交付: a plan is no step.
    if (/(?:约定|原定|原计划|要求|规定)(?:于|在|的)?$/.test(text.slice(Math.max(0, moment.index - 6), moment.index)))
      return []
    if (/递补|补考|补录/.test(text.slice(Math.max(0, moment.index - 16), moment.index))) return []
    if (/^(?:至|到|[-—–~])/.test(text.slice(moment.end)) || /未|尚/.test(clause)) return []
    const found = STEPS.flatMap((step) => {
      const word = step.words.exec(clause)
      return word === null || isOfMany(clause, word) ? [] : [{ step, word }]
    })
    const work = found.filter(({ step }) => step.line === 'work')
    // 报名截止 is more than 截止.
    const [first] = (work.length > 0 ? work : found).toSorted((one, other) =>
      work.length > 0 ? 0 : other.word[0].length - one.word[0].length,
    )
    if (first === undefined) return []
    // 开工建设并于次年…: the last of several steps of one day counts as much as the first.
    const ahead = clause === behind ? 0 : named.length
    const end = moment.end + Math.max(0, first.word.index + first.word[0].length - ahead)
    const from = first.word.index < ahead ? text.lastIndexOf(named, moment.index) : moment.index
    return [{ step: first.step, moment, end, from, quote: text.slice(from, end) }]
  })
}

const APPROVAL = /批复|审批|批准|按期|如期/g

/** 2021年开工学校6所 counts schools; it does not tell when one of them was begun. */
function isOfMany(clause: string, word: RegExpExecArray): boolean {
  return (
    /^的[\u4e00-\u9fff]|^[\u4e00-\u9fff]{1,6}\d/.test(clause.slice(word.index + word[0].length)) ||
    /[批期]|另|其余/.test(clause.replaceAll(APPROVAL, ''))
  )
}

/** Between the two no other work, school or group is named. */
function isOfOne(link: string, later: Event): boolean {
  if (link.length > 40) return false
  const own = link.replace(/^[^,]*,/, '')
  return (
    !/楼|工程|项目|学校|小学|中学|园|食堂|公寓|操场|批|期|班(?!子)|组|另|其余|其他|年级|学科|下一|新一/.test(own) &&
    !/楼|公寓|食堂|操场|馆|[小中]学|幼儿园/.test(later.quote) &&
    !/[批期]/.test(later.quote.replaceAll(APPROVAL, ''))
  )
}

/** Without years, an end so many days before the beginning may lie in the next year. */
const NEXT_YEAR = 110

function isTurned(one: Event, other: Event, inOrder: boolean): boolean {
  const [begun, done] = [spreadOf(one.moment), spreadOf(other.moment)]
  if (begun === undefined || done === undefined || done.last >= begun.first) return false
  const bothDated = one.moment.year !== undefined && other.moment.year !== undefined
  if (one.moment.month === undefined || other.moment.month === undefined)
    return bothDated && one.moment.dated && other.moment.dated
  if (one.moment.dated && other.moment.dated) return true
  // The year of the first is taken for the second, which may be of the next.
  const gap = begun.first - done.last
  return inOrder ? gap < NEXT_YEAR && one.moment.dated === other.moment.dated : one.moment.dated === other.moment.dated
}
