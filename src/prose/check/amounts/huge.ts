/** Amounts that no county has: a 万 or an 亿 too many. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { between, clauseBefore, leadOf, type Passage, placeOf, type Sentence } from '../ground/passage.ts'

/** Square metres of one building, people of one county or city, yuan of one project. */
const BUILDING = 1e6
const PEOPLE = 1e7
const MONEY = 1e11
const WIDER = /全国|全省|全区域|国家|世界|全球|生产总值|GDP|人口|历年|贷款余额|财政收入|市值/

export function hugeFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((fact): Finding[] => {
    if (fact.value === null || fact.kind === 'change' || !isHuge(passage, sentence, fact)) return []
    const words = leadOf(passage, fact, sentence)
    if (WIDER.test(words) || clauseBefore(passage, fact, sentence).includes('中央')) return []
    return [
      {
        rule: 'scale',
        says: `“${fact.quote}”太大，请核对是不是多写了“万”或“亿”。`,
        arithmetic: '',
        places: [placeOf(fact)],
      },
    ]
  })
}

function isHuge(passage: Passage, sentence: Sentence, fact: Fact): boolean {
  const value = fact.value!
  const clause = clauseBefore(passage, fact, sentence)
  if (fact.kind === 'money') return value >= (OF_OFFICE.test(clause) ? OFFICE : MONEY)
  if (/^[人名位]$/.test(fact.base_unit))
    return value >= PEOPLE && LOCAL.test(between(passage, sentence.start, fact.number_start))
  const words = between(passage, Math.max(sentence.start, fact.number_start - 30), fact.number_start)
  return fact.base_unit === '平方米' && value >= BUILDING && ONE_BUILDING.test(words)
}

const LOCAL = /[全我本][县区镇乡校园]|(?:[一二三四五六七八九]中|[中小]学|幼儿园|学校)(?:现有|共有|在校)/
/** 教学楼建筑面积, 新建教学楼一栋，建筑面积 */
const ONE_BUILDING =
  /(?:楼|食堂|公寓|宿舍|体育馆|图书馆|餐厅)(?:(?:一|1)[栋座幢][,，]|[,，])?(?:总)?(?:建筑)?面积(?:为|达到?)?$/
/** Yuan that one bureau spends on guests and cars. */
const OFFICE = 5e8
const OF_OFFICE = /公务接待|公务用车|“?三公”?经费|差旅费|印刷费|办公费/

/** Nor is so much given for one pupil. Yuan. */
const MOST_EACH = 5e5

/** 生均公用经费补助标准：小学720万元 */
export function standardFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((fact): Finding[] => {
    if (fact.kind !== 'money' || fact.value === null || fact.value < MOST_EACH) return []
    const words = between(passage, Math.max(sentence.start, fact.number_start - 20), fact.number_start)
    const [, head = '', own] =
      /(生均|每生|人均|每[名位](?=[\u4e00-\u9fff]{0,6}?(?:教师|学生|老师|人员|校长|幼儿))|每人(?=每|发|补))([^\d。；;]{0,16})$/.exec(
        words,
      ) ?? []
    if (
      own === undefined ||
      !(
        own.includes('标准') ||
        /每(?:年|月|学期|学年)(?:为|达)?$/.test(own) ||
        /每[生人]每|每[名位]/.test(head + own)
      ) ||
      /拨|下达|投入|共|总|资金/.test(own)
    )
      return []
    return [
      {
        rule: 'scale',
        says: `“${fact.quote}”作为生均标准太大，请核对是不是多写了“万”。`,
        arithmetic: '',
        places: [placeOf(fact)],
      },
    ]
  })
}
