/** What is spoken of again by what was said of it: 已劝返38人 … 对劝返的36名学生; 总投资1.26亿元 … 1.62亿元的总投资. */
import { slipOf } from '../ground/digits.ts'
import { type Finding, wordsInOrder } from '../ground/finding.ts'
import { apart } from './mentions.ts'
import { areSwapped, classed, exchanged, measured, ofPlan, planned, POINTER, type Recall, RECALLS } from './recalls.ts'
import { areOfOneYear, nounOf, type Told } from './told.ts'

/** So far behind one another two places speak of the same. */
const FAR = 700
/** So many numbers before one its first mention may stand. */
const BACK = 60
/** Nor the total behind it: 新增的3600个学位…。今年共新增学位3060个. */
const AHEAD = 6
/** Numbers further from one another are of two things. */
const FAR_OFF = 2

/** Whatever it looks like, what is of another day or group is another thing. */
const ofOneGroup =
  (recall: Recall): Recall =>
  (later) => {
    const isOf = recall(later)
    return isOf && ((one) => isOf(one) && areOfOne(one, later))
  }

/** Of no other group than the earlier one; that may be told with more words. */
const ofWider =
  (recall: Recall): Recall =>
  (later) => {
    const isOf = recall(later)
    return isOf && ((one) => isOf(one) && areOfOneYear(one, later) && isNamedIn(one, later))
  }

const ALL: readonly Recall[] = [...RECALLS.map(ofOneGroup), planned, ofPlan, ofWider(classed), ofOneGroup(exchanged)]
/** Shares are told of many things in the same words; only a measure that is named tells of which. */
const OF_SHARES: readonly Recall[] = [ofOneGroup(measured)]

export function recalledFindings(all: readonly Told[]): Finding[] {
  return all.flatMap((later, at): Finding[] => {
    const rules = later.unit === '%' ? OF_SHARES : ALL
    const recalls = later.open ? [] : rules.map((recall) => recall(later)).filter((recall) => recall !== undefined)
    if (recalls.length === 0) return []
    const near = all
      .slice(Math.max(0, at - BACK), at + 1 + AHEAD)
      .filter(
        (one) =>
          one !== later &&
          one.unit === later.unit &&
          Math.abs(later.index - one.end) < FAR &&
          (one.index < later.index || /共|累计/.test(one.before)),
      )
    if (near.some((one) => isAsMuch(one, later))) return []
    const like = near.filter((one) => !one.open && isClose(one, later) && recalls.some((recall) => recall(one)))
    const swapped = like.filter((one) => areSwapped(one, later))
    const same = swapped.length > 0 ? swapped : like
    const earlier = same.at(-1)
    // Where two may be meant, who is to say which?
    if (earlier === undefined || same.some((one) => !isAsMuch(one, earlier))) return []
    return isReckoned(near, earlier, later, all[at + 1]) ? [] : [unlike(earlier, later)]
  })
}

const isClose = (one: Told, later: Told): boolean =>
  slipOf(one.number, later.number) !== undefined ||
  (one.value < FAR_OFF * later.value && later.value < FAR_OFF * one.value)

const isAsMuch = (one: Told, other: Told): boolean => Math.abs(one.value - other.value) <= one.half + other.half

/** No word tells of another year or group. */
const areOfOne = (one: Told, later: Told): boolean => isOfGroup(one, later) && areOfOneYear(one, later)

/** What tells the later one apart is told of the earlier one too; of another group, that has words of its own. */
function isOfGroup(one: Told, later: Told): boolean {
  // 98所小学中，寄宿制的32所；28所初中中，寄宿制的26所
  const alike = one.before.endsWith('的') && later.before.endsWith('的')
  const [here, there] = [one, later].map(({ lead }) => groupsIn(lead.slice(-REACH)).join())
  if (alike && here !== there) return false
  const [named, own] = [later, one].map(namesOf)
  if (!isNamedIn(one, later)) return false
  return own!.every((word) => named!.includes(word)) || areSwapped(one, later) || POINTER.test(later.before)
}

/** 安排教师与上述2836名留守儿童结对: who does it is none of those that are pointed at. */
const ACTORS = /^.*[对与向给为将把让使到](?=(?:这|上述|前述|以上)的?$)/
const namesOf = (told: Told): string[] => groupsIn(told.before.replace(ACTORS, '') + nounOf(told).slice(0, 4))

function isNamedIn(one: Told, later: Told): boolean {
  const all = groupsIn(one.lead.slice(-REACH) + one.after)
  return namesOf(later).every((word) => all.includes(word))
}

const REACH = 60
const groupsIn = (words: string): string[] =>
  apart(words.replaceAll(/截至(?:\d{1,2}|今年|年)[月底末年]{1,2}|其中|将|“[^”]*”/g, ''))
    .split(',')
    .filter(Boolean)

/** Two or three that stand behind one another make it up, or the first less what is told right behind it. */
function isReckoned(near: readonly Told[], first: Told, later: Told, next: Told | undefined): boolean {
  // 公司运营96辆 … 公司运营的82辆…，其余14辆
  if (next !== undefined && next.from === later.from && first.value - next.value === later.value) return true
  return near.some((one, at) => {
    const [second, third] = [near[at + 1]?.value, near[at + 2]?.value]
    // A whole is not added to its parts.
    if (second === undefined || near[at + 1]!.before.startsWith('其中')) return false
    const sums = [one.value + second, one.value + second + (third ?? 0)]
    return sums.includes(later.value) || (one === first && one.value - second === later.value)
  })
}

const unlike = (one: Told, later: Told): Finding => ({
  rule: 'repeat',
  says: `前面写“${one.before}${one.quote}”，后面写“${later.before}${later.quote}”，两处不一致，请核对。`,
  arithmetic: `${one.number} ≠ ${later.number}`,
  places: wordsInOrder([one, later]),
})
