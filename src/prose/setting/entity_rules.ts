import { alsoDoing, doing } from '../measures/heads.ts'
import type { Rule } from '../grammar/rule.ts'
import { Screen } from '../patterns/sieves.ts'

/** Where the one spoken of is found. */
export interface EntityRule extends Rule {
  /** `sentence`: at the start of a sentence, and then for all of it; `clause`: at the start of the figure's clause. */
  place: 'sentence' | 'clause' | 'row' | 'object'
  pattern: RegExp
  /** Whether those named are a kind of people or schools, which is otherwise no name. */
  duty?: true
}

const bodies =
  '学校|中学|小学|幼儿园|学院|大学|中专|职中|职高|附中|高中|教育局|教体局|教育体育局|教育系统|残联|残协|扶贫办|分局|教研室|教研员|督导室|督导团|委员会|教育工委|中心校|中心|协会|联合会|园区|集团|县委|区委|市委|党组'
const acts =
  '(?=正取|连续|包揽|被|于|获|制定|印发|投入|完成|荣|招|录取|最高|一本|二本|本科|高考|上线|新增|新建|组织|开展|举办|选派|选送|聘请|抽调|争取|进行|主要领导|领导班子|召开|承办|成立|成功|共|每年|在\\d|名列|位居|毕业|参加|接收|积极|认真|先后|将召开|将举办|将组织|与|对)'

/** Words that begin a clause without a subject; what follows them is an object. */
const notNames =
  '我|但|前(?=建成|完成|新建|开工)|即|占|造|已|争创|创建|创成|升入|今|有(?!色|条件)|完成|共|现|新|建|检查|组织|加强|推进|开展|实施|举办|争取|为|对|将|把|按|根据|依托|通过|以|各|所有|部分|指导|引导|鼓励|支持|协助|投入|使|让|由|选|确定|聘请|与|每|经|其'

/** Verbs that an object follows, so that what stands behind them is no subject. */
const verbs = `${doing}|提出|努力|实现|力争|力求|预计|推荐|上报|促进|促使|安排|发挥|充分|全面|继续|进一步|规范|提升|提高|优化|扩大|确保|严格|督促|要求|动员|大力|着力|切实|不断|启用|整合|撤|合并|利用|方便|丰富|保障|满足|引领|带动|服务|做好|抓好|打造|深化|健全|完善|开放|改善|改进|关注|关爱|涵盖|辐射|交流|进入|分配|聘|派|配|到|从|至|统筹|基本|消除|扫除|普及|规定|另有|还有|一批|多所|首批`

/** Words that tell kinds of school apart and name none. */
const kindsOfSchool =
  '公益性?|特教|特殊教育|中职|高职|标准化?|简易|[一二三四五]级|[一二三四五]星级|各类|九年|义务|农村|县城|集镇|城区|城镇|城乡|乡镇|村级|村|民办|公办|普惠性?|普通|义务教育|寄宿制|薄弱|示范性?|优质|标准化|特色|中心|职业|完全|九年一贯制|十二年一贯制|幼儿|高级|初级|山区|边远|中等|重点|新建|改建|定点|试点|受援|帮扶|中|小学|中小|初|高|自治区级?|省级|市级|县级|区级|国家级|直属|属|辖区|其他|其它|两|三|几|多|该|本|外|兄弟'

/** A kind of school that a sentence begins with is none of them by its name. */
export const noKind = `(?!(?:${kindsOfSchool})+(?:小学|中学|学校|幼儿园|高中|职高|职中|中专|中心校|完小|教学点))`

