/** Steps told in one paragraph of any paper, the later one on an earlier day: 初赛于4月18日集中评审 … 决赛于4月12日举行. */
import { type Finding, type Span, inOrder } from '../../ground/finding.ts'
import { type Dated, datedIn, spreadsOf } from '../ground/dates.ts'
import type { Paper } from '../ground/paper.ts'

interface Ladder {
  /** From the first to the last. */
  readonly rungs: readonly (readonly [name: string, words: RegExp])[]
  /** What a sentence begins with is told of all its days. */
  readonly leads: boolean
}

const LADDERS: readonly Ladder[] = [
  {
    rungs: [
      ['初赛', /(?<!到|入|出)(?:初赛|预赛|海选|校级选拔赛)(?!后|结束|成绩|前|选手|以后)/],
      ['复赛', /(?<![进入晋级加到取])(?:复赛|半决赛)(?!后|结束|成绩|前|名额|选手|资格)/],
      ['决赛', /(?<![进入晋级加到取半])(?:总决赛|决赛)(?!后|结束|成绩|前|名额|选手|资格|名单)/],
    ],
    leads: true,
  },
  {
    rungs: [
      ['初评', /(?<!过|入)(?:初评|初审|资格审查)(?!后|结束|成绩|前|合格|结果|通过)/],
      ['终评', /(?:终评|复评|最终评审|终审)(?!后|结束|前)/],
      ['结果公布', /(?:公布|公示|通报|揭晓)[^,。;]{0,8}(?:获奖|评审|评选|终评)[^,。;]{0,2}(?:结果|名单)/],
    ],
    leads: true,
  },
  {
    rungs: [
      ['报名', /报名(?:系统|平台|通道|工作|时间|端口|入口|开始|启动|开放|登记|从|于|自|$)/],
      ['笔试', /笔试(?!成绩|合格|后|结束|前|范围|内容)/],
      ['面试', /面试(?!成绩|合格|后|结束|前|范围|内容|名单|人选|公告|通知|资格)/],
      ['体检', /体检(?!合格|后|结束|前|标准|费)/],
      ['拟聘公示', /公示[^,。;]{0,6}拟聘|拟聘[^,。;]{0,10}公示/],
    ],
    leads: false,
  },
  {
    rungs: [
      ['报名', /报名(?:系统|平台|通道|工作|时间|端口|入口|开始|启动|开放|登记|从|于|自|$)/],
      [
        '审核',
        /(?:审核|核验)[^,。;]{0,6}(?:材料|资料|资格|信息)|(?:材料|资料|资格|信息)的?(?:审核|核验|初审)(?!后|结束|前|不)/,
      ],
      [
        '录取',
        /(?:公布|发布|公示|公告)[^,。;]{0,8}录取|录取(?:结果|名单)[^,。;]{0,6}(?:公布|公示|发布)|(?:发放|发送|寄发|领取)[^,。;]{0,4}录取通知书|录取工作/,
      ],
      ['新生报到', /新生[^,。;]{0,4}(?:报到|注册|入学)(?!率|前|后|时)/],
    ],
    leads: false,
  },
  {
    rungs: [
      ['开班', /开班(?!仪式上|式上|前|后|以来)|开营/],
      ['结业', /结业(?!后|前|证|率)|结营/],
    ],
    leads: false,
  },
  {
    rungs: [
      ['开幕', /开幕(?!前|后|式上)/],
      ['闭幕', /闭幕(?!前|后|式上)/],
    ],
    leads: false,
  },
  {
    rungs: [
      ['开标', /(?:开标|公开招标|发布招标公告|挂网招标)(?!后|前)/],
      ['签订合同', /签订[^,。;]{0,6}(?:施工|采购|供货)?合同(?!后|前)/],
      ['开工', /(?:开工|动工|进场施工)(?!后|前|以来|率|报告|许可)/],
      ['封顶', /封顶(?!后|前)/],
      ['竣工', /(?:竣工|完工)(?!后|前|率|结算|图|决算)/],
    ],
    leads: false,
  },
  {
    rungs: [
      ['立项', /(?:立项|获批)(?!后|前|以来|数|率|通知)/],
      ['开题', /开题(?!后|前|报告|以来)/],
      ['中期检查', /中期(?:检查|评估|汇报|报告会)(?!后|前)/],
      ['结题', /结题(?!后|前|率|材料|报告(?!会))/],
    ],
    leads: false,
  },
]

const OTHER =
  /原定|原计划|推迟|延期|改[为到至]|顺延|上[届年]|去年|往年|补[考报录招]|征集|第[二三]次|二次|剩余|调剂|插班|转学|民办|如遇|若/
