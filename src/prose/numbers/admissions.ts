import type { AroundRule } from '../grammar/rule.ts'

/**
 * Chinese numerals that count before an ordinary measure word: one of these must match, because most of them are a
 * manner of speaking (一个目标, 三种模式).
 */
export const admissions: AroundRule[] = [
  {
    about: 'One of something that was done, named or demanded, counted with a firm measure word.',
    number: /^一$/,
    before:
      /(?:其中|唯一|仅有?|只有?|另有|还有|每[校班园村乡镇县户人组]|每[个所]?(?:学校|年级|乡镇|班级|园所|支部)|了|[^一]建|建成|创建|成立|[创兴开]办|组建|增加|新增|增设|配备|明确|落实|选派|办好|配齐|建设|共|有|设立|设|聘请)$/,
    after: /^[名所栋幢期座间处辆台户家]|^个(?=教学班|班[,。;、])/,
    examples: [
      {
        text: '创建一所示范校，创办一所早教中心，增加一个班。',
        facts: [{ unit: '所' }, { unit: '所' }, { unit: '个班' }],
      },
      {
        text: '每校配备一名专职保安，新建一栋宿舍楼。',
        facts: [
          { number: '一', unit: '名' },
          { number: '一', unit: '栋' },
        ],
      },
      { text: '办好每一所学校，成为一所名校。', facts: [] },
    ],
  },
  {
    about: 'One behind its noun, at the end of a clause or before the next of a row: 教学楼一栋、食堂一座.',
    number: /^一$/,
    before: /[\u4e00-\u9fff”)](?<![每任何这那同另上下前后进第某哪统唯再又之以同等如不为是的])$/,
    after:
      /^(?:个|名|所|栋|幢|座|台|辆|套|间|处|份|本|册|次|场|期|篇|部|件|项|家|人|块|面|条|支)(?:[,。;、()]|和|及|与(?!会)|$)/,
    examples: [
      {
        text: '新建教学楼一栋、食堂一座，获一等奖一名。',
        facts: [
          { value: 1, unit: '栋' },
          { value: 1, unit: '座' },
          { value: 1, unit: '名' },
        ],
      },
      { text: '不让任何一个、每一名掉队，把质量作为重中之重的一条。', facts: [] },
    ],
  },
  {
    about: 'One event that was held.',
    number: /^一$/,
    before: /(?:了|举办|召开|组织|开展|进行|举行|承办|完成|增加|安排|至少)$/,
    after: /^(?:次(?!性|序)|场(?![地所])|期(?![间末])|届|轮(?!岗))/,
    examples: [{ text: '组织了一次全县统考，举办一场报告会。', facts: [{ unit: '次' }, { unit: '场' }] }],
  },
  {
    about: 'One prize.',
    number: /^一$/,
    before: /(?:获得?|荣获|夺得?|取得|摘得|收获|了)$/,
    after: /^[个枚项块座][^,。;]{0,8}(?:奖|金牌|银牌|铜牌|冠军|第[一二三四五六])/,
    examples: [{ text: '我县代表队获一枚金牌。', facts: [{ value: 1, unit: '枚' }] }],
  },
  {
    about: 'Doubled, and doubled again.',
    number: /^[一二两三]$/,
    before: /翻了?$/,
    after: /^番/,
    examples: [{ text: '五年间教育经费翻了一番。', facts: [{ value: 1, unit: '番', kind: 'change' }] }],
  },
  {
    about: 'One hour, one point, twice as much.',
    number: /^[一二两三四五六七八九十]{1,3}$/,
    after: /^(?:个?(?:小时|课时|学时|百分点)|倍(?![增受感加]))/,
    examples: [
      { text: '保证学生每天锻炼一小时。', facts: [{ value: 1, unit: '小时', kind: 'duration', status: 'rule' }] },
      { text: '升学率提高一个百分点，经费增长一倍。', facts: [{ unit: '个百分点' }, { unit: '倍', kind: 'change' }] },
    ],
  },
  {
    about: 'One in a row of counts: 两所高中、一所初中.',
    number: /^一$/,
    before:
      /[二两三四五六七八九十\d](?:所|名|个|项|家|栋|幢|座|位|篇|处|间|场|次|部|件|人|辆|台|条|支|节|块|枚|本)[^,。;]{1,14}[、,和及与]$/,
    after: /^(?:所|名|个|项|家|栋|幢|座|位|篇|处|间|场|次|部|件|人|辆|台|条|支|节|块|枚|本)/,
    examples: [
      {
        text: '两所高中、一所职校通过评估，获三个一等奖和一个二等奖。',
        facts: [{ value: 2 }, { value: 1, unit: '所' }, { value: 3 }, { value: 1, unit: '个' }],
      },
    ],
  },
  {
    about: 'One with which such a row begins.',
    number: /^一$/,
    after: /^(所|名|项|家|栋|幢|座|位|篇|处|间|场|次|部|件|人)[^,。;]{1,14}[、和及与][二两三四五六七八九十\d]{1,3}\1/,
    examples: [{ text: '涉及一所高中和四所初中。', facts: [{ value: 1 }, { value: 4 }] }],
  },
  {
    about: 'One of each.',
    number: /^一$/,
    before: /各[有设建配派选发获]?$/,
    after: /^[名所栋幢期座间处辆台户家个次份本套件场项篇块面支条部人]/,
    examples: [
      { text: '文理科教研员各一名，两校各建一个基地。', facts: [{ unit: '名' }, { value: 2 }, { unit: '个' }] },
    ],
  },
  {
    about: 'One that a clause begins with and that something happened to.',
    number: /^一$/,
    before: /(?:^|[,;。:])$/,
    after: /^[名所位家][^,。;]{2,12}(?:被|获|荣|考|入选|受|当选|晋)/,
    examples: [{ text: '一所学校被命名为文明校园。', facts: [{ number: '一', value: 1, unit: '所' }] }],
  },
  {
    about: 'Bodies and places that act together.',
    number: /^[二两三四五六七八九十]+$/,
    after: /^(?:部门|部委|地(?![区方处带级震])|步骤|步(?=走))/,
    examples: [
      {
        text: '八部门联合检查，与三地签约。',
        facts: [
          { number: '八', unit: '部门' },
          { number: '三', unit: '地' },
        ],
      },
    ],
  },
  {
    about: 'Once in every so long.',
    number: /^一$/,
    before: /(?:每|学期|学年|年|月|周|日|季度)[^,。;]{0,22}$/,
    after: /^(?:次(?!性)|期(?![间末])|场(?![地所])|轮(?!岗)|遍|届|堂|节(?![约日]))/,
    examples: [
      { text: '每季度对食堂进行一次检查。', facts: [{ number: '一', unit: '次', kind: 'threshold', status: 'rule' }] },
    ],
  },
  {
    about: 'Two and more before a measure word; a lone 百, 千 or 万 is a manner of speaking unless it is blurred.',
    number: /^(?!(?:[一二百千万]|千万)$)[一二两三四五六七八九十百千]/,
    after:
      /^(?:个|项|部分|大|次|件|场|名|位|人|所|家|户|栋|幢|座|间|处|台|辆|套|册|本|份|篇|期|节|堂|例|起|条|万|天|小时|分钟|元|亩|公里|米|倍|岁|吨|组|支|张|种|类|轮|批|门|幅|块|笔|宗|档|课|方面|盏|棵|株|头|只|匹|首|款|道|枚|床|口|盘|架|艘|卷|遍|对|平方米|公顷|万元|亿元|剂|针|片|学期|学年|课时|学时|集|尊|轮次|场次)/,
    examples: [
      { text: '重点抓好以下六项工作。', facts: [{ number: '六', unit: '项' }] },
      {
        text: '梳理民生实事四大类48项。',
        facts: [
          { value: 4, unit: '大类' },
          { value: 48, unit: '项' },
        ],
      },
      {
        text: '分两批选派教师，采取三种方式，举行七轮研讨，帮扶十二对师徒。',
        facts: [{ unit: '批' }, { unit: '种' }, { unit: '轮' }, { value: 12, unit: '对' }],
      },
      { text: '走进千家万户，开展百名校长谈治校、万名教师大家访活动。', facts: [] },
      { text: '听取近百名教师意见，上千人参加。', facts: [{ number: '近百', value: 100 }, { number: '上千' }] },
    ],
  },
  {
    about: 'A hundred, a thousand or ten thousand where it is nearly so many, or more.',
    number: /^[百千万]$/,
    before: /(?:近|约|超|逾|过|上|达|成|数|破)$/,
    after: /^(?:名|人|个|所|户|次|家|场|册|件|余|亩|元|台|辆|份|幅|篇)/,
    examples: [{ text: '参加者上千人。', facts: [{ number: '上千', value: 1000, approx: true, bound: '>=' }] }],
  },
  {
    about: 'Two schools, two places: 两 is always a count, other numerals where a clause or a row begins.',
    number: /^两$/,
    before: /[^“”]$|^$/,
    after: /^(?:校(?!区)|园(?!区)|县|市|镇(?!区)|乡|村|省|州|馆|院|国|旗)(?![级区])/,
    examples: [
      {
        text: '与两校结对，在两县试点。',
        facts: [
          { value: 2, unit: '校' },
          { value: 2, unit: '县' },
        ],
      },
    ],
  },
  {
    about: 'Places in a row: 四镇九村.',
    number: /^[二两三四五六七八九十]{1,3}$/,
    before: /(?:^|[,。;、:(全共对在及和与到辖有盖]|[二两三四五六七八九十\d][省市县区镇乡街校园])$/,
    after:
      /^(?:[省市县镇乡校园](?=[二两三四五六七八九十\d]{1,3}[区县镇乡村街社校园])|[村校园镇乡](?![级区长民庄镇])(?=[,。;、的教师学孩群共全]))/,
    examples: [
      {
        text: '惠及四镇九村的孩子。全县辖三乡二镇。',
        facts: [
          { value: 4, unit: '镇' },
          { value: 9, unit: '村' },
          { value: 3, unit: '乡' },
          { value: 2, unit: '镇' },
        ],
      },
    ],
  },
  {
    about: 'The last place of such a row, and a second place in a ranking.',
    number: /^[二两三四五六七八九十]{1,3}$/,
    before: /[二两三四五六七八九十\d][省市县区镇乡街]$|第[一二三四五六七八九\d][、和]$/,
    after: /^(?:[区县市乡镇村](?![级长民域])|[名位](?=[,。;、)]|$|好?成绩))/,
    examples: [
      {
        text: '在三县两区五所高中里，获全市第一、二名。',
        facts: [{}, { value: 2, unit: '区' }, {}, {}, { value: 2, kind: 'rank' }],
      },
    ],
  },
  {
    about: 'Levels of a network of management.',
    number: /^[二两三四五六]$/,
    after:
      /^级(?!标准|甲|乙|响应|心理)[^,。、;]{0,5}(?:网|管理|联|体系|梯|机制|主体|责任|培训|防|架构|教研|服务|平台|督|骨干)/,
    examples: [{ text: '健全县乡校三级联防联控机制。', facts: [{ number: '三', unit: '级', value: 3 }] }],
  },
  {
    about: 'Levels that have just been listed.',
    number: /^[二两三四五六]$/,
    before: /[县区市乡镇校村省州组班][、—-]?[县区市乡镇校村省州组班室]”?$/,
    after: /^级/,
    examples: [{ text: '培养乡校两级骨干。', facts: [{ number: '两', unit: '级' }] }],
  },
  {
    about: 'One building of so many storeys or so large.',
    number: /^一$/,
    after: /^[栋幢座](?:为|约|高)?[\d二三四五六七八九十]/,
    examples: [
      {
        text: '集中在一栋四层的教学楼内。',
        facts: [
          { value: 1, unit: '栋' },
          { value: 4, unit: '层' },
        ],
      },
    ],
  },
  {
    about: 'Storeys of a building.',
    number: /^[二两三四五六七八九十]+$/,
    after: /^层的?(?:教学|综合|宿舍|公寓|楼|办公|框架|实验|科技|砖混)/,
    examples: [{ text: '建起一座五层宿舍楼。', facts: [{ unit: '座' }, { number: '五', unit: '层' }] }],
  },
  {
    about: 'Years that have run or that are granted.',
    number: /^[一二两三四五六七八九十]+$/,
    before:
      /(?:连续|历时|为期|每|每批|长达|实行|实施|推行|普及|坚持|满|经过|不少于|不低于|期限|期为?|限期|学制|周期|至少|延长|缩短|任期|服务期|时间|达|时长|保修|质保|免费|连任|耗时|持续|提前|推迟|相隔|时隔|间隔|暂停|停招|跟岗|支教|脱产|挂职|学习|集中|最多|不超过|不得超过)$/,
    after: /^(?:年(?!来|间|前|级|制)|个月|个学期|学年|周(?![边岁年])|天)/,
    examples: [
      {
        text: '连续六年获得优秀，实行十二年免费教育。',
        facts: [{ number: '六', kind: 'duration' }, { number: '十二' }],
      },
    ],
  },
  {
    about: 'Years within which something is to be done.',
    number: /^[一二两三四五六七八九十]+$/,
    before: /(?:用|在|任职|任教|工作|服务|交流|签订|签署|了|试行)$/,
    after: /^年(?:左右)?(?:的?时间|内|以上|之内|期|的?(?:合作|协议|合同))/,
    examples: [{ text: '用三年时间消除大班额。', facts: [{ number: '三', unit: '年', kind: 'duration' }] }],
  },
  {
    about: 'A span between two lengths of time.',
    number: /^[一二两三四五六七八九十]+$/,
    after:
      /^[到至—-][一二两三四五六七八九十]+(?:年|个月|周|天|个学期)|^(?:年|个月|周|天|个学期)(?:左右)?(?:的)?(?:努力|时间|建设|奋斗|过渡|期限)/,
    examples: [
      {
        text: '经两到三年时间完成调整。',
        facts: [
          { value: 2, kind: 'duration' },
          { value: 3, unit: '年' },
        ],
      },
    ],
  },
  {
    about: 'One that takes the part of a leader or a pattern.',
    number: /^一$/,
    before: /(?:以|由)$/,
    after: /^[名所个位家][^,。;]{2,10}(?:为|牵头|领办|带)/,
    examples: [{ text: '以一所优质园为龙头。', facts: [{ value: 1, unit: '所' }] }],
  },
  {
    about: 'A time limit.',
    number: /^[一二两三四五六七八九十]+$/,
    after: /^(?:天|日|周|个?月|个?星期|个?工作日|个?小时|分钟|个?学期|年)(?:以内|之内|内|以上|左右)/,
    examples: [
      {
        text: '一周内报送整改结果，三日内到岗。',
        facts: [
          { value: 1, unit: '周', bound: '<=' },
          { value: 3, unit: '日' },
        ],
      },
    ],
  },
  {
    about: 'At least one.',
    number: /^一$/,
    before: /(?:至少|不少于|不低于|最少|不得少于)[^,。;]{0,4}$/,
    after: /^[名所个次项节课场篇件位人间台]/,
    examples: [{ text: '每校至少建成一个科技社团。', facts: [{ value: 1, unit: '个' }] }],
  },
  {
    about: 'Years that are spelled out in brackets.',
    number: /^[二两三四五六七八九十]$/,
    after: /^年[(]\d{4}/,
    examples: [{ text: '编制完成五年（2021—2025年）规划。', facts: [{ number: '五', kind: 'duration' }] }],
  },
  {
    about: 'Between so many and so many.',
    number: /^[一二两三四五六七八九十]{1,3}$/,
    after: /^[到至—-][二三四五六七八九十]{1,3}(?:名|人|位|个(?!五)|所|次|项|篇|件|场|节|门|家|间|台)/,
    examples: [
      {
        text: '每校选派一至三名教师。',
        facts: [
          { value: 1, bound: '>=' },
          { value: 3, bound: '<=' },
        ],
      },
    ],
  },
  {
    about: 'Schools that were built or moved: 三园新建、一校迁建.',
    number: /^[一二两三四五六七八九十]{1,2}$/,
    after: /^[校园](?:新建|改扩?建|扩建|迁建|移址|搬迁|升级|改造|竣工|开工|投用)/,
    examples: [
      {
        text: '完成三园新建、一园改建任务。',
        facts: [
          { value: 3, unit: '园' },
          { value: 1, unit: '园' },
        ],
      },
    ],
  },
  {
    about: 'Years of schooling that are made common or cost nothing.',
    number: /^[一二三五九十]{1,3}$/,
    after: /^年(?:免费|基础)?(?:义务)?教育/,
    before: /(?:普及|实[行施]|推[行进]|坚持|全面)$/,
    examples: [
      { text: '基本普及十五年教育，普及九年义务教育成果得到巩固。', facts: [{ value: 15, kind: 'duration' }] },
      { text: '全面推进十五年免费教育。', facts: [{ value: 15, kind: 'duration' }] },
    ],
  },
  {
    about: 'A Chinese numeral that is blurred is a figure: 十余, 三百多.',
    number: /[余多]$/,
    examples: [{ text: '走访了二十余个村。', facts: [{ number: '二十余', approx: true }] }],
  },
  {
    about: 'Shares spelled out.',
    number: /^百分之|分之|成$/,
    examples: [
      { text: '合格率为百分之九十五，三分之二的学校达标。', facts: [{ value: 95, unit: '%' }, { kind: 'ratio' }] },
    ],
  },
]
