import { clauseStart, type Reading } from './phrases.ts'
import type { Quantity } from './quantity.ts'
import type { Rule } from './rule.ts'
import type { Setting } from './settings.ts'

/** Where the one spoken of is found. */
interface EntityRule extends Rule {
  /** `sentence`: at the start of a sentence, and then for all of it; `clause`: at the start of the figure's clause. */
  place: 'sentence' | 'clause'
  pattern: RegExp
}

const bodies =
  '学校|中学|小学|幼儿园|学院|大学|中专|职中|职高|附中|高中|教育局|教体局|教研室|教研员|督导室|督导团|委员会|教育工委|中心校|中心|协会|联合会|园区|集团|县委|区委|市委|党组'
const acts =
  '(?=被|获|投入|完成|荣|招|录取|最高|一本|二本|本科|高考|上线|新增|新建|组织|开展|举办|选派|选送|聘请|抽调|争取|进行|主要领导|领导班子|召开|承办|成立|成功|共|每年|在\\d|名列|位居|毕业|参加|接收|积极|认真|先后|与|对)'

/** Words that begin a clause without a subject; what follows them is an object. */
const notNames =
  '我|完成|共|现|新|建|检查|组织|加强|推进|开展|实施|举办|争取|为|对|将|把|按|根据|依托|通过|以|各|所有|部分|指导|引导|鼓励|支持|协助|投入|使|让|由|选|确定|聘请|与|每|经|其'

export const entityRules: EntityRule[] = [
  {
    place: 'clause',
    about: 'A school or place that stands right at the beginning of the figure’s clause.',
    pattern: new RegExp(
      `^([一二三四五六七八九十]中|[\u4e00-\u9fff]{2,10}?(?:第[一二三四五六七八九十]+中学|[一二三四五六七八九十]中|附中))${acts}`,
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
    pattern: /^([\u4e00-\u9fff]{1,3}\d{1,3}中)(?![小学职])/,
    examples: [{ text: '高考中，铁12中本科上线率居全市第二。', facts: [{ value: 2, entity: '铁12中' }] }],
  },
  {
    place: 'sentence',
    about: 'A body that a sentence begins with and that acts in it.',
    pattern: new RegExp(`^((?!全[市县区省]|${notNames})[\u4e00-\u9fff]{0,12}?(?:${bodies}))${acts}`),
    examples: [
      {
        text: '县特殊教育学校获得专项资金300万元，招收学生42名。',
        facts: [{ entity: '县特殊教育学校' }, { entity: '县特殊教育学校' }],
      },
    ],
  },
  {
    place: 'clause',
    about: 'A county, town or village that stands before its figure.',
    pattern: /^((?![全我本各])[\u4e00-\u9fff]{2,5}(?:[市县]|[镇乡]))(?=\d|有|共)/,
    examples: [{ text: '暴雨期间，北山镇12所学校停课。', facts: [{ entity: '北山镇' }] }],
  },
]

const opening =
  /^(?:[\s\u3000]|[(]?[一二三四五六七八九十\d]{1,3}[)、.]|[一二三四五六七八九十]是|今年|[上下]半年|目前|同时|其中|截至目前|今[春秋]开学|[\dxX*]{2,4}年|在|(?:高考|中考)中|[,:;、”“])+/

/** Whole systems that a clause may speak of instead of the whole county. */
const system = /全[市县区省州](?:教育系统(?:纪检监察部门)?|各?中小学(?:幼儿园)?生?|教师(?!队伍))|教育系统/

/** Whom a figure is about: a body that the sentence or clause begins with, else the whole county or city. */
export function entityOf(reading: Reading, quantity: Quantity, setting: Setting): string {
  const { text, from } = reading
  const start = clauseStart(reading, quantity.start)
  const clause = text.slice(start, quantity.digits + 1).replace(opening, '')
  const named = namedIn(clause, 'clause')
  if (named) return named
  const whole = text.slice(from, Math.min(quantity.digits + 1, from + 60)).replace(opening, '')
  const actor = namesAll(text, from, quantity.start) ? null : namedIn(whole, 'sentence')
  if (actor) return actor
  const before = text.slice(Math.max(from, quantity.start - 60), quantity.start)
  const found = system.exec(before)
  if (found) return found[0].replace('各中', '中')
  const own = /我([市县区州])(?![教委])/.exec(text.slice(Math.max(from, quantity.start - 60), quantity.tail + 4))
  if (own && setting.place?.endsWith(own[1] ?? ' ')) return setting.place
  return setting.scope
}

/** Whether a part of the sentence after a semicolon begins with the whole county again. */
function namesAll(text: string, from: number, at: number): boolean {
  const near = text.slice(Math.max(from, at - 200), at)
  const part = near.lastIndexOf(';')
  return part >= 0 && /^;\s?(?:全|我)[市县区省]/.test(near.slice(part, part + 4))
}

function namedIn(words: string, place: EntityRule['place']): string | null {
  for (const rule of entityRules) {
    if (rule.place !== place) continue
    const found = rule.pattern.exec(words)
    if (found) return found[1] ?? null
  }
  return null
}
