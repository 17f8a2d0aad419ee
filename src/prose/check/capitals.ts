/** An amount of money in figures and in capitals: 23.7万元（大写：叁拾贰万柒仟元整）. */
import { chineseValue } from '../numerals.ts'
import { type Finding, saidOf } from './finding.ts'
import { figureOf } from './numbers.ts'

const CAPITALS = '零壹贰叁肆伍陆柒捌玖拾佰仟万亿'
const PLAIN = '零一二三四五六七八九十百千万亿'
const AMOUNT = new RegExp(
  `(?<figures>\\d[\\d,]*(?:\\.\\d+)?)(?<scale>[万亿]?)元[,]?[(]?(?:人民币)?大写(?:为|人民币)?:?(?:人民币)?(?<capitals>[${CAPITALS}]{2,24})[元圆]整?`,
  'g',
)
const SCALE: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }

export function capitalFindings(text: string): Finding[] {
  return [...text.matchAll(AMOUNT)].flatMap((match): Finding[] => {
    const { figures = '', scale = '', capitals = '' } = match.groups!
    const amount = figureOf(figures) * (SCALE[scale] ?? 1)
    const written = valueOf(Array.from(capitals, (sign) => PLAIN[CAPITALS.indexOf(sign)]).join(''))
    if (written === undefined || Math.abs(written - amount) < 0.5) return []
    const says = `“${match[0]}”的小写和大写不是一个数，请核对。`
    return [saidOf(match, 'repeat', says, `${amount.toLocaleString('en-US')} ≠ ${written.toLocaleString('en-US')}`)]
  })
}

/** 三十二万七千: what stands before 万 and what stands behind it. */
function valueOf(words: string): number | undefined {
  const [, high, low] = /^(?:(.+)万)?(.*)$/.exec(words)!
  const [many, few] = [high, low].map((part) =>
    part === undefined || part === '' ? 0 : chineseValue(part.replace(/^零/, '')),
  )
  return many === null || few === null || many === undefined || few === undefined ? undefined : many * 1e4 + few
}
