/** A place behind the last, told in words that are no figure to `read`: 21个乡镇考核中，由第8位跌至第23位. */
import { type Finding, foundAt, saidOf } from '../ground/finding.ts'
import { NUMBER, numberOf } from '../ground/numbers.ts'
import { RANKED } from './ranks.ts'

const BRACKET = '(?:\\([^()]{1,8}\\))?'
const FIELD = new RegExp(
  `(全[国省市州县区镇]|参[评赛加考]的?|共有?|在|的)(${NUMBER})个(?:[被参][\\u4e00-\\u9fff]{1,2})?(?:${RANKED}|片区)${BRACKET}`,
  'g',
)
const NTH = '第(\\d{1,3}|[一二三四五六七八九十]{1,3})'
/** 列第28位, 居全市第三; 列全市第三和第八 has two. */
const PLACE = new RegExp(
  `${NTH}(?:[位名]|(?<=(?:列|居|排|排名|位次|全[国省市州县区镇])(?:第[\\d一二三四五六七八九十]+[和、与])?第[\\d一二三四五六七八九十]+)(?=[,。;、和与]|$))`,
  'g',
)
/** Of another field. */
const OTHER = /全[国省市州县区]/g
const FAR = 70

const MANY = '\\d{1,3}|[二三四五六七八九]?十[一二三四五六七八九]?|[两二三四五六七八九]'
const FROM_END = [
  // 12所初中…名列倒数第一，即第11名
  new RegExp(
    `(?<![\\d第])(?<all>${MANY})(?:所|个|家|支|名|位)(?<gap>[^。;\\d第]{0,40}?)倒数第(?<end>\\d{1,2}|[一二三四五六七八九十])[位名]?(?:,即?|\\(即?|,也就是)(?:位?[居列]|排在?|名列)?(?:全[县市区省])?第(?<place>${MANY}|\\d{1,3})[位名]?`,
    'g',
  ),
  // 名列第11名，倒数第一
  new RegExp(
    `(?<![\\d第])(?<all>${MANY})(?:所|个|家|支|名|位)(?<gap>[^。;\\d第]{0,40}?)第(?<place>${MANY})[位名]?(?:,|\\()(?:即|为|居|是|位列|排在?|名列)?(?:全[县市区省])?倒数第(?<end>\\d{1,2}|[一二三四五六七八九十])`,
    'g',
  ),
]

/** Counted from the end it is another place. */
function fromEnd(text: string): Finding[] {
  return FROM_END.flatMap((pattern) => [...text.matchAll(pattern)]).flatMap((match): Finding[] => {
    const { all, gap, end, place } = match.groups!
    const [size, last, own] = [all, end, place].map(numberOf)
    if (size === undefined || last === undefined || own === undefined || size < 3) return []
    const said = size - last + 1
    const before = text.slice(Math.max(0, match.index - 6), match.index)
    if (!/[参评考赛排]/.test(gap!) && !/全[县市区省州镇]|共/.test(before)) return []
    // 并列: two may have one place, and some are left out.
    if (said === own || /并列|除|另|缺|其中|[一二两三四五六七八九十][所个家支名位]|由|从|去年|上年/.test(gap!))
      return []
    const says = `${all}个中的倒数第${end}是第${said}，请核对“${match[0]}”。`
    return [saidOf(match, 'rank', says, `${size} − ${last} + 1 = ${said} ≠ ${own}`)]
  })
}

const SWEPT =
  /(?:包揽|囊括|揽获|独占)了?(?:[^,。;\d第]{0,10})前(?<many>[两二三四五六七八九十2-9])[名位甲强]?(?<gap>[^。;第]{0,12})[,:(](?<places>[^。;第]{0,8}第[^。;]{2,40}?)(?=[。;)]|$)/g

