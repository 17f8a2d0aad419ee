import { chineseValue, isDigit, readChinese } from './numerals.ts'
import { type Quantity, quantityOf } from './quantity.ts'
import type { Rule } from '../grammar/rule.ts'
import { execAt } from '../patterns/sticky.ts'

/** Shares and places: 百分之…, 成, 分之, 17:1, 第一. */
export const shareRules: Rule[] = [
  {
    about: 'Per cent in words, tenths, fractions.',
    examples: [
      { text: '合格率达到百分之九十八。', facts: [{ number: '百分之九十八', value: 98, unit: '%', kind: 'rate' }] },
      { text: '超过八成学校开展了课后服务。', facts: [{ number: '八成', value: 80, base_unit: '%' }] },
      { text: '社团参与率九成以上。', facts: [{ value: 90, bound: '>=' }] },
      {
        text: '全年任务已过半，半数以上学校完成改造。',
        facts: [
          { number: '半', value: 50, unit: '%', kind: 'threshold' },
          { number: '半数', value: 50 },
        ],
      },
      { text: '学习贯穿全过半程，事半功倍，上半年和下半年一样。', facts: [] },
      {
        text: '每天活动半小时，半个月内办结。',
        facts: [
          { value: 0.5, unit: '小时', kind: 'duration' },
          { value: 0.5, unit: '个月', bound: '<=' },
        ],
      },
      {
        text: '近九成企业参加，支出占到六成五，1/3以上的学校达标。',
        facts: [{ value: 90 }, { value: 65 }, { kind: 'ratio', bound: '>=' }],
      },
      { text: '改变一成不变的做法，三成为辅。', facts: [] },
    ],
  },
  {
    about: 'A ratio, with a colon, where a ratio is spoken of.',
    examples: [
      { text: '小学生师比为18.2:1。', facts: [{ number: '18.2:1', value: 18.2, kind: 'ratio', unit: '' }] },
      { text: '按照1:12的师生比配备教师。', facts: [{ number: '1:12', kind: 'ratio' }] },
      { text: '生师比达到12.5比1，一半以上学校达标。', facts: [{ value: 12.5 }, { value: 50, bound: '>=' }] },
    ],
  },
  {
    about: 'A place in a ranking.',
    examples: [
      { text: '综合考核名列全市第二。', facts: [{ number: '第二', value: 2, kind: 'rank' }] },
      {
        text: '综合得分位列南州市第一，本科达线人数夺得扬州市第一，上线率39﹪。',
        facts: [
          { measure: '综合得分南州市名次', compare: { to: '南州市', delta: null, unit: '名次', direction: 'first' } },
          {
            measure: '本科达线人数扬州市名次',
            compare: { to: '扬州市', delta: null, unit: '名次', direction: 'first' },
          },
          { value: 39, unit: '%' },
        ],
      },
      {
        text: '综合考核进入全省前五名。',
        facts: [{ number: '前五', value: 5, unit: '名', kind: 'threshold', bound: '<=' }],
      },
      { text: '获团体总分第三名。', facts: [{ value: 3, kind: 'rank' }] },
      { text: '招聘教师46名，其中学前12名。', facts: [{ value: 46 }, { number: '12', kind: 'count' }] },
      { text: '综合考评由全省第8位上升到第5位。', facts: [{ value: 8 }, { value: 5, kind: 'rank' }] },
      { text: '代表队获团体第三，在联赛中夺得初中组第二名。', facts: [{ value: 3 }, { value: 2, unit: '名' }] },
      {
        text: '综合考核位居全市首位，安全工作名列榜首。',
        facts: [{ number: '首位', value: 1, kind: 'rank' }, { number: '榜首' }],
      },
      { text: '把安全放在首位。', facts: [] },
      {
        text: '目标考核第一，女子组第二，理科第一名李四。',
        facts: [{ value: 1 }, { value: 2 }, { value: 1, unit: '名' }],
      },
      { text: '党组书记是第一责任人。第二，抓好落实。', facts: [] },
    ],
  },
]

const percentWords =
  /百分之([零〇一二三四五六七八九十百]{1,6}(?:点[零一二三四五六七八九]{1,3})?|[xX*]{1,3}|\d{1,3}(?:\.\d{1,3})?)/y
const fraction = /([一二两三四五六七八九十]{1,3})分之([一二两三四五六七八九十]{1,3})/y
const tenths =
  /([一二两三四五六七八九]|\d)成([一二三四五六七八九])?(?!不变|[一二三四五六七八九立果为绩功长效熟员才本语交型材品就群批都])/y
