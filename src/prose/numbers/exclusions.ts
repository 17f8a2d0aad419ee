import type { AroundRule } from '../grammar/rule.ts'

/** Numbers that are no figures: a rule that matches throws the number out. `before` ends, `after` begins at it. */
export const exclusions: AroundRule[] = [
  {
    about: 'Ordinals of meetings, bodies, schools and editions.',
    before: /第$/,
    examples: [{ text: '承办第12届运动会，第3次推进会在第四中学举行。', facts: [] }],
  },
  {
    about: 'Lists of ten that are chosen every year, and the day on which a reporter was told.',
    before: /(?:全[国省市县区]|首届|年度)[^,。;]{0,4}$|记者$/,
    after: /^大(?!提|力|量)|^日(?=从|在|获悉)/,
    number: /^(?:十|\d{1,2})$/,
    examples: [
      { text: '获评全国十大青年名师。', facts: [] },
      { text: '记者26日从县教育局获悉，新建幼儿园3所。', facts: [{ value: 3 }] },
    ],
  },
  {
    about: 'The groups of a village are told apart by numbers.',
    before: /村$/,
    after: /^组/,
    number: /^[一二三四五六七八九十]{1,2}$/,
    examples: [{ text: '北山小学位于北山镇东河村六组，占地20亩。', facts: [{ unit: '亩' }] }],
  },
  {
    about: 'Arithmetic in the name of a programme.',
    before: /[+＋]$/,
    examples: [{ text: '推行“2+2”培养模式。', facts: [] }],
  },
  { about: 'The first half of such a name.', after: /^ ?[+＋]/, examples: [{ text: '试行3+2分段培养。', facts: [] }] },
  {
    about: 'Numbers glued to Latin letters are codes.',
    before: /(?<!、[xX]{2,4})(?<=[A-Za-z_@#])$/,
    number: /^\d/,
    examples: [
      { text: '接入G20机房和WS3台账系统。', facts: [] },
      { text: 'xx、xx、xx3所幼儿园完工。', facts: [{ value: 3, unit: '所' }] },
    ],
  },
  {
    about: 'Types of school and courses of study.',
    after: /^人制|^年(?:代|一贯|制(?!定)|级|\s?月|期教育|义务教育法)/,
    examples: [{ text: '九年一贯制学校更名。', facts: [] }],
  },
  {
    about: 'Grades from one to another.',
    after: /^[-—–~～至到][一二三四五六七八九\d]年级/,
    examples: [{ text: '小学三至六年级每周4节，1-3年级不留书面作业。', facts: [{ value: 4 }] }],
  },
  {
    about: 'Cohorts, anniversaries and school years.',
    after: /^(?:级(?:新生|学生|毕业)|周年|年级|届)/,
    examples: [{ text: '庆祝建校60周年。', facts: [] }],
  },
  {
    about: 'Ages are parameters of a measure, unless an average is stated.',
    before: /^(?:(?!平均年龄|年龄(?!在)).)*$/,
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
    before: /(?:学前|幼儿|教育|前|初中|高中|小学|[^每满过了用第](?<!普及|实[行施]|推[行进])|^)$/,
    after:
      /^年(?:适龄)?(?:幼儿|儿童)?的?[(]?(?:毛|净)?[)]?(?:入园|入学|巩固|保留|完成率|教育毛|教育入)|^年(?:学前)?教育(?=[^免])/,
    examples: [
      { text: '学前三年毛入园率达到95%。', facts: [{ number: '95%' }] },
      { text: '初中三年巩固率98%，9年义务教育巩固率97%。', facts: [{ number: '98%' }, { number: '97%' }] },
    ],
  },
  {
    about: 'Bands are parameters of the count that follows: 600分以上18人, 50岁以上教师占41%.',
    before: /(?<!达到?|至|到|保持在?|控制在|提高|增加|下降|完成|突破|[^一]共)$/,
    after:
      /^(?:分|人|岁|周岁|年|万元|元|个班|班|平方米|张|户|亩|公里)(?:及?以[上下]|段|之间)的?(?:[^,。;\d]{0,9}(?:[\dxX*]|占)|,[^,。;\d]{0,6}(?:有|共|达|占|上线)[\dxX*])/,
    examples: [
      { text: '600分以上18人，城区有56人以上大班额27个。', facts: [{ number: '18' }, { number: '27' }] },
      { text: '670分以上，我校有7人。', facts: [{ value: 7 }] },
      { text: '50岁以上教师占41%，收入50万元以上的村23个。', facts: [{ number: '41%' }, { number: '23' }] },
      { text: '完成培训300人以上，组织活动4次。', facts: [{ value: 300, bound: '>=' }, { value: 4 }] },
    ],
  },
  {
    about: 'So too where it is said with more than or less than: 超过66人的班级占3%, 66人以上超大班额.',
    after:
      /^(?:(?:分|人|名|岁|年|万元|元|M|兆|平方米|公里)的[^,。;\d]{1,9}(?:[\dxX*]|占|达)|[人M](?:及?以上)的?(?:中小学|学校|班级))/,
    before: /(?:超过|高于|不足|低于|不到|少于|多于|带宽|消除|化解|解决|[,。;:、](?:其中)?)$|^$/,
    examples: [
      { text: '超过66人的班级占3%，接入带宽10M以上的学校比例为70%。', facts: [{ value: 3 }, { value: 70 }] },
      { text: '全部消除66人以上超大班额。', facts: [] },
    ],
  },
  {
    about: 'The size from which a class is too large.',
    after: /^[人名](?:及?以上)?的?超?大班/,
    examples: [{ text: '投入2亿元用于消除城镇56人以上大班额。', facts: [{ value: 2e8 }] }],
  },
  {
    about: 'A time that has run until today is the period of the figures beside it: 近三年, 5年来, 十年间.',
    number: /^(?:\d{1,2}|[一二两三四五六七八九十]{1,3})$/,
    before: /(?:^|[,。;:、(]|在|最|对|看)近$/,
    after: /^个?(?:年|月|学年|学期)(?!的?(?:时间|努力|建设|奋斗))/,
    examples: [{ text: '近3年，全县招聘教师460名，近五年累计投入3亿元。', facts: [{ value: 460 }, { value: 3e8 }] }],
  },
  {
    about: 'So too with 来 or 间 behind it.',
    number: /^(?:\d{1,2}|[一二两三四五六七八九十]{1,3})[多余]?$/,
    after: /^年(?:多|余)?(?:以?来|间)/,
    examples: [{ text: '5年来，新建学校12所，三年间学生增加900人。', facts: [{ value: 12 }, { value: 900 }] }],
  },
  {
    about: 'Year by year: 一年一度, 一年一聘.',
    number: /^一$/,
    after: /^年[一又]/,
    examples: [{ text: '一年一度的评选，一年又一年。', facts: [] }],
  },
  {
    about: 'The nine years of compulsory schooling are its name.',
    number: /^[九9]$/,
    after: /^年制?义务制?教育(?!免)/,
    examples: [{ text: '普及九年义务教育成果得到巩固。', facts: [] }],
  },
  {
    about: 'So many years ago: what is compared with.',
    before: /(?:比|较|与|和|是|为|从|距今|早在)$/,
    after: /^年(?:之|以)?前/,
    examples: [{ text: '学位是5年前的2.3倍。', facts: [{ value: 2.3 }] }],
  },
  {
    about: 'The number of pages.',
    before: /共 ?$/,
    after: /^ ?页/,
    examples: [{ text: '第1页/共12页', facts: [] }],
  },
  {
    about: 'Always-on services.',
    after: /^小时(?:值|专人|监控|不间断|畅通|在岗|轮|开放|服务|全|响应|在线|带班|待命|巡)/,
    examples: [{ text: '实行24小时值班。', facts: [] }],
  },
  {
    about: 'Versions, clauses, numbered papers, roads and floors.',
    after:
      /^(?:号|路|条例|条规定|版|世纪|线城|型|次元|维码|级响应|号楼|楼|\.\d+版|D|(?!(?:kg|km|cm|KW|kW|GB|TB|GHz)(?![A-Za-z]))[A-LN-Za-ln-z])/,
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
      /^(?:个(?:意识|自信|维护|确立|代表|面向|全面|服务|统筹|离不开|认同|百年|大局|伟大|合格|结合|转变|到位|不放过|一律|必须|坚持|带头|务必|革命|重大|文明|课堂|体系|清单|一(?!等|类|级|流)|统一|严禁|不准|不能|绝不|确保|相信|走在前)|项(?:规定|教育|纪律|督导|补贴)|大(?:班子|杰出|感动|新闻|最美|年度|发展理念|名[师著校]|好|球)|严三实|位一体|轮驱动|翼齐飞|驾马车|条腿走路|手抓|个轮子|学一做|会一课)/,
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
    about: 'What was counted before, or is known by its number.',
    before: /(?:^|[^像到如由因在从])这$|[这那]$/,
    after: /^[个项所名位条种类件次家方]/,
    examples: [{ text: '评估7项指标，并公布这7项指标的差异。', facts: [{ value: 7 }] }],
  },
  {
    about: 'One team under several names.',
    number: /^[一二两三四五六\d]$/,
    after: /^(?:套(?:班子|人马|机构)|块牌子)/,
    examples: [{ text: '实行一套班子三块牌子的体制。', facts: [] }],
  },
  {
    about: 'Roads by number, and places that are as large as a norm is for.',
    after: /^(?:[省国县乡]道|人口以上)/,
    examples: [{ text: '201省道穿境而过，30万人口以上的县均设特教学校。', facts: [] }],
  },
  {
    about: 'A new round of something.',
    before: /新$/,
    number: /^一$/,
    after: /^轮/,
    examples: [{ text: '实施新一轮布局调整。', facts: [] }],
  },
  {
    about: 'The mark from which those are counted of whom a part is told.',
    after:
      /^分(?:及?以[上下])(?:人数|考生|学生)(?:总数)?的(?:[\dxX*]|[一二三四五六七八九十]{1,3}分之|百分之|[一二三四五六七八九]成)/,
    examples: [{ text: '占全市600分以上人数的五分之三。', facts: [{ kind: 'ratio' }] }],
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
    number: /^[一二三四1234]$/,
    after: /^(?:本(?:[上及以线达录批和、]|率)|批(?:本|[A-D]?线|次(?:线|录|以上|及)|以上|录|专)|(?<=[一二三])批、)/,
    examples: [
      { text: '一本上线率提高，二批以上录取工作结束。', facts: [] },
      { text: '人均借阅量分别为28本、34本。', facts: [{ value: 28 }, { value: 34 }] },
    ],
  },
  {
    about: 'Hot lines and telephone numbers.',
    before: /(?:电话|热线|手机|传真|邮编|QQ|群号)[:： ]?$/,
    after: /^(?![起个次件条部台批])/,
    examples: [
      { text: '举报电话:85实名处理。', facts: [] },
      { text: '受理来信52起、来电和电话37起。', facts: [{ value: 52 }, { value: 37, unit: '起' }] },
    ],
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
    number: /^(?:一|1|10{2,5}|百|千|[一十1百]{0,2}万|\d(?:\.\d)?万)$/,
    examples: [
      { text: '每一名学生都受到关爱。', facts: [] },
      {
        text: '每千人口床位数5.6张，每100名学生拥有计算机12台，每1.5万人口拥有3所公办园。',
        facts: [{ value: 5.6 }, { value: 12 }, { value: 3 }],
      },
    ],
  },
  {
    about: 'A sum that is left open.',
    before: /[数几若]$/,
    number: /^[十百千万]/,
    examples: [{ text: '几十名干部下沉一线。', facts: [] }],
  },
  {
    about: 'So many hours times so many days: always.',
    before: /\d[×*xX·]$/,
    number: /^\d/,
    examples: [{ text: '提供7×24小时服务。', facts: [] }],
  },
  {
    about: 'Minutes of a clock time.',
    before: /\d(?:时|点|:)$/,
    number: /^\d\d$/,
    after: /^分(?!钟)/,
    examples: [{ text: '会议9时30分开始。', facts: [] }],
  },
  {
    about: 'A point of the clock, unless it is a limit; points of a speech are not counted.',
    number: /^\d/,
    after: /^点(?!前|之前|以前|内)/,
    examples: [{ text: '每天8点到校，讲3点意见。', facts: [] }],
  },
  {
    about: 'Classes and cohorts by number: 八年级3班, 2020级.',
    before: /(?:年级|[)]|高[一二三]|初[一二三]|级)$/,
    after: /^班(?![次车])/,
    examples: [{ text: '听取高一3班的公开课。', facts: [] }],
  },
  {
    about: 'A year as the name of a cohort.',
    number: /^(?:19|20)\d\d$/,
    after: /^[级届]/,
    examples: [{ text: '2020级和2018届毕业生返校。', facts: [] }],
  },
  {
    about: 'The hour at which something begins.',
    before: /(?:上午|下午|中午|晚上?|早上?|凌晨|傍晚|定于|\d日)$/,
    after: /^(?:点|时)(?![前内])/,
    examples: [{ text: '会议下午3点召开。', facts: [] }],
  },
  {
    about: 'The hidden name of a year or of a department: X年, xx部门.',
    number: /^[xX×*○〇□●]+$/,
    before: /(?:^|[,。;:、(》]|在|于|到|至|自|从|与|以来)$/,
    after: /^(?:年(?![内前左以多]|时间)|部门|部委)/,
    examples: [{ text: 'X年，全市教育大会召开，X部门联合发文。', facts: [] }],
  },
  {
    about: 'A slogan that counts on from one: 一个提高、两个优化、三个增强.',
    number: /^[二两三]$/,
    before: /一个[\u4e00-\u9fff]{2,4}[、,;](?:[二两]个[\u4e00-\u9fff]{2,4}[、,;])?$/,
    after: /^个[\u4e00-\u9fff]{2,4}(?:[、,。;的一]|$)/,
    examples: [{ text: '实现了一个提高、两个优化、三个增强。', facts: [] }],
  },
  {
    about: 'Phases of a building site.',
    number: /^[一二三四五]$/,
    after: /^期(?:工程|项目|建设|改造|扩建|主体|\d|[,、。)])/,
    before: /(?<![举办了培训班共各开])$/,
    examples: [{ text: '完成北校区一期2栋教学楼，二期工程开工。', facts: [{ value: 2 }] }],
  },
  {
    about: 'Not one: everybody.',
    number: /^一$/,
    before: /(?:不漏|不落下?|不少|不让|不丢|不缺|无|没有|未有|不留|杜绝)$/,
    examples: [{ text: '做到应助尽助、不漏一人，没有一名学生失学。', facts: [] }],
  },
  {
    about: 'The title of a list that follows: 两个优化:一是…',
    number: /^[二两三四五六七八九十]$/,
    after: /^个[\u4e00-\u9fff]{2,4}:(?:一|1)/,
    examples: [{ text: '取得两个突破：一是队伍有新面貌，二是质量有新提高。', facts: [] }],
  },
  {
    about: 'A hidden name of a place: xx区, x镇.',
    number: /^[xX×*○〇□●]+$/,
    before: /(?<!辖|[共辖含]有|包括|[辖有共][xX*×]{1,3}[镇乡个街道、和]{1,3})$/,
    after: /^(?:[县区镇乡村省市州国校园地]|大(?!项)|社区|街道)/,
    examples: [{ text: '在xx镇、xx社区和x县设立考点。', facts: [] }],
  },
  {
    about: 'Places that are named with a numeral: 三门县, 五台山, 九里街.',
    number: /^[一二两三四五六七八九十百千万]$/,
    after: /^[台家门道口座元间盘里面块条水都河江湖沟屯岭坝塘][县区市镇乡州旗街路山河江湖桥庄沟店集坝渠]/,
    examples: [{ text: '三门县、五台山、九台区、三家镇派人参加。', facts: [] }],
  },
  {
    about: 'The sizes of collections on pages that offer model papers.',
    after: /^(?:篇|条|题)(?:[)\]】模范]|$)|^篇[^,。;]{0,4}$/,
    before: /(?:[([【]|大全|精选|通用|范文|全文|精彩|优秀|合集|集锦|推荐)[^,。;]{0,4}$/,
    examples: [{ text: '学校工作计划【精选7篇】', facts: [] }],
  },
]
