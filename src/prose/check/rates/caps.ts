/** Shares that cannot be larger than the whole. */
import type { Fact } from '../../grammar/fact.ts'
import { type Finding, foundAt } from '../ground/finding.ts'
import { clauseBefore, type Passage, placeOf, type Sentence } from '../ground/passage.ts'

const CAPPED =
  /[\u4e00-\u9fff]{2}率|(?:学生|教师|幼儿|家长|儿童|学校|教职工)(?:中)?(?:参加|参与|享受|接受|选择|持有|具有|取得|达到)[^,，]{0,14}的比例(?:为|是|达到?)?$|满意度|占比|比重|人员占(?:参|应|受|全|报|在)[\u4e00-\u9fff]{1,10}的$|(?:[师生员童儿者证历称位长众]的?|的)(?:人数)?占(?:到|了|比)?(?:达|为)?$|占(?:全[市县区校部体]|应[测检参考到训]|参[加测考训赛]|受[检训测]|专任|教师|教职工|在[校园岗]|学生)(?![^,]*(?:核定|编制|容量|规模|设计|定额|需求|应有))[\u4e00-\u9fff]{0,8}的$/
/** These are counted against another group, or against a plan, and may well pass 100%. */
const UNCAPPED =
  /毛入|增长|增幅|增速|完成率|达产|负债|超额|计划|任务|招聘|预算|利用率|执行率|容积|收益|回报|报录|报考|周转率|效率|倍率|产出|贡献|负荷|满载|超载|投资率|产能|增值|升值|保障率|生产率|汇率|支付率|流转/

export function capFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((rate): Finding[] => {
    if (rate.unit !== '%' || rate.value === null) return []
    const words = clauseBefore(passage, rate, sentence)
    // 毛入学率、净入学率分别为104.2%和99.98%: each is of a name of its own.
    const clause = words.includes('分别') ? rate.measure : words
    if (rate.value > 100 && FALLEN.test(words)) return [fallen(rate)]
    if (rate.kind === 'change' || !CAPPED.test(clause) || UNCAPPED.test(clause)) return []
    if (rate.value <= 100 && !isBeyond(rate, words)) return []
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

const FULL = /满分(?:均)?(?:为|是)?(\d{2,4})分?/g
const SCORE =
  /(?:平均分|均分|平均成绩|平均得分|得分|最高分|成绩|总分)(?:数)?(?:分别)?(?:为|是|达到?|高达|提高到|上升到)?(\d{2,4}(?:\.\d+)?)分/g

/** Marks above those that can be had. Additional marks (加分, 附加) may go beyond. */
export function markFindings(text: string): Finding[] {
  const full = [...text.matchAll(FULL)]
  if (full.length !== 1 || /加分|附加|总分满分|折[合算]/.test(text)) return []
  const most = Number(full[0]![1])
  return [...text.matchAll(SCORE)]
    .filter((score) => Number(score[1]) > most && Number(score[1]) < most * 2)
    .map((score) => ({
      rule: 'cap',
      says: `满分是${most}分，“${score[0]}”比满分还高，请核对。`,
      arithmetic: `${score[1]} > ${most}`,
      places: [foundAt(score)],
    }))
}
