import type { DateRead } from '../numbers/dates.ts'
import type { Reading } from '../sentences/phrases.ts'
import type { Quantity } from '../numbers/quantity.ts'
import type { Rule } from '../grammar/rule.ts'
import type { Setting } from '../setting/settings.ts'

/** When a date is a fact of its own and not the period of the figures around it. */
export const datedRules: Rule[] = [
  {
    about: 'A day or a month on which something happened; not as-of dates and not spans of months.',
    examples: [
      { text: '截至11月底，受理举报21件。', facts: [{ value: 21 }] },
      { text: '3月至5月，赴高校宣讲，招聘教师32名。', facts: [{ number: '3月至5月', kind: 'date' }, { value: 32 }] },
      { text: '1月至6月，全县招聘教师32名。', facts: [{ value: 32 }] },
      { text: '4月份举办教学开放周。', facts: [{ number: '4', unit: '月份', kind: 'date' }] },
    ],
  },
  {
    about: 'A year that is a limit or a beginning, or one of several years in which several things happened.',
    examples: [
      { text: '2009年、2010年分别通过省级、国家级验收。', facts: [{ number: '2009' }, { number: '2010' }] },
      { text: '2014年我县工作重点如下。', facts: [] },
      { text: '二小教学楼到8月末竣工，并交付使用。', facts: [{ kind: 'date', status: 'achieved' }] },
      { text: '二小教学楼预计到8月末竣工，并交付使用。', facts: [{ kind: 'date', status: 'target' }] },
      { text: '到2007年底，全州有职业中学3所。', facts: [{ value: 3, status: 'achieved' }] },
      { text: '入园率从2012年的61%提高到2015年的83%。', facts: [{ value: 61 }, { value: 83 }] },
      { text: '2012到2019年累计投入9亿元。', facts: [{ value: 9e8 }] },
      { text: '我镇08年—11年先后撤并了东河小学、西河小学。', facts: [{ kind: 'date', period: '2008-2011' }] },
      { text: '从80年代初到2001年，扫盲工作持续开展。', facts: [] },
      { text: '办学条件焕然一新，2018年我县通过国家评估认定。', facts: [{ number: '2018', kind: 'date' }] },
      { text: '我校是重点职校。于1984年建校，占地90亩。', facts: [{ number: '1984' }, { unit: '亩' }] },
      { text: '我镇于一九九五年顺利完成普及九年义务制教育工作。', facts: [{ number: '一九九五' }] },
      { text: '学校成立于1990年。', facts: [{ number: '1990', kind: 'date' }] },
      { text: '某县2012年工作总结\n\n我区2010年通过省级验收。', facts: [{ number: '2010' }] },
      { text: '×月×日，××副县长带队调研。', facts: [{ masked: true, kind: 'date' }] },
      { text: '某县2012年工作总结\n\n该校于1958年建校，1998年更名。', facts: [{ number: '1958' }, { number: '1998' }] },
      {
        text: '从2010年起免收学费，2013年底前全面普及。',
        facts: [{ number: '2010' }, { number: '2013', bound: '<=' }],
      },
      {
        text: '我县于1986年普及初等教育，1994年基本扫除青壮年文盲，2003年“两基”通过省级复查。',
        facts: [{ number: '1986' }, { number: '1994' }, { number: '2003' }],
      },
      { text: '2008年起全部免除学杂费。', facts: [{ number: '2008' }] },
      { text: '2018年招聘教师12人，2019年招聘教师15人。', facts: [{ value: 12 }, { value: 15 }] },
      { text: '2018-2009年选派支教教师12人。', facts: [{ number: '2018-2009', kind: 'date' }, { value: 12 }] },
    ],
  },
]

const event =
  /^,?[^,。;]{0,6}(?:率先实现|基本完成|完成普及|实现普及|开工|动工|竣工|建成|建校|始建|落成|成立|创办|创建|更名|搬迁|迁入|规划建设|投入使用|挂牌|获批|通过|荣获|获得|获评|被[评授确认命列定]|成功创建|开办|设立)/

