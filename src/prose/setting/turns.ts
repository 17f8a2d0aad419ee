import type { Rule } from '../grammar/rule.ts'
import type { Mode } from '../grammar/status_rule.ts'

/** A sentence after which the paragraph speaks of something else than its heading says. */
export interface TurnRule extends Rule {
  mode: Mode
  /** What must stand somewhere in the words, looked for first where the pattern is slow to fail. */
  sign?: RegExp
  pattern: RegExp
}

export const turnRules: TurnRule[] = [
  {
    mode: 'problem',
    about: 'A sentence that opens a row of shortcomings.',
    sign: /问题|困难|不足|差距|短板|薄弱/,
    pattern:
      /^(?!.{0,30}(?:针对|发现|查摆|梳理|排查|解决|整改))[^。;\d]{0,40}?(?:存在|面临|仍有|还有|主要|突出)(?:[^。,;:\d]{0,14}|[^。,;:\d解改治]{15,44}等)(?:问题|困难|不足|差距|短板|薄弱环节)[^。,;:改\d]{0,8}[:。]|^(?:[(]?[一二三四五六七八九十\d]{1,2}[)、.])?(?:存在的?|主要|当前|目前)*(?:困难|问题|不足|短板|差距)(?:[和与及、](?:困难|问题|不足|差距|挑战))?:(?!$)/,
    examples: [
      {
        text: '某县教育局2016年工作总结\n\n新建校舍3栋。当前也存在一些困难:一是缺教师。二是城区56人以上班额占31%，教师210名年龄偏大。',
        facts: [{ status: 'achieved' }, { status: 'problem' }, { status: 'problem' }],
      },
      { text: '针对排查中发现的问题:整改隐患12处。', facts: [{ status: 'achieved' }] },
      {
        text: '某县教育局2016年工作总结\n\n新建校舍3栋。但还存在教师老龄化、学科结构不尽合理、骨干留不住等问题。50岁以上教师700人。',
        facts: [{ status: 'achieved' }, { status: 'problem' }],
      },
      { text: '困难和问题：教师老化，平均年龄47岁。', facts: [{ status: 'problem' }] },
    ],
  },
  {
    mode: 'done',
    about: 'What was done of a task, told behind it.',
    pattern:
      /^【?(?:[(]?[一二三四五六七八九十\d]{1,2}[)、.])?(?:(?:目标|工作|任务)?(?:任务)?(?:完成|落实|进展|执行)情况|(?:工作)?进展|结果)[:】]/,
    examples: [
      {
        text: '任务：培训教师1200人次，建校舍2栋。完成情况：培训教师1310人次，建校舍2栋。',
        facts: [{ status: 'target' }, { status: 'target' }, { status: 'achieved' }, { status: 'achieved' }],
      },
    ],
  },
  {
    mode: 'plan',
    about: 'A sentence that tells aims or a task, and what follows.',
    sign: /目标|任务/,
    pattern:
      /^(?![^:]{0,40}(?:完成|实现|围绕|对照|落实|达成|超额)[^,。:]{0,12}(?:目标|任务))(?:[^。;:]{0,44}(?:总体|主要|具体|预期|奋斗|年度|发展|工作|规划)目标(?:任务)?(?:[是为]|如下)?|【?(?:[(]?[一二三四五六七八九十\d]{1,2}[)、.])?(?:目标|(?:目标|工作|主要|年度)?任务(?:目标)?)[是为]?)[:】](?!$)/,
    examples: [
      {
        text: '某县教育局2006年工作总结\n\n建校舍3栋。今后三年的总体目标是：到2009年，入园率达60%以上，完成率达95%，平均受教育年限达10年以上。',
        facts: [
          { status: 'achieved' },
          { kind: 'date', status: 'target' },
          { status: 'target' },
          { status: 'target' },
          { status: 'target' },
        ],
      },
    ],
  },
  {
    mode: 'plan',
    about: 'A sentence that opens what is to come.',
    pattern:
      /^第[一二三四五六],要(?!求)|^到[“"]?十[一二三四]?五[”"]?(?:时|规划)?期?末|^(?:\d{1,2}[.、])?(?![^,。;:]{0,10}(?:完成|超额|实现|落实|对照|围绕))[^,。;:\d]{0,10}(?:招生计划|目标任务|工作目标|发展目标|工作打算|任务安排)[。:]|^(?:下一步|下阶段|下一阶段|接下来|今后|明年|来年|新的一年里?)(?!.{0,12}打下)[^。;]{0,6}[,:]/,
    examples: [
      {
        text: '在全县教育工作会议上的讲话\n\n去年新建校舍3栋。\n\n第一，要抓好项目。安排项目32个。',
        facts: [{ status: 'achieved' }, { status: 'target' }],
      },
      {
        text: '某县教育局2010年工作总结和2011年打算\n\n新建校舍3栋。\n二、2011年打算。加固校舍2栋；招聘教师40名。',
        facts: [{ status: 'achieved' }, { status: 'target' }, { status: 'target' }],
      },
      {
        text: '某县教育局2010年工作汇报\n\n新建校舍3栋。到“十二五”期末，全面普及。毛入学率达95%。',
        facts: [{ status: 'achieved' }, { status: 'target' }],
      },
      {
        text: '2.城区学校招生计划。城区初中招收12个班，一中4个班。\n3.报名。报名420人。',
        facts: [{ status: 'target' }, { status: 'target' }, { status: 'achieved' }],
      },
      {
        text: '某县教育局2016年工作总结\n\n新建校舍3栋。下一步，我局要加快建设。一是新建校舍5栋。\n\n招聘教师40名。',
        facts: [{ status: 'achieved' }, { status: 'target' }, { status: 'achieved' }],
      },
    ],
  },
]

