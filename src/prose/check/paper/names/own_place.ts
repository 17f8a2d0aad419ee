/** A paper of one county that tells of another as its own: 沅坪县教育局2024年工作总结 … 在沅江县委、县政府的领导下. */
import type { Finding, Words } from '../../ground/finding.ts'
import { saidOfItself } from './own_name.ts'
import type { Line, Paper } from '../ground/paper.ts'

const PLACE = '(?<place>[\\u4e00-\\u9fff]{1,4}?[县市区旗镇乡])'
const TITLED = new RegExp(
  `^(?:中共|关于(?:印发|开展|做好)?|在)?《?(?:[\\u4e00-\\u9fff]{1,3}[省市])?${PLACE}(?=[\\d“]|教育|人民政府|委|关于|中小学|学前|义务|普通|高中|职业|校园|学校|学生|教师|幼儿园|中心|第|体育|“)`,
)
const SIGNED = new RegExp(
  `^[ \\u3000]*(?:中共)?(?:[\\u4e00-\\u9fff]{1,3}[省市])?${PLACE}(?:教育|人民政府|中小学|学生|教师|委员会|委|中心|招生|体育)[\\u4e00-\\u9fff]{0,16}$`,
)
const FIRST_LINES = 2
const LAST_LINES = 4
/** Of its own place only one speaks so. */
const OWN = new RegExp(
  `(?<=在|[,。;:\\n]|全|年来|以来|今年|下一步|推动|促进|办好|建设|我们|(?<![作成])为|(?:本|此)(?:公告|方案|办法|通知|细则|规定|意见|简章|规程|制度|章程)(?:最终)?由|最终解释权归|助力|服务|谱写|书写|为了|作为)(?!为|由|在|向|对|让|使|给)(?:[\\u4e00-\\u9fff]{1,3}[省市])?${PLACE}(?=(?<=在[\\u4e00-\\u9fff]{2,5})(?:委、|委和|党委、)|教育(?:[和与]?体育)?局(?:将|负责|解释|组织实施|所有)|教育系统(?:全体|广大|将|坚持|认真|各级|干部)|教育(?:事业|工作|系统)?(?:高质量发展|优质均衡发展|现代化|改革发展|改革|优质发展|的各项工作|各项工作|新篇章|迈上|再上)|(?:基础|学前|义务|职业|高中|特殊)教育(?:高质量|优质均衡|普及普惠|改革|发展)|各级各类学校|全体教(?:师|职工|育))`,
  'g',
)
/** What is told of more often is told of on purpose. */
const MOST = 2
/** Words, and no place. */
const NO_PLACE =
  /根据|按照|落实|贯彻|依据|结合|报经|通过|经过|围绕|[按依由对受向从到将与和及请报经是为]|[我各全本该在的市县]|[省外邻老新]$|^(?:城|农|郊|主城|山|校|园|学|片|东|西|南|北|社|景|辖|市|县)区?$/

export function ownPlaceFindings({ text, lines }: Paper): Finding[] {
  const own = [
    ...lines.slice(0, FIRST_LINES).flatMap((line) => placeIn(line, TITLED)),
    ...lines.slice(-LAST_LINES).flatMap((line) => placeIn(line, SIGNED)),
  ]
  const names = new Set(own.map(({ quote }) => quote))
  const [first, second] = [own[0], own.find(({ quote }) => quote !== own[0]?.quote)]
  if (first === undefined) return []
  if (second !== undefined)
    return names.size === 2 && isTitledAndSigned(text, first, second) ? [saidOfItself(first, second)] : []
  const told = new Set<string>()
  return [...text.matchAll(OWN)].flatMap((match): Finding[] => {
    const quote = match.groups!['place']!
    if (!isOther(quote, first.quote) || told.has(quote) || text.split(quote, MOST + 2).length > MOST + 1) return []
    told.add(quote)
    return [saidOfItself(first, { index: match.index + match[0].lastIndexOf(quote), quote })]
  })
}

/** Both are counties; and the text knows only one of them. */
const isTitledAndSigned = (text: string, title: Words, signed: Words): boolean =>
  isOther(title.quote, signed.quote) && text.indexOf(signed.quote) === signed.index && title.quote.length > 2

/** A place of the same kind: 沅坪县 and 沅江县. */
const isOther = (place: string, own: string): boolean =>
  place !== own &&
  place.at(-1) === own.at(-1) &&
  place.length > 2 &&
  !place.endsWith(own) &&
  !own.endsWith(place) &&
  !NO_PLACE.test(place.slice(0, -1))

function placeIn({ words, start }: Line, pattern: RegExp): Words[] {
  const quote = words.length > 60 ? undefined : pattern.exec(words)?.groups!['place']
  return quote === undefined || quote.length < 3 || NO_PLACE.test(quote.slice(0, -1))
    ? []
    : [{ index: start + words.indexOf(quote), quote }]
}
