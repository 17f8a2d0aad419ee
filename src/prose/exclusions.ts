import type { AroundRule } from './rule.ts'

/** Numbers that are no figures: a rule that matches throws the number out. `before` ends, `after` begins at it. */
export const exclusions: AroundRule[] = [
  {
    about: 'Ordinals of meetings, bodies, schools and editions.',
    before: /第$/,
    examples: [{ text: '承办第12届运动会，第3次推进会在第四中学举行。', facts: [] }],
  },
  {
    about: 'Arithmetic in the name of a programme.',
    before: /[+＋]$/,
    examples: [{ text: '推行“2+2”培养模式。', facts: [] }],
  },
  { about: 'The first half of such a name.', after: /^ ?[+＋]/, examples: [{ text: '试行3+2分段培养。', facts: [] }] },
  {
    about: 'Numbers glued to Latin letters are codes.',
    before: /[A-Za-z_@#]$/,
    number: /^\d/,
    examples: [{ text: '接入G20机房和WS3台账系统。', facts: [] }],
  },
  {
    about: 'Types of school and courses of study.',
    after: /^年(?:一贯|制(?!定)|级|\s?月|期教育|义务教育法)/,
    examples: [{ text: '九年一贯制学校更名。', facts: [] }],
  },
  {
    about: 'Cohorts, anniversaries and school years.',
    after: /^(?:级(?:新生|学生|毕业)|周年|年级|届)/,
    examples: [{ text: '庆祝建校60周年。', facts: [] }],
  },
  {
    about: 'Ages are parameters of a measure, unless an average is stated.',
    before: /^(?:(?!平均年龄|年龄).)*$/,
    after: /^(?:[-—–~～至、,]\d{1,3})?(?:周岁|岁)/,
    examples: [{ text: '3-6岁幼儿入园率达到92%。', facts: [{ number: '92%' }] }],
  },
  {
    about: 'The names of five-year plans and of plans of several years.',
    after: /^(?:年|个)(?:行动|规划|计划|攻坚|倍增|提升)/,
    before: /(?:^|[^0-9])$/,
    number: /^[一二三四五六七八九十]+$/,
    examples: [{ text: '落实三年行动计划。', facts: [] }],
  },
  {
    about: 'Years before school as part of an indicator.',
    before: /(?:学前|幼儿|教育|前)$/,
    after: /^年(?:毛|净)?(?:入园|教育|入学)/,
    examples: [{ text: '学前三年毛入园率达到95%。', facts: [{ number: '95%' }] }],
  },
  {
    about: 'Score bands are parameters of the count that follows.',
    after: /^分(?:以上|及以上|段|以下)[^,。;]{0,8}[\dxX*]/,
    examples: [{ text: '600分以上18人。', facts: [{ number: '18' }] }],
  },
  {
    about: 'Always-on services.',
    after: /^小时(?:值|专人|监控|不间断|畅通|在岗|轮|开放|服务|全)/,
    examples: [{ text: '实行24小时值班。', facts: [] }],
  },
  {
    about: 'Versions, clauses, numbered papers, roads and floors.',
    after: /^(?:号|路|条例|条规定|版|世纪|线城|型|次元|维码|级响应|号楼|楼|\.\d+版|D|[A-LN-Za-ln-z])/,
    examples: [{ text: '依据第十二条、5号文件，开展3D打印和2.0版培训。', facts: [] }],
  },
  {
    about: 'Articles of a law.',
    before: /第[一二三四五六七八九十百\d]*$/,
    after: /^[条款章项编]/,
    examples: [{ text: '按照第三十七条办理。', facts: [] }],
  },
  {
    about: 'Campaigns and doctrines that are known by a number, also without quotation marks.',
    number: /^[一二两三四五六七八九十]+$/,
    after:
      /^(?:个(?:意识|自信|维护|确立|代表|面向|全面|服务|统筹|离不开|认同|百年|大局|伟大|合格|结合|转变|到位|不放过|一律|必须|坚持|带头|务必|革命|重大|文明|课堂|体系|清单)|项(?:规定|教育|纪律)|严三实|位一体|学一做|会一课)/,
    examples: [{ text: '增强四个意识，落实八项规定精神和三会一课制度。', facts: [] }],
  },
  {
    about: 'Party congresses and what is named after them.',
    before: /(?:^|[^0-9])$/,
    number: /^(?:十?[一二三四五六七八九十]|二十)$/,
    after:
      /^(?:大(?:[,。、和及以精报会召胜代]|$|的|提出|明确|上|后)|届[一二三四五六七八九]|次(?:党代会|全会|会议|代表|全国|常委))/,
    examples: [{ text: '学习党的十九大精神和二十届三中全会决定。', facts: [] }],
  },
  {
    about: 'Congresses by number, masked or not.',
    after: /^次(?:党代会|全会|党员代表|代表大会|全国代表|人代会)/,
    examples: [{ text: '贯彻市12次党代会部署。', facts: [] }],
  },
  {
    about: 'Parts of the day.',
    after: /^(?:点(?:建议|意见|要求|体会|希望|做法|半|钟)|时许)/,
    examples: [{ text: '提出3点要求。', facts: [] }],
  },
  {
    about: 'Grades of prizes and of standards.',
    after: /^(?:等奖|等功|类幼儿园|类标准|类高|类园|级标准|级甲等|级乙等|级医|星级)/,
    examples: [{ text: '荣获一等奖，被评为三级甲等和五星级学校。', facts: [] }],
  },
  {
    about: 'Batches of admission.',
    after: /^(?:本(?:[上及以线达录批和、]|率)|批(?:本|次(?:线|录|以上|及)|以上|、|录|专))/,
    examples: [{ text: '一本上线率提高，二批以上录取工作结束。', facts: [] }],
  },
  {
    about: 'Hot lines and telephone numbers.',
    before: /(?:电话|热线|手机|传真|邮编|QQ|群号)[:： ]?$/,
    examples: [{ text: '举报电话:85实名处理。', facts: [] }],
  },
  {
    about: 'Versions and clock times.',
    before: /[:]$/,
    number: /^\d\d$/,
    after: /^[:分]/,
    examples: [{ text: '时间:11:30:25。', facts: [] }],
  },
  {
    about: 'Numbers per head in a rule of proportion are its scale.',
    before: /每$/,
    number: /^(?:一|1|百|千|万)$/,
    examples: [{ text: '每一名学生都受到关爱。', facts: [] }],
  },
  {
    about: 'A sum that is left open.',
    before: /[数几若]$/,
    number: /^[十百千万]/,
    examples: [{ text: '几十名干部下沉一线。', facts: [] }],
  },
  {
    about: 'A measure word that opens another word measures nothing.',
    number: /^[^\d]/,
    after:
      /^(?:支(?:教(?![师研育])|[部援持付出行])|个(?:[人别性]|体(?!育))|名(?:校(?![长级外园医])|师(?![生范资])|[单誉列])|所(?:[属]|在(?![建校])|以(?![上下内]))|位[于居置]|处[理分罚置]|期(?:[间末待]|中(?![小学职青层心]))|节[约日]|场[地所]|台账|部署|本[科级专]|对[口于接照全学教各象外我]|级别|类[别型]|点[击评]|分[别类管校层之布批]|年[级均]|周[边年]|家(?:[长庭访电]|校(?!外)|教(?!育)|乡(?![村镇]))|起[草步点]|例[如会]|课[程堂后题改]|条件|项目[,。]|台阶|门[户口前]|讲[话座述]|地[区方处]|区域|校[园长]|园[区长]|国[家际内]|市[场区]|村[民级])/,
    examples: [{ text: '选派教师赴x支教，邀请x处理善后。', facts: [] }],
  },
  {
    about: 'Behind digits fewer of these words are met.',
    number: /^\d/,
    after:
      /^(?:年[级均]|本(?:科|专科)|周[边年]|期(?:[间末待]|中(?![小学职青层心]))|类(?:别|型)|课[程堂后题]|校[园长区]|园[区长]|国[家际内]|市[场区]|村[民级]|地[区方]|班[级子]|分[别类管校层])/,
    examples: [
      { text: '3年级和5年均值如下，2本科专业。', facts: [] },
      { text: '为46名师范生落实岗位。', facts: [{ value: 46, unit: '名' }] },
    ],
  },
  {
    about: 'The hour at which something begins.',
    before: /(?:上午|下午|中午|晚上?|早上?|凌晨|傍晚|定于|\d日)$/,
    after: /^(?:点|时)(?![前内])/,
    examples: [{ text: '会议下午3点召开。', facts: [] }],
  },
  {
    about: 'A hidden name of a place: xx区, x镇.',
    number: /^[xX×*○〇□●]+$/,
    after: /^(?:[县区镇乡村省市州国校园地]|大(?!项))/,
    examples: [{ text: '在xx镇和x县设立考点。', facts: [] }],
  },
  {
    about: 'The sizes of collections on pages that offer model papers.',
    after: /^(?:篇|条|题)(?:[)\]】模范]|$)|^篇[^,。;]{0,4}$/,
    before: /(?:[([【]|大全|精选|通用|范文|全文|精彩|优秀|合集|集锦|推荐)[^,。;]{0,4}$/,
    examples: [{ text: '学校工作计划【精选7篇】', facts: [] }],
  },
]

/**
 * Chinese numerals that count before an ordinary measure word: one of these must match, because most of them are a
 * manner of speaking (一个目标, 三种模式).
 */
export const admissions: AroundRule[] = [
  {
    about: 'One of something that was done, named or demanded, counted with a firm measure word.',
    number: /^一$/,
    before: /(?:各|了|新建|建成|新增|增设|配备|明确|落实|选派|办好|配齐|建设|共|有|设立|设|聘请)$/,
    after: /^[名所栋幢期座间处辆台户家]/,
    examples: [
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
    about: 'One that a clause begins with and that something happened to.',
    number: /^一$/,
    before: /(?:^|[,;。:])$/,
    after: /^[名所位家][^,。;]{2,12}(?:被|获|荣|考|入选|受|当选|晋)/,
    examples: [{ text: '一所学校被命名为文明校园。', facts: [{ number: '一', value: 1, unit: '所' }] }],
  },
  {
    about: 'Bodies and places that act together.',
    number: /^[二两三四五六七八九十]+$/,
    after: /^(?:部门|部委|地(?![区方处带级震])|步骤)/,
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
    after: /^次(?!性)/,
    examples: [
      { text: '每季度对食堂进行一次检查。', facts: [{ number: '一', unit: '次', kind: 'threshold', status: 'rule' }] },
    ],
  },
  {
    about: 'Two to ninety-nine before a measure word.',
    number: /^(?![一二]$)[一二两三四五六七八九十百千]/,
    after:
      /^(?:个|项|部分|大|次|件|场|名|位|人|所|家|户|栋|幢|座|间|处|台|辆|套|册|本|份|篇|期|节|堂|例|起|条|万|天|小时|分钟|元|亩|公里|米|倍|岁|吨|组|支|张)/,
    examples: [{ text: '重点抓好以下六项工作。', facts: [{ number: '六', unit: '项' }] }],
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
    about: 'Storeys of a building.',
    number: /^[二两三四五六七八九十]+$/,
    after: /^层(?:教学|综合|宿舍|公寓|楼|办公|框架|实验|科技|砖混)/,
    examples: [{ text: '建起一座五层宿舍楼。', facts: [{ number: '五', unit: '层' }] }],
  },
  {
    about: 'Years that have run or that are granted.',
    number: /^[一二两三四五六七八九十]+$/,
    before:
      /(?:连续|历时|为期|每|长达|实行|实施|推行|普及|坚持|满|经过|不少于|不低于|期限|期为?|限期|学制|周期|至少|延长|缩短|任期|服务期)$/,
    after: /^(?:年(?!来|间|前|级|制)|个月|个学期|学年|周|天)/,
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
    before: /(?:用|在|任职|任教|工作|服务|交流)$/,
    after: /^年(?:左右)?(?:的?时间|内|以上|之内)/,
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

/** Rules made ready: those that look only at what follows are one pattern, so that a number is tested once for all. */
export interface Prepared {
  following: RegExp
  others: AroundRule[]
}

export function prepared(rules: readonly AroundRule[]): Prepared {
  const following = rules.filter((rule) => rule.after && !rule.before && !rule.number)
  const source = following.map((rule) => rule.after?.source ?? '').join('|')
  return { following: new RegExp(source || '$^'), others: rules.filter((rule) => !following.includes(rule)) }
}

/** Whether any rule holds for a number with this text before it and this text after it. */
export function anyHolds({ following, others }: Prepared, before: string, number: string, after: string): boolean {
  if (following.test(after)) return true
  for (const rule of others) {
    if (rule.number && !rule.number.test(number)) continue
    if (rule.after && !rule.after.test(after)) continue
    if (!rule.before || rule.before.test(before)) return true
  }
  return false
}
