/** A mean that cannot be where each keeps within a bound: 共编12个班，招收新生600人。…各班人数均控制在45人以内. */
import { type Finding, type Words, wordsAt } from '../ground/finding.ts'
import { figureOf, NUMBER, numberOf } from '../ground/numbers.ts'
import { shown } from '../ground/range.ts'

const KIND = '(?<kind>班级?|考场|考室|宿舍|寝室|小组|组|代表队)'
const ROOMS = [
  new RegExp(
    `(?<![第\\d.])(?<rooms>${NUMBER})(?:个|间|支)(?:教学|标准化?|平行|行政|学生|学习)*${KIND}(?![次主长额])`,
    'g',
  ),
  new RegExp(`${KIND}(?:共|有|总数|数)*(?<rooms>${NUMBER})(?:个|间|支)(?!月)`, 'g'),
]
const HEADS = /(?<![\d.,第])(\d[\d,]*)[人名](?!次|左右|以|余)/g
/** Others than those who are in them, or not all of them. */
const OTHERS =
  /其中|教师|老师|教职工|教官|监考|家长|累计|计划|增加|减少|新增|毕业|班主任|男|女|[上去前]年|约|近|超|每|各|均|获|另|[往应]届|随迁|以上/
const MOVED = /新增|增加|增设|减少|撤|消除|化解|改造|其中|另|[上去前]年|计划|拟|每|各|抽取?|部分/

const LIMIT = '(?<bound>\\d{1,3})[人名]'
const MOST = [
  new RegExp(
    `(?:每|各|所有|全部)个?${KIND}[^,。;\\d]{0,12}?(?:不超过|控制在|不多于|未超过|不大于|均在|都在|全部在)(?:了)?${LIMIT}`,
    'g',
  ),
  new RegExp(`没有(?:一个)?${KIND}(?:的)?(?:人数)?超过${LIMIT}`, 'g'),
  new RegExp(`(?:最大|最高)(?<kind>班)额(?:仅|只|不过)?(?:为|是|有)?${LIMIT}`, 'g'),
  new RegExp(`(?<kind>班)额(?:均|都|全部|严格|已)+(?:控制在|不超过|低于|在)${LIMIT}`, 'g'),
]
const LEAST = [
  new RegExp(`(?:每|各|所有|全部)个?${KIND}[^,。;\\d]{0,12}?(?:不少于|不低于|均超过|都超过|至少有?)${LIMIT}`, 'g'),
  new RegExp(`(?:最小|最低)(?<kind>班)额(?:也|为|是|有|达)*${LIMIT}`, 'g'),
]
/** What is only wanted need not be so yet. */
const WANTED = /要求|规定|应|须|必须|原则|标准|力争|争取|逐步|目标|计划|明年|今后|将|拟|确保|除|外|基本|大多/
const MEAN = /(?:平均班额|班均(?:人数|规模|学生)?|平均每班)(?:为|达|是|有|学生)*(\d{1,3}(?:\.\d+)?)人/g
const FAR = 200
/** More than so many times as many are not in these rooms alone. */
const FAR_OFF = 1.7
/** Heads stand so near to the rooms that they were put in. */
const NEAR = 36

