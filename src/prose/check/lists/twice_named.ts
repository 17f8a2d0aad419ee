/** A list that names the same twice: 柳塘中学、白石小学、河湾学校、柳塘中学. */
import { type Finding, wordsAt } from '../ground/finding.ts'
import { SURNAME } from '../ground/people.ts'

const RUN = /[^,。;:!?\n、]{1,40}(?:、[^,。;:!?\n、]{1,40}){2,40}/g
const SCHOOL =
  '小学|中学|初中|高中|幼儿园|学校|[一二三四五六七八九十]中|职教中心|中心校|校区|附小|附中|学院|教学点|[小中]心园'
const BODY = '[\\u4e00-\\u9fff]{2}局|街道办|街道|[\\u4e00-\\u9fff][镇乡县市区村]'
/** A name of its own, and no sort of schools or places. */
const NAME = new RegExp(`^[\\u4e00-\\u9fff·]{0,12}(?:${SCHOOL}|${BODY})$`)
const SORT =
  /^(?:城区|农村|乡镇|民办|公办|普通|完全|九年一贯制|十二年一贯制|寄宿制|县直|市直|直属|局直|中心|中等|高等|职业|技工|特殊教育|义务教育|初级|高级|乡村|村|城关|薄弱|优质|示范)*(?:小学|中学|初中|高中|幼儿园|学校|学院|教学点|校区|中心校|县|市|区|乡镇|镇|街道|村|社区)$/
/** What is counted of each may be told with it: 梅溪镇12所、石坳乡8所. */
const COUNT = /\d[\d.,]*万?(?:%|[\u4e00-\u9fff]{1,3})$/
/** The same name may be told for several things, times or ways. */
const FOR_MANY =
  /来自|由|依次|先后|轮|途[经径]|线路|路线|往返|返回|沿线|出发|起点|环线|站|(?<=[\d一二两三四五六七八九十各每首末])[期场届次批节组篇幅件]|作品|获奖|得主|作者|主持人|单位(?:分别)|承[办担]|选手|\d[名人位]|[两三四五六七八九十][名人位]|对应|分别[在到赴从]|所在|毕业|结对|对口|[上下]午|星期|周[一二三四五六日]|\d[日号月]/
/** What may stand right before the first name. */
const OPENS =
  /(?:^|[为是即有对将在到赴把与和及向于给以括含别名定取查检走访选认及盖中予彰织请了的加点校)”]|单位|学校|学生|部门|领导|同志|成员|教师|老师|人员|代表|专家|校长|局长|主任|组长)$/
const LEAD = 40
/** In longer rows of people two may have one name. */
const FEW_PEOPLE = 12

/** Asked of one sentence. */
export function twiceNamedFindings(text: string): Finding[] {
  if (!text.includes('、')) return []
  return [...text.matchAll(RUN)].flatMap(({ 0: run, index }): Finding[] => {
    const pieces = run.split('、')
    const places = placesOf(pieces, index)
    const [first = '', ...others] = pieces
    const names = [first, ...others.slice(0, -1).map(bare), ...lastOf(others.at(-1)!)]
    const later = names.findIndex(
      (name, at) => at > 1 && isName(name) && names.slice(0, at).some((one, place) => isSame(one, name, place)),
    )
    const name = names[later]
    if (name === undefined) return []
    const before = names.findIndex((one, place) => isSame(one, name, place))
    const own = names.slice(Math.max(1, before), later)
    if (own.length === 0 || !own.every((one) => isName(one) && isPerson(one) === isPerson(name))) return []
    if (isPerson(name) && names.length > FEW_PEOPLE) return []
    // Each of them has a number, or none has.
    if (new Set(pieces.slice(before, later).map((piece) => COUNT.test(piece))).size > 1) return []
    const start = places[before]! + (before === 0 ? bare(first).length - name.length : 0)
    if (FOR_MANY.test(text.slice(Math.max(0, start - LEAD), start))) return []
    // What is joined by 和 stands in the last piece.
    const at = later < places.length ? places[later]! : index + run.lastIndexOf(name)
    return [
      {
        rule: 'count',
        says: `“${name}”在同一个名单里列了两次，请核对。`,
        arithmetic: '',
        places: [start, at].map((from) => wordsAt({ index: from, quote: name })),
      },
    ]
  })
}

const bare = (words: string): string => words.replace(COUNT, '')
const isPerson = (name: string): boolean => !NAME.test(name) && SURNAME.test(name)
const isName = (name: string): boolean => (NAME.test(name) ? !SORT.test(name) : SURNAME.test(name))

/** The first has before it what leads to the list: 分别为柳塘中学. */
const isSame = (one: string, name: string, place: number): boolean =>
  place > 0 ? one === name : bare(one).endsWith(name) && OPENS.test(bare(one).slice(0, -name.length))

function placesOf(pieces: readonly string[], from: number): number[] {
  let index = from
  return pieces.map((piece) => {
    const own = index
    index += piece.length + 1
    return own
  })
}

const LAST = new RegExp(
  `^([\\u4e00-\\u9fff·]{0,16}?(?:${SCHOOL}|${BODY}))(?=$|[等两三四五六七八九十\\d和与及()为均都共]|分别|全部|开展|参加|通过|获)`,
)
const LAST_PERSON = /^([\u4e00-\u9fff]{2,3}?)(?=$|[等和与及()]|同志|参加|出席|获|被|\d|[两三四五六七八九十][名位人])/

/** 丙校和甲校, 甲校等6所学校, 张三参加会议. */
function lastOf(words: string): string[] {
  const name = (LAST.exec(words) ?? LAST_PERSON.exec(words))?.[1]
  if (name === undefined) return [bare(words)]
  const [, next] = /^[和与及](.+)$/.exec(words.slice(name.length)) ?? []
  return next === undefined ? [name] : [name, ...lastOf(next).slice(0, 1)]
}
