import type { StatusRule } from '../grammar/status_rule.ts'

/** 校内建有: what a school has, in whatever part of a paper. */
export const withinSchool = '(?:学校|[校园]内)(?:现|还|共)?(?:建|设|开设|配|配备|装备|拥)有'

/** How things stand, or stood when what is told began: looked at after all other signs. */
export const standingRules: StatusRule[] = [
  {
    status: 'baseline',
    about: 'What is there already and is to be made use of.',
    before: /(?:调动|发挥)[^,。;\d]{0,10}$/,
    modes: ['plan'],
    kinds: ['count'],
    examples: [
      {
        text: '某县教育局2015年工作计划\n\n充分发挥6个名师工作室的作用，新建2个。',
        facts: [{ status: 'baseline' }, { status: 'target' }],
      },
    ],
  },
  {
    status: 'baseline',
    about: 'How things stand when a plan is made.',
    before:
      /(?:目前|当前|现在|现阶段|现状)(?!起)(?:(?!力争|争取|计划|确保|新[建增]|将|要|达到[^,。;]{0,12}以上)[^。;])*$/,
    modes: ['plan'],
    kinds: ['count', 'area', 'rate', 'ratio'],
    examples: [
      {
        text: '某县教育局2015年工作计划\n\n目前全县有寄宿制学校31所，今年新建4所。',
        facts: [{ status: 'baseline' }, { status: 'target' }],
      },
    ],
  },
  {
    status: 'baseline',
    about: 'Everything that a sentence tells of what there is, until it tells of what was done.',
    before:
      /(?:现有|现拥有|现共有|现(?:开设|设立|设)有?|目前共?有|现辖|下辖)(?:(?!新[建增设]|完成|招[聘录]|投入|建成|增[加长]|减少|合并|撤销|停办|培训|获|评|达到|安装|改造|发放|消除|化解|整改|撤并|力争|计划|年内)[^。;])*$/,
    kinds: ['count', 'area'],
    modes: ['done', 'plan', 'present'],
    examples: [
      {
        text: '我县现有小学46所，其中村小30所，教师2100人，新招聘50人。',
        facts: [{ status: 'baseline' }, { status: 'baseline' }, { status: 'baseline' }, { status: 'achieved' }],
      },
    ],
  },
  {
    status: 'baseline',
    about: 'What a place is like: how large it is, who lives in it and what it is parted into.',
    before:
      /(?:(?:国土|地域|土地|幅员|辖区|耕地|林地|[县区市镇乡]总)面积(?:不到|约|达到?|为|共|有)*|(?<!受益|惠及|覆盖|服务|转移|搬迁|脱贫|每万|适龄)人口(?:总数)?(?:约|近|达到?|多达|为|共|有)*|辖(?!区内(?![^,。;]{0,4}有))(?:有|区)?[^,。;]{0,16})$/,
    kinds: ['count', 'area', 'ratio'],
    modes: ['done'],
    examples: [
      {
        text: '全县辖9镇5乡，总人口36万人，耕地面积41万亩。新建幼儿园3所。',
        facts: [
          { status: 'baseline' },
          { status: 'baseline' },
          { status: 'baseline' },
          { status: 'baseline' },
          { status: 'achieved' },
        ],
      },
    ],
  },
  {
    status: 'baseline',
    about: 'So many square kilometres are those of a place.',
    before: /面积(?:不到|约|近|达到?|为|共|有|是)*$/,
    units: /公里|千米/,
    kinds: ['area'],
    modes: ['done'],
    examples: [
      {
        text: '北山镇背山面海，总面积58.6平方公里，其中海域面积12平方公里。',
        facts: [{ status: 'baseline' }, { status: 'baseline' }],
      },
    ],
  },
  {
    status: 'baseline',
    about: 'What a school has within it, until it tells of what was done.',
    before: new RegExp(
      `(?:^|[,。;])${withinSchool}(?:(?!新[建增设]|投[入资]|完成|招[聘录]|增[加长]|培训|获|评|发放|年)[^。;])*$`,
    ),
    kinds: ['count', 'area', 'money'],
    modes: ['done'],
    examples: [
      {
        text: '校内建有机电、财会等实训室12个，建筑面积1.8万平方米，设备价值900万元，今年投入60万元。',
        facts: [{ status: 'baseline' }, { status: 'baseline' }, { status: 'baseline' }, { status: 'achieved' }],
      },
    ],
  },
  {
    status: 'baseline',
    about: 'What a school is like that is said to have been founded then.',
    before: /(?:成立|创办|始建|创建|坐落)于[^。;]{0,40}$/,
    kinds: ['count', 'area'],
    modes: ['done'],
    examples: [
      {
        text: '学校创办于1986年，占地2.1万平方米，教师81人。',
        facts: [{}, { status: 'baseline' }, { status: 'baseline' }],
      },
    ],
  },
  {
    status: 'baseline',
    about: 'The figure of the year that is compared with: 比去年860人增加.',
    before: /(?:比|较|由)(?:去年|上年|前年|同期|上届|20\d\d年)[^,。;\d]{0,6}$/,
    after: /^[^,。;\d]{0,3}(?:净?增|减|提[高升]|下降|上升|[多少高低超])/,
    kinds: ['count', 'rate', 'money', 'area', 'score'],
    examples: [
      { text: '报考1200人，比去年1100人增加100人。', facts: [{}, { status: 'baseline' }, { kind: 'change' }] },
    ],
  },
  {
    status: 'baseline',
    about: 'The figure of the year before, beside that of this year and what has changed.',
    before: /[,(]而?(?:(?:去|上|前)年(?:同期)?|20\d\d年)[只仅]?[为是有]?$/,
    after: /^[^,。;\d]{0,3}[),]{1,2}(?:净?增|减|提[高升]|下降|上升|多|少)/,
    kinds: ['count', 'rate', 'money', 'area', 'score'],
    examples: [
      {
        text: '优秀率18.6%（去年为15.2%），上升3.4个百分点。',
        facts: [
          { status: 'achieved', compare: { to: '去年', delta: 3.4, unit: '个百分点', direction: 'up' } },
          { status: 'baseline', compare: null },
          { kind: 'change', compare: { to: '去年', delta: 3.4, unit: '个百分点', direction: 'up' } },
        ],
      },
    ],
  },
  {
    status: 'baseline',
    about: 'What stands at the beginning.',
    unless: /[移升降增减提变展大][^,。;\d]{0,3}[到至为]$|(?:是|为|相当于|达到?)[^,。;]{0,4}原来的$/,
    kinds: ['count', 'area', 'rate', 'ratio', 'money', 'duration', 'score', 'rank', 'threshold', 'other'],
    before:
      /(?:现有|原有|原来的?|(?<![经自理])由|(?<![服听])从(?![业事教严而未]|20\d\d年[^,。;\d]{0,5}起)|基数为?)(?:(?:19|20)\d\d年[^。;,\d]{0,6})?[^。;,\d]{0,12}(?:[\d.]+%?[\u4e00-\u9fff]{0,2}[和、与]){0,4}$/,
    examples: [
      { text: '我县现有小学46所。', facts: [{ status: 'baseline' }] },
      { text: '从2011年起每年表彰教师60名。', facts: [{}, { status: 'achieved' }] },
      {
        text: '辍学生由2016年初的312人减少到9人。',
        facts: [{ status: 'baseline' }, { status: 'achieved' }],
      },
    ],
  },
]
