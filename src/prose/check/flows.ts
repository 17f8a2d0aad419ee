/** Who came and who went make the difference: 新进260人，退休180人，调出35人，净增45人. */
import type { Fact } from '../fact.ts'
import type { Finding } from './finding.ts'
import { alike, between, clauseBefore, type Passage, placeOf, type Sentence } from './passage.ts'
import { shown } from './range.ts'

const IN = /新进|新招|招聘|招录|录用|调入|引进|转入|招收|新增|新建|新办|新开办|入职|补充|新聘/
const OUT = /退休|调出|调离|辞职|离职|流出|转出|死亡|去世|毕业|撤并|停办|注销|关停|解聘|减员/
const NET = /净(?:增加|增长|增|减少|减)(?:了)?$/
const STOCK = /现有|共有|总数|在编|年末|年初|期末|期初|目前|原有/
const OPEN = /等(?!方式|途径|渠道|形式|措施|办法)|主要|其中|另|部分|余/

/** Of those that come and go, and of what is left of it, nothing is a part of the other. */
export function areFlows(clauses: readonly string[]): boolean {
  return clauses.some((clause) => IN.test(clause)) && clauses.some((clause) => OUT.test(clause))
}

export function flowFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((net, at): Finding[] => {
    const clause = clauseBefore(passage, net, sentence)
    if (!NET.test(clause) || net.value === null || net.approx || net.bound !== null) return []
    const counted = sentence.facts.slice(0, at).filter((fact) => isCounted(fact, net))
    const told = counted.findLastIndex((fact) => kindOf(clauseBefore(passage, fact, sentence)) === undefined)
    const flows = counted.slice(told + 1)
    const kinds = flows.map((fact) => kindOf(clauseBefore(passage, fact, sentence)))
    if (!kinds.includes(1) || !kinds.includes(-1)) return []
    if (OPEN.test(between(passage, flows[0]!.start, net.number_start))) return []
    const sum = flows.reduce((all, { value }, i) => all + kinds[i]! * value!, 0)
    const said = /净减/.test(clause) ? -net.value : net.value
    if (sum === said) return []
    const moved = flows.filter((_, i) => kinds[i] !== 0)
    return [
      {
        rule: 'sum',
        says: `按进出人数（个数）相抵应为${shown(sum)}，与“${net.quote}”对不上，请核对。`,
        arithmetic: `${moved.map(({ value, number_start }) => `${kinds[flows.findIndex((fact) => fact.number_start === number_start)] === 1 ? '+' : '−'}${shown(value!)}`).join(' ')} = ${shown(sum)} ≠ ${shown(said)}`,
        places: [...moved, net].map(placeOf),
      },
    ]
  })
}

const isCounted = (fact: Fact, net: Fact): boolean =>
  fact.value !== null && fact.kind !== 'date' && (fact.base_unit === net.base_unit || alike(fact, net))

/** 1 for those who came, -1 for those who went, 0 for those who were there; undefined for others. */
function kindOf(clause: string): 1 | -1 | 0 | undefined {
  const [came, went] = [IN.test(clause), OUT.test(clause)]
  if (came !== went) return came ? 1 : -1
  return STOCK.test(clause) && !came ? 0 : undefined
}
