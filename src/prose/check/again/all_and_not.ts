/** All of them have something, and further on some have it not: 14个乡镇均已建成中心幼儿园。…尚有2个乡镇至今未建中心幼儿园. */
import { type Finding, unlikeWords } from '../ground/finding.ts'
import { COUNTED, numberOf } from '../ground/numbers.ts'

const HAVE =
  '建成|建有|建立|建起|建好|建|配备|配齐|配有|配|安装|装|开设|开通|开齐|接入|设立|设置|设有|完成|实现|通过|取得|获得|持有|签订|拥有|落实|成立|组建|纳入|达到|有'
const THING = '[\\u4e00-\\u9fff“”+]'
const ALL = new RegExp(
  `[^,。;:\\n]{2,24}?(?:(?<!平)均|全部|全都|都)(?:已经?|现已)*(?:${HAVE})(?:有|了)?(?<what>${THING}{3,18})(?=[,。;\\n])`,
  'g',
)
const COVERED = new RegExp(`(?:实现|做到)了?(?<what>${THING}{4,18})全覆盖(?=[,。;\\n])`, 'g')
const NOT = new RegExp(
  `(?:仍|尚|还|仍然|然而|但|目前|现|发现)*有(?<few>${COUNTED})(?:所|个|家|名|人|处|项|户|辆|栋|台|校)(?<noun>[\\u4e00-\\u9fff]{2,6}?)(?:至今|目前|仍然?|还|一直|尚|暂)*(?:未|没有|没)(?:能|有)?(?:${HAVE})?(?:有|了)?(?<what>${THING}{3,18})(?=[,。;\\n])`,
  'g',
)
/** So far behind one another. */
const FAR = 300
/** What is wanted, and what holds for some of them only. */
const SOME =
  /确保|力争|争取|要求|目标|计划|将|应当?|须|到20\d\d|年底前|其余|其他|剩余|除|部分|多数|以上|基本|新建|新增|条件|示范|试点|[去上]年|未|不/
/** Of another time, or mended since. */
const BEFORE = /年[初前]|当时|此前|以前|原来|过去|曾|[去上前往]年|历史|20\d\d年|时,|第[二三]/
const MENDED = /^[^。\n]{0,40}(?:现已|均已|已全部|已整改|已补|已完成|已责令|整改到位)/
/** What is spoken of since then is no school of ours. */
const OUTSIDE = /校外|机构|托管|民办|临聘/
const KIND = /(?<!中)小学|(?<![一二三四])中学|初中|高中|幼儿园|中职|民办|公办|村/

export function allAndNotFindings(text: string): Finding[] {
  const some = /[未没]/.test(text) && /均|全部|全都|都|全覆盖/.test(text) ? [...text.matchAll(NOT)] : []
  if (some.length === 0) return []
  return [...text.matchAll(ALL), ...text.matchAll(COVERED)].flatMap((all): Finding[] => {
    const end = all.index + all[0].length
    const clause = /[^,。;:\n]*$/.exec(text.slice(Math.max(0, all.index - 30), all.index))![0]
    const words = clause + all[0]
    if (SOME.test(words.slice(0, words.length - all.groups!['what']!.length))) return []
    const few = some.find((one) => one.index >= end && one.index - end < FAR && isAgainst(text, words, all, one))
    if (few === undefined) return []
    return [unlikeWords({ index: all.index, quote: all[0] }, { index: few.index, quote: few[0] })]
  })
}

/** Of the same kind of things, the same is said not to be. */
function isAgainst(text: string, words: string, all: RegExpExecArray, few: RegExpExecArray): boolean {
  const { noun = '', what = '', few: many } = few.groups!
  const said = plain(all.groups!['what']!)
  if (!said.endsWith(plain(what)) || !isOf(words, noun)) return false
  const between = text.slice(all.index + all[0].length, few.index)
  const behind = text.slice(few.index + few[0].length)
  if (BEFORE.test(between + few[0]) || MENDED.test(behind)) return false
  if (!OUTSIDE.test(words) && OUTSIDE.test(between)) return false
  // 全县16个乡镇…，14个乡镇均已建成…，尚有2个: those were all but these.
  const whole = /(\d{1,4})[\u4e00-\u9fff]/.exec(words)?.[1]
  const before: readonly string[] = text.slice(Math.max(0, all.index - 2 * FAR), few.index).match(/\d+/g) ?? []
  return whole === undefined || !before.includes(String(Number(whole) + (numberOf(many) ?? 0)))
}

const plain = (what: string): string => what.replaceAll(/[“”]/g, '').replace(/(?:工作|设备|系统|设施|平台)$/, '')

/** 所有中小学 are 学校 as well. */
function isOf(words: string, noun: string): boolean {
  if (noun === '学校') return /校|小学|中学/.test(words) && !KIND.test(words.replace('中小学', ''))
  return words.includes(noun)
}
