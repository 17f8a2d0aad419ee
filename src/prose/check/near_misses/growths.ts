/** Two numbers and by how much per cent one is more, which stand alone: 在7.2亿元的基础上增长10%，达到8.2亿元. */
import type { Fact } from '../../grammar/fact.ts'
import { isOfAll } from '../ground/change_meanings.ts'
import type { Finding } from '../ground/finding.ts'
import { amountsOf, between, clauseBefore, type Passage, placesOf, type Sentence } from '../ground/passage.ts'
import { sharesTwo } from '../ground/likeness.ts'
import { rangeOf, shown } from '../ground/range.ts'
import { areOfTwoTimes } from '../ground/names.ts'
import { type Kinds, areJust, isSlipOf, kindsIn, wordsAround } from './slip.ts'

const AGAINST =
  /另|其中|占|平均|年均|连续|分别|(?<!节)约|近|左右|以上|[上前去]年同期|计划|目标|高于|低于|[^期]比例|上级|转移|[上当]月/
const NEAR = 4
const ROUNDED = 0.6

export function growthFindings(passage: Passage, sentence: Sentence, kinds: Kinds): Finding[] {
  const shares = amountsOf(sentence).filter(({ unit }) => unit === '%')
  const [change] = shares
  if (
    shares.length !== 1 ||
    change === undefined ||
    !isChange(passage, sentence, change) ||
    !rangeOf(change) ||
    change.approx
  )
    return []
  const alone = amountsOf(sentence).length === 1 ? yearsBefore(passage, sentence) : undefined
  const twos = alone === undefined ? kinds.filter((kind) => areJust(kind, 2)) : [alone]
  if (twos.length !== 1 || AGAINST.test(wordsAround(passage, sentence, [...(twos[0] ?? []), change]))) return []
  const [many, few] = twos[0] as [Fact, Fact]
  if (alone === undefined && !isTheirs(passage, sentence, twos[0]!, change)) return []
  if (isOfAll(passage, sentence, few.number_start < many.number_start ? few : many, change)) return []
  const [grown, fallen] = [(many.value! / few.value! - 1) * 100, (1 - few.value! / many.value!) * 100]
  const added = (few.value! / (many.value! - few.value!)) * 100
  const says = change.value!
  if ([grown, fallen, added].some((one) => Math.abs(one - says) < ROUNDED)) return []
  const down = /下降|减|降|少/.test(
    between(passage, change.start, change.number_start) ||
      between(passage, change.number_start - 4, change.number_start),
  )
  const made = down ? fallen : grown
  if (Math.abs(made - says) > NEAR && !isSlipOf(change, made)) return []
  return [
    {
      rule: 'change',
      says: `由“${(down ? many : few).number}”到“${(down ? few : many).number}”变化${shown(made)}%，文中写的是${change.number}，请核对。`,
      arithmetic: `${shown(many.value!)} ÷ ${shown(few.value!)} = ${shown(many.value! / few.value!)}`,
      places: placesOf([few, many, change]),
    },
  ]
}

const YEARS = /(?:19|20)\d{2}年|今年|本年|[去上]年/g

/** 2024年发放1536万元；2023年发放1280万元。增长25%: the two numbers of a kind that the sentences before tell of two years. */
function yearsBefore({ text, sentences }: Passage, sentence: Sentence): readonly Fact[] | undefined {
  const before = sentences
    .slice(Math.max(0, sentence.index - 2), sentence.index)
    .filter(({ end }) => !text.slice(end, sentence.start).includes('\n'))
  const told = before.flatMap(({ facts }) => facts)
  const start = before[0]?.start ?? sentence.start
  const [two, ...others] = kindsIn({ ...sentence, start, facts: told }).filter((kind) => kind.length === 2)
  const words = text.slice(start, sentence.start).join('')
  const years = new Set(words.match(YEARS))
  return two !== undefined && others.length === 0 && years.size === 2 && areJust(two, 2) ? two : undefined
}

/** 四年间降幅为20% is read as a rate. */
const isChange = (passage: Passage, sentence: Sentence, fact: Fact): boolean =>
  fact.kind === 'change' || /(?:[增降]幅|增长率)[^,，]{0,3}$/.test(clauseBefore(passage, fact, sentence))

/** The two are of two times, and the change names nothing that neither of them does: 经费由40万元增加到48万元，参训人数增长23%. */
function isTheirs(passage: Passage, sentence: Sentence, two: readonly Fact[], change: Fact): boolean {
  const words = wordsAround(passage, sentence, two)
  if (!areOfTwoTimes(words)) return false
  const name = clauseBefore(passage, change, sentence).replaceAll(
    /\d.*|[增降]幅|增长率?|增加|减少|下降|上升|提高|同比|[比较].*|[两二三四五\d]+年间?|净|实际|了|达|为|今年/g,
    '',
  )
  return name.length < 2 || sharesTwo(name, words)
}
