import { alsoDoing, doing } from './heads.ts'
import { among, between, joinsNext, type Reading, wordsAfter } from '../sentences/phrases.ts'
import type { Rule } from '../grammar/rule.ts'
import { type Replacement, replacer } from '../patterns/sieves.ts'
import { firstWords, light, noise, tidy } from './trimming.ts'

/** What is left out of the words behind a number. */
type TailRule = Rule & Replacement

export const tailRules: TailRule[] = [
  {
    about: 'Whom or what something is done to is named without 对 … 进行.',
    pattern: /对([^,。;]{2,16}?)(?:进行|实施|开展)了?/,
    keeps: '$1',
    examples: [{ text: '抽调46名干部对民办园进行检查。', facts: [{ measure: '抽调干部民办园检查人数' }] }],
  },
  {
    about: 'Why something did not happen goes.',
    pattern: /^(?:由于|因为?)[^,。;]{1,20}?(?=暂|未|不能|没有)/,
    examples: [
      { text: '落实岗位42人(2人由于身体原因暂未上岗)。', facts: [{ value: 42 }, { measure: '暂未上岗人数' }] },
    ],
  },
  {
    about: 'What the next number counts is listed before it.',
    pattern: /^([\u4e00-\u9fff]{2,5})和[^,。;、和]{1,10}、[^,。;]*$/,
    keeps: '$1',
    examples: [
      {
        text: '镇区下辖1个居委会和湖滨、仙富、西宅等10个村委会。',
        facts: [{ measure: '镇区下辖居委会数' }, { measure: '村委会数' }],
      },
    ],
  },
  {
    about: 'What was taken part in is named by its last word where examples of it stand before.',
    pattern:
      /^([^,。;、]{1,8}?(?:参加|参与|接受))[^,。;]{4,}?等(?:其[他它])?(?:各级|各类|相关|系列)*(培训|研修|学习|活动|比赛|竞赛|展演|会议)$/,
    keeps: '$1$2',
    examples: [
      {
        text: '选送28名教师参加县级教师教学能力提升等其他各类培训。',
        facts: [{ measure: '选送教师参加培训人数' }],
      },
    ],
  },
  {
    about: 'Of a list behind the noun only the first member is needed, and the verb behind it.',
    pattern:
      /^([^,。;、]{6,}?)(?:、|和|以?及|与)[^,。;]{2,}?((?:审定通过|审议通过|通过|录取|认定|命名|表彰|评估|验收)?)$/,
    keeps: '$1$2',
    examples: [
      {
        text: '选送12名教师参加省级骨干培训、学科研修和短期进修。',
        facts: [{ measure: '选送教师参加省级骨干培训人数' }],
      },
      { text: '5名同学被北京大学和清华大学录取。', facts: [{ measure: '同学被北京大学录取人数' }] },
    ],
  },
  {
    about: 'What is told of some of them is not told of all.',
    pattern:
      /^([^,。;]{1,10}?(?:学校|幼儿园|[县区市园校]|教师|学生|单位|机构|项目|指标|考生|人))中(?![小学职专心等级考国高央部校层]).*$/,
    keeps: '$1',
    examples: [{ text: '在全省15个试点县中综合得分较高。', facts: [{ measure: '试点县数' }] }],
  },
  {
    about: 'How many among them is told by the next number.',
    pattern: new RegExp(`^([^,。;]{2,10}?)${among}.*$`),
    keeps: '$1',
    examples: [
      {
        text: '全市186个校点中有42个教学点用水困难。',
        facts: [{ measure: '校点数' }, { measure: '教学点用水困难数' }],
      },
    ],
  },
  {
    about: 'Who honours and when something happens goes.',
    pattern:
      /被[^,。;]{2,14}?(?=授予|评为|命名为|认定为|表彰|确定为|列为)|(?:均|都|也|将|已|全部)*(?:在|于)[\dxX*]{1,4}[年月][\d年月日xX*前底初后]*(?=[^,。;]{2,})/,
    examples: [
      { text: '其中46名用于招聘师范院校2021年应届毕业生。', facts: [{ measure: '用于招聘师范院校应届毕业生数' }] },
      { text: '有4名党员教师被省委组织部授予优秀宣讲员称号。', facts: [{ measure: '党员教师授予优秀宣讲员称号人数' }] },
      { text: '13所中小学校均已于9月1日开学。', facts: [{ measure: '中小学校开学数' }, { kind: 'date' }] },
    ],
  },
  {
    about: 'Of two things that were done the first is enough.',
    pattern: /^([^,。;]{4,}?)(?:并且?|同时)(?=[^,。;、轨]{3,})[^,。;]*$/,
    keeps: '$1',
    examples: [{ text: '投入2000万元建设了体育场并改造学校食堂。', facts: [{ measure: '投入建设体育场' }] }],
  },
  {
    about: 'What the next number measures, and what it changed to: 两个项目总投资800万元.',
    pattern: /(?:计划|概算|预算)?(?:总?投资|总投入|总?建筑面积|占地面积|占地|面积|金额|总额)$/,
    examples: [
      { text: '启动4个项目总投资5600万元。', facts: [{ measure: '启动项目数' }, { value: 56000000 }] },
      { text: '全市87家培训机构压减至11家。', facts: [{ measure: '培训机构数' }, { measure: '培训机构数' }] },
    ],
  },
  {
    about: 'To whom something is told goes.',
    pattern: /(?:向|给)[^,。;、]{2,14}?(?=汇报|报告|上报|申报|申请|争取|反映|提交|报送|捐赠|赠送|推荐)/,
    examples: [{ text: '2小时内向教育局报告。', facts: [{ measure: '报告时限' }] }],
  },
]

