/** Shares of one thing told beside each other that pass or miss all of it: 按笔试占50%、面试占60%合成; 支付合同价款的30% … 支付60% … 其余20%. */
import type { Told } from '../../again/told.ts'
import { type Finding, wordsInOrder } from '../../ground/finding.ts'
import { groupedBy } from '../../ground/groups.ts'
import { shown } from '../../ground/range.ts'
import type { Paper } from '../ground/paper.ts'
import { TABLE, worth } from '../ground/rows.ts'

/** 按笔试成绩占50%、面试成绩占60%的比例合成 */
const WEIGHTED = /总成绩|总分|综合成绩|合成|折算|加权|计入|权重|总评/
const WEIGHT =
  /^(?:[^,。;:、\d]{0,24}?)(?:笔试|面试|试讲|试教|说课|实操|技能|理论|平时|期中|期末|过程|终结|测试|作业|考核|考试|考勤|出勤|答辩|展示|演讲|测评|评价|成绩|得分|分数|表现|材料|业绩|答题|抽测|自评|互评|评议|述职|互查)[^,。;:、\d]{0,8}?(?:占|按|的|权重为?|比重为?|比例为?)*$/
/** 支付合同价款的30% */
const PAID = /(?:支付|付|拨付|付至|预付)[^,。;:\d率比]{0,16}?(?:的)?$/
const REST = /(?:其余|剩余|余下|尾款|余款|质保金|质量保证金)[^,。;:\d的]{0,10}$/
/** What is paid up to: 付至合同价的80%. */
const UP_TO = /至[^,。;:\d]{0,14}$|累计|(?:其余|剩余|余下|余款|尾款)[^,。;:]{0,8}的$/
const MOST = 8

export function shareOfOneFindings(paper: Paper): Finding[] {
  const { numbers } = paper
  if (numbers.length > TABLE) return []
  const rates = numbers.filter(({ unit }) => unit === '%')
  return [
    ...[...groupedBy(rates, ({ from }) => from).values()].flatMap((own) => weightsOf(own, paper.text)),
    ...[...groupedBy(rates, ({ line }) => line).values()].flatMap((own) => paymentsOf(own, paper.text)),
  ]
}

function weightsOf(own: readonly Told[], text: string): Finding[] {
  if (own.length < 2 || own.length > MOST || own.some(({ open }) => open)) return []
  const [first] = own
  const sentence = text.slice(first!.from, first!.to)
  if (!WEIGHTED.test(sentence) || /或|以上|以下|加分|扣|上浮|不低于/.test(sentence)) return []
  if (!own.every(({ before }) => WEIGHT.test(before))) return []
  const names = own.map(({ before }) => before.replaceAll(/^.*(?:按|以|由|将|其中)|占|成绩|的|按/g, ''))
  if (new Set(names).size !== names.length) return []
  const sum = worth(own)
  // The first two of three may be told alone; what passes all cannot.
  if (sum <= 100 + 1e-6) return []
  return [notAll(own, sum)]
}

/** Each is paid of the whole price, and the last is all that is left of it. */
function paymentsOf(own: readonly Told[], text: string): Finding[] {
  if (own.length < 2 || own.length > MOST) return []
  const paid = own.filter(
    ({ before, lead }) =>
      PAID.test(before) || (REST.test(before) && /付|款/.test(lead + text.slice(own[0]!.from, own[0]!.to))),
  )
  if (paid.length < 2 || paid.some(({ before, open }) => open || UP_TO.test(before))) return []
  const rest = paid.at(-1)!
  const line = text.slice(paid[0]!.from, rest.to)
  if (/付至|累计|履约保证金.{0,12}%|每[月年季期]|违约|或者?|若|如/.test(line)) return []
  const sum = worth(paid)
  if (sum <= 100 + 1e-6 && !(REST.test(rest.before) && sum < 100 - 1e-6 && paid.length === own.length)) return []
  return [notAll(paid, sum)]
}

const notAll = (shares: readonly Told[], sum: number): Finding => ({
  rule: 'rate',
  says: `${shares.map(({ before, quote }) => `“${before.slice(-12)}${quote}”`).join('、')}，加起来是${shown(sum)}%，不是100%，请核对。`,
  arithmetic: `${shares.map(({ number }) => number).join(' + ')} = ${shown(sum)}`,
  places: wordsInOrder(shares),
})
