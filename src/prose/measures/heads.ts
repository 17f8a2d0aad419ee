import type { Rule } from '../grammar/rule.ts'
import { type Replacement, replacer } from '../patterns/sieves.ts'
import { lastWords, tidy } from './trimming.ts'

/** What goes from the words before a number, so that the thing counted and the verb that made it remain. */
interface HeadRule extends Rule, Replacement {
  /** Whether the words are taken as they stand, before the words of time and the joining verbs are cut. */
  raw?: boolean
}

/** Verbs by which a bureau brings about what it counts. */
export const doing =
  '审批设立|设立|开办|兴办|创办|打造|创成|培育|铺设|购买|举行|审批|消除|修建|兴建|迁建|评定|复查|查验|修缮|启动实施|组织开展|组织参加|组织|开展|实施|启动|参加|参与|举办|召开|承办|制定|制订|签署|出台|印发|签订|完成|建成|建立|新建|改建|扩建|改扩建|新增|增加|新设|增设|创建|成立|组建|形成|争取|筹措|筹集|投入|落实|拨付|下达|到位|发放|资助|减免|补助|配备|配置|购置|采购|更新|安装|维修|改造|加固|拆除|选派|选送|选聘|选拔|遴选|推荐|聘请|招聘|招募|选调|招录|招收|录用|录取|引进|补充|培养|评选|评出|表彰|奖励|认定|命名|授予|开设|开发|解决|化解|整治|整改|排查|查处|查找|检查|督查|受理|办理|办结|收到|接到|接待|取缔|关停|清退|清理|撤并|撤销|调整|安置|排除|接收|帮扶|结对|走访|慰问|约谈|征集|发表|立项|结题|征求|发现|涉及|覆盖|惠及|吸引|邀请|悬挂|制作|张贴|印制|印发|编写|编印|撰写|刊发|报送|推送|拍摄|播出|观看|颁发|奖补|拨付|核减|核增|划转|分流|提拔任用|提拔|任用|交流轮岗|摸排|抽查|抽检|获得|荣获|获'

/** Verbs that stand before a noun as often as before an object, and so open no phrase. */
export const alsoDoing =
  '推进|安排|规划|输送|给予|接种|筛查|救治|签约|拨|引导|指导|评估|验收|送教|送|当选|评为|授予|担任|晋升|入选|转'

/** A phrase that begins with such a verb, and one that begins with several of them. */
export const opensWithVerb = new RegExp(`^(?:${doing})`)
export const opensWithVerbs = new RegExp(`^(?:${doing})+`)

/** Who does what the verb behind says. */
export const doer = new RegExp(
  `^(?![为对给向])(?:[^,。;]{0,10}?(?:县委|市委|区委|省委|政府|财政|教育局|教体局|教委|局|厅|委员会|教育系统|部门|我校|学校|学院|医院|职中|职专|中专|公司|工作组|分局|残联|协会|党委|支部|社区))(?=(?:共|已|先后|累计)?(?:${doing}|${alsoDoing})[^,。;]{2,})`,
)

