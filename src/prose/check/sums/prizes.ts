/** More prizes than there were works: 选送作品46件，获一等奖8件、二等奖14件、三等奖27件. */
import { type Finding, wordsAt } from '../ground/finding.ts'

const SENT =
  /(?:选送|报送|选派|推荐|申报|提交|送[展评]|参赛|参评|参展|征集)[^,。;\d]{0,10}(?<sent>\d+)(?<unit>[件篇个项幅名节支])/g
const PRIZES = /(?:[一二三四特]等奖|[金银铜]奖)(?<won>\d+)(?<unit>[件篇个项幅名节支])/g
/** Of other years, and prizes of other things. */
const OTHER = /累计|历年|[去上往]年|个人|另|分别|次/
/** So far behind the prizes are told. */
const FAR = 120

/** Asked of one sentence. */
export function prizeFindings(text: string): Finding[] {
  const [sent, other] = text.includes('奖') ? [...text.matchAll(SENT)] : []
  if (sent === undefined || other !== undefined) return []
  const from = sent.index + sent[0].length
  const prizes = [...text.slice(from, from + FAR).matchAll(PRIZES)]
  const [last] = prizes.slice(-1)
  if (prizes.length < 2 || prizes.some(({ groups }) => groups!['unit'] !== sent.groups!['unit'])) return []
  if (OTHER.test(text.slice(from, from + last!.index))) return []
  // 选送节目18个、美术作品64件，共获一等奖…: of all that was sent.
  if (/\d+[件篇个项幅名节支]/.test(text.slice(from, from + prizes[0]!.index))) return []
  const won = prizes.reduce((sum, { groups }) => sum + Number(groups!['won']), 0)
  if (won <= Number(sent.groups!['sent'])) return []
  const each = prizes.map(({ groups }) => groups!['won'])
  return [
    {
      rule: 'part',
      says: `获奖的加起来是${won}${sent.groups!['unit']}，比“${sent[0]}”还多，请核对。`,
      arithmetic: `${each.join(' + ')} = ${won} > ${sent.groups!['sent']}`,
      places: [
        { index: sent.index, quote: sent[0] },
        ...prizes.map(({ index, 0: quote }) => ({ index: from + index, quote })),
      ].map(wordsAt),
    },
  ]
}
