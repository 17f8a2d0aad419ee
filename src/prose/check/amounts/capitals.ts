/** An amount of money in figures and in capitals: 23.7万元（大写：叁拾贰万柒仟元整）; 人民币贰拾万元整(¥200,000.00). */
import { chineseValue } from '../../numbers/numerals.ts'
import { type Finding, saidOf } from '../ground/finding.ts'
import { scaledOf } from '../ground/numbers.ts'

const CAPITALS = '零壹贰叁肆伍陆柒捌玖拾佰仟万亿'
const PLAIN = '零一二三四五六七八九十百千万亿'
const AMOUNT = new RegExp(
  `(?<figures>\\d[\\d,]*(?:\\.\\d+)?)(?<scale>[万亿]?)元[,]?[(]?(?:人民币)?大写(?:为|人民币)?:?(?:人民币)?(?<capitals>[${CAPITALS}]{2,24})[元圆]整?`,
  'g',
)

const TURNED = new RegExp(
  `(?<capitals>[${CAPITALS}]{2,24})[元圆]整?[(](?:小写:?)?[¥￥]?(?<figures>\\d[\\d,]*(?:\\.\\d+)?)(?<scale>[万亿]?)元?[)]`,
  'g',
)

export function capitalFindings(text: string): Finding[] {
  return [...text.matchAll(AMOUNT), ...text.matchAll(TURNED)].flatMap((match): Finding[] => {
    const { figures = '', scale = '', capitals = '' } = match.groups!
    const amount = scaledOf(figures, scale)
    const written = valueOf(Array.from(capitals, (sign) => PLAIN[CAPITALS.indexOf(sign)]).join(''))
    if (written === undefined || Math.abs(written - amount) < 0.5) return []
    const says = `“${match[0]}”的小写和大写不是一个数，请核对。`
    return [saidOf(match, 'repeat', says, `${amount.toLocaleString('en-US')} ≠ ${written.toLocaleString('en-US')}`)]
  })
}

/** 三十二万七千: what stands before 万 and what stands behind it. */
function valueOf(words: string): number | undefined {
  const at = words.lastIndexOf('万')
  const [many, few] = [partOf(words.slice(0, Math.max(0, at))), partOf(words.slice(at + 1))]
  return many === null || few === null ? undefined : many * 1e4 + few
}

const partOf = (words: string): number | null => (words === '' ? 0 : chineseValue(words.replace(/^零/, '')))
