import type { Rule } from '../grammar/rule.ts'
import { replacer } from '../patterns/sieves.ts'

/** Words that are cut from the front or the back of a phrase, because they say when, who or how, and not what. */
interface Trimming extends Rule {
  pattern: RegExp
}

export const fronts: Trimming[] = [
  {
    about: 'List marks and connectives.',
    pattern:
      /^(?:[(]?[一二三四五六七八九十\d]{1,2}[)、.]|[一二三四五六七八九十]是|其中|同时|另外|此外|并且?|还|也|另|以及|及(?![格时])|和|与|[、,: 　]|即|而(?![且])|使|让|(?:会议)?决定|这(?:\d{1,3}|[一二三四五六七八九十两几])[个所项家批次]|这[个所家座栋项批](?=[^,。;]{2,})|(?:他们|她们|这些[\u4e00-\u9fff]{2})中|(?:按照?|以)?不(?:低于|少于|高于|多于|超过)|为(?!民)(?=[^,。;]{4,})|在(?![校编职园读册岗建])|的|了|对(?![象照口接外标比应策])|于|—|-|力争|确保|努力|预计|务必|力求)/,
    examples: [
      { text: '二是完成线上培训46人次。', facts: [{ measure: '完成线上培训人次' }] },
      {
        text: '全县共有学校10所，分别为幼儿园7所、小学3所。',
        facts: [{ value: 10 }, { measure: '幼儿园数' }, { measure: '小学数' }],
      },
    ],
  },
  {
    about: 'Words of time.',
    pattern:
      /^(?:据(?:介绍|了解|统计|悉|不完全统计)|(?:今|去|上|本|全|明|每|近年?|当|20[\dxX*]{2}|0\d)年(?:度|来|以来|内|底|初)?|20\d\d(?=[高中会学]考)|[上下]半年|目前|截至目前|截止目前|现|现在|至今|至此|已经?|仍有?|尚有?|仅有?|还有|先后|年?累计(?=[^,。;]{0,3}$)|年(?=累计)|共计|共(?!同|青|享|建)|总共|本(?:次|期|轮)|另|(?:今|本)[春秋]|[春秋]季|[二三四五六七八九十]年[来间]|近[一二三四五六七八九十\d]{1,2}年来?)/,
    examples: [{ text: '今年共招聘特岗教师35名。', facts: [{ measure: '招聘特岗教师数' }] }],
  },
  {
    about: 'The body that the paper speaks for.',
    pattern:
      /^(?:全|我|本)[国市县区省州旗乡镇校院局](?:教育系统|上下)?(?=[^,。;级性])|^年(?=我|全|共|,)|^(?:所有|各类(?!学校)|该[校县区市镇乡院园局](?=[^,。;]{2,})|有(?![效关序利力机条色意])|拥有|包括|包含|含(?!量)|其(?=[^他它余]))(?=[^,。;]{2,})/,
    examples: [{ text: '全县建成考点12个。', facts: [{ measure: '建成考点数' }] }],
  },
  {
    about: 'Whose it is, before 现有.',
    pattern: /^(?!.*[了在对每]).{1,10}(?:现有|现设有?|现?拥有|(?<=[县市区乡镇校])共?有)(?=[^,。;]{2,})/,
    examples: [{ text: '第三中学现有教学班36个。', facts: [{ measure: '教学班数' }] }],
  },
]