export const headRules: HeadRule[] = [
  {
    about: 'A title that no line break parts from what it is of goes.',
    pattern:
      /^(?:[^,。;、]{0,30}(?:汇报|报告|总结|简介|概况|情况)(?:[一二三四五六七八九十]、(?![二三四五六七八九十])|(?=[我全][市县区省校镇乡](?:现|共|有|已))))+/,
    raw: true,
    examples: [
      {
        text: '校园安全工作情况汇报我区现有义务教育学校36所。',
        facts: [{ measure: '义务教育学校数' }],
      },
      {
        text: '会议出台了《关于大力推动校园建设的实施意见》等3个文件。',
        facts: [{ measure: '出台文件数' }],
      },
    ],
  },
  {
    about: 'The price or the standard by which something is given goes.',
    pattern:
      /^(?:的(?:补助|资助|收费)?|(?=标准(?:[向对为给]|$)))(?:标准|比例|价格)(?:[向对为给](?:[该本全我][市县区省])?)?/,
    raw: true,
    examples: [
      {
        text: '按每生每天5元的标准为24所学校供餐。',
        facts: [{ value: 5, measure: '学校供餐标准' }, { measure: '学校供餐数' }],
      },
    ],
  },
  {
    about: 'The ground, the occasion and the means go: 根据…, 按照…, 通过….',
    pattern: new RegExp(
      `^(?:根据|按照|依据|依照|结合|围绕|针对|通过|随着|经过|利用|依托|本着|为了?|经)[^,。;]{2,26}?(?=${doing})`,
    ),
    examples: [{ text: '根据上级要求制定应急预案13个。', facts: [{ measure: '制定应急预案数' }] }],
  },
  {
    about: 'In what something was found wanting goes.',
    pattern: /(?:在[^,。;]{2,24}?(?:方面|环节|领域|过程)?)?(?:(?:存在|出现)的?|涉及的)$/,
    raw: true,
    examples: [
      { text: '对民办园在消防、卫生等方面存在的40余条隐患督促整改。', facts: [{ measure: '民办园隐患督促整改条数' }] },
      { text: '将三所初中并入二中，共涉及270名学生。', facts: [{ value: 3 }, { measure: '涉及学生数' }] },
    ],
  },
  {
    about: 'Several places to which something goes are not named.',
    pattern: /(?:向|给|为|到|赴|从|与)[^,。;]{2,24}?等(?:地区?|[省市县国区]|单位|部门|院校|高校)(?=[^,。;]{2,})/,
    raw: true,
    examples: [{ text: '县职中向广州、深圳等地输送毕业生210人。', facts: [{ measure: '输送毕业生数' }] }],
  },
  {
    about: 'Who does it goes where the verb says what is done.',
    pattern: doer,
    examples: [{ text: '市委、市政府拨付校舍维修资金190万元。', facts: [{ measure: '拨付校舍维修资金' }] }],
  },
  {
    about: 'The ways in which it was done go: 通过甲、乙等方式.',
    pattern: /^(?:通过|以|采取|利用)?[^,。;]{2,40}(?:方式|形式|途径|渠道|办法),?(?=[^,。;]{4,})/,
    examples: [{ text: '通过公开招聘、定向培养等方式补充教师156人。', facts: [{ measure: '补充教师数' }] }],
  },
  {
    about: 'Where something was won goes before what was won; the contest comes back as the topic.',
    pattern:
      /^[^,。;]*(?:赛|评选|评比|活动|考试|测评|评审|评估|考核|展演|展示|期间|过程|工作|各[类项级]\S{0,8})中(?=共?(?:获|荣|取|有|评|查|发|排|新|完|累|已|全))/,
    examples: [{ text: '在各级各类竞赛中共获得国家级奖项12个。', facts: [{ measure: '获得国家级奖项数' }] }],
  },
  {
    about: 'Whom something is done to is named without 对 … 开展.',
    pattern: /^对([^,。;]{2,20}?)(?:进行|实施|开展|组织|给予|予以)了?/,
    keeps: '$1',
    raw: true,
    examples: [{ text: '对民办幼儿园开展4次培训。', facts: [{ measure: '民办幼儿园培训次数' }] }],
  },
  {
    about: 'To whom something is told or given goes.',
    pattern:
      /(?:向|给|为)[^,。;、]{2,14}?(?=汇报|报告|上报|申报|申请|争取|反映|提交|报送|发放|捐赠|赠送|提供|推荐|输送)/,
    examples: [{ text: '向市委教育工委报送信息96条。', facts: [{ measure: '报送信息条数' }] }],
  },
  {
    about: 'The steps of a ladder are not named one by one: 县—乡—校三级网络.',
    pattern: new RegExp(`^((?:${doing}|构建|健全|完善|形成)?)(?:[^—–、]{1,6}[—–]+)+[^—–、]{1,5}$`),
    keeps: '$1',
    examples: [{ text: '建立县—乡—校三级防控网络。', facts: [{ measure: '防控网络层级数' }] }],
  },
  {
    about: 'By plan, on demand, as follows: how something was done.',
    pattern:
      /^(?:按计划|按要求|按照要求|顺利|圆满|成功|造成|导致|已经|积极|认真|着力|全力|进一步|我们?要|要|重点|抓好|以下|下列|共)+(?=[^,。;]{2,})/,
    examples: [{ text: '按计划完成教师招聘46名。', facts: [{ measure: '完成教师招聘人数' }] }],
  },
  {
    about: 'What is done to the thing counted stands behind it: 将3所小学并入中心校.',
    pattern: /^[^,。;]*(?:[^即必]将(?!达|有|为|是|超|突破|增|实现|保持|提|下|升)|把)(?=[^,。;]{0,6}$)/,
    raw: true,
    examples: [
      { text: '计划今年秋季将3所小学并入中心校。', facts: [{ measure: '小学并入中心校数' }] },
      { text: '公立园学位将达到2700人。', facts: [{ measure: '公立园学位人数' }] },
    ],
  },
  {
    about: 'That something is pushed on goes before what is done.',
    pattern: new RegExp(`^(?:推动|推进|加快|加大|稳步|大力|促成|支持|统筹)+(?=${doing})`),
    examples: [
      {
        text: '推动新建改扩建小学6所、幼儿园8所。',
        facts: [{ measure: '新建改扩建小学数' }, { measure: '新建改扩建幼儿园数' }],
      },
    ],
  },
  {
    about: 'A region that a school or person lies in is no part of what is counted.',
    pattern: /^[^,。;、]{2,8}(?:地区|一带|范围内|境内|片区)/,
    examples: [{ text: '北部沿山一带撤并小学6所。', facts: [{ measure: '撤并小学数' }] }],
  },
]