/** What a share in tenths stands behind: 近七成, 占到六成五; 三成村民 needs none of it where a clause begins. */
const tenthsBefore = /(?:^|[,。;:、(近约超过达逾占足到至了仅有的升降少加中率为]|占比|比[例重]|[奖助盖益训惠与]面)$/
const ratio =
  /(\d{1,6}(?:\.\d{1,3})?|[xX*]{1,3})[:：∶比]\s{0,2}(\d{1,6}(?:\.\d{1,3})?|[xX*]{1,3})([:：∶]\d{1,3}(?:\.\d{1,3})?)?(?![\d:])/y

const overHalf = /半(?=[。,;、]|$|(?:数)?以上|学校|教师|学生)数?/y

const halfTime = /半(?:个(?=月|小时|学期|学年))?(小时|天|年|月|学期|学年)(?![级会刊报度]|工作|教育|总结|考核|来)/y
const wholeBefore = /[上下前后大年天月时期多程](?<!每[年天月]|[前以]后)$/

/** 半小时, 半个月, 每半年: half of a length of time; 上半年 is a period. */
function readHalfTime(text: string, from: number, at: number): Quantity | null {
  const found = execAt(halfTime, text, at)
  if (!found || wholeBefore.test(text.slice(Math.max(from, at - 2), at))) return null
  const unit = found[1] === '月' ? '个月' : (found[1] ?? '')
  const within = /^(?:以内|之内|内)/.test(text.slice(at + found[0].length, at + found[0].length + 2))
  const read = share(at, 1, 0.5, unit, unit, 'duration', true)
  return { ...read, tail: at + found[0].length, bound: within ? '<=' : null }
}

/** 过半, 半数以上: half as a line that was passed. */
export function readHalf(text: string, from: number, at: number): Quantity | null {
  const time = readHalfTime(text, from, at)
  if (time) return time
  const found = execAt(overHalf, text, at)
  if (!found) return null
  const before = text.slice(Math.max(from, at - 4), at)
  if (
    !/(?:已|均|都|全部|超|人数|任务|时间|进度|总数|大)?[过超]$/.test(before) &&
    !text.slice(at, at + 4).startsWith('半数以上')
  )
    return null
  return { ...share(at, found[0].length, 50, '%', '%', 'threshold', true), bound: found[0] === '半' ? '>' : '>=' }
}

export function readShare(text: string, from: number, at: number): Quantity | null {
  const half = execAt(oneHalf, text, at)
  if (half) return share(at, half[0].length, 50, '%', '%', 'threshold', true)
  const words = execAt(percentWords, text, at)
  if (words) return share(at, words[0].length, spelled(words[1] ?? ''), '%', '%', 'rate', true)
  const parts = execAt(fraction, text, at)
  if (parts) {
    const value = (chineseValue(parts[2] ?? '') ?? 0) / (chineseValue(parts[1] ?? '') ?? 1)
    return share(at, parts[0].length, value, '', '', 'ratio', true)
  }
  const tens = execAt(tenths, text, at)
  if (tens && tenthsBefore.test(text.slice(Math.max(from, at - 2), at))) {
    const value = (spelled(tens[1] ?? '') ?? 0) * 10 + (tens[2] ? (spelled(tens[2]) ?? 0) : 0)
    return share(at, tens[0].length, value, '成', '%', 'rate', true)
  }
  if (!isDigit(text.charCodeAt(at)) && !/[xX*]/.test(text[at] ?? '')) return null
  return readSlash(text, from, at) ?? readRatio(text, from, at)
}

const oneHalf = /一半(?=以上|以下|左右|的(?:学校|教师|学生|乡|村|县|家|人|时间))/y
const slash = /(\d{1,2})\/(\d{1,2})(?=以上|以下|左右|强|弱|的|[,。;、])/y

/** 1/3以上; a page number such as 3/24 stands alone. */
function readSlash(text: string, from: number, at: number): Quantity | null {
  const found = execAt(slash, text, at)
  if (!found || !/[\u4e00-\u9fff,;、]$/.test(text.slice(Math.max(from, at - 1), at))) return null
  const [, part = '', whole = ''] = found
  if (Number(part) >= Number(whole)) return null
  return share(at, found[0].length, Number(part) / Number(whole), '', '', 'ratio', false)
}

function readRatio(text: string, from: number, at: number): Quantity | null {
  const found = execAt(ratio, text, at)
  if (!found) return null
  const before = text.slice(Math.max(from, at - 30), at)
  const named =
    /比|(?:结构|比重)[^,。;]{0,8}$/.test(before) ||
    /^的?[^,。;]{0,6}比/.test(text.slice(at + found[0].length, at + found[0].length + 10))
  if (!named && !(/、|和/.test(before) && found[2] === '1')) return null
  const [, left = '', right = ''] = found
  const masked = /[xX*]/.test(left + right)
  const value = masked ? null : Number((Number(left) / Number(right)).toPrecision(6))
  const read = share(at, found[0].length, Number.isFinite(value) ? value : null, '', '', 'ratio', false)
  return { ...read, masked }
}

function spelled(words: string): number | null {
  if (/[xX*]/.test(words)) return null
  if (/\d/.test(words)) return Number(words)
  return readChinese(words, 0)?.value ?? null
}

function share(
  at: number,
  length: number,
  value: number | null,
  unit: string,
  base: string,
  kind: Quantity['kind'],
  chinese: boolean,
): Quantity {
  const end = at + length
  return quantityOf({ start: at, end, value, unit, base, kind, chinese, masked: value === null })
}

const place = /第(\d{1,3}|[xX*]{1,3}|[一二三四五六七八九十]{1,3})(名|位)?/y
const ranked =
  /(?:居|列|排名?|位次|名次|由|从|跃居|跃升[至到]?|上升[至到]?|提升[至到]|前移[至到]|攀升[至到]|升[至到]|降[至到]|下滑[至到]|保持|夺得|荣?获得?|取得|总分|得分|成绩|率|均分|总量|规模|全[市省区县州国校]|[省市县区州]|县域|同类|同级|地区|系统|总评|考核|评估|检测|测评|评比|考评|竞赛|[男女子体合]组|文科|理科|语文|数学|英语)(?:位?居|位列|名列|排在?|均|都|为|了|的)?$/

/** What is won or held before 第三 (团体第三) and before 第三名, which says by itself that it is a place. */
const won = /(?:[获居列排夺跃揽登蝉问]|摘得|取得|总成绩|双)[^,。;]{0,12}$/
/** 文科第一名张三: what goes before says that it is a place, whoever follows. */
const ofSubject = /(?:文科|理科|[全我][省市县区州]|总分|成绩|排名?|[获居列])$/
const placed = /(?:获|居|列|排|夺|跃|升|降|摘|取得|总分|成绩|率|团体|综合|[组赛省市县区国])[^,。;]{0,12}$/

const front = /前(\d{1,4}|[xX*×]{1,4}|[一二三四五六七八九十百千]{1,3})(?:(名|位|强)|(?=[,。;:、)”]|$))/y
const reached =
  /(?:进入|跻身|挺进|闯入|稳居|迈入|处于|位居|位列|居|排名?|名列|保持|成绩|全[市省区县州国]|[省市县区])(?:了|到|在|的)?$/