export const backs: Trimming[] = [
  {
    about: 'Verbs that only join the measure to its number.',
    pattern:
      /(?:(?:提高|提升|上升|增长|增加|扩大|下降|降低|减少|压减|缩小|恢复|(?:[骤锐猛递压净回])?[升降增减扩落])(?:到|至|为)|尚|仍|分别|所有|(?<![人生平年户班师])均|都|各|达到并?|达|至|为|是|有|了|共计?|合计|总计|约|近|逾|超过|超|突破|低于|高于|多于|少于|大于|小于|不[宜应得]?(?:低于|少于|高于|多于|超过|大于|小于)|不[宜应得]|为期|历时|长达|控制|(?<![由从])在|由|从|高达|能够?|可以|将|保持|稳定|已|仅|只|就|到|需|的|[(:,、 　]|不足|累计|还有|(?<![分岁及])以[上下]|以|逐渐|又|再|对|向|将|把|力争|确保|必保|(?<![环社医担])保|(?<!招生|招聘|录取)计划|首次|一举|预期|争|至少)$/,
    examples: [
      { text: '图书借阅量达到35万册。', facts: [{ measure: '图书借阅量' }] },
      { text: '普通高中招生计划184个班。', facts: [{ measure: '普通高中招生计划班数' }] },
      {
        text: '全区招生回升至5640人。',
        facts: [{ measure: '招生数' }],
      },
      {
        text: '硕士以上学历教师从230人增至910人，小学服务半径不宜大于500米。',
        facts: [{ measure: '硕士以上学历教师数' }, { measure: '硕士以上学历教师数' }, { measure: '小学服务半径' }],
      },
    ],
  },
  {
    about: 'For whom and how often an amount is given.',
    pattern: /(?:由|按|按照)?每(?:[生人校班园]|名学生|学生)(?:每(?:年|月|天|日|学期|学年))?$/,
    examples: [
      { text: '幼教补助由每人每月200元提高到315元。', facts: [{ measure: '幼教补助' }, { measure: '幼教补助' }] },
    ],
  },
  {
    about: 'When it stood so.',
    pattern:
      /(?:由|从)(?:今年|去年|上年|原来|过去|以前|此前|改革前|改造前|[\dxX]{2,4}年|年初|上学期|上学年|[\u4e00-\u9fff]{1,6}(?:前|时|初期|末期|末))[初底末]?$/,
    examples: [
      {
        text: '在园幼儿由去年的8200人下降到今年的7544人。',
        facts: [{ measure: '在园幼儿数' }, { measure: '在园幼儿数' }],
      },
      {
        text: '课后服务参与率由改革前的50%提升到目前的90%,教学点由撤并前的38个减少到12个。',
        facts: [
          { measure: '课后服务参与率' },
          { measure: '课后服务参与率' },
          { measure: '教学点数' },
          { measure: '教学点数' },
        ],
      },
      {
        text: '普惠园覆盖率从2016年的不足68%已经提高到87%。',
        facts: [{ measure: '普惠园覆盖率' }, { measure: '普惠园覆盖率' }],
      },
    ],
  },
]

/** Takes off what the rules name, again and again. */
function trimmer(rules: readonly Trimming[]): (phrase: string) => string {
  const once = replacer(rules)
  return (phrase) => {
    let current = phrase
    for (let turn = 0; turn < 8; turn += 1) {
      const before = current
      current = once(before)
      if (current === before) break
    }
    return current
  }
}

const withoutFront = trimmer(fronts)
const withoutBack = trimmer(backs)

export const noise = /[\n\r “”"‘’'*]|分别[为是]?|(?<!目)的(?!确)|了(?!解)/g

export const tidy = (phrase: string): string =>
  withoutBack(withoutFront(phrase.replaceAll(noise, '').replaceAll(light, '')))

/** Whom a figure is of is told beside what it measures, and not again at its beginning. */
export function withoutEntity(measure: string, entity: string): string {
  if (entity.length < 2 || !measure.startsWith(entity)) return measure
  const rest = measure.slice(entity.length).replace(/^(?:的|共|现有?|已经?|将|还|也|有|全[市县区校])+/, '')
  return rest.length >= 3 && !/^(?:[中、和与及]|项目|工程|[一二三]期|新?校区|分[校园])/.test(rest) ? rest : measure
}

/** Verbs that lend another verb their form and say nothing: 进行检查 is 检查. */
export const light = /(?:进行|予以)(?=[\u4e00-\u9fff]{2})/g

const seams = /[的与等在对为向,]/g

/** The last words of a phrase, begun where it can be begun. */
export function lastWords(phrase: string, length: number): string {
  if (phrase.length <= length) return phrase
  for (const seam of phrase.matchAll(seams)) {
    const rest = phrase.length - seam.index - 1
    if (rest <= length && rest >= length / 2) return phrase.slice(seam.index + 1)
  }
  // Words further in front tell nothing about where those behind begin.
  const near = phrase.slice(-length - 6)
  const at = near.length - length
  const word = segmenter.segment(near).containing(at)
  if (!word) return near.slice(at)
  return near.slice(word.index === at ? at : word.index + word.segment.length) || near.slice(at)
}

/** Where the word that stands at `at` begins. */
export const wordStart = (phrase: string, at: number): number => segmenter.segment(phrase).containing(at)?.index ?? at

/** Where the word that stands at `at` ends; `at` itself where a word begins there. */
export function wordEnd(phrase: string, at: number): number {
  const word = segmenter.segment(phrase).containing(at)
  return !word || word.index === at ? at : word.index + word.segment.length
}

/** The first words of a phrase, ended where a word ends. */
export function firstWords(phrase: string, length: number): string {
  if (phrase.length <= length) return phrase
  return phrase.slice(0, segmenter.segment(phrase).containing(length)?.index || length)
}

/** Where words begin, for the few phrases that are too long; it knows no names, and need not. */
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** 本一上线 and 上线率 are 本一上线率: what both say stands once. */
export function merged(left: string, right: string): string {
  if (left.includes(right)) return left
  for (let size = Math.min(left.length, right.length); size > 1; size -= 1) {
    if (left.endsWith(right.slice(0, size))) return left + right.slice(size)
  }
  return left + right
}