/** 包揽前三名，分别获得第一、第二、第四名 */
function swept(text: string): Finding[] {
  return [...text.matchAll(SWEPT)].flatMap((match): Finding[] => {
    const { many, gap, places = '' } = match.groups!
    const said = numberOf(many)
    if (said === undefined || /和|及|另|还|同时|以及/.test(gap! + /^[^第]*/.exec(places)![0])) return []
    if (!/^(?:分别)?(?:获得?|夺得?|取得|获评|位?[居列]|为|是|即)?第/.test(places)) return []
    const row =
      /^[^第]*(第[\d一二三四五六七八九十]+[位名]?(?:[、和与及,]第?[\d一二三四五六七八九十]+[位名]?)+)(?=$|[\u4e00-\u9fff(])/.exec(
        places,
      )?.[1]
    const all = row?.match(/\d+|[一二三四五六七八九十]+/g)?.map(numberOf) ?? []
    const odd = all.find((place) => place !== undefined && place > said)
    if (odd === undefined) return []
    return [saidOf(match, 'rank', `第${odd}不在前${many}之内，请核对“${match[0]}”。`, `${odd} > ${said}`)]
  })
}

const SCORE = '\\d{1,3}(?:\\.\\d{1,2})?分'
const PLACED = new RegExp(
  `分别[以得为]?(?<scores>${SCORE}(?:[、和,]${SCORE}){1,5})(?!以)[^。;\\d]{0,24}?(?:获得?|夺得?|取得|[位名]列|荣获|居)了?(?<places>第[一二三四五六]名?(?:[、和,]第[一二三四五六]名?){1,5})`,
  'g',
)

/** 分别以92.4分、91.8分、93.1分获得第一、第二、第三名: whoever is first has the most. */
function placedByScore(text: string): Finding[] {
  return [...text.matchAll(PLACED)].flatMap((match): Finding[] => {
    const scores = [...match.groups!['scores']!.matchAll(/\d[\d.]*/g)].map(Number)
    const places = [...match.groups!['places']!.matchAll(/第([一二三四五六])/g)].map(([, place]) => numberOf(place)!)
    const rows = scores
      .map((score, at) => ({ score, place: places[at]! }))
      .toSorted((one, other) => one.place - other.place)
    const odd = rows.findIndex(({ score }, at) => at > 0 && score > rows[at - 1]!.score)
    if (scores.length !== places.length || odd < 0) return []
    const [better, worse] = [rows[odd]!, rows[odd - 1]!]
    const says = `第${better.place}名${better.score}分，比第${worse.place}名${worse.score}分还高，请核对“${match[0]}”。`
    return [saidOf(match, 'rank', says, `${better.score} > ${worse.score}`)]
  })
}

export function placingFindings(text: string): Finding[] {
  const others = [
    ...(/第[一二]/.test(text) ? placedByScore(text) : []),
    ...(text.includes('倒数') ? fromEnd(text) : []),
    ...(/包揽|囊括|揽获|独占/.test(text) ? swept(text) : []),
  ]
  return [...others, ...behindLast(text)]
}

function behindLast(text: string): Finding[] {
  const fields = [...text.matchAll(FIELD)]
  if (fields.length === 0) return []
  return [...text.matchAll(PLACE)].flatMap((place): Finding[] => {
    const field = fields.findLast(({ index }) => index < place.index)
    const [size, rank] = [numberOf(field?.[2]), numberOf(place[1])]
    if (field === undefined || size === undefined || rank === undefined || rank <= size) return []
    if (!isOfField(text, field, place)) return []
    return [
      {
        rule: 'rank',
        says: `一共只有“${field[0]}”，却排在${place[0]}，请核对。`,
        arithmetic: `${rank} > ${size}`,
        places: [field, place].map(foundAt),
      },
    ]
  })
}

function isOfField(text: string, field: RegExpMatchArray, place: RegExpMatchArray): boolean {
  const words = text.slice(field.index! + field[0].length, place.index)
  if (words.length > FAR || /批|组|(?<![第\d一二三四五六七八九十])[\d一二三四五六七八九十]+[所支名家]/.test(words))
    return false
  const scope = field[1]!.startsWith('全') ? field[1] : undefined
  return (words.match(OTHER) ?? []).every((other) => other === scope)
}
