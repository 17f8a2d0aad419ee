/**
 * More people than there is room for: 每批租用客车5辆，每车不超过48人 … 第一批学生271人; 设考场30个，每考场30人 … 考生912人.
 */
import { bare, type Told } from '../../again/told.ts'
import { type Finding, wordsAt, inOrder, foundAt } from '../../ground/finding.ts'
import { numberOf } from '../../ground/numbers.ts'
import type { Paper } from '../ground/paper.ts'
import { TABLE } from '../ground/rows.ts'

const ROOM = '客车|大巴车?|校车|车辆|车|考场|考室|试室|宿舍|寝室|房间|住宿房间|教室|餐桌|帐篷'
const FIRST = `(?<many>\\d{1,4})(?:辆|个|间|间次|张|顶)(?:[^,。;\\d\\n]{0,8})`
/** 租用客车5辆，每车不超过48人; 设30个考场，每个考场30人; 每车限乘48人. */
const ROOMS = new RegExp(
  `(?<lead>[^,。;:\\d\\n]{0,24})${FIRST}[,(、]每(?:辆|个|间|张|顶)?(?:${ROOM})?(?:[^,。;\\d\\n]{0,8}?)(?<bound>不超过|不得超过|限乘|限坐|核载|核定载客|最多|至多|限|可住|住|安排|容纳|可容纳)[^,。;\\d\\n]{0,6}(?<each>\\d{1,3})(?:人|名|座)(?!以下|次)`,
  'g',
)
const ROOM_WORD = new RegExp(ROOM)
const PEOPLE =
  /(?:考生|学生|师生|学员|人员|选手|教师|人数|参加|报名|参考|参赛|入住|乘车)(?:总数|总人数)?(?:共计|共有|共|为|有|约)*$/
const BATCH = /第(?<number>[一二三四五六七八九十]|\d{1,2})批/
/** Some of them are somewhere else, or come twice. */
const OTHER = /往返|分批|多次|两趟|轮流|其余|部分|另|备用|每天|场次|错峰|分两/
/** All of them at the same time, each in a place of his own. */
const AT_ONCE =
  /一人一[座位床桌]|同时(?:发车|开考|入住|进行)|一趟|(?:各|均)(?:运送|接送|发|运行)?(?:1|一)趟|无(?:一)?超[员载]|一次性(?:容纳|安排|运送|入住)/
const MOST = 60

export function capacityFindings({ text, numbers }: Paper): Finding[] {
  if (numbers.length > TABLE) return []
  const rooms = [...text.matchAll(ROOMS)].slice(0, MOST)
  return rooms.flatMap((match): Finding[] => {
    const { lead = '', many, each } = match.groups!
    const place = Number(many) * Number(each)
    const words = text.slice(Math.max(0, match.index - 10), match.index + match[0].length + 30)
    const once = AT_ONCE.test(lineOf(text, match.index))
    if (!ROOM_WORD.test(lead + match[0]) || place === 0 || (OTHER.test(words) && !once)) return []
    const by_batch = /每批/.test(lead)
    const over = by_batch ? batchesOf(numbers, match.index) : holdersOf(text, numbers, match, once)
    const found = over.find(({ value }) => value > place && value < 2 * place)
    if (found === undefined) return []
    return [
      {
        rule: 'cap',
        says: `“${match[0]}”，合计最多${place}人，而“${found.lead.slice(-16)}${found.quote}”，超出${found.value - place}人，请核对。`,
        arithmetic: `${many} × ${each} = ${place} < ${found.value}`,
        places: inOrder([foundAt(match), wordsAt(found)]),
      },
    ]
  })
}

const AROUND = 200
/** The paragraph about a place. */
const lineOf = (text: string, at: number): string =>
  /[^\n]*$/.exec(text.slice(Math.max(0, at - AROUND), at))![0] + /^[^\n]*/.exec(text.slice(at, at + AROUND))![0]

/** 第一批：1至6班，学生271人: of each batch the first number of people. */
function batchesOf(numbers: readonly Told[], from: number): Told[] {
  const batches = numbers.filter(
    (one) => one.unit === '人' && !one.open && one.index !== from && /学生|师生|考生|学员|共|教师/.test(one.before),
  )
  const own = batches.filter(({ lead }) => {
    const match = BATCH.exec(lead.slice(-60))
    return match !== null && numberOf(match.groups!['number']) !== undefined
  })
  return own.length > 1 ? own : []
}

/** All there are, where the words tell of one number only: 考点考生912人 and 30 of 30 each. */
function holdersOf(text: string, numbers: readonly Told[], match: RegExpMatchArray, once: boolean): Told[] {
  const at = match.index!
  const line = [text.lastIndexOf('\n', at), text.indexOf('\n', at)]
  const near = numbers.filter(
    (one) =>
      one.unit === '人' &&
      !one.open &&
      one.index > line[0]! &&
      (line[1]! < 0 || one.index < line[1]!) &&
      (one.index < at || one.index > at + match[0].length) &&
      PEOPLE.test(bare(one.before) + (bare(one.before) === one.before ? '' : '共')),
  )
  return near.length === 1 && (once || /共|全/.test(near[0]!.lead.slice(-30))) ? near : []
}
