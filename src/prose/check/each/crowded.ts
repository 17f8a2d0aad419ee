/** More in each than is said to be the most: 276人分设5个班，每班均不超过45人. */
import { type Finding, foundAt } from '../ground/finding.ts'
import { NUMBER, numberOf } from '../ground/numbers.ts'

const HEADS = `(${NUMBER})(万)?[人名]`
const ROOMS = `(?:分设|分为|设有?|编为|分成|共设|共有|共|编成|安排|使用)?(${NUMBER})个(?:教学|标准)?(班级?|考场|考室|宿舍|房间)`
const MOST = `(?:每|各)个?(?:班级?|考场|考室|宿舍|间|室)?[\\u4e00-\\u9fff]{0,6}?(?:均|都|全部)?(?:不超过|控制在|不多于|不足|少于|低于|未超过)(?:了)?(${NUMBER})[人名]`
const CROWDED = new RegExp(`${HEADS}[^。;\\d]{0,16}?${ROOMS}[^。;\\d]{0,12}?${MOST}`, 'g')
/** 考场218个,每考场不超过30人,8126名考生同时应试: whoever comes one after the other needs no place of his own. */
const TURNED = new RegExp(
  `(?<kind>考场|考室)(?<rooms>${NUMBER})个,(?:每|各)个?(?:考场|考室|场|室)[^,。;\\d]{0,6}(?:不超过|不多于|限|安排|容纳)(?<most>${NUMBER})[人名],?[^。;\\d]{0,6}(?<heads>${NUMBER})[人名]考生[^。;\\d]{0,8}同时`,
  'g',
)

export function crowdedFindings(text: string): Finding[] {
  const direct = [...text.matchAll(CROWDED)].flatMap((match) => {
    const [, heads, many, rooms, kind = '', most] = match
    return many === undefined ? crowded(match, { heads, rooms, most, kind }) : []
  })
  const turned = [...text.matchAll(TURNED)].flatMap((match) => crowded(match, match.groups ?? {}))
  return [...direct, ...turned]
}

function crowded(match: RegExpExecArray, told: Readonly<Record<string, string | undefined>>): Finding[] {
  const [heads, rooms, most] = [told['heads'], told['rooms'], told['most']].map(numberOf)
  if (heads === undefined || rooms === undefined || most === undefined || heads <= rooms * most) return []
  return [
    {
      rule: 'mean',
      says: `${told['heads']}人分到${told['rooms']}个${told['kind']}，平均就超过${told['most']}人，请核对“${match[0]}”。`,
      arithmetic: `${heads} > ${rooms} × ${most} = ${rooms * most}`,
      places: [foundAt(match)],
    },
  ]
}