/** Nouns of what there is: where a number stands right behind one, and nothing happens, it says how things stand. */
const stocks =
  '学校|小学|中学|初中|高中|职专|职中|职校|幼儿园|园所|学前教育机构|教育机构|教学点|校点|教学班|教师|教职工|职工|老师|学生|中小学生|在校生|幼儿|儿童|子女|人口|面积|总数|人数|行政村|村委会|社区|固定资产|图书|计算机|电脑|运动场|教室|床位|居委会|编制数?|党员|党支部|党组织|残疾人|居民|贫困户|人员'
const amount = '[\\d一二三四五六七八九十两百xX*]{1,9}(?:\\.[\\dxX*]{1,4})?[万多余]{0,2}'
const counted = '(?:所|个|人(?!次)|名|位|平方公里|平方米|㎡|亩|册|台|张|间|户|处|辆|亿?万?$)'
const places =
  '学校|校园|我校|我园|该校|该园|幼儿园|[全我本该][市县区州镇乡校旗]|[\\u4e00-\\u9fffxX*]{1,4}(?:[市县区州镇乡旗村]|街道|社区)'

/** What happened is told in one of these; a sentence that holds one tells no longer how things stand. */
const happened =
  /新建|改建|扩建|建成|修建|完成|投入|投资|落实|培训|招[聘录收]|增[加长设]|新增|发放|享受|获(?![^,。;]{0,8}(?:职称|学历|资格|学位))|被|荣|评[为选定]|举办|召开|开展|组织|实施|消除|提高|提升|下降|减少|资助|补助|惠及|受益|创建|选派|参加|参与|录取|上线|考取|升入|报[考名]|购置|排查|整改|检查|覆盖|免除|解决|安置|支教|交流|结对|表彰|撤并|筹|争取|截[至止]|20\d\d年|今年|去年/

