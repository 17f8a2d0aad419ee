/** Classes that stand in lines of their own, and are not as many as said: 按以下五类 … 第一类：… 第四类：…; 设四个组别 and five groups told. */
import { type Finding, wordsAt, wordsInOrder } from '../../ground/finding.ts'
import { groupedBy } from '../../ground/groups.ts'
import { FEW, numberOf } from '../../ground/numbers.ts'
import type { Line, Paper } from '../ground/paper.ts'

const SIGN = '类|批次?|组|档|阶段|步|轮|片区|标段|等级|梯队|层次|顺位|情形|环节|赛段|期|单元|包|场'
/** 第一类:…, 一类:…, 类别一:… */
const MEMBER = new RegExp(
  `^[ \\u3000]*(?:\\([一二三四五六七八九十]\\)|\\d{1,2}[.、])?(?:第(?<number>[一二三四五六七八九十]|\\d{1,2})(?<sign>${SIGN})|(?<number2>[一二三四五六七八九])(?<sign2>类|档))(?=[:,、(（\\u3000 —]|[\\u4e00-\\u9fff]{0,16}[:(,])`,
)
const SAID = new RegExp(
  `(?:以下|下列|如下|分为|分成|划分为|共分|设|设置|划分|分|按照?|依次|共有|有|为)(?:为|成|以下|下列|如下)?(?<number>${FEW})(?:个|大)?(?<sign>${SIGN})(?!之)`,
  'g',
)
/** So many lines before the first of them tell how many they are. */
const BEFORE = 3
/** A member may go on over so many lines. */
const GAP = 6

export function ordinalLineFindings({ lines, text }: Paper): Finding[] {
  return [...ordinals(lines), ...groups(text)]
}

interface Member {
  readonly number: number
  readonly sign: string
  readonly at: number
}

function ordinals(lines: readonly Line[]): Finding[] {
  const members = lines.flatMap(({ words }, at): Member[] => {
    const { number, sign, number2, sign2 } = MEMBER.exec(words)?.groups ?? {}
    return number === undefined && number2 === undefined
      ? []
      : [{ number: numberOf(number ?? number2)!, sign: (sign ?? sign2)!, at }]
  })
  return [...groupedBy(members, ({ sign }) => sign).values()].flatMap((own) =>
    runsOf(own).flatMap((run) => counted(lines, run)),
  )
}

/** From one on, with none left out, and near each other. */
function runsOf(members: readonly Member[]): Member[][] {
  const runs: Member[][] = []
  for (const member of members) {
    const last = runs.at(-1)?.at(-1)
    if (member.number === 1) runs.push([member])
    else if (last !== undefined && last.number + 1 === member.number && member.at - last.at <= GAP)
      runs.at(-1)!.push(member)
    else if (last !== undefined) runs.push([])
  }
  return runs.filter((run) => run.length > 1)
}

function counted(lines: readonly Line[], run: readonly Member[]): Finding[] {
  const { at, sign } = run[0]!
  const ahead = lines.slice(Math.max(0, at - BEFORE), at).toReversed()
  for (const line of ahead) {
    const said = [...line.words.matchAll(SAID)].filter((match) => match.groups!['sign'] === sign)
    const [match] = said
    if (match === undefined) continue
    const number = numberOf(match.groups!['number'])
    if (said.length > 1 || number === undefined || number === run.length) return []
    const last = lines[run.at(-1)!.at]!
    return [
      {
        rule: 'count',
        says: `写的是“${match[0]}”，下面列出来的却有${run.length}${sign}，请核对。`,
        arithmetic: `${run.length} ≠ ${number}`,
        places: [
          wordsAt({ index: line.start + match.index, quote: match[0] }),
          wordsAt({ index: last.start, quote: last.words.slice(0, 20) }),
        ],
      },
    ]
  }
  return []
}

const KINDS = '组|赛区|片区|考区|学区|标段|包|专业|赛道|分会场'
const CLAIM = new RegExp(
  `(?:设|分|设立|设置|分为|分成|划分为|共设|设有|共分|分设)(?:了|为)?(?<number>${FEW})个(?<kind>组别|${KINDS})(?=[的,。;、)]|进行|开展|比赛|举行|$)`,
  'g',
)
const NUMBERS = '\\d[\\d,]*(?:\\.\\d+)?'
const PARAGRAPH = /[^。\n]{1,1200}/g

/** 设四个组别 … 小学男子组12支队,小学女子组8支队,初中男子组…: in one sentence all of them, each with its number. */
function groups(text: string): Finding[] {
  const claims = [...text.matchAll(CLAIM)].slice(0, MOST)
  return [...groupedBy(claims, ({ groups: own }) => own!['kind']!.replace('组别', '组'))].flatMap(
    ([kind, own]): Finding[] => {
      const [claim] = own
      if (claim === undefined || own.length > 1) return []
      const number = numberOf(claim.groups!['number'])
      const member = new RegExp(
        `(?<=^|[,;:、。]|其中)(?<name>[\\u4e00-\\u9fff]{1,8}?${kind})(?:有|共|为|参赛|报名)?(?=${NUMBERS}[\\u4e00-\\u9fff])`,
        'g',
      )
      const rows = [...text.matchAll(PARAGRAPH)].flatMap(({ 0: words, index }) => {
        const names = [...words.matchAll(member)]
        const distinct = new Set(names.map(({ groups: name }) => name!['name']!))
        return distinct.size > 2 && distinct.size === names.length && !/其中|第[一二三四五六七八九十]组|等/.test(words)
          ? [{ size: distinct.size, index: index + names[0]!.index, quote: names[0]![0] }]
          : []
      })
      const [row] = rows
      if (
        row === undefined ||
        number === undefined ||
        rows.some(({ size }) => size !== row.size) ||
        row.size === number
      )
        return []
      return [
        {
          rule: 'count',
          says: `写的是“${claim[0]}”，列出来的却有${row.size}个，请核对。`,
          arithmetic: `${row.size} ≠ ${number}`,
          places: wordsInOrder([{ index: claim.index, quote: claim[0] }, row]),
        },
      ]
    },
  )
}
/** So many claims are looked at. */
const MOST = 300
