/** Figures that are still to come: what `read` takes for a mask, and the many ways of leaving a place open. */
import { USUAL } from '../ground/people.ts'
import { CodePoints } from '../ground/code_points.ts'
import type { Finding } from '../ground/finding.ts'
import type { Fact } from '../../grammar/fact.ts'
import { between, endOf, type Passage, placeOf, type Sentence } from '../ground/passage.ts'

/** 张某, 李某某: whoever hides a name hides the day as well. */
const HIDDEN = new RegExp(`[${USUAL}](?:某|[XxＸ×]{1,2}(?=[,，、因与和的系将对在于被以]))`)
const DATE = /[年月日号]$|年[^年\d]{1,3}班$/
/** ×年×班 is a class that is not to be known. */
const isHidden = (quote: string, hides: () => boolean): boolean =>
  DATE.test(quote) && (/[XxＸ×]年[XxＸ×]+班$/.test(quote) || hides())

export function maskFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts
    .filter((fact) => fact.masked && !isName(passage, fact))
    .filter(({ quote }) => !isHidden(quote, () => lettersOf(passage).hides))
    .map((fact) => ({
      rule: 'mask',
      says: `“${fact.quote}”的数还空着或用符号代替，请补上。`,
      arithmetic: '',
      places: [placeOf(fact)],
    }))
}

/** “X+1”模式，“X”为自选课程 … 开设X类课程346门: the text tells what the letter is, or counts those of its kind. */
function isName(passage: Passage, { number, ...fact }: Fact): boolean {
  if (!/^[A-Za-zＡ-Ｚａ-ｚ]$/.test(number)) return false
  const { told, added } = lettersOf(passage)
  if (told.has(number)) return true
  const end = endOf({ number, ...fact })
  return added.has(number) && /^[类项门种个]?[\u4e00-\u9fff]{2,8}\d/.test(between(passage, end, end + 12))
}

interface Letters {
  readonly told: ReadonlySet<string>
  /** X of X+1. */
  readonly added: ReadonlySet<string>
  /** Whether it hides who is spoken of. */
  readonly hides: boolean
}
const LETTER = '([A-Za-zＡ-Ｚａ-ｚ])'
const TOLD = new RegExp(`[“"‘'「]${LETTER}[”"’'」](?:则|就)?(?:为|是|指|即|代表|表示|意味|中的|[:：—-])`, 'g')
const ADDED = new RegExp(`${LETTER}(?=\\s*[+＋])|(?<=[+＋]\\s*)${LETTER}`, 'g')
const toldIn = (text: string): ReadonlySet<string> => new Set([...text.matchAll(TOLD)].map(([, letter]) => letter!))

/** Asked of each mask of a text, so that it is looked through once. */
const letters = new WeakMap<Passage, Letters>()
function lettersOf(passage: Passage): Letters {
  const known = letters.get(passage)
  if (known !== undefined) return known
  const text = passage.plain ?? passage.text.join('')
  const found = {
    told: toldIn(text),
    added: new Set([...text.matchAll(ADDED)].map(([letter]) => letter)),
    hides: HIDDEN.test(text),
  }
  letters.set(passage, found)
  return found
}

/** What is measured, so that a number is missing before it. */
const UNIT =
  '(?:[%％‰]|个?百分点|万元|亿元|元(?![\\u4e00-\\u9fff])|人次|万人次?|万?平方米|万?名(?![\\u4e00-\\u9fff]{0,2}单)|所(?!有|以|在|需|谓|属|长)|个(?!人|别|体|性)|人(?!民|员|才|们|类|数|均)|件(?!套)|项(?!目)|亩|台|册|套|起|份(?!额)|次(?!年|日|月|要)|期(?!间|望|待|末|初|中)|处(?!理|分|于|罚|置)|家(?!长|庭|访|校)|栋|批次?|户|班|场|节|门|座|幢|辆|位|间(?!接)|分(?!别|为|管|类|析|校)|块|篇|支(?!持|部|出|付|教)|组(?!织|长|成|建|合)|道(?!路|德)|株|棵|盏|张|款|吨|公斤|千克|公里|小时|天|学时|课时|千瓦|兆瓦|倍)'
