/** A rate is said to have kept above a bound, and is told elsewhere below it: 合格率连续三年保持在96.5%以上 … 合格率96.2%. */
import { type Finding, wordsAt, inOrder } from '../../ground/finding.ts'
import { figureOf } from '../../ground/numbers.ts'
import { sharesTwo } from '../../ground/likeness.ts'
import { sentenceTo } from '../../ground/written.ts'
import type { Paper } from '../ground/paper.ts'
import { knownOf } from '../ground/known.ts'

const KEPT =
  /(?<measure>[^,。;:、\d\n]{2,20}?[率度比])(?:[^,。;:\d%\n率]{0,16}?)(?:\([^()\n]{1,12}\))?(?<how>保持|稳定|维持|控制|均|都|一直|始终|连续[^,。;:\d\n]{1,6}达到?|不低于|不高于|超过|低于)(?:在|到)?(?<figure>\d{1,3}(?:\.\d{1,2})?)%(?<side>及?以[上下内])?/g
const WANTED = /确保|力争|争取|要求|目标|应当?|须|原则|规定|计划|标准|预计|将|拟|[去上前明]年|上学[年期]|提高到|不含|除/
/** A value of another time, or none. */
const OTHER = /力争|争取|要求|目标|标准|预计|计划|[去上前明]年|上学[年期]|全[国省市]平均/
const WIDE = /(?:九年)?义务教育|全[县市区校镇乡州省]|学校|学生|教师|[我本]校|[的各]/g
const MOST = 200

export function keptRateFindings(paper: Paper): Finding[] {
  const { text } = paper
  if (!/%(?:及?以[上下内])?|不[低高]于/.test(text)) return []
  const known = knownOf(paper)
  const aims = new Set(known.filter(({ apart }) => apart.endsWith('将')).map(({ told }) => told.end))
  const claims = [...text.matchAll(KEPT)].filter(({ index, 0: words, groups }) => {
    if (aims.has(index + words.indexOf('%') + 1)) return false
    const { how = '', side = '' } = groups!
    const lead = sentenceTo(text, index, 30)
    return (side !== '' || how.startsWith('不')) && !WANTED.test(lead + words)
  })
  if (claims.length === 0) return []
  const rates = known.filter(
    ({ told, head }) =>
      told.unit === '%' && !told.open && head.endsWith('率') && !/^(?:以[上下内]|及以)/.test(told.after),
  )
  return claims.slice(0, MOST).flatMap((claim): Finding[] => {
    const { measure = '', figure = '', side = '', how = '' } = claim.groups!
    const end = claim.index + claim[0].length
    const limit = figureOf(figure)
    const least = !/[下内]/.test(side) && how !== '不高于'
    const own = /[\u4e00-\u9fff]{2}[率度比]$/.exec(measure)?.[0]
    if (own === undefined) return []
    const name = measure.slice(0, -own.length).replaceAll(WIDE, '')
    const wrong = rates.find(({ told, names, apart, words }) => {
      const apartFrom = told.index >= end + 1 || told.end <= claim.index
      if (!apartFrom || !(least ? told.value < limit : told.value > limit) || names !== '') return false
      if (!words.replaceAll(' ', '').endsWith(own) || OTHER.test(told.lead.slice(-60)) || /[比由从]/.test(told.before))
        return false
      // Of another level or kind than the claim speaks of, or of a part of them.
      if (apart.split('|').some((word) => word !== '' && !word.split(',').every((one) => measure.includes(one))))
        return false
      const before = told.before.replace(new RegExp(`${own}(?:为|达到?|是)?$`), '').replaceAll(WIDE, '')
      if (before.length > 1) return before === name || measure.includes(before)
      return name === '' ? told.before.length === own.length : sharesTwo(name, told.lead.slice(-60))
    })
    if (wrong === undefined) return []
    const { told } = wrong
    return [
      {
        rule: 'repeat',
        says: `文中说“${claim[0]}”，“${told.before.slice(-10)}${told.quote}”却不是，请核对。`,
        arithmetic: '',
        places: inOrder(
          [claim, { index: told.index, 0: told.quote }].map(({ index, 0: quote }) => wordsAt({ index, quote })),
        ),
      },
    ]
  })
}
