/** Open cases of the living year, one for each state and for what can befall it, told by hand. */
import { type Values, workflowOf } from '../ledger/index.ts'
import { petition } from '../bureau/petitions/petition.ts'
import { chanceOf } from './chance.ts'
import { daysAgo, type LivingYear, Way } from './living.ts'
import { type LivingPetition, loginAt } from './petition_course.ts'
import { personName } from './person_names.ts'
import { countyCode } from './units.ts'

/** `[move, days before the planting, values, reason]`; by the office unless it is a leader's. */
type Said = readonly [move: string, ago: number, values?: Values, reason?: string]
interface Case {
  readonly office: number
  readonly ago: number
  readonly channel: string
  readonly nature: string
  readonly topic: string
  readonly matter: string
  readonly values?: Values
  readonly steps: readonly Said[]
}

/** The county that the city hands cases down to. */
const HANDED_TO = 1
const LEADERS_MOVES = ['extend', 'undo_decline', 'undo_close']
const taken = (handler: string, basis = '申诉求决类'): Values => ({ handler, basis })
const replied = (answer: string, outcome = '解释说明'): Values => ({ answer, outcome })

export function petitionCases(year: LivingYear): LivingPetition[] {
  return casesIn(year).map(({ office, ago, steps, values, ...told }, index) => {
    const chance = chanceOf('petition case', index)
    const day = daysAgo(year, ago)
    const clerk = loginAt('bangong', office)
    const way = new Way(workflowOf(petition), year.last, 'petition case', index).begin(day, clerk)
    let holder = office
    for (const [move, before, written, reason] of steps) {
      // What was handed down is taken, or given back, by the county's office.
      if (move === 'take') holder = HANDED_TO
      const hands = move === 'give_back' ? HANDED_TO : holder
      const by = loginAt(LEADERS_MOVES.includes(move) ? 'juzhang' : 'bangong', hands)
      const unit = move === 'take' ? { unit: countyCode(HANDED_TO) } : {}
      way.move(move, daysAgo(year, before), by, {
        ...(written && { values: written }),
        ...(reason && { reason }),
        ...unit,
      })
    }
    const anonymous = told.channel === '举报热线'
    const common = { petitioner: anonymous ? null : personName(chance), persons: 1, ...told, ...values }
    return { office, day, topic: told.topic, values: common, versions: way.versions }
  })
}

function casesIn(year: LivingYear): readonly Case[] {
  return [...waiting(), ...inHand(), ...answered(year), ...again(year), ...over()]
}

/** Not taken up yet: soon due, late, to be signed for, handed down and given back. */
function waiting(): Case[] {
  const letter = { office: 1, channel: '来信', nature: '投诉', topic: '教育收费' } as const
  return [
    { ...letter, ago: 13, matter: '反映课后服务收费没有明细，要求公开。', steps: [] },
    { ...letter, ago: 19, matter: '反映校服价格连续两年上涨，要求说明。', steps: [] },
    { ...letter, ago: 2, matter: '反映食堂承包没有公示。', steps: [] },
    {
      office: 0,
      ago: 3,
      channel: '信访部门转办',
      nature: '投诉',
      topic: '教师待遇',
      matter: '反映绩效工资分配办法没有征求意见。',
      steps: [],
    },
    {
      office: 0,
      ago: 9,
      channel: '上级交办',
      nature: '举报',
      topic: '校外培训',
      matter: '举报培训机构在假期开设学科类课程。',
      steps: [['sign', 7]],
    },
    {
      office: 0,
      ago: 6,
      channel: '网上信访',
      nature: '投诉',
      topic: '办学行为',
      matter: '反映县城一所初中早读提前。',
      steps: [['hand_over', 4, { handed_to: countyCode(HANDED_TO) }]],
    },
    {
      office: 0,
      ago: 8,
      channel: '来电',
      nature: '求助',
      topic: '招生入学',
      matter: '要求协调随迁子女插班。',
      steps: [
        ['hand_over', 6, { handed_to: countyCode(HANDED_TO) }],
        ['give_back', 4, undefined, '信访人居住在市直学校片区，应由市局协调。'],
      ],
    },
    {
      office: 0,
      ago: 21,
      channel: '来信',
      nature: '投诉',
      topic: '教育收费',
      matter: '反映县城一所小学统一征订练习册。',
      steps: [
        ['hand_over', 18, { handed_to: countyCode(HANDED_TO) }],
        ['take', 15],
        ['accept', 9, taken('监察室')],
      ],
    },
    {
      office: 1,
      ago: 1,
      channel: '12345热线',
      nature: '投诉',
      topic: '校园安全',
      matter: '反映校门口摊贩占道，孩子过路危险。',
      steps: [],
    },
  ]
}