/** Sentences that tell how things stand, in whatever part of a paper. */
export const standingRules: TurnRule[] = [
  {
    mode: 'present',
    about: 'How many schools, people or villages there are, where nothing is said to have happened.',
    pattern: new RegExp(
      `^(?:(?:目前|现在|当前),?)?(?:(?:${places})(?:目前|现)?|(?=现有[^\\d]))(?:` +
        `(?:共|总|现|设|拥)?(?:有|辖|下辖|拥有)(?:一支[^,。;\\d]{2,26}队伍,)?[\\u4e00-\\u9fff、“”]{0,16}?(?:${stocks})?${amount}${counted}|` +
        `(?!我们)[\\u4e00-\\u9fff、“”]{0,16}?(?:${stocks})(?:总数|数)?(?:共|为|达|有)*${amount}${counted})`,
    ),
    examples: [
      {
        text: '全县幼儿园86所，在园幼儿9120人。其中公办园占40%。今年，新建幼儿园2所。',
        facts: [{ status: 'baseline' }, { status: 'baseline' }, { status: 'baseline' }, { status: 'achieved' }],
      },
      {
        text: '幼儿园拥有一支爱岗敬业的教师队伍，在岗教职工42人，其中12人在编。今年，培训20人。',
        facts: [{ status: 'baseline' }, { status: 'baseline' }, { status: 'achieved' }],
      },
      {
        text: '撤并小学3所。现有小学6所，教师80人。共有学生1200名，其中东河小学500名。',
        facts: [{ status: 'achieved' }, { status: 'baseline' }, { status: 'baseline' }, { status: 'baseline' }, {}],
      },
      {
        text: '全县招聘教师60名。全县有145名同学被名校录取。',
        facts: [{ status: 'achieved' }, { status: 'achieved' }],
      },
    ],
  },
]

/** Where something is wanting or wrong, no more is told than that. */
const amiss = /缺[编口额少教]|欠|不足|危房|超编|流失|辍学|失学|负债|债务|隐患|尚有|仅有|不达标|不合格/

/** Sentences whose first clause says what is wanting: 校舍陈旧,… 一是大班额现象严重,… */
export const wantingRules: TurnRule[] = [
  {
    mode: 'problem',
    about: 'A sentence that begins with what is wanting, and those after it, until something is said to have happened.',
    pattern:
      /^[ \u3000]*(?:[一二三四五六]是|第[一二三四五六],?|\d{1,2}[.、]|[(][一二三四五六七八九\d]{1,2}[)]|[一二三四五六]、)?(?!针对|解决|破解|克服|围绕|改善|为)[^,。;:、\d]{2,16}(?:不足|不够|严重|短缺|紧缺|缺乏|匮乏|陈旧|老化|滞后|落后|薄弱|偏[低高大少]|不合理|不均衡|不强|艰难|拥挤|超标|失[衡调]|断层|奇缺|沉重|(?:编制|师资|学位|教师|经费|资金|用地|床位|财政|财力)紧张|不稳定?|(?:问题|矛盾)(?:十分|较为|比较)?突出|达不到(?:标准|要求)|不达标)[,。;:]/,
    examples: [
      {
        text: '一是大班额现象严重，56人以上班级42个。生均面积8.6平方米。今年，新建校舍3栋。',
        facts: [{ status: 'problem' }, { status: 'problem' }, { status: 'achieved' }],
      },
      { text: '针对师资力量不足，招聘教师60名。', facts: [{ status: 'achieved' }] },
      {
        text: '音体美教师奇缺，现有音乐教师12人。学位紧张，新建学校2所。教师队伍稳定，在岗60人。',
        facts: [{ status: 'problem' }, { status: 'achieved' }, { status: 'achieved' }],
      },
      {
        text: '二是教师年龄偏大，学历偏低。全区共有小学教师900人，35岁以下的120人。',
        facts: [{ status: 'problem' }, { status: 'problem' }],
      },
    ],
  },
]

const wantingEnds = new Set(
  '不足 不够 严重 短缺 紧缺 缺乏 匮乏 陈旧 老化 滞后 落后 薄弱 偏低 偏高 偏大 偏少 合理 均衡 不强 艰难 拥挤 超标 失衡 断层 失调 奇缺 沉重 紧张 不稳 稳定 突出 标准 要求 达标'.split(
    ' ',
  ),
)

