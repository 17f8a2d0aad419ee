/** More in each than is said to be the most: 276人分设5个班，每班均不超过45人. */
import { type Finding, foundAt } from '../ground/finding.ts'
import { NUMBER, numberOf } from '../ground/numbers.ts'

const HEADS = `(${NUMBER})(万)?[人名]`
const ROOMS = `(?:分设|分为|设有?|编为|分成|共设|共有|共|编成|安排|使用)?(${NUMBER})个(?:教学|标准)?(班级?|考场|考室|宿舍|房间)`
const MOST = `(?:每|各)个?(?:班级?|考场|考室|宿舍|间|室)?[\\u4e00-\\u9fff]{0,6}?(?:均|都|全部)?(?:不超过|控制在|不多于|不足|少于|低于|未超过)(?:了)?(${NUMBER})[人名]`
const CROWDED = new RegExp(`${HEADS}[^。;\\d]{0,16}?${ROOMS}[^。;\\d]{0,12}?${MOST}`, 'g')

export function crowdedFindings(text: string): Finding[] {
  return [...text.matchAll(CROWDED)].flatMap((match): Finding[] => {
    const [heads, rooms, most] = [numberOf(match[1]), numberOf(match[3]), numberOf(match[5])]
    if (heads === undefined || rooms === undefined || most === undefined || match[2] !== undefined) return []
    if (heads <= rooms * most) return []
    return [
      {
        rule: 'mean',
        says: `${match[1]}人分到${match[3]}个${match[4]}，平均就超过${match[5]}人，请核对“${match[0]}”。`,
        arithmetic: `${heads} > ${rooms} × ${most} = ${rooms * most}`,
        places: [foundAt(match)],
      },
    ]
  })
}