/** Nouns behind which a verb begins: 义务教育阶段学生 | 免除了学杂费. */
const subjectNoun =
  /^[^,。;]{0,14}?(?:学生|教师|儿童|学校|幼儿园|群众|家长|干部|人员|考生|寄宿生|毕业生|园长|校长|个人|单位|集体|班级|党员|职工|同学|选手|作品|项目|小学|初中|高中|中学)/

const notNoun =
  /^(?:(?:已经?|又|再|逐步|逐年|大幅)?(?:提高|提升|增加|增长|上升|扩大|下降|降低|减少|[骤锐猛递回]?[增减升降扩])[^,。;]{0,3}[到至为]|基础上|情况|时候|中(?![小学职考等心专层青华国高央])|里|之中|后(?!备|勤)|时$|不等|[力]?争$|冲刺?$|才|就|以来|共(?!同|青|建|享)|合计|总计|占(?!地)|大关)/

/** 6所寄宿制学校提档升级、2所幼儿园改扩建: what was done is said of each. */
const doneTo = new RegExp(`(?:${doing}|${alsoDoing}|建设|升级|提升|加固|达标)$`)

/** What is told of the first member is not told of it again. */
const told = /被|获|荣|考入|录取|入选|评为|通过|达到/

/** A verb that waits for its object: the number that follows counts the object, whose noun stands behind it. */
const waiting = new RegExp(`(?:建设|扶持|支持|改善|考入|录取到|担任|加入|接受|进行|${doing})$`)

/** 20所幼儿园开工19所: the verb belongs to the number behind it. */
const ownVerb =
  /^([\u4e00-\u9fff]{2,12}?)(?:已|均已|全部|现已)*(?:开工建设|开工|竣工|完工|建成|投用|开学|达标|合格|办结|整改|完成)$/

/** 387所机构压减至61所: the change is that of the next figure. */
const changesTo =
  /(?:提高|提升|上升|增长|增加|扩大|下降|降低|减少|压减|缩小|恢复|回升|回落|精简|整合|合并|撤并|调整)[到至为成]$/

/** 三项指标均列全市第一. */
const ranked = /(?<=[\u4e00-\u9fff]{2})(?:均|都|全部|皆)?(?:名?列|分?列|位列|位居|居|排名?)[^,。;]{0,8}$/

const longest = 16
const withoutTail = replacer(tailRules)

/** 招聘师范院校2021年毕业生: a year within the words is no end of them. */
const ofYear = /(?<=[\u4e00-\u9fff]{4})(?:19|20)\d\d年(?=(?:应届|师范|毕业|新|本科|专科)[\u4e00-\u9fff]{2,})/