/** Whether the first clause ends with a word of wanting: nearly all sentences are done with here. */
function firstEndsSo(text: string, from: number, to: number): boolean {
  const limit = Math.min(to, from + 30)
  for (let end = from + 3; end < limit; end += 1) {
    const sign = text[end]
    if (sign === ',' || sign === '。' || sign === ';' || sign === ':')
      return wantingEnds.has(text.slice(end - 2, end)) || firstEndsSo(text, end, Math.min(to, end + 22))
  }
  return false
}

/** Whether the sentence begins with what is wanting. */
export const wantsAt = (text: string, from: number, to: number): boolean =>
  firstEndsSo(text, from, to) &&
  wantingRules.some(({ pattern }) => pattern.test(text.slice(from, Math.min(to, from + opening)))) &&
  stays(text, from, to)

const placeEnds = new Set('市县区州镇乡校旗村道园')

/** Whether a place or 现有 stands where the sentence begins: nearly all sentences are done with here. */
function placeOpens(text: string, at: number): boolean {
  if (text.startsWith('现有', at)) return true
  for (let end = at; end < at + 12; end += 1) if (placeEnds.has(text[end] ?? '')) return true
  return false
}

/** Whether the sentence tells how things stand. */
export function standsAt(text: string, from: number, to: number): boolean {
  let at = from
  while (at < to && (text[at] === ' ' || text[at] === '\u3000' || text[at] === '\n')) at += 1
  if (!placeOpens(text, at)) return false
  const words = text.slice(at, Math.min(to, at + opening))
  const found = standingRules.map(({ pattern }) => pattern.exec(words)?.[0]).find((told) => told !== undefined)
  // What is told with how much it has changed since last year is a result: a bulletin of statistics.
  if (found === undefined || amiss.test(found) || /[比较](?:上年|去年)|同比/.test(text.slice(at, at + opening)))
    return false
  return stays(text, from, to)
}

/** Whether nothing happens in the sentence, so that it goes on telling how things stand. */
export const stays = (text: string, from: number, to: number): boolean => !happened.test(text.slice(from, to))

/** How far into a sentence its opening may reach. */
const opening = 90
/** What one of these stands in opens no part: most sentences are done with here. */
const signs = /情况[:】]|进展|结果|第|到|计划|目标|打算|任务|问题|困难|不足|差距|短板|薄弱|步|阶段|来|后|年/

/** What kind of part the sentence at `from` opens; null for nearly all. */
export function turnAt(text: string, from: number, to: number): Mode | null {
  const words = text.slice(from, Math.min(to, from + opening)).trim()
  if (!signs.test(words)) return null
  return turnRules.find(({ sign, pattern }) => (sign?.test(words) ?? true) && pattern.test(words))?.mode ?? null
}

const numbered = /^[ \u3000]*(?:[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]{1,3}[)])/
const inlineHead =
  /^(?:20[\dxX*]{2}年度?)?[^。,;:、\d(]{2,22}?(?:(?=[。: \u3000]|\d[、.]|[(][一二三四]|20[\dxX*]{2} ?年)|(?<=基本情况|基本概况)(?=[全我本现][市县区州旗镇乡校园有]|学校|[^,。;:]{2,10}(?:小学|中学|完小|学校|幼儿园)[^,。;:的]))/

/** 二、存在的问题1.缺教师…: the heading with which a run of text without line breaks begins; empty where there is none. */
export function headingAt(text: string, from: number, to: number): string {
  const words = text.slice(from, Math.min(to, from + 40))
  const mark = numbered.exec(words)?.[0]
  const head = mark === undefined ? null : inlineHead.exec(words.slice(mark.length))
  return mark === undefined || head === null ? '' : mark.trim() + head[0]
}

/** 同时, or a heading number, or a time of its own ends what a turn began. */
export const endsTurn = (text: string, from: number): boolean =>
  /^[ \u3000]*(?:[一二三四五六七八九十\d]{1,3}、|[(][一二三四五六七八九十]{1,3}[)]|今年|去年|近年|截至)/.test(
    text.slice(from, from + 8),
  )
