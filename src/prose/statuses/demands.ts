import type { StatusRule } from '../grammar/status_rule.ts'

/** What is demanded and what each is to have, whatever part of a paper tells it; looked at before all other signs. */
export const demandRules: StatusRule[] = [
  {
    status: 'standard',
    about: 'The level that something is above or below.',
    before: /(?:高于|超过|超出|低于|达到)(?:[国省市县区]定|[^,。;\d]{0,8}(?:规定|要求)的)$/,
    after: /^(?:%|[\u4e00-\u9fff]{1,3})?(?:的(?:标准|要求|目标|规定))?(?=[,。;)]|$)/,
    kinds: ['rate', 'ratio', 'area', 'count', 'money'],
    examples: [
      {
        text: '残疾儿童入学率97.2%，高于省定95%的标准；巩固率99.1%，超过国家规定的95%。',
        facts: [
          { status: 'achieved', compare: { to: '省定95%', delta: 2.2, unit: '个百分点', direction: 'up' } },
          { status: 'standard', kind: 'rate', compare: null },
          { status: 'achieved', compare: { to: '国家规定95%', delta: 4.1, unit: '个百分点', direction: 'up' } },
          { status: 'standard', kind: 'rate', compare: null },
        ],
      },
    ],
  },
  {
    status: 'standard',
    about: 'What a paper from above lays down: 规定…不超过, 按标准执行,即…, 省定标准.',
    before:
      /(?:规定(?!”|的?[^,。;\d]{0,4}(?:评估|认定|时间|时限|标准,))[^,。;\d]{0,18}|省定标准[的为是即]{0,2}|(?:按照?|对照|执行)[^,。;]{0,10}标准(?:执行)?,即[^,。;\d]{0,18}|规定[“:为]{1,2}[^。;]{0,40}不[得能]?(?:超过|低于|少于|高于)|,即[^,。;]{1,12}\d+[人元],[^,。;\d]{0,12})$/,
    unless: /(?:高于|达到|超过|违反|按照?|根据|依据|低于)[^,。;]{0,12}规定[^,。;\d]{0,18}$/,
    kinds: ['count', 'area', 'rate', 'ratio', 'money', 'threshold'],
    examples: [
      { text: '文件规定小学规模不超过2000人。', facts: [{ value: 2000, status: 'standard', kind: 'threshold' }] },
      {
        text: '班额按省定标准执行，即小学每班45人，初中每班50人。',
        facts: [{ status: 'standard' }, { status: 'standard' }],
      },
      {
        text: '生均面积4.1平方米，与省规定的4.8平方米差了0.7平方米。',
        facts: [{ status: 'problem' }, { status: 'standard' }, { status: 'problem' }],
      },
    ],
  },
  {
    status: 'standard',
    about: 'The items of a list that something is held against.',
    after:
      /^[个项]?(?:(?:[一二三四]级|观测|评估|考核)(?:指标|要点|点)|(?:评估)?指标(?:的)?(?:校际)?(?:综合)?(?:差异|均衡)系数)/,
    kinds: ['count'],
    examples: [
      {
        text: '对照清单中10个一级指标、42个二级指标，126个风险点开展排查。',
        facts: [{ status: 'standard' }, { status: 'standard' }, { status: 'standard' }],
      },
      {
        text: '小学9项指标综合差异系数为0.42。',
        facts: [
          { value: 9, status: 'standard' },
          { value: 0.42, status: 'achieved' },
        ],
      },
    ],
  },
  {
    status: 'standard',
    about: 'So too what follows in such a list.',
    before: /[一二三四]级指标[,、和及]$/,
    kinds: ['count'],
    examples: [{ text: '细化12个三级指标和96个要点。', facts: [{ status: 'standard' }, { status: 'standard' }] }],
  },
  {
    status: 'rule',
    about: 'A time limit or a frequency that is demanded.',
    kinds: ['count', 'duration', 'threshold', 'rate', 'area', 'other', 'score', 'ratio'],
    before: /(?:必须|不得|应当|应在|须在|严禁)[^,。;]{0,30}$/,
    examples: [{ text: '各校必须配备2名保安。', facts: [{ value: 2, status: 'rule' }] }],
  },
  {
    status: 'rule',
    about: 'What is done so often in every so long; how many people it reaches is a count.',
    kinds: ['count', 'duration', 'threshold', 'rate', 'area', 'other', 'score', 'ratio'],
    units: /^(?!人次?$|名$|个[一二三四]?级|人\/次$|余?人)/,
    before: /每(?:个)?(?:学期|学年|季度|月|周|天|日)[^,。;《》]{0,30}$/,
    examples: [{ text: '每学期对学籍进行2次核查。', facts: [{ value: 2, status: 'rule' }] }],
  },
  {
    status: 'rule',
    about: 'So many times in every year.',
    before: /每年[^,。;\d]{0,14}(?<!按)$/,
    units: /^(?:次|场|场次|期|轮|天|节|课时|学时|小时|个月)$/,
    kinds: ['count', 'duration', 'threshold'],
    examples: [{ text: '每年组织两次应急演练。', facts: [{ value: 2, status: 'rule' }] }],
  },
  {
    status: 'target',
    about: 'Within so many years something is to come about.',
    after: /^(?:[至到—-][一二三四五六七八九十\d]{1,3})?年[之以]?内(?!告竣|即|就|便|共|累计|[完建]成了)/,
    kinds: ['duration'],
    units: /^(?:年|学年|个学年)$/,
    examples: [{ text: '三年内新增公办园60所。', facts: [{ value: 3, status: 'target' }, { value: 60 }] }],
  },
  {
    status: 'rule',
    about: 'How long a schooling lasts where it is explained.',
    before: /[(,](?:即|就是|其中)[:,]?[^。;)]{0,40}$/,
    after: /^年?(?:[-—–~～至到]+[\d.]+年)?的?[^,。;)]{0,6}(?:教育|学习|课程|培训)|^[-—–~～至到]+[\d.]+年/,
    kinds: ['duration'],
    examples: [
      {
        text: '推行分段培养（即：在中职学习3年的课程，在高职学习2年的课程）。',
        facts: [{ status: 'rule' }, { status: 'rule' }],
      },
    ],
  },
  {
    status: 'target',
    about: 'What is to be made good.',
    before: /(?<!已)(?:办好|建好|抓好|做好|开好|配齐|办成)(?:以下|下列)?$/,
    kinds: ['count'],
    modes: ['done'],
    examples: [{ text: '集中力量办好一所职业学校。', facts: [{ value: 1, status: 'target' }] }],
  },
  {
    status: 'rule',
    about: 'Aspects that something is looked at from.',
    after: /^(?:个?方面|部分|个?环节|个?维度)[^,。;]{0,4}(?:进行|开展|采取|实施|考核|检查|评估|督查|排查|逐项|对)/,
    kinds: ['count'],
    modes: ['done'],
    examples: [
      { text: '工作主要体现在如下六个方面。', facts: [{ value: 6, status: 'achieved' }] },
      { text: '从食堂、宿舍等六方面开展检查。', facts: [{ value: 6, unit: '方面', status: 'rule' }] },
    ],
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
    before: /(?:每|实行|坚持|(?<!基本|全面)普及)$/,
    kinds: ['duration'],
    examples: [{ text: '实行十二年免费教育。', facts: [{ status: 'rule', kind: 'duration' }] }],
  },
  {
    status: 'rule',
    about: 'What has fewer than that is meant: 不足50人的教学点.',
    before: /(?:不足|不满|不到|少于)$/,
    after: /^[名人个][^,。;\d]{0,10}的/,
    kinds: ['count', 'threshold'],
    examples: [{ text: '向党员不足3名的幼儿园选派指导员。', facts: [{ kind: 'threshold', status: 'rule' }] }],
  },
  {
    status: 'rule',
    about: 'A line that separates.',
    kinds: ['threshold'],
    units: /^(?!名$|位$|名次$|强$|%$)/,
    examples: [
      { text: '增加600分以上的考生人数。', facts: [{ kind: 'threshold', status: 'rule', bound: '>=' }] },
      { text: '综合考核进入全省前五名。', facts: [{ kind: 'threshold', status: 'achieved' }] },
    ],
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
    before: /(?:各|每(?:所|个|名)?(?:校|学校|班|园|中心校)(?:至少)?(?:配备|设立?|建[成立]?|有|选派|开设|组建)?)$/,
    modes: ['plan'],
    examples: [{ text: '三、2018年工作安排\n\n每校配备2名心理教师。', facts: [{ value: 2, status: 'standard' }] }],
  },
  {
    status: 'standard',
    about: 'What is paid or measured out for each by a standard.',
    before:
      /(?:标准[为是达按]?|按照?每[生人班校名户][^,。;\d]{0,8}|每[生人]每?(?:年|天|学期|月|日|周|餐|次)?|(?:(?<!由)每[生人名户]|(?<!由)人均)每(?:年|天|学期|月|日|周|餐|次)[^,。;\d由从]{0,6})(?:\d+元[、,][^,。;\d]{0,6})?$/,
    unless: /(?:由|从)每?[^,。;\d]{1,10}(?:\d+元、[^,。;\d]{0,6}){0,3}$/,
    kinds: ['money', 'area', 'count', 'ratio'],
    modes: ['done', 'plan', 'present'],
    examples: [
      { text: '特教学校按每生每年6000元拨付公用经费。', facts: [{ status: 'standard' }] },
      {
        text: '营养补助标准为每生每天4元，寄宿生每人每周供餐15元。',
        facts: [{ status: 'standard' }, { status: 'standard' }],
      },
      {
        text: '补助从每人每月200元、300元分别提高到300元、400元。',
        facts: [{ status: 'baseline' }, { status: 'baseline' }, { status: 'achieved' }, { status: 'achieved' }],
      },
      { text: '生活补助由每人每月200元提高到315元。', facts: [{ status: 'baseline' }, { status: 'achieved' }] },
    ],
  },
  {
    status: 'standard',
    about: 'How large or small something should be.',
    before: /不宜(?:大于|小于|超过|少于|低于|高于|多于)$/,
    examples: [{ text: '小学服务半径不宜大于500米。', facts: [{ status: 'standard', bound: '<=' }] }],
  },
  {
    status: 'standard',
    about: 'What is given out, or reckoned, at so many for so many.',
    before: /按照?(?!计划|时|期|序)[^,。;\d]{0,14}$/,
    after: /^[\u4e00-\u9fff]{1,2}的?(?:标准)?(?:配置|配备|核定|测算|安排|计算|供餐|计发|补助|拨付)/,
    kinds: ['count', 'area', 'money', 'duration', 'ratio'],
    modes: ['done', 'plan', 'present'],
    examples: [
      { text: '学位按每千人70个配置，每年按200天供餐。', facts: [{ status: 'standard' }, { status: 'standard' }] },
    ],
  },
  {
    status: 'standard',
    about: 'Money by which something is measured out.',
    after: /^元(?:[、和][^,。;\d]{0,6}\d+元)?(?:的标准|的?[^,。;\d]{0,6}(?:补助|补贴|拨款|资助|经费)(?:标准|政策))/,
    kinds: ['money'],
    modes: ['done', 'plan', 'present'],
    examples: [
      { text: '按寄宿生1000元、走读生500元的标准补助。', facts: [{ status: 'standard' }, { status: 'standard' }] },
    ],
  },
  {
    status: 'standard',
    about: 'A share or a ratio by which something is given out.',
    before: /(?:^|[,。;:、]|各校|学校|分别|统一|并)(?:严格)?按照?[^,。;\d]{0,16}的?$/,
    kinds: ['rate', 'ratio'],
    modes: ['done', 'plan', 'present'],
    examples: [
      {
        text: '按工资总额的1.5%安排培训经费，按1:12的师生比配备教师。',
        facts: [{ status: 'standard' }, { status: 'standard' }],
      },
    ],
  },
  {
    status: 'standard',
    about: 'How large a class may be.',
    before: /(?:班额|班级人数|每班|班容量)[^,。;\d]{0,8}(?:控制在|不超过|不得超过|不多于)$/,
    kinds: ['count'],
    modes: ['done', 'plan', 'present'],
    examples: [{ text: '小学班额控制在45人以内。', facts: [{ status: 'standard', bound: '<=' }] }],
  },
  {
    status: 'standard',
    about: 'At least so many for each.',
    before:
      /每(?:所|个|名)?(?:校|学校|班|园|中心校|乡镇?|村|人)[^,。;\d]{0,6}(?:不少于|不低于|至少|不超过)[^,。;\d]{0,4}$/,
    kinds: ['count', 'area', 'money', 'ratio'],
    modes: ['done', 'plan', 'present'],
    examples: [{ text: '配齐保安，每校不少于2名。', facts: [{ status: 'standard' }] }],
  },
]
