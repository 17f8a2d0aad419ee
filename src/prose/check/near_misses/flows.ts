/** How many there were, came, went and are, which stand alone: 新增40人、退出15人，总数由210人增加到250人. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { clauseBefore, type Passage, placesOf, type Sentence, wordsBehind } from '../ground/passage.ts'
import { meets, middle, rangeOf, shown, signed, added } from '../ground/range.ts'
import { type Kinds, isSlipOf, wordsAround } from './slip.ts'

const IN =
  /(?:新增|新[建进补聘招设开]|增[加补设]|补充|调[入进]|转[入进]|招[收聘录]|引进|吸收|发展|收入|到账|入库|购[入进置])[\u4e00-\u9fff]{0,6}$/
const OUT =
  /(?:退[出休役]|减少|调[出离走]|转[出走]|撤[并销]|关[停闭]|离[职校]|毕业|流[出失]|支出|用[去掉]|核销|注销|报废|淘汰|出库|借出|剔除|辞[职退]|去世)[\u4e00-\u9fff]{0,6}$/
/** What there is at the end. */
const STOCK = /[到至为有达剩]$|现有|共有|总[数量]|年末|期末|余额|库存|结存/
const AGAINST = /其中|另|分别|(?<!节)约|近|左右|以上|以下|比|较|累计|含|每|各/

export function flowSlipFindings(passage: Passage, sentence: Sentence, kinds: Kinds): Finding[] {
  return kinds.flatMap((kind): Finding[] => {
    if (kind.length !== 4 || AGAINST.test(wordsAround(passage, sentence, kind))) return []
    const facts = kind.toSorted((one, other) => one.number_start - other.number_start)
    const ways = facts.map((fact) => wayOf(passage, sentence, fact))
    if (ways.filter((way) => way === 1).length !== 1 || ways.filter((way) => way === -1).length !== 1) return []
    const [from, to] = facts.filter((_, at) => ways[at] === 0) as [Fact, Fact]
    if (!STOCK.test(clauseBefore(passage, to, sentence))) return []
    const ranges = facts.flatMap((fact, at) => (ways[at] === 0 ? [] : [signed(rangeOf(fact)!, ways[at] as 1 | -1)]))
    const made = added([rangeOf(from)!, ...ranges])
    if (meets(made, rangeOf(to)!)) return []
    const fits = isSlipOf(to, middle(made)) || isSlipOf(from, to.value! - middle(made) + from.value!)
    if (!fits || Math.abs(middle(made) / to.value! - 1) > 0.25) return []
    return [
      {
        rule: 'sum',
        says: `“${from.quote}”经这一增一减是${shown(middle(made))}，与“${to.quote}”对不上，请核对。`,
        arithmetic: `${shown(from.value!)} ${ranges.map((range) => `${middle(range) < 0 ? '−' : '+'} ${shown(Math.abs(middle(range)))}`).join(' ')} = ${shown(middle(made))} ≠ ${shown(to.value!)}`,
        places: placesOf(facts),
      },
    ]
  })
}

function wayOf(passage: Passage, sentence: Sentence, fact: Fact): 1 | -1 | 0 {
  const clause = clauseBefore(passage, fact, sentence)
  if (/[由从至到为]$/.test(clause)) return 0
  if (IN.test(clause)) return 1
  if (OUT.test(clause)) return -1
  const behind = wordsBehind(passage, fact, sentence, 10)
  return /^(?:调入|转入|新进|到岗)/.test(behind) ? 1 : /^(?:退休|调出|转出|离职|毕业|退出)/.test(behind) ? -1 : 0
}
