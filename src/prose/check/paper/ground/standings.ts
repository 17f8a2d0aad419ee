/** How those who are named stand: 评为优秀, 定为基本合格, 被约谈; 已竣工, 至今未开工; 已报送, 未报送. */

export interface Status {
  /** Of one family nobody has two. */
  readonly family: string
  readonly grade: string
  readonly told: string
  /** Of what it is told: 任务 of 提前完成任务; empty where nothing follows. */
  readonly object: string
}

const GRADED =
  /(?:评为|定为|确定为|评定为|认定为|列为|获评|被评|考核为|等次为|结果为)[“]?(?<grade>优秀|良好|合格|基本合格|不合格|一般|较差)[”]?(?!率|教|学|单|个|集|组|指|党|少|毕|辅|志|园|校|班|案|课|作|论|论文|社)|(?<=^|[,;:(\n])[“]?(?<grade2>优秀|良好|合格|基本合格|不合格)[”]?(?:等次|等级|档)?(?:的)?(?:有|为|共)?(?:\(?\d{1,3}[所个家名]\)?)?(?:学校|园|单位|幼儿园)?(?=:|的?有)|(?<grade3>优秀|良好|合格|基本合格|不合格)(?:等次|档次|一档)/g
/** 得分不足70分,由督导室约谈; 90分及以上 */
const BLAMED =
  /(?:得分|分数|综合得分)(?:不足|低于|未达到?)\d+分|(?:予以|由[\u4e00-\u9fff]{2,8}|进行|被)约谈|约谈(?:其|学校|主要|单位)?(?:主要)?负责人|通报批评|黄牌(?:警告)?|责令限期整改/g
const BUILT =
  /(?:已|均已|全部|已于[^,。;]{1,14}|如期|按期|全面|正式|月底?前?|年底?前?)(?:全部|全面|正式|如期|顺利)?(?:竣工|完工|建成|投入使用|交付使用|投用|启用)/g
const NOT_BUILT =
  /(?:尚未|至今未|仍未|还未|均未|暂未|未能?|没有)(?:按期|如期|正式)?(?:开工|动工|竣工|完工|建成|交付|投入使用)|未开工|未动工|停工|处于停滞/g
const VERBS =
  '报送|上报|提交|签订|完成整改|整改到位|通过验收|通过复查|通过评估|达标|接入|参赛|参加|完成|开展|落实|配备|安装|建立|制定|备案|缴清|清退|移交|结算|开园|建档|录入|填报|上传|派出|到岗|上线|启用|设立|摘牌|销号|公示'
const OBJECT = '(?<object>[\\u4e00-\\u9fff“”]{0,8})'
const DONE = new RegExp(
  `(?:(?<!未)(?:已经?|均已|全部|按时|按期|如期|率先|已按[时期])(?:全部|按时|按期|率先|提前)?|提前[\\u4e00-\\u9fff\\d]{0,6}?|超额)(?<verb>${VERBS})(?!的|后)${OBJECT}`,
  'g',
)
const NOT_DONE = new RegExp(
  `(?:未|尚未|仍未|还未|没有|未能|未按[时期])(?:按时|按期|如期|全部|全面)?(?<verb>${VERBS})${OBJECT}`,
  'g',
)
/** 五星级党支部; 未定星 */
const STARS = /(?<star>[一二三四五])星(?:级)?(?!红旗|以上|及以上|酒店)|(?<none>未(?:定|评)(?:星|级)|不定星)/g
/** 一类园, 二类学校; A等, B等 */
const CLASSES = /(?:评为|定为|确定为|评定为|认定为|列为|列入|获评|被评)(?<class>[一二三四五A-E])(?:类|等(?!奖)|档)/g
const BOARDS = /列入(?<board>红|黑)(?:榜|名单)|(?<board2>红|黑)榜(?:单位|学校|名单)/g

/** All that a clause or sentence tells. */
export function statusesIn(words: string): Status[] {
  const grades = [...words.matchAll(GRADED)].map((match) => {
    const { grade, grade2, grade3 } = match.groups!
    return { family: 'grade', grade: grade ?? grade2 ?? grade3!, told: (grade ?? grade2 ?? grade3)!, object: '' }
  })
  const blamed = [...words.matchAll(BLAMED)].map(([told]) => ({ family: 'grade', grade: 'blamed', told, object: '' }))
  const built = words.match(BUILT) ?? []
  const unbuilt = words.match(NOT_BUILT) ?? []
  const done = [...words.matchAll(DONE)].map((match) => verbOf(match, 'done'))
  const undone = [...words.matchAll(NOT_DONE)].map((match) => verbOf(match, 'not'))
  return [
    ...distinct([...grades, ...blamed.slice(0, 1)]),
    ...distinct([
      ...built.slice(0, 1).map((told) => ({ family: 'built', grade: 'built', told, object: '' })),
      ...unbuilt.slice(0, 1).map((told) => ({ family: 'built', grade: 'not', told, object: '' })),
    ]),
    ...distinct([...done, ...undone]),
    ...distinct(laddered(words)),
  ]
}

const verbOf = ({ 0: told, groups }: RegExpMatchArray, grade: string): Status => {
  const { verb = '', object = '' } = groups!
  return {
    family: /整改/.test(verb) ? '整改' : verb,
    grade,
    told: told.slice(0, told.length - object.length),
    object: object.replace(/^[了的]/, '').split(/[的等有是为]/)[0]!,
  }
}

/** Ladders of which each has one rung. */
function laddered(words: string): Status[] {
  return [STARS, CLASSES, BOARDS].flatMap((pattern, at) =>
    [...words.matchAll(pattern)].map(({ 0: told, groups }) => ({
      family: `ladder ${at}`,
      grade: Object.values(groups!).find((rung) => rung !== undefined)!,
      told,
      object: '',
    })),
  )
}

const distinct = (all: readonly Status[]): Status[] => [
  ...new Map(all.map((one) => [`${one.family} ${one.grade}`, one])).values(),
]
