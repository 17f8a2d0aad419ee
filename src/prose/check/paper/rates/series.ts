/** A row of values against what is said of all of them: 小学依次为0.28、0.53 … 小学不高于0.50，均符合要求; 最高的一项为0.386 of a row with 0.368. */
import { type Finding, type Words, wordsInOrder } from '../../ground/finding.ts'
import { figureOf } from '../../ground/numbers.ts'
import { sharesTwo } from '../../ground/likeness.ts'
import type { Paper } from '../ground/paper.ts'

interface Series extends Words {
  readonly who: string
  readonly values: readonly number[]
  readonly unit: string
  /** Of what it is: its sentence and what stands before it in its paragraph. */
  readonly words: string
}

const UNIT = '%|平方米|元|人|册|分钟|分|间|台|次|天|小时|公里'
const VALUE = `\\d[\\d,]*(?:\\.\\d+)?(?:${UNIT})?`
const WHO =
  '小学段?|初中段?|高中|普高|中职|幼儿园|城区|城镇|乡镇|农村|[一二三四五六七八九]年级|高[一二三]|男生|女生|语文|数学|英语|物理|化学|科学|甲组|乙组|公办园|民办园|中心校'
const ROW = new RegExp(
  `(?<who>${WHO})(?<topic>[^,。;:、\\d]{0,16}?)(?:依次|分别)(?:为|是|达到?):?(?<row>${VALUE}(?:[、,和]${VALUE}){2,40})`,
  'g',
)
const PARAGRAPH = /[^\n]{1,4000}/g
/** So much of the paragraph before a row tells of what it is. */
const LEAD = 60

export function seriesFindings({ text }: Paper): Finding[] {
  const all = seriesIn(text)
  return all.length === 0 ? [] : [...bounded(text, all), ...topped(text, all)]
}

function seriesIn(text: string): Series[] {
  return [...text.matchAll(PARAGRAPH)].flatMap(({ 0: line, index }) =>
    [...line.matchAll(ROW)].flatMap((match): Series[] => {
      const { who = '', row = '' } = match.groups!
      const values = [...row.matchAll(new RegExp(`(\\d[\\d,]*(?:\\.\\d+)?)(${UNIT})?`, 'g'))]
      const units = new Set(values.flatMap(([, , unit]) => (unit === undefined ? [] : [unit])))
      if (units.size > 1) return []
      const words = line.slice(Math.max(0, match.index - LEAD), match.index + match[0].length - row.length)
      return [
        {
          who: who.replace(/段$/, ''),
          values: values.map((value) => figureOf(value[1]!)),
          unit: [...units][0] ?? '',
          words,
          index: index + match.index,
          quote: match[0],
        },
      ]
    }),
  )
}

const LIMIT = new RegExp(
  `(?<who>${WHO})(?<topic>[^,。;:、\\d]{0,10}?)(?:(?<most>不高于|不超过|不大于|低于|小于|控制在)|(?<least>不低于|不少于|不小于|高于|大于|超过))(?<limit>\\d[\\d,]*(?:\\.\\d+)?)(?<unit>${UNIT})?`,
  'g',
)
const MET =
  /(?:均|都|全部)(?:已|能|较好)?(?:达到|符合|满足|达标|在[^,。;]{0,10}(?:之内|以内|范围|限值)|合格|控制在|未超过|没有超过|优于|小于|低于|高于|不)/
/** So far from a row its limit stands. */
const NEAR = 500

/** 对照小学不高于0.50的标准,各项均符合要求 */
function bounded(text: string, all: readonly Series[]): Finding[] {
  return [...text.matchAll(LIMIT)].slice(0, MOST).flatMap((match): Finding[] => {
    const { who = '', most, limit = '', unit = '' } = match.groups!
    const start = Math.max(text.lastIndexOf('。', match.index), text.lastIndexOf('\n', match.index)) + 1
    const sentence = /^[^。\n]{0,400}/.exec(text.slice(start))![0]
    if (!MET.test(sentence) || /除|个别|力争|确保|目标|大部分|多数/.test(sentence)) return []
    const bound = figureOf(limit)
    const near = all.filter(
      (one) =>
        one.who === who.replace(/段$/, '') &&
        one.unit === unit &&
        Math.abs(one.index - match.index) < NEAR &&
        areOfOne(one, sentence),
    )
    const [one] = near
    if (one === undefined || near.length > 1) return []
    const wrong = one.values.filter((value) => (most === undefined ? value < bound : value > bound))
    if (wrong.length === 0 || wrong.length * 2 > one.values.length) return []
    return [
      {
        rule: 'repeat',
        says: `“${match[0]}”，文中说都符合，“${one.who}”一行里的${wrong[0]}却不符合，请核对。`,
        arithmetic: `${wrong[0]} ${most === undefined ? '<' : '>'} ${bound}`,
        places: wordsInOrder([one, { index: match.index, quote: match[0] }]),
      },
    ]
  })
}
/** So many of them are looked at. */
const MOST = 300

const TOPIC =
  /差异系数|差异率|合格率|优秀率|及格率|平均分|平均班额|班额|师生比|生师比|达标率|入学率|巩固率|覆盖率|满意度|普及率|面积|册数|[\u4e00-\u9fff]{1,3}率/g
/** They have a measure in common. */
const areOfOne = ({ words }: Series, sentence: string): boolean =>
  (words.match(TOPIC) ?? []).some((topic) => sentence.includes(topic))

const END = '最(?<way>高|低|大|小|多|少)(?:的)?(?:一?[项个科班次]|值|者)?(?:[^,。;:\\d]{0,6}?)'
const TOPPED = new RegExp(
  `(?<who>${WHO})(?:[、和](?<other>${WHO}))?(?<topic>[^,。;:、\\d]{2,16}?)${END}(?:分别)?(?:为|是|达到?)(?<first>\\d[\\d,]*(?:\\.\\d+)?)(?<unit>${UNIT})?(?:[、和](?<second>\\d[\\d,]*(?:\\.\\d+)?)(?:${UNIT})?)?`,
  'g',
)

/** 小学、初中差异系数最高的一项分别为0.418和0.386 */
function topped(text: string, all: readonly Series[]): Finding[] {
  return [...text.matchAll(TOPPED)].slice(0, MOST).flatMap((match): Finding[] => {
    const { who = '', other, topic = '', way = '', first = '', second, unit = '' } = match.groups!
    if ((other === undefined) !== (second === undefined) || /[去上]年|全[国省市]/.test(topic)) return []
    const told = [{ who, figure: first }, ...(other === undefined ? [] : [{ who: other, figure: second! }])]
    return told.flatMap((one): Finding[] => {
      const rows = all.filter(
        (row) => row.who === one.who.replace(/段$/, '') && sharesTwo(topic, row.words) && row.unit === unit,
      )
      const [row] = rows
      if (row === undefined || rows.length > 1) return []
      const end = /[高大多]/.test(way) ? Math.max(...row.values) : Math.min(...row.values)
      if (end === figureOf(one.figure)) return []
      return [
        {
          rule: 'repeat',
          says: `“${match[0]}”，所列“${one.who}”各项中最${way}的却是${end}，请核对。`,
          arithmetic: `${end} ≠ ${one.figure}`,
          places: wordsInOrder([{ index: match.index, quote: match[0] }, row]),
        },
      ]
    })
  })
}
