/** All of them are said to be done, and elsewhere some are left: 投诉办结率100% … 受理投诉56件，已办结54件，其余2件正在办理. */
import { type Finding, wordsInOrder } from '../../ground/finding.ts'
import { ownOf } from '../../ground/names.ts'
import { sentenceTo } from '../../ground/written.ts'
import type { Paper } from '../ground/paper.ts'

const UNIT = '件|个|项|条|处|所|起|人|名|户|辆|宗|家|栋|批|次'
const DOES =
  '办结|整改|化解|完成|销号|答复|回复|解决|验收|整治|落实|到岗|报到|拨付|达标|入学|复学|返校|建成|竣工|开工|投用|合格|检验|签订|建档'
/** 办结率100%, 整改率均达到100% */
const RATE = new RegExp(
  `(?<who>[^,。;:、\\d\\n]{2,20}?)(?<does>${DOES})(?:完成)?率(?:均|都|全部)?(?:保持在|保持|达到|达|为|是|实现)?(?:了)?100(?:\\.0{1,2})?%`,
  'g',
)
/** 投诉举报全部办结 */
const ALL = new RegExp(
  `(?<who>[^,。;:、\\d\\n]{3,20}?)(?:均已|都已|已全部|全部|已全面|全数)(?:按期|按时|如期|及时|依法)?(?<does>${DOES})(?:完毕|到位)?(?=[,。;\\n])`,
  'g',
)
/** 受理投诉举报56件，已办结54件 */
const PART = new RegExp(
  `(?<whole>\\d{1,6})(?<unit>${UNIT})(?<noun>[\\u4e00-\\u9fff]{0,12})[,(](?:其中|目前|现|至今|截至目前)?,?(?:已经?|按期|及时|均)?(?<does>${DOES})(?:了|完毕|到位)?(?<done>\\d{1,6})\\k<unit>`,
  'g',
)
/** What is told of another time or another part, and aims. */
const OTHER =
  /[去上前明]年|上[一个]*[学年期届季月]|力争|确保|争取|目标|要求|必须|务必|逐步|将|计划|预计|拟|不|未|除|外|应当|须|\d月|阶段|首轮|第[一二三]|其余|其中|此外|部分|以上|重大|上级|交办|转办|督办|个别/
const SHUT = /不属|撤回|撤销|撤诉|无效|重复|不予|转[交送至]|无法|不实|另|新增|后|[去上前]年|再次|均已|全部|复[查检验]/
const COMMON =
  /群众|家长|师生|全[县市区校镇乡州省]|各类|各校|[今本]年|累计|一批|相关|有关|所有|问题|工作|情况|[的各已]/g
const FOUND = /\d[\d,]*|月|至|排查|发现|受理|收到|梳理|查出|累|[共出了]|全年/g
const MOST = 200
/** So much of a sentence is looked at. */
const AROUND = 60

interface Claim {
  readonly index: number
  readonly quote: string
  readonly who: string
  readonly does: string
}

export function fullAndLeftFindings({ text }: Paper): Finding[] {
  const claims = [...text.matchAll(RATE), ...text.matchAll(ALL)]
    .map(({ index, 0: quote, groups }): Claim => {
      const { who = '', does = '' } = groups!
      return { index, quote, who: who.replaceAll(COMMON, ''), does }
    })
    .filter(
      ({ who, quote, index }) =>
        who.length >= 2 && !OTHER.test(sentenceTo(text, index, AROUND) + quote.replaceAll(/100.*$/g, '')),
    )
    .slice(0, MOST)
  if (claims.length === 0) return []
  return [...text.matchAll(PART)].flatMap((part): Finding[] => {
    const { whole, done, does, unit, noun = '' } = part.groups!
    const left = Number(whole) - Number(done)
    const end = part.index + part[0].length
    const rest = /^[^。\n]{0,60}/.exec(text.slice(end, end + 60))![0]
    if (left <= 0 || SHUT.test(part[0] + rest)) return []
    const name = sentenceTo(text, part.index, AROUND) + noun
    if (/[去上前]年|其中|另有/.test(name)) return []
    const claim = claims.find(
      (one) =>
        one.does === does &&
        (one.who.length > 2 || name.split(/[,:]/).at(-1)!.replaceAll(COMMON, '').replaceAll(FOUND, '') === one.who) &&
        ownOf(one.who, name) === '' &&
        sentenceOf(text, one.index) !== sentenceOf(text, part.index),
    )
    if (claim === undefined) return []
    return [
      {
        rule: 'repeat',
        says: `“${claim.quote}”，另一处却写“${part[0]}”，还有${left}${unit}没有${does}，请核对。`,
        arithmetic: `${whole} − ${done} = ${left}`,
        places: wordsInOrder([claim, { index: part.index, quote: part[0] }]),
      },
    ]
  })
}

/** Where its sentence begins, as far as is looked. */
const sentenceOf = (text: string, at: number): number => at - sentenceTo(text, at, AROUND).length
