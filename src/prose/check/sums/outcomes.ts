/** Who takes part, and who has passed in the end, told sentences later: 共有学员48人…。经答辩，52人取得结业证书. */
import { bare, nounOf, type Told } from '../again/told.ts'

/** How one comes to a thing, and what becomes of one there. */
interface Story {
  readonly came: RegExp
  /** What 42名校长全程参加 is said of. */
  readonly at?: RegExp
  readonly left: string
}

const TESTED = '(?:考核|考试|评审|认定|审核|审查|答辩|测试|测评|面试|笔试|验收|初审|复审|评选|鉴定)'
const PASSED = `通过(?:了)?(?<of>[\\u4e00-\\u9fff]{0,8}?)${TESTED}?|(?:全部)?(?:达标|合格)`
const STORIES: readonly Story[] = [
  {
    came: /学员|参训|参加[^,]{0,10}(?:培训|研修|学习|轮训|进修)|(?:培训|研修)班[^,]{0,8}$/,
    at: /培训|研修|轮训|学习班|讲习/,
    left: `${PASSED}|(?:取得|获得?|领取)(?:了)?(?:结业|合格|培训|毕业|研修|进修|结业合格)*证书?|(?:按期|准予)?结业`,
  },
  {
    came: /报名|报考|考生|应考|应聘|参加[^,]{0,10}(?:考试|考核|测试|笔试|面试|高考|中考|认定|测评|鉴定)/,
    left: `${PASSED}|被?(?:录取|录用|聘用)|(?:本科|一本|专科)?(?:上线|达线)|入围(?:面试)?|进入面试|(?:取得|获得?)(?:了)?(?:合格|资格|教师资格)证?书?`,
  },
  {
    came: /申请|申报|推荐|受理|参评|候选/,
    left: `${PASSED}|(?:被|获)?(?:认定|批准|获批|立项|入选|聘任|聘用|准予注册)|(?:取得|获得?)(?:了)?(?:合格|资格|教师资格)证?书?`,
  },
  {
    came: /参赛|选手|参加[^,]{0,10}(?:比赛|大赛|竞赛|展演|运动会|联赛|评选|角逐)/,
    at: /大赛|比赛|竞赛|展演|运动会|联赛|评选/,
    left: `${PASSED}|(?:分别|均)?(?:获奖|得奖|获(?:得)?(?:各类)?奖[项励]|分(?:别)?获(?:得)?(?:[一二三]|[^,]{0,10}奖)|晋级|入围|入选)`,
  },
]
/** Behind the number: 52人取得结业证书, 263名教师通过考核; before it: 考核合格128名, 高中共录取考生4310人. */
const WHO =
  '(?:学员|教师|园长|校长|干部|保育员|家长|老师|选手|学生|考生|人员|同志|同学|新生|对象|申请人|申请者|参训者|队员)'
const HOW = '(?:共计?|总共|一共|最终|实际|顺利|全部|均|已|成功|按期|如期|先后|有|被|其中|最后|结果|正式|全[县市区校])'
const SHAPES = STORIES.map(({ left }) => ({
  behind: new RegExp(`^(?:参训|参赛|参考|报名)?${WHO}?${HOW}*(?:${left})(?!率|的标准)`),
  ahead: new RegExp(
    `^${HOW}*(?:普通高中|普高|各?高校|职业学校|${TESTED})?(?:综合|结业)?${TESTED}?${HOW}*(?:${left})(?:的|人数|总数|有|共|为|达到?|名额)*${WHO}?(?:共|有)*$`,
  ),
}))
/** Others have come besides, or of other times. */
const OTHERS =
  /累计|历年|历届|往年|往[届期]|以来|加上|连同|连续|另|此外|除此|还有|补[考录招报]|缓考|上一?[期年届批]|其他|其它|同时|[两三四五六七八九]期|各期|各类|先后|多[次项类]|人次|含|包括|合计|总计/
/** Of some of them, unless both are. */
const SOME = /往届|应届|女|男|农村|乡村|城区|民办|公办|艺术|体育|职业|外地|随迁|研究生|硕士|师范生|其中|计划|拟|每|均/
const ORDER = /第[一二三四五六七八九十]+[期届批轮]/
const ROLES = /教师|学生|校长|园长|家长|幼儿/
const FIELD = /全[省市州县区镇乡校]/
const NEAR = 240

/** Whether another number is of all that came where this one tells of those who have passed. */
export function outcome(part: Told, near: readonly Told[]): ((whole: Told) => boolean) | undefined {
  if (part.unit !== '人' || OTHERS.test(part.lead) || OTHERS.test(part.after)) return undefined
  const is_behind = /^[\u4e00-\u9fff]*$/.test(part.before) && HOW_ALONE.test(part.before)
  const shapes = SHAPES.map(({ behind, ahead }) => (is_behind && behind.exec(part.after)) || ahead.exec(part.before))
  if (!shapes.some(Boolean)) return undefined
  const told = near.filter((one) => one.index < part.index && one.line === part.line && part.index - one.end < NEAR)
  if (told.some((one) => one.value >= part.value)) return undefined
  const came = told.filter(
    (one) => !isAmong(one, told) && STORIES.some((story, at) => shapes[at] && hasCome(story, one)),
  )
  const [whole, ...others] = came
  // Two classes, of which each has so many.
  if (whole === undefined || others.some((one) => one.value + whole.value >= part.value)) return undefined
  const of = shapes.find(Boolean)?.groups?.['of'] ?? ''
  return (one) =>
    one === whole &&
    !OTHERS.test(around(one)) &&
    isOfAsMany(one, around(one), part) &&
    (of === '' || `${one.lead}${one.after}`.includes(of.slice(-2)))
}
/** 学员48人，其中男学员30人 */
const isAmong = (one: Told, told: readonly Told[]): boolean => {
  const at = one.lead.indexOf('其中')
  return at >= 0 && told.some(({ from, index }) => from === one.from && index < from + at)
}
const HOW_ALONE = new RegExp(`^${HOW}*$`)

const hasCome = ({ came, at }: Story, one: Told): boolean =>
  came.test(around(one)) || (at?.test(one.lead.slice(-60)) === true && one.after.endsWith('参加'))

const around = (one: Told): string => `${bare(one.before)} ${nounOf(one)} ${one.after.slice(0, 14)}`

/** 往届生412人 are not all of those who were admitted. */
function isOfAsMany({ lead }: Told, words: string, part: Told): boolean {
  const some = SOME.exec(words)?.[0]
  const [here, there] = [words, `${part.before}${part.after}`].map((one) => ROLES.exec(one)?.[0])
  // 县一中考生1286人 … 全县上线1310人
  if (FIELD.test(part.lead) && !FIELD.test(lead)) return false
  const order = ORDER.exec(part.lead)?.[0]
  if (order !== undefined && !words.includes(order)) return false
  return (
    (some === undefined || part.lead.includes(some)) && (here === undefined || there === undefined || here === there)
  )
}
