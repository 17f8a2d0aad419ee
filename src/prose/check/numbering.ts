/** A list that leaves out a number, or has one twice: （一）…（二）…（三）…（五）…; 一是…二是…四是…. */
import { numberOf } from './numbers.ts'
import { type Finding, foundAt } from './finding.ts'

const STYLES: readonly RegExp[] = [
  /(?<=^|[。;:\n]\s*)\(([一二三四五六七八九十]{1,2})\)/g,
  /(?<=^|[。;:,\n]\s*)([一二三四五六七八九十])(?:是|要)(?=[\u4e00-\u9fff])/g,
  /(?<=^|[。;:\n]\s*)第([一二三四五六七八九十])[,、](?!\d)/g,
  /(?<=^|[。;:\n]\s*)(\d{1,2})[.、](?=[\u4e00-\u9fff])/g,
]
/** A paragraph is not longer. */
const LONGEST = 1500

/** Asked within one paragraph, so that headings far from each other are left alone. */
export function numberingFindings(text: string): Finding[] {
  if (text.length > LONGEST) return []
  return STYLES.flatMap((style) => {
    const members = [...text.matchAll(style)].map((match) => ({ match, number: numberOf(match[1]) }))
    if (members.length < 3 || members[0]!.number !== 1) return []
    const at = members.findIndex(({ number }, index) => index > 0 && number !== members[index - 1]!.number! + 1)
    if (at < 1) return []
    const [before, own, next] = [members[at - 1]!, members[at]!, members[at + 1]]
    // A list may begin again; only one that goes on has left one out, or told one twice.
    const twice = own.number === before.number && next?.number === own.number! + 1
    if (!twice && (at < 2 || own.number !== before.number! + 2)) return []
    return [
      {
        rule: 'order',
        says: twice
          ? `序号“${own.match[0]}”用了两次，请核对。`
          : `序号从“${before.match[0]}”跳到“${own.match[0]}”，请核对是不是漏了一项。`,
        arithmetic: '',
        places: [before, own].map(({ match }) => foundAt(match)),
      },
    ]
  })
}
