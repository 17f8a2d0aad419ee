import { doing } from './heads.ts'
import { clauseStart, ofStretch, type Reading } from '../sentences/phrases.ts'
import type { Rule } from '../grammar/rule.ts'
import { lastWords, tidy } from './trimming.ts'

/** What a sentence speaks of before a figure whose own words say too little: the project, the contest, the building. */
interface TopicRule extends Rule {
  /** The last word of a topic. */
  heads: string
}

export const topicRules: TopicRule[] = [
  {
    about: 'A clause that is a name alone, at the beginning of what is said.',
    heads: '校区',
    examples: [
      {
        text: '新校区包括两部分(初中部,设24个教学班,1100人;小学部,设36个教学班)。',
        facts: [{ value: 2 }, { measure: '初中部教学班数' }, { measure: '初中部人数' }, { measure: '小学部教学班数' }],
      },
    ],
  },
  {
    about: 'What a line calls what follows, before a colon.',
    heads: '学杂费',
    examples: [
      {
        text: '免除学杂费:任务数1980人。',
        facts: [{ measure: '免除学杂费任务数' }],
      },
    ],
  },
  {
    about: 'Projects, programmes and what is built.',
    heads: '项目|工程|计划|行动|基地|园区|教学楼|综合楼|宿舍楼?|食堂|运动场|操场|校舍|中心|平台|网络|系统|机房|公寓',
    examples: [
      {
        text: '实施薄弱学校改造工程，计划投资800万元。',
        facts: [{ measure: '薄弱学校改造工程计划投资' }],
      },
    ],
  },
  {
    about: 'Contests, examinations, trainings, meetings and campaigns.',
    heads:
      '活动|大赛|竞赛|比赛|赛课|评选|评比|评审|高考|中考|会考|考试|测评|考核|评估|会|培训|讲座|督查|检查|督导|排查|整治|调研|教研|研修|论坛|月|周|节|赛',
    examples: [
      {
        text: '在全市优质课大赛中，有3人获奖。',
        facts: [{ measure: '优质课大赛获奖人数' }],
      },
      {
        text: '县职专在全国职业院校技能大赛中获5项金牌。美术、书法、摄影作品评出一等奖36件。',
        facts: [{ measure: '职业院校技能大赛获金牌项数' }, { measure: '摄影作品评出一等奖件数' }],
      },
    ],
  },
  {
    about: 'Schools and groups of people; what is counted has no topic where its own words name a thing.',
    heads:
      '学校|幼儿园|中学|小学|机构|学生|教师|儿童|家庭|资金|基金|经费|补助|制度|机制|课题|课程|教材|隐患|问题|情况|事件|灾害?|洪灾|地震|疫情|舆情|举报',
    examples: [
      {
        text: '县一中新修操场。现有教学班16个。',
        facts: [{ measure: '教学班数' }],
      },
      {
        text: '加强校外培训机构治理，关停7家。',
        facts: [{ measure: '校外培训机构治理关停数' }],
      },
    ],
  },
]

const heads = topicRules.map((rule) => rule.heads).join('|')
/** A topic ends its clause, or stands before what happened to it or in it. */
const topic = new RegExp(
  `^.*(?:${heads})(?:治理|管理|整治|建设|改造|改革|工作|排查)?(?=(?:评选|评比)?(?:中|期间|上|里|方面)$|(?:已|全部|正在|基本|顺利|时|后|造成|发生|主体|新建|扩建|改建|建设|开工|竣工|完成|进行|启动|连为)|等?$)`,
)

/** 举办校长培训两期 is 举办校长培训. */
const counted = /(?:各|共)?(?:[一二两三四五六七八九十]{1,3}|\d{1,4})[期次场个项届轮批]$/

/** A counted thing is told of by its own number, also where that is left out. */
const masked = /^.*[xX*×○]{1,6}[所个名人家间座栋项]$/

/** How far before a figure its topic may stand, and how long it may be. */
const topicReach = 120
const topicLength = 10

/** 在技能大赛中获5项金牌, 摄影作品评出一等奖6件: what a clause itself tells of. */
const contest =
  /(?:在|于)([^,。;在]{2,24}?(?:赛|评选|评比|展演|运动会|考试|测评|监测|考核|评估))中|([^,。;]{2,16}(?:作品|论文|课例|课件|案例|节目|课题))(?=获|评|被|荣)/

