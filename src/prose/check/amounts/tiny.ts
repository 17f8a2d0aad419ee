/** Amounts that nothing is counted in: a 万 or an 亿 was left out. */
import type { Finding } from '../ground/finding.ts'
import type { Fact } from '../../grammar/fact.ts'
import {
  between,
  clauseBefore,
  endOf,
  factsBefore,
  type Passage,
  placeOf,
  sameUnit,
  type Sentence,
} from '../ground/passage.ts'

const WHOLE = new Set(
  '人 名 所 个 栋 户 家 件 人次 位 期 场 班 次 项 辆 台 套 册 门 支 批 间 起 处 份 幢 座'.split(' '),
)

/** 每千人口托位数，目标为4.6个，目前仅3.1个; 生均图书标准为30册，目前26.4册: of so many there are halves, in all that the sentence says of it. */
const PER_SO_MANY =
  /每(?:[百千万]|\d{3,})[\u4e00-\u9fff]{0,2}[人生名口]|[生人]均[^,，。；;]{0,16}(?:标准|目标|要求|指标)/
const PER_SO_MANY_BACK = 60

/** Of the sentence before it, within its paragraph, where a school or a like one is told of. */
function wordsBefore(passage: Passage, sentence: Sentence, fact: Fact): string {
  const before = passage.sentences[sentence.index - 1]
  const words = before === undefined ? '' : between(passage, before.start, fact.number_start)
  return fact.value! < 10 ? words.slice(words.lastIndexOf('\n') + 1) : ''
}

/** 在校生35.6人: half a person is mostly a 万 that was left out. */
export function halfFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((fact): Finding[] => {
    const { value, number, unit, kind } = fact
    if (kind !== 'count' || value === null || Number.isInteger(value) || !WHOLE.has(unit) || !/\d\.\d/.test(number))
      return []
    // 生均图书小学23.4册、初中34.8册
    const words = between(passage, Math.max(sentence.start, fact.number_start - 30), fact.number_start)
    if (/[万亿千百%]/.test(number) || /均|每|比|指标|差距/.test(words.split(/[,，：:]/).at(-1)!)) return []
    if (
      PER_SO_MANY.test(
        between(passage, Math.max(sentence.start, fact.number_start - PER_SO_MANY_BACK), fact.number_start),
      )
    )
      return []
    // 每百名学生拥有骨干教师1人以上。…城东初中为0.8人: the sentence before says of how many.
    if (PER_SO_MANY.test(wordsBefore(passage, sentence, fact))) return []
    if (isAnotherMean(passage, sentence, fact)) return []
    return [
      {
        rule: 'scale',
        says: `“${fact.quote}”不是整数，请核对是不是漏写了“万”。`,
        arithmetic: '',
        places: [placeOf(fact)],
      },
    ]
  })
}

/** 人均借书4.2册，…，低于馆内读者的5.6册: a mean of others beside a mean, where no word tells of a total. */
function isAnotherMean(passage: Passage, sentence: Sentence, fact: Fact): boolean {
  if (TOTAL.test(clauseBefore(passage, fact, sentence))) return false
  return factsBefore(passage, sentence, fact).some(({ fact: mean, sentence: own }) => {
    const is_mean = MEAN.test(clauseBefore(passage, mean, own))
    const times = (mean.value ?? 0) / fact.value!
    return is_mean && sameUnit(mean.unit, fact.unit) && times < NEAR && times > 1 / NEAR
  })
}
const MEAN = /均|每[人生名位个所班校户家场期天日周月]/
const TOTAL = /共|总|累计|合计|在校|在籍|现有|新增|招/
const NEAR = 5

/** No building is so small, and nothing is built for so little. Square metres; yuan. */
const LEAST_BUILDING = 20
const LEAST_WORK = 1000
/** Nor has a school so small a site. */
const LEAST_SITE = 150

/** 建筑面积1.2平方米, 总投资3.6元: a 万 was left out. */
export function tinyFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((fact): Finding[] => {
    const clause = clauseBefore(passage, fact, sentence)
    if (fact.value === null || fact.value <= 0 || fact.compare !== null || /均|每|标准|至少|不[少低]于/.test(clause))
      return []
    if (/[/／]/.test(between(passage, endOf(fact), endOf(fact) + 2))) return []
    const building =
      fact.kind === 'area' && /建筑面积|校舍面积|占地面积|总面积/.test(clause) && fact.value < LEAST_BUILDING
    const work =
      fact.kind === 'money' &&
      /总投资|累计投资|共投资|投入资金|专项资金|建设资金/.test(clause) &&
      fact.value < LEAST_WORK
    const site =
      fact.unit === '平方米' &&
      /(?:学校|校园|校区|村小|[小中]学|幼儿园)(?:总|现)?占地(?:面积)?(?:为|约|达)?$/.test(clause) &&
      fact.value < LEAST_SITE
    if (!building && !work && !site) return []
    return [
      {
        rule: 'scale',
        says: `“${fact.quote}”太小，请核对是不是漏写了“万”或“亿”。`,
        arithmetic: '',
        places: [placeOf(fact)],
      },
    ]
  })
}
