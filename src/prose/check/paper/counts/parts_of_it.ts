/** Parts of a paper that are not as many as it says: 抓了六个方面的工作 over 一、…五、; 17项重点工作 over 1.…16.; “四个强化” over three headings. */
import { type Finding, wordsAt } from '../../ground/finding.ts'
import { FEW, numberOf } from '../../ground/numbers.ts'
import { type Heading, headingsOf, type Row, rowsOf, type Style } from '../ground/headings.ts'
import type { Line, Paper } from '../ground/paper.ts'

const COUNTED =
  '个(?:方面|重点|环节|问题|专题|板块|版块|模块|部分|层面|维度|领域|突出问题|特点|步骤|阶段|主题|关键)|项[\\u4e00-\\u9fff“”]{0,6}?(?:工作|任务|措施|举措|制度|机制|行动|工程|内容|要求|建议|改革|活动|重点|问题)|大(?:方面|行动|工程|任务|举措|板块|重点|问题|措施|体系)|点(?:意见|要求|建议|希望|体会|打算|想法|看法)|条(?:措施|意见|建议|经验|要求|体会)|件(?:实事|大事|事|民生实事)|方面(?:的)?(?:工作|问题|内容|任务|措施)'
const SAID = new RegExp(
  `(?<![\\d.一二三四五六七八九十第每前后几的各上述这余])(?<number>${FEW})(?<what>${COUNTED})`,
  'g',
)
/** Words that lead to what is told next. */
const LEADS =
  /以下|如下|下列|下面|抓好|抓了|做好|做了|[讲谈提]|采取|开展|推进|推动|实施|围绕|入手|着手|着力|聚焦|突出|部署|完成|建议|意见|总结|存在|主要(?:有|是|包括|体现)|重点/
/** It tells of others, of some of them, or of what was before. */
const OTHERS =
  /其中|等|各(?:存在|有|自)|上级|[省市国]委|去年|上年|上述|以上|刚才|已经|文件|规定的|方案|之一|分别|每|另|还有|完成了|《|第[一二三四五六七八九十]个/
/** Headings that are no works: what stood before, what is wrong, and what comes. */
const NO_WORK =
  /存在|问题|不足|困难|短板|下一?步|打算|计划|展望|体会|经验|启示|概况|基本情况|总体|情况$|意见|建议|要求|保障|目标|思路|成效|思想|原则|背景|安排$|附则/
/** More than so many apart they are of other things. */
const OFF = 2

const WITHIN: Record<Style, RegExp> = {
  han: /。[一二三四五六七八九十]、/,
  ordinal: /[。;]第[一二三四五六七八九十][,、:]/,
  bracketed: /[。;,]\([一二三四五六七八九十]\)/,
  figure: /[。;]\d{1,2}[.、](?!\d)/,
  bracketed_figure: /[。;,]\(\d{1,2}\)/,
  worded: /[。;,][一二三四五六七八九十](?:是|要)/,
}

interface Told {
  readonly said: number
  readonly index: number
  readonly quote: string
  readonly what: string
}

export function partFindings({ lines, text }: Paper): Finding[] {
  const headings = headingsOf(lines)
  const rows = rowsOf(headings)
  return [
    ...rows.flatMap((row) => underTold(lines, row)),
    ...throughout(headings, lines),
    ...rows.flatMap((row) => titledBy(text, row)),
  ]
}

/** What is told in the last sentence of the line before a row, or in the opening of the paper. */
function underTold(lines: readonly Line[], { members, broken }: Row): Finding[] {
  const first = members[0]!
  const before = lines[first.at - 1]
  if (broken || members.length < 2 || before === undefined) return []
  // 四是…。五是…: two of them in one line.
  if (members.some(({ style, words }) => WITHIN[style].test(words))) return []
  const told = toldIn(before, members)
  if (told === undefined) return []
  const works = members.filter(({ words }) => !NO_WORK.test(words.slice(0, 40).split('。')[0]!)).length
  const isOfAll = /意见|问题|要求|建议|希望|体会|打算|部分|板块|版块|专题/.test(told.what)
  const least = isOfAll || first.style !== 'han' ? members.length : works
  if (told.said >= least && told.said <= members.length) return []
  if (least < 2 || Math.min(Math.abs(told.said - least), Math.abs(told.said - members.length)) > OFF) return []
  return [miscounted(told, told.said > members.length ? members : members.slice(0, least))]
}

