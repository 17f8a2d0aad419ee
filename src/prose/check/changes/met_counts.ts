/** Counts that are said to be as many as was asked for: 公开课不少于120节。…共开出公开课112节，圆满完成规定的节数. */
import { type Finding, wordsAt } from '../ground/finding.ts'
import { sharesTwo } from '../ground/likeness.ts'
import { figureOf } from '../ground/numbers.ts'
import { NOT_SAID } from './met.ts'

const UNIT = '[节场次项所名人个件篇册期课学][时次]?'
const AIM = new RegExp(
  `(?<lead>[^,。;:]{0,30}?)(?:不少于|不低于|不得少于|不得低于|至少(?:完成|开展|达到)?)(?<aim>\\d[\\d,]*)(?<unit>${UNIT})(?![\\u4e00-\\u9fff]*率)`,
  'g',
)
const WANTED = /要求|规定|责任书|任务|目标|应|须|标准|计划|明确|提出|方案/
const MET =
  /(?:圆满|超额|如期|全面|顺利|已|全部)*(?:完成|达到|实现|符合|满足|超过|超出|高于|优于|多于)了?[^,。;\d]{0,10}?(?:规定|要求|标准|任务|目标|指标|责任书|既定|计划)(?:的?(?:[\u4e00-\u9fff]数|要求|任务|标准|目标|数量|指标|次数))*|超额完成(?:了)?(?:任务|目标)?/g
const FAR = 180
/** Not all of the time, or others besides. */
const PART_OF_TIME = /半年|季度|截[至止]|[上下春秋]学?[期季]|\d月|序时|阶段|进度|可|将|预计|有望|其余|另|加上|折合|还/
const OTHERS = /其中|约|近|超|[上去前]年|同期|每|平均|[人校班]均|计划|不少于|不低于|至少/

/** Asked of one paragraph. */
export function metCountFindings(text: string): Finding[] {
  if (!/不少于|不低于|不得[少低]于|至少/.test(text)) return []
  const aims = [...text.matchAll(AIM)]
  return [...text.matchAll(MET)].flatMap((met): Finding[] => {
    const lead = text.slice(Math.max(0, met.index - 8), met.index)
    const before = aims.filter(({ index }) => index < met.index && met.index - index < FAR)
    const aim = before.at(-1)
    if (aim === undefined || before.length > 1 || NOT_SAID.test(lead + met[0])) return []
    const { lead: called = '', aim: number = '', unit = '' } = aim.groups!
    const sentence = text.lastIndexOf('。', aim.index) + 1
    const own = text.slice(sentence, aim.index) + called
    if (!WANTED.test(own) || /每|[人校班]均|[两三四五]年/.test(called)) return []
    const from = aim.index + aim[0].length
    const told = [
      ...text.slice(from, met.index).matchAll(new RegExp(`([^,。;:、\\d]{0,24})(?<![\\d.])(\\d[\\d,]*)${unit}`, 'g')),
    ]
    const words = text.slice(from, met.index)
    const whole = told.filter(({ index }) => !/其中[^。;]*$/.test(words.slice(0, index + 1)))
    const [now, ...others] = whole.filter(([, before_it = '']) => !/其中/.test(before_it))
    if (now === undefined || others.length > 0 || OTHERS.test(now[1]!) || !sharesTwo(nounOf(called), now[1]!)) return []
    if (PART_OF_TIME.test(words + met[0]) || /全[省市县区]/.test(now[1]!) !== /全[省市县区]/.test(called)) return []
    if (figureOf(now[2]!) >= figureOf(number)) return []
    const place = { index: from + now.index, quote: now[0] }
    return [
      {
        rule: 'order',
        says: `“${now[0]}”不到“${aim[0]}”，文中却说“${met[0]}”，请核对。`,
        arithmetic: `${now[2]} < ${number}`,
        places: [{ index: aim.index, quote: aim[0] }, place].map(wordsAt),
      },
    ]
  })
}

/** What is counted, without whose it is and when. */
const nounOf = (called: string): string =>
  called.replaceAll(
    /全(?:学期|学年|年|[省市县区校])|本?学[期年]|各校|学校|我[校县区市]|要求|规定|明确|年度|应|须/g,
    ' ',
  )
