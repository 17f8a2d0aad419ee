/** One person in two posts, or one post of two: 副局长周敏华 … 局长周敏华; 由副县长沈立群任组长 … 领导小组组长何文远. */
import { type Finding, unlikeWords, type Words } from '../../ground/finding.ts'
import { isName } from '../../ground/people.ts'
import type { Paper } from '../ground/paper.ts'

const SORT = '校长|园长|局长|县长|区长|市长|镇长|乡长|院长|所长|馆长|站长|股长|科长'
const POSTED = new RegExp(
  `(?<place>[\\u4e00-\\u9fff]{0,8}?)(?<vice>副|常务副)?(?<sort>${SORT})(?:[ \\u3000]{0,2})(?<name>[\\u4e00-\\u9fff]{3})(?=(?<rest>[^\\n]{0,6}))`,
  'g',
)
/** Whose post has changed, or who has two. */
const CHANGED =
  /任命|免去|提任|拟任|晋升|原任|时任|[，,、(]原|曾任|历任|接任|继任|履新|升任|升为|聘任|兼|代理|挂职|主持工作|同名/
const AROUND = 24

export function postFindings({ text }: Paper): Finding[] {
  return [...twoPosts(text), ...twoHeads(text)]
}

interface Post extends Words {
  readonly vice: boolean
  readonly place: string
}

function twoPosts(text: string): Finding[] {
  const known = new Map<string, Post>()
  const told = new Set<string>()
  return [...text.matchAll(POSTED)].flatMap((match): Finding[] => {
    const { place = '', vice, sort = '', name = '' } = match.groups!
    if (!isName(name)) return []
    const quote = `${vice ?? ''}${sort}${name}`
    const index = match.index + match[0].indexOf(quote)
    const around = text.slice(Math.max(0, index - AROUND), index + AROUND)
    const key = `${sort} ${name}`
    if (CHANGED.test(around)) return told.add(key) && []
    const post: Post = { quote, index, vice: vice !== undefined, place: PLACE.exec(place)?.[0] ?? '' }
    const one = known.get(key)
    if (one === undefined) known.set(key, post)
    if (one === undefined || one.vice === post.vice || told.has(key)) return []
    if (one.place !== '' && post.place !== '' && one.place.slice(-2) !== post.place.slice(-2)) return []
    told.add(key)
    return [unlikeWords(one, post)]
  })
}
const PLACE = /[\u4e00-\u9fff]{1,8}[局校园县区市镇乡院所馆站学股科]$/

const TITLE = '(?:[\\u4e00-\\u9fff、]{0,14}?(?:长|书记|主任|主席|员))?'
/** 成立领导小组,由副县长沈立群任组长 */
const MADE_HEAD = new RegExp(
  `领导小组,?[^。;\\n]{0,16}?由${TITLE}(?<name>[\\u4e00-\\u9fff]{3})(?:同志)?(?:担?任|为)组长`,
  'g',
)
/** 领导小组组长、副县长沈立群 */
const CALLED_HEAD = new RegExp(`领导小组组长[、,:]?${TITLE}(?<name>[\\u4e00-\\u9fff]{3})`, 'g')
/** 组长:沈立群, in a line of its own */
const LISTED_HEAD =
  /(?<=\n[ \u3000]{0,8}组[ \u3000]{0,4}长:[ \u3000]{0,4})(?<name>[\u4e00-\u9fff]{3})(?=[^\u4e00-\u9fff]|$)/g

function twoHeads(text: string): Finding[] {
  if ((text.match(/成立[^。;\n]{0,40}?(?:领导小组|指挥部|专班|工作组)/g)?.length ?? 0) > 1) return []
  if (/双组长|第一组长|组长:[^\n]{1,12}、|调整为|接任|更换/.test(text)) return []
  const heads = [MADE_HEAD, CALLED_HEAD, LISTED_HEAD]
    .flatMap((pattern) =>
      [...text.matchAll(pattern)].map((match): Words => {
        const quote = match.groups!['name']!
        return { quote, index: match.index + match[0].lastIndexOf(quote) }
      }),
    )
    .filter(({ quote }) => isName(quote))
    .toSorted((one, other) => one.index - other.index)
  const [one] = heads
  const other = heads.find(({ quote }) => quote !== one!.quote)
  if (one === undefined || other === undefined || named(text).size > 1) return []
  return [
    {
      ...unlikeWords(one, other),
      says: `领导小组组长前面是“${one.quote}”，后面是“${other.quote}”，请核对。`,
    },
  ]
}

/** The groups that the paper names: 招生工作 of 招生工作领导小组. */
const named = (text: string): Set<string> =>
  new Set(
    [...text.matchAll(/([\u4e00-\u9fff]{2})(?:工作)?领导小组/g)]
      .map((match) => match[1]!)
      .filter((words) => !/成立|设立|组建|调整|[了县校局市区的各立]$/.test(words)),
  )