/** The noun counted and what was done: 名[中职学生免除了学杂费]. Empty where the noun stood before the number. */
export function afterWords(reading: Reading, index: number): string {
  const behind = wordsAfter(reading, index)
  const raw = behind.replaceAll(/[\n\r ]/g, '')
  if (!/^(?:[\u4e00-\u9fff“‘'A-Za-z]|\d{1,2}[-~—–]\d{1,2}(?:周?岁|年级))/.test(raw)) return ''
  // A number that is no figure, such as one without its unit, ends what the noun is.
  let words = raw
    .replace(/^的|(?:HYPERLINK|https?:|www\.).*$/g, '')
    .replace(ofYear, '')
    .replace(/(?<=[\u4e00-\u9fff]{4})\d{3,}.*$/, '')
  if (notNoun.test(words) || /^[和与及]/.test(words)) return ''
  const link = between(reading, index)
  const isRow = joinsNext.test(link)
  if (isRow && link.length < 30) {
    const noun = words.replace(joinsNext, '')
    words = doneTo.test(noun) || told.test(noun) ? noun : noun + predicate(reading, index + 1)
  }
  // 5个镇的12所学校通了网: what is said of the schools is said of their towns.
  if (/^[\u4e00-\u9fff]{2,6}的$/.test(link)) words = words.replace(/的$/, '') + predicate(reading, index + 1)
  const touches = reading.quantities[index + 1]?.start === (reading.quantities[index]?.tail ?? 0) + behind.length
  if (touches && !isRow && waiting.test(tidy(words))) words = tidy(words) + object(reading, index + 1)
  if (touches && !isRow) words = words.replace(ownVerb, '$1')
  if (touches && reading.quantities[index]?.kind === 'count')
    words = changesTo.test(words)
      ? words.replace(changesTo, '')
      : /(?:达到?|为|是|占)$/.test(words)
        ? (subjectNoun.exec(words)?.[0] ?? words)
        : words
  if (reading.quantities[index + 1]?.kind === 'rank') words = words.replace(ranked, '')
  words = words
    .replace(/的?基础上.*$|(?:和|及|、)每[日天周月].*$/, '')
    .replace(/每[人生校园班户](?:每[年月学期天]{1,2})?.*$/, '')
    .replace(/(?:、|和|及|其中|共计?|到|赴|在|对|为|向|从|由|每|(?<=[目标校园县区人]|机构|单位)[中外])$/, '')
    .replaceAll(noise, '')
  // A noun of three characters has no tail.
  if (words.length > 3) words = withoutTail(words)
  return firstWords(words.replaceAll(light, ''), longest)
}

/** 新建一栋4000平方米的四层教学楼: what several numbers describe together stands behind the last of them. */
export function nounOfRow(reading: Reading, index: number): string {
  let last = index
  while (last < index + 3 && besides.test(between(reading, last))) last += 1
  const parted = last > index && between(reading, index).startsWith(',')
  return last === index || (parted && reading.text[reading.quantities[last]?.tail ?? 0] !== '的')
    ? ''
    : afterWords(reading, last)
        .replace(/,.*$|(?<=.{2})(?:已|均|都|全部|正在).*$/, '')
        .slice(0, 8)
}

const besides = /^(?:[,、]?(?:总?建筑面积|占地面积?|总?投资|面积)?(?:为|约|达)?|的)$/

const state = new RegExp(
  `^(?:均|都|全部|已|也|分别|共|先后|正在|被|获|荣|列入|作为|成为|具有|拥有|主体|接受|享受|得到|通过|达|受|考入|入选|基本|投入|${doing}|${alsoDoing})`,
)

/** 幼儿园建设项目列入民生实事: the thing, without what is told of it. */
export function withoutState(phrase: string): string {
  const thing = subjectNoun.exec(phrase)?.[0] ?? ''
  return thing.length > 2 && state.test(phrase.slice(thing.length)) ? thing : phrase
}

/** The verb that the members of a row share stands behind the last of them. */
function predicate(reading: Reading, index: number): string {
  const words = wordsAfter(reading, index).replace(/^的/, '')
  const noun = subjectNoun.exec(words)
  const said = noun ? words.slice(noun[0].length) : ''
  return state.test(said) || doneTo.test(said) ? said : ''
}

const object = (reading: Reading, index: number): string => {
  const words = wordsAfter(reading, index).replace(/^的/, '')
  return /^[\u4e00-\u9fff“]/.test(words) && !notNoun.test(words) ? words.slice(0, 8) : ''
}
