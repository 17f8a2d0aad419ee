/** An attachment that is pointed at and is none of those listed: 附件：1.…2.…3.… and 按附件4填报. */
import { type Finding, wordsAt, inOrder } from '../../ground/finding.ts'
import { numberOf } from '../../ground/numbers.ts'
import type { Line, Paper } from '../ground/paper.ts'

const FIRST = /^[ \u3000]*附件:?[ \u3000]*1[.、](?!\d)/
const HEAD = /^[ \u3000]*附件:?[ \u3000]*$/
const ITEM = /^[ \u3000]*(\d{1,2})[.、](?!\d)/
const POINTED =
  /(?<!政府|号|》|通知|文件|方案|办法|的)附件(?<number>\d{1,2}|[一二三四五六七八九十]{1,2})(?![\d一二三四五六七八九十.、:年月])(?!(?:份|个|项|件|所列\d))/g

export function attachmentFindings({ text, lines }: Paper): Finding[] {
  const listed = listedIn(lines)
  if (listed === undefined) return []
  const [all, last] = listed
  const told = [...text.matchAll(POINTED)].filter((match) => isWithin(text, match.index))
  return told
    .filter((match) => numberOf(match.groups!['number'])! > all)
    .slice(0, 1)
    .map((match): Finding => ({
      rule: 'count',
      says: `文中提到“${match[0]}”，文后的附件却只列到第${all}个，请核对。`,
      arithmetic: `${match.groups!['number']} > ${all}`,
      places: inOrder(
        [
          { index: match.index, quote: match[0] },
          { index: last.start, quote: last.words.trimEnd() },
        ].map(wordsAt),
      ),
    }))
}

/** 附件4 alone in its line is the head of an attachment. */
const isWithin = (text: string, at: number): boolean => at > 0 && text[at - 1] !== '\n' && !/\s/.test(text[at - 1]!)

/** How many there are, and the line of the last; undefined where there is no list, or more than one. */
function listedIn(lines: readonly Line[]): [number, Line] | undefined {
  const from = lines.findIndex(({ words }, at) => FIRST.test(words) || (HEAD.test(words) && isFirst(lines[at + 1])))
  if (from < 0) return undefined
  let last = FIRST.test(lines[from]!.words) ? from : from + 1
  for (let all = 1; ; all += 1) {
    const next = lines[last + 1]
    if (next === undefined || ITEM.exec(next.words)?.[1] !== String(all + 1))
      return all < 2 ? undefined : [all, lines[last]!]
    last += 1
  }
}

const isFirst = (line: Line | undefined): boolean => line !== undefined && ITEM.exec(line.words)?.[1] === '1'
