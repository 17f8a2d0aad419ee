/** What one for so many makes of all of them: 按每5名学生配备1台计算机的标准，900名学生应配备150台. */
import type { Finding } from '../ground/finding.ts'
import {
  between,
  clauseBefore,
  endOf,
  isOfPeople,
  narrow,
  type Passage,
  placesOf,
  sameUnit,
  type Sentence,
} from '../ground/passage.ts'
import { rangeOf, shown } from '../ground/range.ts'
import { calledBy, FOR_MANY, isNamed } from './one_for_many.ts'

/** What the standard asks for; what there is, or is lacking, is another thing. */
const ASKED =
  /(?:应当?|共?需要?|须|核定|核算)[\u4e00-\u9fff]{0,10}$|(?:合计|总共|共计?)(?:配|设|安排|聘|选)[\u4e00-\u9fff]{0,8}$/
const OTHER = /实[际有配]|现有|已|还需|尚需|缺|再|新增|另|补充|增配/
const AT_LEAST = /至少|不少于|不低于|最低|以上/
/** Each of several rounds up for itself. */
const SEVERAL = /\d所|各[校园班点]|分校|校区|教学点|学校(?=\d)/

export function standardForManyFindings(passage: Passage, sentence: Sentence): Finding[] {
  const words = narrow(between(passage, sentence.start, sentence.end))
  if (!/每[\d一二三四五六七八九十]/.test(words)) return []
  return sentence.facts.flatMap((many): Finding[] => {
    const before = narrow(clauseBefore(passage, many, sentence))
    if (!isOfPeople(many) || (many.value ?? 0) < 2 || !before.endsWith('每')) return []
    const behind = narrow(between(passage, endOf(many), endOf(many) + 40)).split(/[,;:。、(]/, 1)[0]!
    const found = FOR_MANY.exec(behind.replace(/至少|不少于|应当?|须|需|不低于|的?(?:标准|比例|要求|原则).*$/g, ''))
    if (found === null) return []
    const [, of = '', sign = '', thing = ''] = found
    const standard_end = endOf(many) + behind.length
    const heads = sentence.facts.filter(
      (fact) =>
        fact !== many &&
        fact.kind === 'count' &&
        isOfPeople(fact) &&
        (fact.value ?? 0) > many.value! &&
        isNamed(of, calledBy(fact)) &&
        !ASKED.test(clauseBefore(passage, fact, sentence)),
    )
    const totals = sentence.facts.filter(
      (fact) =>
        fact.number_start > standard_end &&
        fact.kind === 'count' &&
        sameUnit(fact.base_unit, sign) &&
        ASKED.test(clauseBefore(passage, fact, sentence)) &&
        !OTHER.test(clauseBefore(passage, fact, sentence)) &&
        !heads.includes(fact),
    )
    const [head] = heads
    const [total] = totals
    if (!head || !total || heads.length > 1 || totals.length > 1 || [head, total].some((one) => !rangeOf(one)))
      return []
    const made = head.value! / many.value!
    const more = total.value! > Math.ceil(made)
    if (!more && total.value! >= Math.floor(made)) return []
    if (more && (AT_LEAST.test(behind) || SEVERAL.test(words))) return []
    return [
      {
        rule: 'mean',
        says: `“${head.quote}”每${many.number}${many.unit}一${sign}${thing}，应是${shown(made, 1)}${sign}，文中写的是${total.number}${total.unit}，请核对。`,
        arithmetic: `${shown(head.value!)} ÷ ${shown(many.value!)} = ${shown(made, 1)} ≠ ${shown(total.value!)}`,
        places: placesOf([many, head, total]),
      },
    ]
  })
}