/** Asked of one paragraph. */
export function boundedMeanFindings(text: string): Finding[] {
  if (!/班|考[场室]|宿舍|寝室|组|代表队/.test(text) || !/[超控过少低至大小均都]/.test(text)) return []
  const bounds = [
    ...MOST.flatMap((one) => [...text.matchAll(one)].map((match) => ({ match, isMost: true }))),
    ...LEAST.flatMap((one) => [...text.matchAll(one)].map((match) => ({ match, isMost: false }))),
  ]
  return bounds.flatMap(({ match, isMost }): Finding[] => {
    const clause = /[^,。;]*$/.exec(text.slice(0, match.index))![0]
    const after = /^[^,。;]{0,8}/.exec(text.slice(match.index + match[0].length))![0]
    if (WANTED.test(clause + match[0] + after)) return []
    const from = Math.max(0, match.index - FAR)
    const before = text.slice(from, match.index)
    const mean = meanBefore(before, match.groups!['kind']!)
    if (mean === undefined || OTHER_ONES.test(before.slice(mean.end) + after)) return []
    const bound = Number(match.groups!['bound'])
    if (isMost ? mean.value <= bound : mean.value >= bound) return []
    if (mean.value > bound * FAR_OFF || mean.value < bound / FAR_OFF) return []
    const said = { index: match.index, quote: match[0] }
    const told = mean.places.map(({ index, quote }) => ({ index: from + index, quote }))
    return [
      {
        rule: 'mean',
        says: `按${told.map(({ quote }) => `“${quote}”`).join('、')}平均是${shown(mean.value)}人，不可能“${match[0]}${after}”，请核对。`,
        arithmetic: `${mean.made}${shown(mean.value)} ${isMost ? '>' : '<'} ${bound}`,
        places: [...told, said].map(wordsAt),
      },
    ]
  })
}
/** Whoever is told of between is meant. */
const OTHER_ONES =
  /线[上下]|[分两三四五]轮|[分两三四五]批|分期|错峰|轮流|先后|实验班|特长|[一二三四五六七八九]年级|高[一二三]|初[一二三]|小学部|初中部|高中部|其他|其余|分校|校区/

interface Mean {
  readonly value: number
  readonly made: string
  readonly end: number
  readonly places: readonly Words[]
}

/** The last that was told of before: 平均班额48.2人, or so many in so many rooms. */
function meanBefore(words: string, kind: string): Mean | undefined {
  const said = kind.startsWith('班') ? [...words.matchAll(MEAN)].at(-1) : undefined
  const rooms = ROOMS.flatMap((one) => [...words.matchAll(one)])
    .filter(({ groups }) => groups!['kind']!.at(0) === kind.at(0))
    .toSorted((one, other) => one.index - other.index)
    .at(-1)
  if (said !== undefined && said.index > (rooms?.index ?? -1))
    return { value: Number(said[1]), made: '', end: said.index + said[0].length, places: [placed(said)] }
  const number = numberOf(rooms?.groups!['rooms'])
  if (rooms === undefined || number === undefined || number < 2) return undefined
  const lead = /[^,。;]*$/.exec(words.slice(0, rooms.index))![0]
  const heads = MOVED.test(lead) ? undefined : headsBeside(words, rooms)
  if (heads === undefined) return undefined
  const value = figureOf(heads[1]!) / number
  const places = [placed(rooms), placed(heads)].toSorted((one, other) => one.index - other.index)
  const end = Math.max(rooms.index + rooms[0].length, heads.index! + heads[0].length)
  return { value, made: `${figureOf(heads[1]!)} ÷ ${number} = `, end, places }
}

const placed = (match: RegExpMatchArray): Words => ({ index: match.index!, quote: match[0] })

/** The only ones in the sentence who can be in them, right before or behind. */
function headsBeside(words: string, rooms: RegExpMatchArray): RegExpMatchArray | undefined {
  const from = Math.max(0, words.lastIndexOf('。', rooms.index) + 1)
  const stop = words.indexOf('。', rooms.index)
  const sentence = words.slice(0, stop < 0 ? words.length : stop)
  const told = [...sentence.matchAll(HEADS)].filter((match) => {
    if (match.index < from) return false
    const clause = /[^,;、]*$/.exec(words.slice(from, match.index))![0]
    const behind = /^[^,。;、]{0,8}/.exec(words.slice(match.index + match[0].length))![0]
    return !OTHERS.test(clause + behind)
  })
  const gapTo = (match: RegExpMatchArray): number =>
    match.index! < rooms.index!
      ? rooms.index! - match.index! - match[0].length
      : match.index! - rooms.index! - rooms[0].length
  const [only, ...others] = told
  return only !== undefined && others.length === 0 && gapTo(only) < NEAR ? only : undefined
}
