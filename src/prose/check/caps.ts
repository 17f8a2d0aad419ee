/** Shares that cannot be larger than the whole. */
import type { Fact } from '../fact.ts'
import type { Finding } from './finding.ts'
import { clauseBefore, type Passage, placeOf, type Sentence } from './passage.ts'

const CAPPED =
  /(?:覆盖率|入学率|入园率|巩固率|合格率|办结率|整改率|普及率|就业率|升学率|参与率|到位率|满意率|满意度|上线率|毕业率|达标率|签订率|答复率|结案率|报到率|配备率|开通率|使用率|优秀率|及格率|录取率|受教育率|持证率|占比|比重|参训率|参加率|出勤率|到课率|到校率|开出率|开设率|签约率|通过率|录用率|检出率|近视率|辍学率|落实率|建档率|接种率|筛查率|知晓率|回收率|优良率|达线率|双证率|兑现率|安装率|配置率|建成率|竣工率|开工率|验收率|抽检率|公示率)/
/** These are counted against another group, or against a plan, and may well pass 100%. */
const UNCAPPED = /毛入|增长|完成率|达产|负债|超额|计划|任务|招聘|预算|利用率|执行率/

export function capFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((rate): Finding[] => {
    if (rate.unit !== '%' || rate.value === null) return []
    const clause = clauseBefore(passage, rate, sentence)
    if (rate.value > 100 && FALLEN.test(clause)) return [fallen(rate)]
    if (rate.kind === 'change' || !CAPPED.test(clause) || UNCAPPED.test(clause)) return []
    if (rate.value <= 100 && !isBeyond(rate, clause)) return []
    return [
      {
        rule: 'cap',
        says: `“${rate.quote}”超过了100%：这种比率的分子是分母的一部分，请核对两者统计的是不是同一种对象。`,
        arithmetic: `${rate.number} > 100%`,
        places: [placeOf(rate)],
      },
    ]
  })
}

/** Nothing can fall by more than all of it. */
const FALLEN = /(?:下降|减少|降低|降幅|缩减|压减)(?:了|达到?|为)*$/

function fallen(rate: Fact): Finding {
  return {
    rule: 'cap',
    says: `“${rate.quote}”：减少的不会超过原来的全部，请核对。`,
    arithmetic: `${rate.number} > 100%`,
    places: [placeOf(rate)],
  }
}

function isBeyond({ value, bound }: Fact, clause: string): boolean {
  return value === 100 && (bound === '>' || /超过(?:了)?$/.test(clause))
}