/** What no name holds: words of grammar, numbers of things, kinds of people and stages. */
const noName =
  /^(?:位[居列于]|名列|排名|排在|夺得|居全)|获|^(?:小学|中学|幼儿园|学院|大学|高中|中专|职高|职中|附中)$|^(?:美丽|花园|平安|文明|绿色|健康|智慧|书香|数字|温馨|和谐|人文|无烟|节约型?|[金银铜]牌)(?:校园|学校|幼儿园|小学|中学)|^含|^中央|省市$|^近?[一二三四五六七八九十两\d]+年|^[一二三四五六七八九十两几]+个?[镇乡县]|[距给每]|[新改扩]建的|关于|年级|班额|规定|另有|示范区|^(?:城市|县镇|城镇|乡镇|县市|市县|城区|镇区)$|[了对在把被将为从向等使让我]|[一二三四五六七八九十两几多\dxX*]所|预计|计划|阶段|所有|加大|加快|招生|教师(?!进修|培训|发展)|学生|儿童|幼儿(?!园)|建设|工程|项目|管理|质量|入学|毕业|专任|周边|各|高出|低于|平均|水平|全[市县区省国州旗镇乡]|^(?:全|本|该|我|其|个|所|外|新|名|校)/

/** Verbs and words of state that a subject stands before. */
const predicates = `(?=${doing}|${alsoDoing}|共|现(?![代行实场])|有|拥有|率先|已|累计|先后|被|获|荣|投入|占地|招生|在校|在园|毕业|中考|高考|一本|二本|本科|上线|最高|平均|会同|联合|牵头|吸纳|覆盖|开展|组织|排查|下发|与\\d)`