const OPEN = [
  `(?<![\\d*＊_＿])(?:(?<!_)_+|(?<!＿)＿+|(?<!□)□+|(?<![?？])[?？]+|(?<!#)#{2,}|(?<![*＊])[*＊]+|(?<![Δ△▲◇☆])[Δ△▲◇☆]+|(?<![●○])[●○]{2,})\\s*(?=${UNIT}|[年月日])`,
  `(?:(?<!…)…+|(?<!\\.)\\.{3,}|(?<!—)—+|(?<!－)－+|(?<!-)-{2,})\\s*(?=${UNIT}[,，。；;、)）]|[%％])(?<=(?:[到为是有共约达率占]|投入|新增|增加|提高|增长|下降|完成|教师|学生|资金)\\s*(?:…+|\\.{3,}|—+|－+|-{2,})\\s*)`,
  `[(（\\[［【〔][\\s\\u3000]*[)）\\]］】〕]\\s*(?=${UNIT})`,
  `(?<![A-Za-z0-9第])[NnM]{1,3}\\s*(?=${UNIT}[,，。；;、)）]|[%％]|名[\\u4e00-\\u9fff]|次[,，])`,
  `【[\\u4e00-\\u9fff]{1,8}】(?=${UNIT})`,
  '【(?:待|请|此处|数据|填|补)[^】\\n]{0,16}】|\\[(?:待|请|此处|数据|填|补)[^\\]\\n]{0,16}\\]',
  '\\{\\{[^{}\\n]{1,30}\\}\\}|\\$\\{[^{}\\n]{1,30}\\}|<[\\u4e00-\\u9fff]{2,10}(?:数|率|额|量|比例)>',
  '[(（](?:待[填补核定统]|数[据字]待|暂缺|空缺|另行统计)[^)）\\n]{0,12}[)）]',
  `(?:待[定补填核]|待统计|待确认|TBD|tbd|暂缺|若干若干|某某)\\s*(?=${UNIT})`,
  '(?<=(?:率|数|额|占比|比例)(?:为|是|约)?)待(?:补充?|填写?|核填)(?=[,，。；;、）)])',
  '(?<=[\\u4e00-\\u9fff])_{2,}(?=[,，。；;、)）])|(?:20|２０)[XxＸ×_*＊]{2}(?:[-—–至](?:20|２０)?[XxＸ×_*＊]{2})?(?=年|学年)',
  '[XxＸｘ×*＊○_]{1,2}月[XxＸｘ×*＊○_]{1,2}日',
  // 2023年9月XX日, 第_届: the number of a day or of a time is open, of a school it may be hidden.
  `(?<=\\d月)[XxＸｘ×*＊○_□]{1,3}(?=[日号])|(?<=\\d年)[XxＸｘ×*＊○_□]{1,3}(?=月(?:\\d|[份底初中上下末]|$))`,
  '(?<=第)(?:[XxＸｘ×*＊○_□]{1,3}|[(（][ \\u3000_]{0,8}[)）]|[ \\u3000]{2,8})(?=[届次期批轮季](?![^,，。]{0,2}[中小]学))',
]
const OPEN_PLACE = new RegExp(OPEN.join('|'), 'g')

/** A gap between a verb and its unit, where only a number can stand, with a comma or a stop behind the unit. */
const GAP = new RegExp(
  `(?<=[\\u4e00-\\u9fff])[ \\u3000\\u00a0]{1,200}(?=[%％]|个?百分点|(?:万元|亿元|元|人次|万人次?|万?平方米|名|所|个|人|件|项|亩|台|册|套|起|份|次|期|处|家|栋|间|分|天|节|场次?|户)[,，。；;、(（)）])|(?=个[县乡镇街市区省部单项学班教村点方]|所[学小初高中幼普职特]|名[教学幼校新干骨]|家[幼企民培单])(?<=(?:共有|共计|分布在|覆盖|涉及|设立|建成|新增|培训|招聘|检查|达到|总数为)[ \\u3000\\u00a0]{1,20})`,
  'g',
)
/** 新增学位个，补助资金万元，: not even a gap is left. */
const NOTHING =
  /(?:投入|投资|资金|经费|补助|奖励|补贴|收入|支出|金额|总额|共计|合计|累计|发放|拨付|到位|落实|安排|争取)(?:为|达到?|是|约|了)?(?=(?:万元|亿元)[,，。；;、)）])|(?:新增|增加|提供)学位(?:为|达到?|约)?(?=个[,，。；;、)）])|(?:培训|覆盖|惠及|受益|资助)[\u4e00-\u9fff]{0,6}(?:教师|学生|群众|家长|儿童)?(?<![几数上余多百千万])(?=人次[,，。；;、)）])|(?<=率|占比|满意度)(?:达到?|为|高达|提高到|提升到|下降到)(?=[,，。；;])|(?:降至|升至|增至|减至|降到|增到|提高到|提高至|提升到|提升至|下降到|下降至|增加到|增加至|减少到|减少至|上升到|上升至)(?=[,，。；;])|(?<=\d月)[ \u3000]{1,10}(?=日(?:前|起|至|到|开|上午|下午|召|举|在[^\n]))|(?<=\d{4}年)[ \u3000]{1,10}月[ \u3000]{1,10}日(?=[\u4e00-\u9fff])|(?:提高|提升|增长|上升|下降|降低|高出?|低于?|增加)(?:了|近|约)?(?=个百分点)/g

export function openFindings({ text: all, plain, sentences }: Passage): Finding[] {
  const text = plain ?? all.join('')
  const masked = sentences.flatMap(({ facts }) => facts.filter((fact) => fact.masked))
  const places = new CodePoints(text)
  const told = toldIn(text)
  const hides = HIDDEN.test(text)
  const holes = [...text.matchAll(OPEN_PLACE), ...text.matchAll(GAP), ...text.matchAll(NOTHING)].filter(
    ([hole]) => !/^[A-Za-z]\s*$/.test(hole) || !told.has(hole.trim()),
  )
  return holes.flatMap((match): Finding[] => {
    const before = CLAUSE.exec(text.slice(Math.max(0, match.index - 12), match.index))![0]
    const end = match.index + match[0].length
    const quote = before + match[0] + BEHIND.exec(text.slice(end, end + 4))![0]
    const unit = match[0] + text.slice(end, end + 1)
    if (isHidden(unit, () => hides)) return []
    const start = places.at(match.index - before.length)
    const last = start + Array.from(quote).length
    if (masked.some(({ number_start }) => number_start >= start && number_start <= last)) return []
    return [
      {
        rule: 'mask',
        says: `“${quote}”处的数还空着，请补上。`,
        arithmetic: '',
        places: [{ start, quote }],
      },
    ]
  })
}

/** What is shown of a clause before an open place, and behind it. */
const CLAUSE = /[^\n,，。；;：:、]*$/
const BEHIND = /^[^\n,，。；;、）)]*/
