import { besideRules } from './beside.ts'
import { demandRules } from './demands.ts'
import type { FactKind, FactStatus } from '../grammar/fact.ts'
import { harmRules } from './harms.ts'
import { intended } from './intents.ts'
import { Screen } from '../patterns/sieves.ts'
import { standingRules } from './standing.ts'
import type { Mode, StatusRule } from '../grammar/status_rule.ts'

export const statusRules: StatusRule[] = [
  ...demandRules,
  {
    status: 'problem',
    about: 'Everything in a part about shortcomings.',
    modes: ['problem'],
    examples: [{ text: '二、存在的问题\n\n实现规划目标需投入12亿元。', facts: [{ status: 'problem' }] }],
  },
  {
    status: 'problem',
    about: 'What is to be paid and is not there.',
    after: /^[^,。;\d]{0,6}[,、]?[^,。;\d]{0,6}(?:缺口|资金不足|无着落|难以(?:落实|到位))/,
    before: /(?:需|尚需|需要)[^,。;]{0,10}$/,
    examples: [{ text: '完成规划任务需投入3亿元，资金缺口很大。', facts: [{ status: 'problem' }] }],
  },
  {
    status: 'target',
    about: 'How long a plan is to run.',
    after:
      /^年?(?:\([^)]{4,12}\))?(?:的?(?:学前教育)?[^,。;\d]{0,6}(?:行动计划|发展规划|规划|计划)|[^,。;\d]{0,14}(?:思路|蓝图|发展目标))/,
    kinds: ['duration'],
    examples: [{ text: '明确了未来10年职业教育发展的思路。', facts: [{ value: 10, status: 'target' }] }],
  },
  {
    status: 'target',
    about: 'What is still being sought.',
    before: /正在[^,。;]{0,30}$/,
    after: /^(?:争取|筹集|申请|申报)/,
    examples: [{ text: '正在为山区9所小学争取设备。', facts: [{ status: 'target' }] }],
  },
  {
    status: 'achieved',
    about: 'What is done already, whatever is planned beside it.',
    before: /(?:^|[,。;:、(年月日度]|目前|现|均|都|全部|[市县区省校园])已经?(?!知|然|计划|拟|将)[^,。;]{0,12}$/,
    modes: ['done', 'plan'],
    examples: [{ text: '规划投资2亿元，目前已完成5000万元。', facts: [{ status: 'target' }, { status: 'achieved' }] }],
  },
  {
    status: 'problem',
    about: 'A want that is foreseen.',
    before: /缺口(?:将|预计|约|还|仍|高|分别)*(?:达到?|有|为|是)?(?:[\d.]+[、和])*$/,
    examples: [{ text: '学位缺口将达4300个。', facts: [{ status: 'problem' }] }],
  },
  {
    status: 'target',
    about: 'What is still to come stands behind the number.',
    after:
      /^[^,。;\d(]{0,24}?(?:预计(?!到)|将于|拟于|拟在|(?<!已[^,。;]{0,8})年内(?:可|能|全部)?(?:[开竣完动]工|建成|投用))|^[^,。;\d(]{0,10}?(?:(?<![按照]|特岗|国培|银龄)计划(?![,”》的内外])|明年|来年|下半年|下学期|将(?:于|在|全部|合并|撤并|被|由|并入|迁|陆续|建成|竣工|投入|开工|完工|交付|改|实现|达到|按)|争取(?!到|了|中央|省|上级|资金|项目))/,
    modes: ['done', 'plan'],
    examples: [
      { text: '第一批8所已完工，第二批12所学校年内开工。', facts: [{ status: 'achieved' }, { status: 'target' }] },
      { text: '其中4所投入使用，其余2所预计明年竣工。', facts: [{ status: 'achieved' }, { status: 'target' }] },
      {
        text: '将全县划分为6个片区，建成4所，其余3所明年开工。',
        facts: [{ status: 'achieved' }, { status: 'achieved' }, { status: 'target' }],
      },
    ],
  },
  {
    status: 'target',
    about: 'A day for which something is planned.',
    before: /(?<![按照据])(?:(?<!特岗|国培|银龄)计划|拟|预计|争取|力争|确保)(?:于|在|到)?$/,
    kinds: ['date'],
    examples: [{ text: '二中危房计划2019年4月底整改完毕。', facts: [{ kind: 'date', status: 'target' }] }],
  },
  {
    status: 'target',
    about: 'The rest that is under way.',
    before: /(?:其余|剩余|余下|其他)的?$/,
    after: /^[^。;]{0,24}(?:预计|计划|将|正在?|加快|推进|陆续)/,
    kinds: ['count'],
    modes: ['done'],
    examples: [
      {
        text: '完成学校12所，其余9所学校正加快推进。其余10个项目有序推进，预计年内完成。',
        facts: [{ status: 'achieved' }, { status: 'target' }, { status: 'target' }],
      },
    ],
  },
  {
    status: 'target',
    about: 'What is put out to tender or being approved is not there yet.',
    after:
      /^[^,。;\d]{0,6}(?:,[^,。;\d]{0,8}(?:已经?|正在|正)[^,。;\d]{0,6}|正在?)(?:招标|招投标|立项|前期工作|可研|报批)|^[^,。;\d]{0,8}正在(?:建设|施工)/,
    kinds: ['count', 'area'],
    modes: ['done'],
    examples: [
      { text: '购置课桌凳1800套，该项目已完成招标。', facts: [{ value: 1800, status: 'target' }] },
      {
        text: '11个项目完工，3个项目正在招标，2个项目正在施工。',
        facts: [{ status: 'achieved' }, { status: 'target' }, { status: 'target' }],
      },
    ],
  },
  {
    status: 'target',
    about: 'What is being built and is to be ready later.',
    after:
      /^(?![^,]{0,8}已)[^,。;\d]{0,14},(?:计划|预计|拟|力争|将于?)[^,。;]{0,14}(?:投入使用|投用|竣工|建成|完工|交付|启用|开学)/,
    kinds: ['area', 'count'],
    modes: ['done'],
    examples: [
      {
        text: '乙县新建校舍3900平方米，计划秋季投入使用；基础施工项目1个，预计12月底前竣工。',
        facts: [{ status: 'target' }, { status: 'target' }, { kind: 'date', status: 'target' }],
      },
    ],
  },
  {
    status: 'target',
    about: 'How large a school is to be that is being built.',
    before:
      /(?:总?投资|规划|拟建|新建|迁建|筹建|项目)[^。]{0,44}[部,(:校园]设(?:置|立)?(?:[小初高]中?[学中]?|教学班)?$/,
    after: /^[^,。;]{0,3}班(?![^。;]{0,24}已)|^个(?=[,;)。、])/,
    kinds: ['count'],
    modes: ['done'],
    examples: [
      {
        text: '教育园区总投资3亿元，占地200亩（高中部，设90个教学班，4500人；初中部，设36个教学班，1800人）。',
        facts: [
          { kind: 'money' },
          { kind: 'area' },
          { status: 'target' },
          { value: 4500, status: 'target' },
          { status: 'target' },
          { value: 1800, status: 'target' },
        ],
      },
    ],
  },
  {
    status: 'target',
    about: 'What is to be built, of which a part was begun or finished.',
    after: /^[^,。;\d]{2,10}已?(?:[开竣完]工|主体完工|封顶)了?\d+[所个栋座]/,
    kinds: ['count'],
    modes: ['done'],
    examples: [{ text: '24所公办幼儿园开工21所。', facts: [{ status: 'target' }, { status: 'achieved' }] }],
  },
  {
    status: 'target',
    about: 'What a task or a plan amounts to.',
    before:
      /(?:(?:任务|计划|指标|规划|目标)(?:总?数)?(?:为|是|达到?|共)|招生计划|(?:计划|目标)数|(?<!占[^,。;]{0,10})(?:目标任务|(?:全年|年度|年初|下达|招生|建设|培训)的?(?:目标|任务))|(?:比|[(])[^,。;\d(]{0,4}(?:计划|任务|目标)数?|(?:任务|指标),分别[为是][^,。;\d]{0,14}|任务数|应(?:当)?(?:新建|改?扩?建设?|配备|完成|达到?|有)[^,。;\d]{0,6})$/,
    unless: /(?<!应)(?:完成|落实|超额)[^,。;]{0,13}$/,
    modes: ['done', 'plan', 'present'],
    examples: [
      {
        text: '小学86所（计划84所），招生计划1200人，上线103人，比市目标71人超出32人。',
        facts: [
          { value: 86, status: 'achieved' },
          { status: 'target' },
          { status: 'target' },
          {},
          { status: 'target' },
          {},
        ],
      },
      {
        text: '年度建设计划为40个，甲县任务数11个，应新建6所，完成任务8所。',
        facts: [{ status: 'target' }, { status: 'target' }, { status: 'target' }, { status: 'achieved' }],
      },
      {
        text: '全年目标任务1200人，已完成1310人；应完成改造1.2万平方米，实际完成1.3万平方米。',
        facts: [{ status: 'target' }, { status: 'achieved' }, { status: 'target' }, { status: 'achieved' }],
      },
      {
        text: '公开招聘教师计划数60人，录用58人。',
        facts: [{ status: 'target' }, { status: 'achieved' }],
      },
      { text: '涉及校舍的有两项任务指标，分别是“全县新建幼儿园80所”。', facts: [{ value: 2 }, { status: 'target' }] },
      {
        text: '计划总投资1.4亿元，上半年已完成投资5000万元，占35%。',
        facts: [{ status: 'target' }, { status: 'achieved' }, { status: 'achieved' }],
      },
    ],
  },
  {
    status: 'target',
    about: 'Words of intent.',
    before: intended,
    examples: [
      {
        text: '为确保中考平安，设考点3个；建议县里安排经费30万元。',
        facts: [{ status: 'achieved' }, { status: 'target' }],
      },
      { text: '县里决定投入300万元，改造厕所36座。', facts: [{ status: 'target' }, { status: 'target' }] },
      { text: '县三中已开工，规划42个教学班。', facts: [{ status: 'target' }] },
      { text: '计划投资x.x亿元。', facts: [{ status: 'target', masked: true }] },
      { text: '从2013年到2023年，共投入9亿元。', facts: [{ status: 'achieved' }] },
      { text: '按计划完成了35名教师的招聘。', facts: [{ status: 'achieved' }] },
      { text: '各校要用三年时间，改造旱厕58座。', facts: [{ status: 'target' }, { status: 'target' }] },
      { text: '明年将招聘教师60名；根据上级要求招聘了8名。', facts: [{ status: 'target' }, { status: 'achieved' }] },
    ],
  },
  ...harmRules,
  {
    status: 'baseline',
    about: 'The whole of which a part is told: 292个校点中有96个.',
    after: /^[^,。;\d]{1,8}中,?(?:已?有|共有|尚有|仍有)[^,。;]{0,4}[\dxX*]/,
    kinds: ['count'],
    examples: [{ text: '全县292个校点中有96个饮用水困难。', facts: [{ status: 'baseline' }, { status: 'problem' }] }],
  },
  {
    status: 'problem',
    about: 'Those who suffer or are left out.',
    after:
      /^(?:[^,。;\d]{1,8}[、和][\d.]+万?)?[^,。;\d]{0,14}(?:受灾|受损|困难(?![^,。;、]{0,6}(?:残疾|学生|家庭|教师|群众|职工|幼儿|寄宿|儿童|户|生)|党员|补助|补贴)|未(?!来|成年|[建摘升满经])|不达标|不合格|不符合|(?:辍学|失学)(?![^,。;]{0,8}(?:清零|复学|劝返|返校))|遇难|(?:面积|师资|教师|资金|设施|设备|学位|床位|经费|编制)(?:严重)?(?:不足(?!\d)|短缺|紧缺)|(?:只|仅)有[\dxX*]|[^,。;\d]{0,6}(?:拥挤|狭[小窄])(?=[,。;])|没有(?:标准|规范|运动场|食堂|操场|围墙|校舍|厕所|专职|专业|独立))/,
    examples: [
      { text: '12所学校不同程度受损，3人暂未就业。', facts: [{ status: 'problem' }, { status: 'problem' }] },
      { text: '6所学校食堂面积不足，4所没有标准运动场。', facts: [{ status: 'problem' }, { status: 'problem' }] },
      { text: '9所学校宿舍拥挤。', facts: [{ status: 'problem' }] },
      { text: '8个教学点只有1名教师。', facts: [{ status: 'problem' }, { status: 'problem' }] },
    ],
  },
  {
    status: 'achieved',
    about: 'What a plan tells of a year before its own.',
    year: 'before',
    modes: ['plan'],
    examples: [
      {
        text: '某县教育局2018年工作计划\n\n2017年，全县新建校舍12栋。2018年，新建校舍10栋。',
        facts: [{ status: 'achieved' }, { status: 'target' }],
      },
    ],
  },
  {
    status: 'target',
    about: 'What a summary tells of a year after its own.',
    year: 'after',
    modes: ['done'],
    examples: [
      {
        text: '某县教育局2018年工作总结\n\n全县新建校舍12栋，2020年前再建8栋。',
        facts: [{ status: 'achieved' }, { kind: 'date' }, { status: 'target' }],
      },
    ],
  },
  {
    status: 'achieved',
    about: 'What a plan says was done already.',
    before:
      /(?:(?<![比较与同])(?:去年|上年)|截至目前|近年来|过去[一二三四五两几]年|(?<!未来|今后)[一二三四五两几]年来|已经?(?!知|然)[^,。;]{0,3}(?:完成|建成|达到?|实现|投入|到位|培训|招聘)|20\d\d年(?:我|全|已|共)[^,。;]{0,8}(?:完成|建成|达到)了?)[^,。;]{0,16}$|(?:^|。)(?:去年|上年|过去(?:的)?一年|一年来),(?:(?!今年|明年|计划|将|要|力争|确保)[^。;])*$/,
    modes: ['plan'],
    examples: [
      {
        text: '某县教育局2015年工作计划\n\n去年完成改造12所，今年改造20所。',
        facts: [{ status: 'achieved' }, { status: 'target' }],
      },
      {
        text: '某县教育局2015年工作计划\n\n去年，全县改造12所，巩固率达98%，今年改造20所。',
        facts: [{ status: 'achieved' }, { status: 'achieved' }, { status: 'target' }],
      },
    ],
  },
  ...besideRules,
  ...standingRules,
]

const byMode: Record<Mode, FactStatus> = { done: 'achieved', plan: 'target', problem: 'problem', present: 'baseline' }

export interface StatusSigns {
  mode: Mode
  kind: FactKind
  unit: string
  value: number | null
  /** The words before the number, and those behind it with the unit. */
  before: string
  after: string
  year: 'before' | 'after' | null
}

/** A rule made ready. All have every field, which keeps walking through them fast. */
interface Entry {
  status: FactStatus
  before: RegExp | null
  after: RegExp | null
  unless: RegExp | null
  units: RegExp | null
  least: number
  year: StatusRule['year'] | null
}

const entryOf = ({ status, before, after, unless, units, least, year }: StatusRule): Entry => ({
  status,
  before: before ?? null,
  after: after ?? null,
  unless: unless ?? null,
  units: units ?? null,
  least: least ?? -Infinity,
  year: year ?? null,
})

/** The rules that may hold for a kind of figure in a part of a paper, in their order. */
interface RuleList {
  rules: Entry[]
  before: Screen
  after: Screen
}

const ruleLists: Record<Mode, Map<FactKind, RuleList>> = {
  done: new Map(),
  plan: new Map(),
  problem: new Map(),
  present: new Map(),
}

function rulesFor(mode: Mode, kind: FactKind): RuleList {
  const known = ruleLists[mode].get(kind)
  if (known) return known
  const rules = statusRules
    .filter(({ modes, kinds }) => (modes?.includes(mode) ?? true) && (kinds?.includes(kind) ?? true))
    .map(entryOf)
  const list = {
    rules,
    before: new Screen(rules.map((rule) => rule.before)),
    after: new Screen(rules.map((rule) => rule.after)),
  }
  ruleLists[mode].set(kind, list)
  return list
}

export function statusOf({ mode, kind, unit, value, before, after, year }: StatusSigns): FactStatus {
  const list = rulesFor(mode, kind)
  list.before.at(before)
  list.after.at(after)
  for (let at = list.before.next(0); at < list.rules.length; at = list.before.next(at + 1)) {
    if (!list.after.passes(at)) continue
    const rule = list.rules[at]!
    if (rule.units && !rule.units.test(unit)) continue
    if (rule.least > (value ?? 0)) continue
    if (rule.year && rule.year !== year) continue
    if (rule.after && !rule.after.test(after)) continue
    if (rule.before && !rule.before.test(before)) continue
    if (rule.unless?.test(before)) continue
    return rule.status
  }
  return byMode[mode]
}