export const entityRules: EntityRule[] = [
  {
    place: 'clause',
    about: 'A school or place that stands right at the beginning of the figure’s clause.',
    pattern: new RegExp(
      `^([一二三四五六七八九十]中|(?:[\u4e00-\u9fff]{1,10}?|[xX*]{2,4})(?:第[一二三四五六七八九十]+中学|[一二三四五六七八九十]中|附中))(?:${acts}|${predicates})`,
    ),
    examples: [
      {
        text: '全市高考成绩提升，一中最高分655，四中一本上线率30.5%。',
        facts: [{ entity: '一中' }, { entity: '四中' }],
      },
    ],
  },
  {
    place: 'sentence',
    about: 'A school that is known by its number.',
    pattern: /^([\u4e00-\u9fff]{1,6}\d{1,3}中)(?![小学职])/,
    examples: [{ text: '高考中，铁12中本科上线率居全市第二。', facts: [{ value: 2, entity: '铁12中' }] }],
  },
  {
    place: 'sentence',
    about: 'A school that is known by its number in its place, and does something.',
    pattern:
      /^((?!全|我|各)(?:[\u4e00-\u9fff]{1,4}|[xX*]{2,4})第?[一二三四五六七八九十]{1,2}(?:中(?:学(?!生))?|幼(?!儿)|小(?!学)))(?=包揽|再|取得|继续|获|荣|共|参加|参考|有|成功|现|已|完成|新[增建]|投入|占地|以|与|和|迁建|[改扩]+建|建设|改造|项目|工程|教学楼|综合楼|实验楼|宿舍|食堂|校区|高考|中考|本科|重本|一本|二本|上线)/,
    examples: [
      {
        text: '全市高考创佳绩。北山一中包揽文理科前两名，600分以上共25人，录取率达到98%。',
        facts: [{ entity: '北山一中' }, { entity: '北山一中' }, { entity: '北山一中' }],
      },
      {
        text: '全县建园3所。县五幼占地6120平方米，投资980万元。',
        facts: [{ entity: '全县' }, { entity: '县五幼' }, { entity: '县五幼' }],
      },
      { text: '全县教师超编，但小学音乐教师缺60名。', facts: [{ entity: '全县' }] },
    ],
  },
  {
    place: 'sentence',
    about: 'A school by its name.',
    pattern: new RegExp(
      `^((?!全|我|各|${notNames}|${verbs})${noKind}(?:[\u4e00-\u9fff]{2,3}[县市区])?[\u4e00-\u9fffxX]{1,6}?(?:实验小学|中心小学|中心校|完小|小学|中学|幼儿园|实验学校|学校|附小|附中|职高|职教中心|职中|中专|特校|学院))(?![生教任等阶段的、和及与或班毕\\d]|[招在][生校]|学位)(?=[\u4e00-\u9fff“(]{2})`,
    ),
    examples: [
      { text: '城关镇第二小学扩建工程完成投资620万元。', facts: [{ entity: '城关镇第二小学' }] },
      { text: '农村小学新增教师20名。', facts: [{ entity: '' }] },
      { text: '全市已建立中小学名师工作室12个。', facts: [{ entity: '全市' }] },
    ],
  },
  {
    place: 'sentence',
    about: 'A body that a sentence begins with and that acts in it.',
    pattern: new RegExp(`^((?!全[市县区省]|${notNames}|${verbs})${noKind}[\u4e00-\u9fff]{0,12}?(?:${bodies}))${acts}`),
    examples: [
      {
        text: '县特殊教育学校获得专项资金300万元，招收学生42名。',
        facts: [{ entity: '县特殊教育学校' }, { entity: '县特殊教育学校' }],
      },
      {
        text: '在全县20个单位的测评中，教育局名列第二。',
        facts: [{ value: 20 }, { value: 2, entity: '教育局' }],
      },
    ],
  },
  {
    place: 'sentence',
    about: 'A district, county or town that does something of its own.',
    pattern: new RegExp(
      `^(?:其中)?((?!争创|创建|创成|建成)(?![全我本各该](?:市|县|区|乡|镇))(?:[\u4e00-\u9fff]{1,4}|[xX*]{1,3})(?:自治县|[市县旗镇乡]|街道|(?<!(?:^|[市县主老])[城]|[校园社地辖片学山景小郊库牧灾市一-十各])区))(?![教委政直级域属内外长人])(?:${predicates}|(?=\\d|[xX*]{1,4}|总(?:面积|人口)|国土|幅员|地处|位于|辖))`,
    ),
    examples: [
      {
        text: '东河县新建幼儿园4所，总投资6800万元；南浦区排查机构58家。',
        facts: [{ entity: '东河县' }, { entity: '东河县' }, { entity: '南浦区' }],
      },
      { text: '全镇经济繁荣。xx镇现有小学6所。', facts: [{ entity: 'xx镇' }] },
      { text: '全市教育繁荣。X县总面积2070平方公里。', facts: [{ entity: 'X县' }] },
      { text: '全市各县区选派支教教师140名，城区新增学位800个。', facts: [{ entity: '全市' }, { entity: '全市' }] },
    ],
  },
  {
    place: 'sentence',
    about: 'A body or a group of schools before any verb of doing.',
    pattern: new RegExp(
      `^((?!全[市县区省]|${notNames}|${verbs})${noKind}[\u4e00-\u9fff]{1,10}?(?:教育局|教体局|教研室|督导室|职教中心|进修学校|进修学院|教育集团|医院|卫生院|疾控中心|职业学院|技术学校|技工学校|特教学校|实验学校|高级中学|第[一二三四五六七八九十]+(?:小学|幼儿园|中学)))${predicates}`,
    ),
    examples: [
      {
        text: '县第二幼儿园新增保育员6名，县职教中心开设专业14个。',
        facts: [{ entity: '县第二幼儿园' }, { entity: '县职教中心' }],
      },
    ],
  },
  {
    place: 'sentence',
    about: 'Those on whom a duty lies.',
    duty: true,
    pattern:
      /^(各?学校|各校|各?中小学校?|各?幼儿园|各中心校|中小学教师|教师|班主任|校长|学生|培训机构|校外培训机构)(?=每(?!所|校|个|名|位)|应|须|必须|不得|要|开学)|^(各学校|各校)(?=共(?!有)|累计)/,
    examples: [
      { text: '学校每学期对学籍进行2次核查，5天内上报结果。', facts: [{ entity: '学校' }, { entity: '学校' }] },
      { text: '全市校园平安。各学校共排查隐患163处。', facts: [{ entity: '各学校' }] },
    ],
  },
  {
    place: 'clause',
    about: 'A county, town or village that stands before its figure.',
    pattern: /^(?:正?在|为|对|给|向|其中)*((?![全我本各])[\u4e00-\u9fff]{2,7}(?:[市县]|[镇乡]))(?=[\dxX*]|有|共)/,
    examples: [
      { text: '暴雨期间，北山镇12所学校停课。', facts: [{ entity: '北山镇' }] },
      { text: '正在为北山镇7所小学申请设备。', facts: [{ entity: '北山镇' }] },
    ],
  },
  {
    place: 'clause',
    about: 'A school that stands before a number of its people.',
    pattern: new RegExp(
      `^(${noKind}(?!全|我|各|其|${notNames}|${verbs})[\u4e00-\u9fffxX*]{2,10}?(?:小学|中学|幼儿园|学院|职高|职中|[一二三四五六七八九十]中))(?=(?:\\d+|[xX*]+|[一二两三四五六七八九十]+)[余多]?(?:[名位]|人))`,
    ),
    examples: [{ text: '全县高考创佳绩。北山中学3名学生进入全市前十名。', facts: [{ entity: '北山中学' }, {}] }],
  },
  {
    place: 'row',
    about: 'Places and schools that have a number each.',
    pattern:
      /[、,:(](?:其中)?((?!其[中他它]|[全本该各](?:市|县|区)|[城市郊山库社校园景辖镇地学片]区$)[\u4e00-\u9fff]{1,4}[市县区镇乡]|[\u4e00-\u9fff]{0,4}(?:实验(?:小学|中学|学校)|第?[一二三四五六七八九十]+(?:中|小|小学|中学)))$/,
    examples: [
      {
        text: '新增学位7210个，其中东河区3505个、南浦县3705个。',
        facts: [{ value: 7210 }, { entity: '东河区' }, { entity: '南浦县' }],
      },
      {
        text: '全县招收13个班（其中：实验小学6个班，北山一小7个班）。',
        facts: [{ entity: '全县' }, { entity: '实验小学' }, { entity: '北山一小' }],
      },
    ],
  },
  {
    place: 'sentence',
    about: 'A school or a park that is named alone before all that is said of it.',
    pattern: new RegExp(
      `^((?!全|我|各|其|${notNames}|${verbs})(?!(?:${kindsOfSchool})+(?:小学|中学|学校|幼儿园|高中|校区))[\u4e00-\u9fffxX*]{2,12}?(?:小学|中学|学校|幼儿园|园区|职教中心))(?=[,:]$)`,
    ),
    examples: [
      {
        text: '1.县教育园区，总投资6.7亿元，占地600亩。',
        facts: [{ entity: '县教育园区' }, { entity: '县教育园区' }],
      },
    ],
  },
  {
    place: 'object',
    about: 'A school that something is built for.',
    pattern: new RegExp(
      `(?:建设|新建|扩建|改建|建成|完成|实施|迁建|^|[,;])(?:了|新的)?((?!${notNames}|${verbs}|改|${kindsOfSchool})(?:[\u4e00-\u9fffxX]{2,8}?(?:小学|中学|学校|幼儿园)|\\d{1,3}中学?)(?:、[\u4e00-\u9fffxX]{2,8}?(?:小学|中学|学校|幼儿园))?)(?=教学|综合楼|宿舍|食堂|运动|体育|校舍|教师(?:周转|公租|公寓|宿舍)|围墙|扩建|迁建|改造|工程|项目|[\\dxX]+(?:米|亩|平))`,
    ),
    examples: [
      {
        text: '我区预计投资300万元，扩建大官小学教学楼，建筑面积1500平方米。',
        facts: [{ entity: '大官小学' }, { entity: '大官小学' }],
      },
    ],
  },
]

const rulesOf = (place: EntityRule['place']) => {
  const rules = entityRules.filter((rule) => rule.place === place)
  return { rules, screen: new Screen(rules.map(({ pattern }) => pattern)) }
}
const byPlace = {
  sentence: rulesOf('sentence'),
  clause: rulesOf('clause'),
  row: rulesOf('row'),
  object: rulesOf('object'),
}

/** Whom words name by the rules of a place; null where they name nobody. */
export function namedIn(words: string, place: EntityRule['place']): string | null {
  const { rules, screen } = byPlace[place]
  screen.at(words)
  for (let at = screen.next(0); at < rules.length; at = screen.next(at + 1)) {
    const { pattern, duty = false } = rules[at]!
    const found = pattern.exec(words)
    const name = found?.[1] ?? found?.[2]
    if (name && (duty || !noName.test(name))) return name
  }
  return null
}