/** The only number in it that leads to what follows. */
function toldIn(line: Line, members: readonly Heading[]): Told | undefined {
  const sentences = line.words
    .trimEnd()
    .replace(/[。:;]$/, '')
    .split(/[。;]/)
  const last = sentences.at(-1)!
  const heading = headingsOf([line])[0]
  const all = [...last.matchAll(SAID)]
  const [match] = all
  if (match === undefined || all.length > 1 || OTHERS.test(last)) return undefined
  const rest = last.slice(match.index + match[0].length)
  const is_heading = heading !== undefined && line.words.length < 40 && heading.style !== members[0]!.style
  const opens =
    LEADS.test(last) && /^[\u4e00-\u9fff]{0,8}(?:,[\u4e00-\u9fff]{0,12}(?:如下|汇报|总结|报告|通报))?[:]?$/.test(rest)
  if (!is_heading && !opens) return undefined
  const from = line.start + line.words.lastIndexOf(last)
  return {
    said: numberOf(match.groups!['number'])!,
    index: from + match.index,
    quote: match[0],
    what: match.groups!['what']!,
  }
}

function miscounted(told: Told, members: readonly Heading[]): Finding {
  const last = members.at(-1)!
  const quote = last.line.words
    .trim()
    .split(/[。;:]/)[0]!
    .slice(0, 30)
  return {
    rule: 'count',
    says: `前面写“${told.quote}”，后面只列到“${quote}”，共${members.length}个，请核对。`,
    arithmetic: `${members.length} ≠ ${told.said}`,
    places: [told, { index: last.line.start + last.line.words.indexOf(quote), quote }].map(wordsAt),
  }
}

const ITEMS = new RegExp(
  `(?<![\\d.一二三四五六七八九十第每前后上述])(?<number>\\d{1,2}|[一二三四五]?十[一二三四五六七八九]?|[五六七八九])(?<what>[项条件](?:[\\u4e00-\\u9fff]{0,6}?)(?:工作|任务|措施|举措|实事|行动|工程|要点|内容|要求))`,
  'g',
)

/** Items that are numbered on from one heading to the next. */
function throughout(headings: readonly Heading[], lines: readonly Line[]): Finding[] {
  const outer = headings.filter(({ style }) => style === 'han')
  return (['figure', 'bracketed'] as const).flatMap((style): Finding[] => {
    const own = headings.filter((heading) => heading.style === style)
    const [first] = own
    if (first === undefined || own.length < 5 || outer.length < 2 || own.some(({ number }, at) => number !== at + 1))
      return []
    if (outer.filter(({ at }) => at > first.at && at < own.at(-1)!.at).length === 0) return []
    const opening = lines.slice(0, outer[0]!.at)
    const told = opening.flatMap(({ words, start }) =>
      [...words.matchAll(ITEMS)].map((match) => ({ match, start, clause: clauseAt(words, match.index) })),
    )
    const [one, ...more] = told
    if (one === undefined || more.length > 0 || /其中|[省市国]|去年|上年|已/.test(one.clause)) return []
    const said = numberOf(one.match.groups!['number'])!
    if (said === own.length || Math.abs(said - own.length) > OFF) return []
    const { 0: quote, groups } = one.match
    return [miscounted({ said, index: one.start + one.match.index, quote, what: groups!['what']! }, own)]
  })
}

const clauseAt = (words: string, at: number): string =>
  words
    .slice(Math.max(0, at - 40), at)
    .split(/[,。;:]/)
    .at(-1)!

const QUOTED = /“(?<number>[两三四五六七八九])(?:个|大)?(?<word>[\u4e00-\u9fff]{2})”/g
/** A title or the opening stands so far before the row. */
const OPENING = 600

/** “四个强化” and three headings that all begin or end with 强化. */
function titledBy(text: string, { members, broken }: Row): Finding[] {
  if (broken || members.length < 2) return []
  const first = members[0]!.line.start
  const from = Math.max(0, first - OPENING)
  const told = [...text.slice(from, first).matchAll(QUOTED)]
  return told.flatMap((match): Finding[] => {
    const { number, word = '' } = match.groups!
    const said = numberOf(number)!
    const own = members.filter(({ words }) => words.slice(0, 24).split('。')[0]!.includes(word))
    // All but those of what is wrong and what comes.
    const [last] = own.slice(-1)
    if (own.length < 2 || last === undefined || own.length === said || Math.abs(own.length - said) > OFF) return []
    if (own.length !== last.number || members.slice(last.number).some(({ words }) => !NO_WORK.test(words.slice(0, 40))))
      return []
    const told_again = told.filter((other) => other.groups!['word'] === word && other.groups!['number'] !== number)
    if (told_again.length > 0) return []
    return [miscounted({ said, index: from + match.index, quote: match[0], what: word }, own)]
  })
}