/** Several things of one kind have each its own days. */
const SEVERAL =
  /(?:小学|中学|初中|幼儿园|项目|工程|楼)[^。;]{0,30}[、;][^。;]{0,30}(?:小学|中学|初中|幼儿园|项目|工程|楼)/
const UNTIL = /^(?:\([^()]{1,6}\))?(?:[上下]午)?(?:\d{1,2}[时点:]\d{0,2}分?)?(?:之?前|以前|截止|止)/
/** So far apart, the one may be of another year. */
const HALF_YEAR = 150
const MOST = 40

interface Held {
  readonly rung: number
  readonly first: number
  readonly last: number
  /** Of one year both, whichever it is. */
  readonly years: string
  readonly place: Span
}

export function ladderFindings(paper: Paper): Finding[] {
  const by_line = new Map<number, Dated[]>()
  for (const dated of datedIn(paper)) {
    if (dated.moment.day === undefined || dated.moment.month === undefined) continue
    const own = by_line.get(dated.line)
    if (own === undefined) by_line.set(dated.line, [dated])
    else if (own.length < MOST) own.push(dated)
  }
  return [...by_line].flatMap(([line, all]) => {
    const { words } = paper.lines[line]!
    if (all.length < 2 || OTHER.test(words)) return []
    return LADDERS.flatMap((ladder) => unordered(paper, ladder, all, words)).slice(0, 1)
  })
}

function unordered(paper: Paper, { rungs, leads }: Ladder, all: readonly Dated[], words: string): Finding[] {
  const is_of_many = rungs.some(([name]) => name === '开工' || name === '立项')
  if (is_of_many && SEVERAL.test(words)) return []
  const held = all.flatMap((dated) => heldOf(paper, dated, rungs, leads))
  for (let later = 1; later < rungs.length; later += 1)
    for (let earlier = 0; earlier < later; earlier += 1) {
      const [ones, others] = [earlier, later].map((at) => held.filter(({ rung }) => rung === at))
      const [one, other] = [
        ones!.toSorted((a, b) => a.first - b.first)[0],
        others!.toSorted((a, b) => b.last - a.last)[0],
      ]
      if (one === undefined || other === undefined || one.first <= other.last) continue
      if (one.years !== other.years || one.first - other.last > HALF_YEAR) continue
      // In one sentence with several projects, each is told by itself.
      if (is_of_many && sentenceOf(paper, one) !== sentenceOf(paper, other)) continue
      return [
        {
          rule: 'order',
          says: `“${one.place.quote}”（${rungs[earlier]![0]}）应在“${other.place.quote}”（${rungs[later]![0]}）之前，日期却在它之后，请核对。`,
          arithmetic: '',
          places: inOrder([one.place, other.place]),
        },
      ]
    }
  return []
}

const sentenceOf = ({ text }: Paper, { place }: Held): number =>
  Math.max(text.lastIndexOf('。', place.start), text.lastIndexOf(';', place.start), text.lastIndexOf('\n', place.start))

function heldOf(paper: Paper, dated: Dated, rungs: Ladder['rungs'], leads: boolean): Held[] {
  const { moment, before, after } = dated
  const lead = /[^,、]{0,40}$/.exec(before.slice(-40))![0]
  // The end of a span belongs to what is told with its beginning.
  const ahead = /[-—–~至到]$/.test(lead) ? lead : lead.replace(/^.*\d[日号]/, '')
  const behind = /^[^,、]{0,40}/.exec(after)![0].replace(/(?:\d{1,2}月)?\d{1,2}[日号].*$/, '')
  const [told, ...more] = rungs.flatMap(([, words], rung) => {
    const match = words.exec(ahead) ?? words.exec(behind)
    return match === null ? [] : [{ rung, is_ahead: words.test(ahead) }]
  })
  if (more.length > 0) return []
  const of_sentence = leads ? rungs.findIndex(([, words]) => words.exec(before.trim().slice(0, 10))?.index === 0) : -1
  const rung = told?.rung ?? (of_sentence < 0 ? undefined : of_sentence)
  const spread = spreadsOf(dated)[0]
  if (rung === undefined || spread === undefined) return []
  // 初赛 leads the sentence, and its clause tells of the other.
  if (told !== undefined && of_sentence >= 0 && told.rung !== of_sentence) return []
  const start = told?.is_ahead === true ? moment.index - ahead.length : moment.index
  const end = told?.is_ahead === true ? moment.end : moment.end + behind.slice(0, 16).length
  // What is done before a day may have begun long before.
  const first = UNTIL.test(after) ? -Infinity : spread.first
  return [
    {
      rung,
      first,
      last: spread.last,
      years: dated.years.join(),
      place: { start, quote: paper.text.slice(start, end) },
    },
  ]
}
