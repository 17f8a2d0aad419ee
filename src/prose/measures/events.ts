import { doer, headWords } from './heads.ts'
import { clauseEnd, clauseStart, type Reading } from '../sentences/phrases.ts'
import type { Quantity } from '../numbers/quantity.ts'
import type { Rule } from '../grammar/rule.ts'
import { amounts } from './spent.ts'
import { suffix } from './suffixes.ts'
import { topicOf } from './topics.ts'
import { lastWords, merged, tidy } from './trimming.ts'

export const eventRules: Rule[] = [
  {
    about: 'What is founded or built stands before the date, what happens behind it; it happens to what it is done to.',
    examples: [
      { text: '学校始建于1952年,占地20亩。', facts: [{ measure: '学校始建年份' }, { value: 20 }] },
      { text: '甲中学教学楼于9月底竣工。', facts: [{ measure: '甲中学教学楼竣工月份' }] },
      { text: '我镇08年—11年先后撤并东河小学、西河小学、南山小学。', facts: [{ measure: '撤并小学起止年份' }] },
      { text: '5月份工作组又对民办园进行了复查。', facts: [{ measure: '民办园复查月份' }] },
      { text: '9月8日上午,县教育局召开教师节表彰大会。', facts: [{ measure: '召开教师节表彰大会日期' }] },
    ],
  },
  {
    about: 'What took place so often is named, and neither who did it nor to whom.',
    examples: [
      {
        text: '组织校长、园长和后备干部开展4次政策理论测试,对全县学校和幼儿园进行了3轮燃气安全督查。',
        facts: [{ measure: '政策理论测试次数' }, { measure: '燃气安全督查轮数' }],
      },
      {
        text: '全市开展各类培训320余批次、参与逾5000人次。',
        facts: [{ measure: '开展各类培训批次' }, { measure: '参与人次' }],
      },
    ],
  },
]

const longest = 20

const occasions = /^(?:[次轮场期]|[批轮场]次)$/
const takesPlace =
  /^(?!全员)[\u4e00-\u9fff]{2,}(?:会议?|活动|检查|督查|排查|巡查|清查|抽查|普查|调查|演练|抽考|测试|测评|调研|直播|讲座|竞赛|比赛|培训|轮训|研讨|整治|督导|视导|宣传|宣讲|约谈|走访|体检)$/
const shortVerb = /^(?:(?:组织|开展|举办|召开|进行|实施|接受|参加|承办)*|[\u4e00-\u9fff]{1,2})$/

/** 4次政策理论测试: the words behind the number say it all, and those before it only who did it. */
export const isOccasion = ({ unit }: Quantity, before: string, after: string): boolean =>
  occasions.test(unit) && takesPlace.test(after) && !shortVerb.test(before)

const built =
  /^[^,。;]{0,2}(?:开工|动工|竣工|建成|落成|完工|交付|投入使用|启用|招生|启动|完成|验收|封顶|投用|开学|开班|开业|投产)/

/** 确保某工程于8月底前竣工: who or what it happens to stands before the date. */
const ownSubject = (reading: Reading, quantity: Quantity): string =>
  tidy(
    reading.text
      .slice(clauseStart(reading, quantity.start), quantity.start)
      .replace(/(?:计划|预计|拟|将|力争|已|于|在|到|去年|今年|明年|上年|当年|同年)*$/, ''),
  ).slice(-12)

/** 学校创办于1952年: what happened stands before. */
const foundedBefore =
  /[^,。;:]*(?:始建|创建|创办|建校|成立|建立|建成|组建|设立|动工|开工|竣工|出生|参加工作|投入使用)于$/
const partOfDay = /^(?:上午|下午|晚上?|中午|凌晨)/

const ground =
  /^(?:又|再|还)?(?:针对|对照|根据|按照|围绕|结合|为了|随着|经过)[^,。;]*$|^(?:通过|采取)[^,。;]*(?:方式|形式|途径)$/

const lasting = /为期[^,。;]{1,4}[天日周月年]的?/

/** 工作组又对所有民办园进行了复查: what was done to whom is what happened. */
const doneTo = /^[^,。;]*?对([^,。;]{2,24}?)(?:进行|开展|实施)了?([^,。;]{2,})$/

/** 撤并东河小学、西河小学、南山小学: three and more of a kind are told by their kind. */
const ofAKind = /(?<=^[\u4e00-\u9fff]{2})[^、]{2,4}(小学|中学|学校|幼儿园|完小)(?:、[^、和]{2,4}\1){2,}/

/** What happened, without who did it and where, where the clause is long. */
function eventIn(clause: string): string {
  const words = clause.replace(ofAKind, '$1')
  if (words.length <= longest - 4) return words
  const first = /^[^、]{6,16}(?=、)/.exec(words)?.[0]
  if (first) return first
  const event = headWords(words, false)
  return event.length <= longest - 4 ? event : lastWords(event, longest - 4)
}

/** What happens on a date: the words behind it, past a comma. */
export function dateMeasure(reading: Reading, quantity: Quantity): string {
  let at = quantity.tail
  const since = foundedBefore.exec(reading.text.slice(Math.max(reading.from, quantity.start - 24), quantity.start))
  if (since && /^[,。;、)]|^$/.test(reading.text.slice(at, Math.min(at + 1, reading.to))))
    return tidy(since[0].replace(/于$/, '')).slice(-longest) + suffix(quantity, '')
  at += partOfDay.exec(reading.text.slice(at, at + 3))?.[0].length ?? 0
  if (/^(?:份)?(?:以来|以前|之前|起)/.test(reading.text.slice(at, at + 3))) at = clauseEnd(reading, at)
  if (reading.text[at] === ',') at += 1
  if (ground.test(reading.text.slice(at, clauseEnd(reading, at)))) at = clauseEnd(reading, at) + 1
  const clause = reading.text.slice(at, clauseEnd(reading, at)).replace(/^[底初末前]?(?:之?前|前后)?/, '')
  const bare = clause.replaceAll(amounts, '').replace(doer, '').replace(lasting, '')
  const done = doneTo.exec(bare)
  const words = done ? eventIn(tidy(done[1] ?? '')) + tidy(done[2] ?? '') : eventIn(tidy(bare))
  if (!built.test(words)) return words.slice(-longest) + suffix(quantity, words)
  const own = ownSubject(reading, quantity)
  const whose = own.length > 3 ? own : topicOf(reading, quantity.start) || own
  return merged(whose, words).slice(-longest) + suffix(quantity, words)
}
