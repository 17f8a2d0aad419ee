/** An area in the unit of a length, and the floors of a building in that of land: 面积1200公里; 建筑面积6800亩. */
import { type Finding, saidOf } from '../ground/finding.ts'

const AREA =
  /(建筑面积|校舍面积|占地面积|使用面积|总面积|占地|面积)(?:共|约|为|达到?|共计)*(\d[\d,.]*)万?(平方公里|公里|千米|厘米|米|亩|公顷)(?![\u4e00-\u9fff]{0,2}[长宽高见]|[×xX*乘])/g
const FLOORS = /^(?:建筑|校舍)面积/

/** Asked of one sentence. */
export function areaUnitFindings(text: string): Finding[] {
  if (!/面积|占地/.test(text)) return []
  return [...text.matchAll(AREA)].flatMap((match): Finding[] => {
    const [quote, , , unit = ''] = match
    const is_length = /^(?:公里|千米|厘米|米)$/.test(unit)
    if (!is_length && !(FLOORS.test(quote) && unit !== '厘米')) return []
    return [saidOf(match, 'scale', `“${quote}”的单位“${unit}”不是${is_length ? '' : '建筑'}面积用的，请核对。`)]
  })
}