/** 会前, 产前 and 学前 are words of their own, but for 中学前十名. */
const notFront = /[以之日年月会班课饭产战]$|(?:^|[^大中小同]|其中)学$/

/** 前三, 前十名: a line that a ranking must reach. */
export function readFront(text: string, from: number, at: number): Quantity | null {
  const found = execAt(front, text, at)
  if (!found) return null
  const before = text.slice(Math.max(from, at - 6), at)
  if (!(found[2] ? !notFront.test(before) : reached.test(before))) return null
  const end = at + 1 + (found[1] ?? '').length
  const read = share(
    at,
    end - at,
    spelled(found[1] ?? ''),
    found[2] ?? '',
    found[2] ?? '',
    found[2] ? 'threshold' : 'rank',
    true,
  )
  return { ...read, tail: at + found[0].length, bound: '<=', masked: /[xX*×]/.test(found[1] ?? '') }
}

const atTop = /(?:首位|榜首)(?=[,。;、:)\s和并]|$)/y
const holds = /(?:居|列|排|位于|处于|稳坐|高居)[^,。;放]{0,10}$/

/** 居首位, 名列榜首: the first place; what is put first (放在首位) is none. */
export function readTop(text: string, from: number, at: number): Quantity | null {
  const found = execAt(atTop, text, at)
  if (!found || !holds.test(text.slice(Math.max(from, at - 12), at))) return null
  return share(at, found[0].length, 1, '', '', 'rank', true)
}

/** A figure that is ranked has no unit for its place; a body or a prize takes one: 录取率全市第一, 教育局名列第二. */
const measured = /(?:率|分|成绩|数|量|规模|值|水平|质量)[^,。;]{0,14}$/

/** 第一 where something is ranked; as an ordinal of a list, a school or a person in charge it is none. */
export function readRank(text: string, from: number, at: number, to: number): Quantity | number {
  const found = execAt(place, text, at)
  if (!found) return at + 1
  const end = at + found[0].length
  const before = text.slice(Math.max(from, at - 8), at)
  const after = text.slice(end, Math.min(to, end + 6))
  const skip = at + 1 + (found[1] ?? '').length
  const named = found[2] ? placed : won
  if (!ranked.test(before) && !named.test(text.slice(Math.max(from, at - 18), at))) return skip
  const isPlaced = found[2] !== undefined && ofSubject.test(before)
  if (
    !isPlaced &&
    !/^[,。;:、)(的和及”\s!?…]|^(?:好成绩|为|之后|以后|[与同]|而|且|,|方阵|上升|提升|跃升|攀升|前移|下滑|降)|^$/.test(
      after,
    )
  )
    return skip
  if (/^[次批届]/.test(after)) return skip
  const unit = found[2] ?? (measured.test(text.slice(Math.max(from, at - 18), at)) ? '' : '名次')
  return { ...share(at, skip - at, spelled(found[1] ?? ''), unit, unit, 'rank', true), tail: end }
}
