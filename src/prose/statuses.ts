import type { FactKind, FactStatus } from './fact.ts'
import type { Rule } from './rule.ts'

/** The part of a paper that a sentence stands in. */
export type Mode = 'done' | 'plan' | 'problem' | 'present'

/** A sign in the words around a figure. The first rule that matches decides; else the part of the paper does. */
interface StatusRule extends Rule {
  status: FactStatus
  /** Looked for in the clause before the number. */
  before?: RegExp
  /** Looked for right behind the unit. */
  after?: RegExp
  modes?: Mode[]
  kinds?: FactKind[]
  units?: RegExp
}

export const statusRules: StatusRule[] = [
  {
    status: 'rule',
    about: 'A time limit or a frequency that is demanded.',
    before: /(?:必须|不得|应当|应在|须在|严禁|每(?:个)?(?:学期|学年|季度|月|周|天|日))[^,。;]{0,30}$/,
    examples: [{ text: '每学期对学籍进行2次核查。', facts: [{ value: 2, status: 'rule' }] }],
  },
  {
    status: 'rule',
    about: 'Within so many days, hours or minutes something is to be done.',
    after: /^[^,。;]{1,4}?(?:以?内|之内|前(?=零|报|上|必|须|完))(?!完成了|累计)/,
    kinds: ['duration', 'threshold'],
    examples: [{ text: '3天内向主管部门报告。', facts: [{ value: 3, status: 'rule', bound: '<=', kind: 'duration' }] }],
  },
  {
    status: 'rule',
    about: 'A length of time with a floor or a ceiling.',
    before: /(?:不超过|不少于|不低于|不得少于|不得超过|不高于|不多于|控制在|至少)$/,
    kinds: ['duration', 'threshold'],
    examples: [{ text: '书面作业时间不超过60分钟。', facts: [{ status: 'rule', bound: '<=' }] }],
  },
  {
    status: 'rule',
    about: 'A cycle or a length that is laid down.',
    before: /(?:每|实行|坚持|普及)$/,
    kinds: ['duration'],
    examples: [{ text: '实行十二年免费教育。', facts: [{ status: 'rule', kind: 'duration' }] }],
  },
  {
    status: 'rule',
    about: 'A line that separates, and named bundles of rules.',
    kinds: ['threshold'],
    examples: [{ text: '增加600分以上的考生人数。', facts: [{ kind: 'threshold', status: 'rule', bound: '>=' }] }],
  },
  {
    status: 'rule',
    about: 'Bundles of duties that are known by their number.',
    after: /^项(?:管理|制度|纪律|职责)/,
    examples: [{ text: '加强五项管理。', facts: [{ value: 5, unit: '项', status: 'rule' }] }],
  },
  {
    status: 'standard',
    about: 'What every school is to have.',
    units: /^[案制卡表册簿档]$/,
    before: /[一二三四五六七八九十“订定善立行][案制卡表册簿档]?[、,]?$|学校$/,
    examples: [{ text: '各校完善“一案三制”。', facts: [{ status: 'standard' }, { status: 'standard' }] }],
  },
  {
    status: 'standard',
    about: 'So many for each, in a plan.',
    before: /(?:各|每(?:所|个|名)?(?:校|学校|班|园|中心校)(?:至少)?(?:配备|设立?|建成?|有|选派)?)$/,
    modes: ['plan'],
    examples: [{ text: '三、2018年工作安排\n\n每校配备2名心理教师。', facts: [{ value: 2, status: 'standard' }] }],
  },
  {
    status: 'problem',
    about: 'Everything in a part about shortcomings.',
    modes: ['problem'],
    examples: [{ text: '二、存在的问题\n\n实现规划目标需投入12亿元。', facts: [{ status: 'problem' }] }],
  },
  {
    status: 'target',
    about: 'What is still being sought.',
    before: /正在[^,。;]{0,30}$/,
    after: /争取|筹集|申请|申报/,
    examples: [{ text: '正在为山区9所小学争取设备。', facts: [{ status: 'target' }] }],
  },
  {
    status: 'target',
    about: 'Words of intent.',
    before:
      /(?:力争|争破|争创|(?:^|[,。;:、(年月]|现|已|还|也|校|局|原|拟|全[市县区省]|我[市县区省])计划(?![,”》的生内外])|预计|预期|拟(?!定了|订了)|打算|正在[^,。;]{0,24}争取|需(?:要)?(?:总)?投入|投入需|将(?:于|达|有|新|建|会|投|完|增|再|在|全|实|大|力)|目标(?:是|为|任务[是为])|规划(?:建设|投资|用地)|努力(?:使|实现|达到)|确保|到20\d\d年)[^。;]{0,40}$/,
    examples: [
      { text: '计划投资x.x亿元。', facts: [{ status: 'target', masked: true }] },
      { text: '按计划完成了35名教师的招聘。', facts: [{ status: 'achieved' }] },
    ],
  },
  {
    status: 'problem',
    about: 'Harm, defects and gaps.',
    before:
      /(?:(?<!(?:改造|消除|拆除|整改|化解|治理|加固|改建)[^,。;]{0,6})(?:隐患|(?:发现|查找|梳理|排查|存在|反映)[^,。;]{0,10}问题|损失|缺口|缺编|空编|短缺|危房|超编|流失|辍学)(?:学生|人数|点|人员|共?达到?|共有?|为|有|约|近|计)*|(?:尚缺|缺少|欠缺|尚有|仍有|还有|还缺|仅有)[^,。;\d]{0,6})$/,
    examples: [
      { text: '排查安全隐患86处，教师缺编120名。', facts: [{ status: 'problem' }, { status: 'problem' }] },
      { text: '开展安全隐患大排查4次，消除隐患80处。', facts: [{ status: 'achieved' }, { status: 'achieved' }] },
    ],
  },
  {
    status: 'problem',
    about: 'Those who suffer or are left out.',
    after:
      /^[^,。;\d]{0,14}(?:受灾|受损|困难(?!学生|家庭|教师|群众|职工|幼儿|寄宿|儿童)|未(?!来|成年)|不达标|不合格|辍学|失学|遇难)/,
    examples: [{ text: '12所学校不同程度受损，3人暂未就业。', facts: [{ status: 'problem' }, { status: 'problem' }] }],
  },
  {
    status: 'achieved',
    about: 'What a plan says was done already.',
    before:
      /(?:(?<![比较与同])(?:去年|上年)|截至目前|已经?(?!知|然)[^,。;]{0,3}(?:完成|建成|达到?|实现|投入|到位|培训|招聘)|20\d\d年(?:我|全|已|共)[^,。;]{0,8}(?:完成|建成|达到)了?)[^,。;]{0,16}$/,
    modes: ['plan'],
    examples: [
      {
        text: '某县教育局2015年工作计划\n\n去年完成改造12所，今年改造20所。',
        facts: [{ status: 'achieved' }, { status: 'target' }],
      },
    ],
  },
  {
    status: 'baseline',
    about: 'What stands at the beginning.',
    before: /(?:现有|原有|原来的?|(?<![经自])由|从|基数为?)[^。;,\d]{0,12}$/,
    examples: [{ text: '我县现有小学46所。', facts: [{ status: 'baseline' }] }],
  },
]

const byMode: Record<Mode, FactStatus> = { done: 'achieved', plan: 'target', problem: 'problem', present: 'baseline' }

export interface StatusSigns {
  mode: Mode
  kind: FactKind
  unit: string
  /** The words before the number, and those behind it with the unit. */
  before: string
  after: string
}

export function statusOf({ mode, kind, unit, before, after }: StatusSigns): FactStatus {
  for (const rule of statusRules) {
    if (rule.modes && !rule.modes.includes(mode)) continue
    if (rule.kinds && !rule.kinds.includes(kind)) continue
    if (rule.units && !rule.units.test(unit)) continue
    if (rule.before && !rule.before.test(before)) continue
    if (rule.after && !rule.after.test(after)) continue
    return rule.status
  }
  return byMode[mode]
}
