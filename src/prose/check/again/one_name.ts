/** One name with a sign that sounds alike: 周立民校长主持晨会，会后周利民校长带队. */
import { type Finding, unlikeWords } from '../ground/finding.ts'
import { oddOf } from '../ground/likeness.ts'
import { isName } from '../ground/people.ts'

/** Of each there is one in a place. */
const TITLE = '校长|书记|园长|局长|院长|县长|镇长|乡长|所长|站长'
const TITLED = new RegExp(
  `(?<=^|[,。;:\\n、(“]|会后|随后|会上|由|在|[\\u4e00-\\u9fff]{2})(?<name>[\\u4e00-\\u9fff]{3})(?<title>${TITLE})(?!助理)`,
  'g',
)
/** 校长周立民 */
const TITLE_FIRST = new RegExp(`(?<!副)(?<title>${TITLE})(?<name>[\\u4e00-\\u9fff]{3})`, 'g')
/** 周立民主持会议, without his title, at the beginning of its clause. */
const DOES = /(?<=^|[,。;\n])(?<name>[\u4e00-\u9fff]{3})(?=主持|带队|率队|强调|要求|指出|致辞|讲话|出席|宣布|部署)/g
/** Signs of given names that are taken for each other. */
const ALIKE =
  '立利丽莉力|民敏|文雯|建健剑|军君均俊钧|伟玮炜维|平萍|志智致|宏红洪鸿弘|新欣心鑫|永勇|玉育裕钰|芳方|林琳霖|峰锋丰枫|燕艳雁彦|静敬|晓小|杰洁捷|英颖莹瑛|波博|东冬|辉晖惠慧|云芸|庆清青卿|兵斌彬|宇雨羽|阳洋扬|佳嘉家|刚钢|成诚承程|正政振|源元媛远|义毅艺|学雪|梅美|华桦|明铭鸣|涛韬|超朝|强蔷|茂懋|荣蓉|珍真|兰岚'
    .split('|')
    .map((signs) => new Set(signs))
/** So far behind it the name may stand again. */
const FAR = 160

interface Called {
  readonly index: number
  readonly quote: string
  readonly title: string | undefined
}

/** Asked of the whole text. */
export function oneNameFindings(text: string): Finding[] {
  if (!/[校园局院县镇乡所站]长|书记/.test(text)) return []
  const all = calledIn(text)
  return all.flatMap((later, at): Finding[] => {
    const other = all
      .slice(Math.max(0, at - 6), at)
      .find((one) => later.index - one.index < FAR && isAlike(one.quote, later.quote) && areOne(text, one, later))
    return other === undefined ? [] : [unlikeWords(other, later)]
  })
}

function calledIn(text: string): Called[] {
  return [TITLED, TITLE_FIRST, DOES]
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map((match): Called => {
      const { name = '', title } = match.groups!
      return { index: match.index + match[0].indexOf(name), quote: name, title }
    })
    .filter(({ quote }) => isName(quote))
    .toSorted((one, other) => one.index - other.index)
}

/** The surname and one sign are the same, and the other sounds so. */
function isAlike(one: string, other: string): boolean {
  const [odd = 0, ...more] = oddOf(one, other)
  if (odd < 1 || more.length > 0) return false
  return ALIKE.some((signs) => signs.has(one[odd]!) && signs.has(other[odd]!))
}

/** 周立民和周利民两位校长 are two, and so are those of two titles or two schools. */
function areOne(text: string, one: Called, later: Called): boolean {
  if ((one.title ?? later.title) !== (later.title ?? one.title) || (one.title ?? later.title) === undefined)
    return false
  const between = text.slice(one.index + one.quote.length, later.index)
  return !/两位|二人|两人|兄|弟|姐|妹|同名|[、和与及]$|小学|中学|幼儿园|[一二三四五六七八九]中|[镇乡]|新任|原|前任|接替|继任|交接/.test(
    between,
  )
}