/** Taken up: in time, soon due, late, extended, by its own limits. */
function inHand(): Case[] {
  const plea = { office: 1, channel: '来访', nature: '求助', topic: '教师待遇' } as const
  const took = (ago: number, handler = '人事科'): Said => ['accept', ago, taken(handler)]
  return [
    { ...plea, ago: 60, matter: '退休教师要求补发津贴。', steps: [took(57)] },
    { ...plea, ago: 74, matter: '临聘教师要求补缴社会保险。', steps: [took(67)] },
    {
      ...plea,
      ago: 82,
      matter: '原民办教师要求认定教龄。',
      values: { persons: 12, representatives: 3 },
      steps: [took(76), ['extend', 20, undefined, '年代久远，需要到多个乡镇查档核实。']],
    },
    {
      ...plea,
      ago: 100,
      matter: '原代课教师要求核发养老补助。',
      values: { persons: 9, representatives: 4 },
      steps: [took(97), ['extend', 41, undefined, '涉及人员较多，需要逐人核对任教经历。']],
    },
    {
      office: 0,
      ago: 30,
      channel: '举报热线',
      nature: '举报',
      topic: '师德师风',
      matter: '举报一名教师在校外租房补课。',
      steps: [['accept', 26, taken('人事科', '检举控告类')]],
    },
    {
      office: 0,
      ago: 9,
      channel: '12345热线',
      nature: '投诉',
      topic: '校园安全',
      matter: '反映食堂就餐排队时间长。',
      steps: [['accept', 9, taken('安全科')]],
    },
    {
      office: 0,
      ago: 40,
      channel: '来信',
      nature: '意见建议',
      topic: '学校建设',
      matter: '建议新区规划时同步配建小学。',
      steps: [
        ['accept', 33, taken('计划财务科', '建议意见类')],
        ['reassign', 30, { handler: '项目建设科' }, '规划配建由项目建设科牵头。'],
      ],
    },
    {
      office: 0,
      ago: 45,
      channel: '网上信访',
      nature: '投诉',
      topic: '学籍转学',
      matter: '反映转学手续办理时间过长。',
      steps: [
        ['accept', 40, taken('基础教育科')],
        ['answer', 12, replied('学校已在收到材料当日办结。')],
        ['undo_answer', 11, undefined, '意见书中学校名称写错，撤回重写。'],
      ],
    },
  ]
}

/** Answered: to be served, within the time for asking again, and past it. */
function answered(year: LivingYear): Case[] {
  const complaint = { office: 1, channel: '网上信访', nature: '投诉', topic: '办学行为' } as const
  const heard = (ago: number): Said[] => [
    ['accept', ago + 30, taken('基础教育股')],
    ['answer', ago + 4, replied('经核实，学校已恢复作息时间。', '支持诉求')],
  ]
  const served = (ago: number): Said => ['serve', ago, { served_on: daysAgo(year, ago) }]
  return [
    { ...complaint, ago: 38, matter: '反映周末组织返校自习。', steps: heard(3) },
    { ...complaint, ago: 55, matter: '反映体育课被占用。', steps: heard(16) },
    { ...complaint, ago: 50, matter: '反映书面作业过多。', steps: [...heard(12), served(12)] },
    { ...complaint, ago: 70, matter: '反映考试排名张贴公布。', steps: [...heard(33), served(33)] },
  ]
}