export function isFactDate(reading: Reading, index: number, quantity: Quantity, setting: Setting): boolean {
  const { date } = quantity
  if (!date) return true
  const { text } = reading
  const before = text.slice(Math.max(reading.from, date.start - 6), date.start)
  const after = text.slice(date.end, Math.min(reading.to, date.end + 14))
  if (isUntil(text, date) || before.endsWith('(')) return false
  if (isSignature(text.slice(reading.from, Math.min(reading.to, reading.from + 30)))) return false
  if (namesMonth(text, quantity)) return !(date.span && date.day === null) || isEvent(reading, quantity)
  if (date.unit === '') return /^[^,。;]{0,10}(?:将|召开|举行|举办)/.test(after)
  const ends = date.span ? /^(\d{4})-(\d{4})$/.exec(date.code ?? '') : null
  // 2019-2010年 is a slip that a reader must see, whatever it was meant to say.
  if (ends)
    return Number(ends[2]) < Number(ends[1]) || (/^,?(?:先后|相继|陆续)/.test(after) && isLast(reading, quantity))
  if (/(?:[高加长升降少大展变]|为)[到至]$/.test(before) && after.startsWith('的')) return false
  if (/[从自][^,。;]{1,16}[到至]$/.test(text.slice(Math.max(reading.from, date.start - 20), date.start))) return false
  if (before.endsWith('到') && /^,?[全我][市县区州省][^,。;]{0,3}有/.test(after)) return false
  if (/(?:到|至)$/.test(before) || /^[之以]?前(?!\d|[几二三半])/.test(after)) return true
  if (/[自从]$/.test(before) && /^(?:[春秋][季天])?(?:以来|起|开始)/.test(after)) return true
  if (/(?:成立|创建|创办|始建|建成?|落成|开工|竣工|更名|迁址|投用|启用|开办)于$/.test(before)) return true
  if (before.endsWith('于') && /^(?:建校|成立|创办|创建|建成|更名|开办|设立)/.test(after)) return true
  if (/(?:力争|争取|确保|计划|预计|拟)(?:于|在)?$/.test(before) && date.year !== setting.year) return true
  if (/^[、和]\d{4}年(?:分别|先后|相继|连续|两次|均|都)/.test(after)) return true
  if (/\d{4}年[、和]$/.test(before) && /^(?:分别|先后|相继|连续|两次|均|都)/.test(after)) return true
  if (opens.test(text.slice(Math.max(reading.from, date.start - 6), date.start)) || date.start === reading.from)
    if (/^[春秋]?季?(?:学期)?起/.test(after) || isOneOfSeveral(reading, index)) return true
  if (!event.test(after) || /[要将拟]|计划|力争/.test(after)) return false
  return date.year !== setting.year
    ? date.start > reading.from + 1 || isLast(reading, quantity)
    : isLast(reading, quantity) && !setting.dated
}

/** 截至9月底, 到9月份,已完成: a day until which is counted. */
export function isUntil(text: string, { start, end }: DateRead): boolean {
  const before = text.slice(Math.max(0, start - 6), start)
  return (
    /截(?:至|止到?)(?:今年|去年|目前)?$/.test(before) ||
    (before.endsWith('到') && /^,?(?:[^,。;]{0,8}已|共|累计)/.test(text.slice(end, end + 12)))
  )
}

/** What may stand between the start of a clause and its year. */
const opens = /(?:^|[,。;:])(?:[我全该][县市区州校省]|学校)?(?:早在|于|在)?$/

/** 1988年普及初等教育,1990年扫除文盲: years, one after the other, of which no figure is told. */
function isOneOfSeveral({ text, to, quantities }: Reading, at: number): boolean {
  const stands = (index: number): boolean => {
    const [own, next] = [quantities[index], quantities[index + 1]]
    if (!own?.date?.year || own.date.span || (next && !next.date?.year)) return false
    return /^(?!高考|中考|工作|度)[^。]{5}/.test(text.slice(own.tail, Math.min(next?.start ?? to, own.tail + 9)))
  }
  return stands(at) && (stands(at - 1) || stands(at + 1))
}

/** Whether no figure follows in the sentence of which a year would be the period. */
const isLast = ({ quantities }: Reading, quantity: Quantity): boolean => quantities.at(-1) === quantity

/** 3月12日, x月, 20xx年x月x日. */
const namesMonth = (text: string, { date }: Quantity): boolean =>
  date !== null &&
  (date.month !== null || date.unit.startsWith('月') || text.slice(date.start, date.end).includes('月'))

/** 3月至5月,赴高校招聘: a span of months in which something happened of which no figure is told. */
function isEvent({ text, to, quantities }: Reading, { date }: Quantity): boolean {
  const at = date?.end ?? to
  if (text[at] !== ',') return false
  const rest = text.slice(at + 1, Math.min(to, at + 60))
  const end = at + 1 + (/[,。;]/.exec(rest)?.index ?? rest.length)
  return (
    /^(?:先后|分[别赴]|赴|组织|开展|举办|召开|在|对|由|向)/.test(rest) &&
    !quantities.some(({ start }) => start > at && start < end)
  )
}

/** A line that holds nothing but a date signs a paper. */
function isSignature(line: string): boolean {
  return /^[\s\u3000]*(?:(?:时间|日期|发布时间|成文日期)[:：]?\s*)?(?:\d{4}年\d{1,2}月\d{1,2}日|二[零〇○一二三四五六七八九]{3}年[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?)[\s\u3000]*$/.test(
    line,
  )
}