const listed = new RegExp(`^[^,。;]{0,4}?(${doing})了?[^,。;]{4,}等(?!级)([^,。;]{2,})$`)
const verb = new RegExp(doing, 'g')
const comfortable = 14
const blank = /[\n\r \u3000]/g

const cutRaw = replacer(headRules.filter(({ raw }) => raw === true))
const cutTidy = replacer(headRules.filter(({ raw }) => raw !== true))

/** The words before a number without what says where, why and for whom. */
export function headWords(words: string, hasNounBehind: boolean): string {
  const bare = words.replaceAll(blank, '')
  return fromVerb(tidy(withoutList(cutTidy(tidy(withoutClause(cutRaw(bare)))), hasNounBehind)))
}

/** 建成涵盖甲、乙、丙的“优质教育链”: what stands before 的 in a long phrase only describes. */
function withoutClause(words: string): string {
  const bare = words.replace(/来自[^,。;]{1,16}?的/, '')
  const found = bare.length > comfortable + 2 ? /^(.*)的([^的,。;]{2,12})$/.exec(bare) : null
  if (!found || /^[^《]*》/.test(found[2] ?? '') || /^(?:是|要求|目标|情况)/.test(found[2] ?? '')) return bare
  const noun = tidy(found[2] ?? '')
  // A rate is of those whom the words before 的 name.
  if (
    /^(?:[\u4e00-\u9fff]{1,2}|[\u4e00-\u9fff]{2,4}[率比度]|比例|差距|缺口|总[数量额]|人数|数量|面积|占比)$/.test(noun)
  )
    return lastWords(found[1] ?? '', 10) + found[2]
  return (opensWithVerb.exec(tidy(found[1] ?? ''))?.[0] ?? '') + found[2]
}

/** 甲小学等 before 12所学校: the noun behind the number says what the listed ones are; 高等 and 二等 list nothing. */
const openList = /(?<![一二三特高初平均同上下优相对何]|(?<![一二三四五六七八九十])中)等$/

/** 实施甲工程、乙工程等教育项目: the list goes, its verb and its heading stay. */
function withoutList(phrase: string, hasNounBehind: boolean): string {
  const found = listed.exec(phrase)
  if (found) return `${found[1]}${found[2]}`
  const open = openList.test(phrase)
  if (open && hasNounBehind) return opensWithVerb.exec(phrase.replace(/^(?:将|把)/, ''))?.[0] ?? ''
  if (!phrase.includes('、') || open) return phrase.replace(/等$/, '')
  const at = phrase.lastIndexOf('等')
  if (at >= 8 && at < phrase.length - 1 && phrase[at + 1] !== '级' && openList.test(phrase.slice(0, at + 1)))
    return phrase.slice(at + 1)
  return phrase
}

/** 生活费补助资金, 设备采购项目: a verb before such a noun only tells which one it is, and opens nothing. */
const nominal =
  /^(?:资金|金|费|经费|款|政策|标准|项目|工程|计划|工作|活动|率|数|情况|任务|名额|对象|人员|机构|基地|中心|制度|体系|方案|面积|比例|年限|时间|能力|质量|水平|平台|系统|设备|学校|教师|学生|课程)/

/** A long phrase begins with the first verb from which it is short enough. */
function fromVerb(phrase: string): string {
  if (phrase.length <= comfortable) return phrase
  for (const found of phrase.matchAll(verb)) {
    const rest = phrase.length - found.index
    const behind = phrase.slice(found.index + found[0].length)
    if (rest <= comfortable && behind.length >= 2 && !nominal.test(behind)) return phrase.slice(found.index)
  }
  return phrase
}