/** Asked to be looked at again, once and twice. */
function again(year: LivingYear): Case[] {
  const plain = { office: 1, channel: '来访', nature: '投诉', topic: '职称编制' } as const
  const review = (asked: number, steps: readonly Said[] = []): Said[] => [
    ['accept', asked + 52, taken('人事股')],
    ['answer', asked + 14, replied('经核查，评审程序和材料认定符合文件规定。', '不予支持')],
    ['serve', asked + 10, { served_on: daysAgo(year, asked + 10) }],
    ['ask_review', asked, { review_body: '市教育局', review_request: '对评分认定不服，请求重新核查。' }],
    ...steps,
  ]
  const reviewed = (ago: number): Said[] => [
    ['answer_review', ago + 3, { review_outcome: '维持', review_answer: '经调阅评审材料，原答复认定清楚。' }],
    ['serve_review', ago, { review_served_on: daysAgo(year, ago) }],
  ]
  const asked = (ago: number): Said => [
    'ask_re_review',
    ago,
    { re_review_body: '市人民政府', re_review_request: '不服复查意见，请求复核并举行听证。' },
  ]
  return [
    { ...plain, ago: 66, matter: '反映高级教师评审排名有误。', steps: review(8) },
    { ...plain, ago: 84, matter: '反映中级职称评审没有公示业绩。', steps: review(28) },
    { ...plain, ago: 96, matter: '反映岗位晋级加分没有依据。', steps: review(36) },
    { ...plain, ago: 90, matter: '反映支教经历没有计分。', steps: review(31, reviewed(2).slice(0, 1)) },
    { ...plain, ago: 100, matter: '反映论文认定标准不一。', steps: review(40, reviewed(15)) },
    { ...plain, ago: 126, matter: '反映编制核定漏人。', steps: review(64, [...reviewed(38), asked(16)]) },
    {
      ...plain,
      ago: 140,
      matter: '反映竞聘程序不公开。',
      steps: review(80, [...reviewed(52), asked(30), ['hear', 9, { hearing_on: daysAgo(year, 6) }]]),
    },
  ]
}

/** Not taken up, passed on, objected to, and one that came back after all was over. */
function over(): Case[] {
  return [
    {
      office: 0,
      ago: 52,
      channel: '来信',
      nature: '投诉',
      topic: '教师待遇',
      matter: '就已经仲裁的劳动报酬争议要求处理。',
      steps: [
        [
          'decline',
          46,
          {
            declined_because: '应当通过诉讼、仲裁、行政复议等途径解决',
            declined_note: '对仲裁裁决不服的，可以向人民法院起诉。',
          },
        ],
      ],
    },
    {
      office: 1,
      ago: 18,
      channel: '来访',
      nature: '投诉',
      topic: '职称编制',
      matter: '就已经复核终结的岗位竞聘事项再次来访。',
      values: { same_facts: true },
      steps: [
        [
          'decline',
          14,
          {
            declined_because: '复查复核已经终结，没有新的事实和理由',
            declined_note: '如有新的事实和理由，请提交书面材料。',
          },
        ],
      ],
    },
    {
      office: 1,
      ago: 33,
      channel: '来电',
      nature: '投诉',
      topic: '其他',
      matter: '反映小区幼儿游乐设施破损。',
      steps: [['transfer', 30, { transferred_to: '住房和城乡建设局' }, '小区公共设施不属于教育部门管理。']],
    },
    {
      office: 0,
      ago: 61,
      channel: '信访部门转办',
      nature: '投诉',
      topic: '其他',
      matter: '反映驾校培训质量问题。',
      steps: [['object', 58, undefined, '机动车驾驶培训由交通运输部门管理。']],
    },
  ]
}