/** The topic of a figure, from the clauses before its own, the nearest first; empty where there is none. */
export function topicOf(reading: Reading, at: number): string {
  const near = Math.max(0, at - topicReach)
  const limit = near + reading.text.slice(near, at).lastIndexOf('\n') + 1
  const paragraph = { ...reading, from: limit }
  const begun = clauseStart(paragraph, at)
  const own = contest.exec(reading.text.slice(begun, at))
  if (own) return shortened(tidy(own[1] ?? own[2] ?? ''))
  let end = begun - 1
  while (end > limit) {
    // What a bracket adds is no topic of what stands behind it.
    if (reading.text[end] === ')' || reading.text[end - 1] === ')')
      end = limit + Math.max(0, reading.text.slice(limit, end).lastIndexOf('('))
    const start = Math.max(limit, clauseStart(paragraph, end))
    const found = ofStretch((reading.topics ??= new Map()), start, end, () => topicIn(reading, start, end))
    if (found !== '') return found
    end = start - 1
  }
  return ''
}

/** What a clause names that those behind it speak of; empty where it names nothing. */
function topicIn(reading: Reading, start: number, end: number): string {
  const words = tidy(
    reading.text
      .slice(start, end)
      .replace(masked, '')
      .replace(/是(?:我|本|全|一|[省市县区]).*$/, ''),
  )
  if (start >= reading.from && isSubject(reading, start, end, words)) return words
  if (isLabel(reading, start, end, words)) return words
  const found = /(?:期间|以来|时期|年)$/.test(words) ? null : topic.exec(words.replace(counted, ''))
  const short = found ? shortened(found[0]) : ''
  return short.length > 2 && !/[xX*×]+[所个名人家间]|基本情况$/.test(short) ? short : ''
}

const labelled = /^[\u4e00-\u9fff]{3,16}$/
const noLabel =
  /^同志|^各位|领导们|如下|以下|下列|目标|要求|包括|情况|方面|分别|做到|指出|强调|表示|介绍|认为|意见|措施|问题|[是有为在对说]$|^(?:即|是|加|推|抓|做|强|深|严|全|进|狠|扎|认|落|突)/

/** 免除学杂费:任务数198人: what a line or a clause calls what follows. */
function isLabel(reading: Reading, start: number, end: number, words: string): boolean {
  if (reading.text[end] !== ':' || !labelled.test(words) || noLabel.test(words)) return false
  return start === 0 || /[\n;。:]/.test(reading.text[start - 1] ?? '')
}

const noSubject = new RegExp(
  `\\d|[xX*×][所个名人家间]|[了在对将把被为从向由使让以并是到达何、]|位于|地处|坐落|属于|${doing}|^(?:一|总|具体|据|如|按|经|同|此|其|这|虽|因|截|通过|力争|确保|加|提|增|改|推|优|深|强|规|落|突|重|稳|持|全|进|扫|抓|做|严|扎|积|认|大力|着)`,
)
const namesThing =
  /(?:[部楼馆园区校院所站室班科系镇乡村县局]|项目|工程|中心|基地|集团|机构|平台|教育|小学|中学|高中|初中|高考|中考|学生|教师|资金|经费|培训|活动)$/

/** 初中部,设班24个: a clause that is a name alone, at the beginning of what is said, is what the next ones speak of. */
function isSubject(reading: Reading, start: number, end: number, words: string): boolean {
  if (words.length < 2 || words.length > topicLength || !/[,:]/.test(reading.text[end] ?? '')) return false
  if (start > reading.from && !/[;。:(\n]/.test(reading.text[start - 1] ?? '')) return false
  return namesThing.test(words) && !noSubject.test(words)
}

/** The name that a group of clauses begins with, as 初中部 in (初中部,设班24个,1100人); empty where it begins otherwise. */
export function subjectOf(reading: Reading, at: number): string {
  let start = clauseStart(reading, at)
  for (let turn = 0; turn < 4 && start > reading.from && reading.text[start - 1] === ','; turn += 1) {
    const end = start - 1
    start = clauseStart(reading, end)
    const words = tidy(reading.text.slice(start, end))
    if (isSubject(reading, start, end, words)) return words
  }
  return ''
}

const opening = new RegExp(`^.{0,4}?(?:${doing}|推进|加强|加快|抓好|做好|健全|加大|深化|强化|推动|规范)(?=[^,]{4,})`)

const countedBefore = /^.*\d[\d.,]*(?:余|多)?[万亿]?(?:余|多)?(?:平方米|人次|[\u4e00-\u9fff])(?:用于)?/

/** The last words of a topic, without the verb that opens it and without a list before it. */
function shortened(words: string): string {
  const bare = words
    .replace(/^(?:按着|按照?|根据|依据|结合|围绕|针对|通过)/, '')
    .replace(/^.*(?:等|[、和及与](?=[^、]{4,}$))(?!级)/, '')
    .replace(opening, '')
  // 在19个单位满意度测评中: what stands behind a number is named without it.
  const behind = bare.replace(countedBefore, '')
  // A counted thing alone is told of by its own number: 73个行政村,总人口5万.
  return behind !== bare && behind.length < 6 ? '' : lastWords(behind, topicLength)
}
