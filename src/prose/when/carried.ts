import type { Reading } from '../sentences/phrases.ts'
import type { Rule } from '../grammar/rule.ts'
import type { Setting } from '../setting/settings.ts'
import { stays } from '../setting/turns.ts'
import { withinSchool } from '../statuses/standing.ts'
import { type TimeWord, timeWordsIn, yearSaid } from './times.ts'

/** What time a sentence leaves to those after it. */
export const carryRules: Rule[] = [
  {
    about: 'What a sentence with 其中 tells is of the time of the sentence before it.',
    examples: [
      {
        text: '某县教育局2019年工作总结\n\n2016-2018年投入3000万元。其中幼儿园800万元。招聘教师12名。',
        facts: [{ period: '2016-2018' }, { period: '2016-2018' }, { period: '2019' }],
      },
    ],
  },
  {
    about: 'A sentence goes on behind a semicolon, though a line ends there.',
    examples: [
      {
        text: '某县教育局2019年工作总结\n\n截至10月底，共招聘教师20名；\n改造旱厕12座，投入300万元；\n\n培训教师50人。',
        facts: [
          { period: '2019-01/2019-10' },
          { period: '2019-01/2019-10' },
          { period: '2019-01/2019-10' },
          { period: '2019-01/2019-10' },
        ],
      },
    ],
  },
  {
    about: 'Where no title tells the year, what one sentence says of time holds until another says something else.',
    examples: [
      { text: '2010年，全市入园率达到50%。受训率达到90%。', facts: [{ period: '2010' }, { period: '2010' }] },
      { text: '近年来，我县优先发展教育。累计投入26.2亿元。', facts: [{ period: '近年来' }] },
      {
        text: '一、基本情况\n\n2009年，投资90万元，新修综合楼1栋。具有本科学历的教师12人。',
        facts: [{ period: '2009' }, { period: '2009' }, { period: null }],
      },
      {
        text: '一、基本情况\n\n2009年底，全县有小学80所。教师1200人。',
        facts: [{ period: '2009年底' }, { period: '2009年底' }],
      },
      {
        text: '近日，县里下达了2016年第二批资助资金3600万元。其中，高中420人。目前还有12人待审。',
        facts: [{ period: '2016' }, { period: '2016' }, { period: '目前' }],
      },
      {
        text: '我县2016年教育工作成效明显。今年，招聘教师20名。10月，培训30人。',
        facts: [{ period: '2016' }, { kind: 'date', period: '2016-10' }, { period: '2016-10' }],
      },
      {
        text: '2016年，改造薄弱学校。截至年底，已撤并小学11所。投入资金300万元。',
        facts: [{ period: '截至2016年底' }, { period: '2016' }],
      },
      {
        text: '2016年5月，检查食堂38家。\n\n招聘教师12名。',
        facts: [{ kind: 'date' }, { period: '2016-05' }, { period: '2016' }],
      },
      {
        text: '在教育工作会议上的讲话\n(2019年2月26日)\n去年，招聘教师12名。目前有教师90名。',
        facts: [{ period: '2018' }, { period: '2019' }],
      },
      {
        text: '某县教育局2012年工作总结\n\n2010年建校舍3栋。招聘教师12名。',
        facts: [{ period: '2010' }, { period: '2012' }],
      },
    ],
  },
  {
    about: 'The results of an examination are told to the end of the paragraph.',
    examples: [
      {
        text: '某县教育局2012年工作总结\n\n2012年高考，本科上线86人。2名同学进入全市前十名。添置设备40台。',
        facts: [{ period: '2012高考' }, { period: '2012高考' }, { period: '2012高考' }, { period: '2012' }],
      },
    ],
  },
]

const ofMonth = /^.{4}-\d\d$/
const exam = /(?:高|中)考$/
/** Words in which the results of an examination are told. */
export const resultWords = '上线|录取|最高[分\\d]|考入|同学|考生|本科|参考'
const ofExam = new RegExp(`${resultWords}|前[十百千]名|状元|一本|二本`)

/** 如2018年, 继2010年首届之后: a year that is one of several. */
const example = /[继按据比合如][^,;:。、()\n]*$/

/** A time at the beginning of a clause holds on; one within (结合2018年的问题, 继2010年首届之后) belongs to its words. */
const governs = (before: string): boolean =>
  /^(?!.*[继按据比合如]).{0,3}$/.test(/[^,;:。、()\n]*$/.exec(before)?.[0].trim() ?? '')

/** The year that 今年 is of behind what was said; 2014年以来 in a paper of 2019 tells none, nor does 去年. */
const tellsNow = (said: string, word: string, dated: boolean): boolean =>
  !(dated && said.endsWith('以来')) && !/[去上明来]年/.test(word)

/** 校内建有机房6个 */
const holds = new RegExp(`^[ \\u3000]*${withinSchool}`)

interface Placed {
  setting: Setting
  words: readonly TimeWord[]
}

type Carry = (reading: Reading, setting: Setting, opens: boolean) => Placed

/** Walks through the sentences of a paper. `open`: nothing but what is said in them tells when they are. */
export function carrier(top: Setting, open: boolean): Carry {
  const follow = follower(top, open)
  let [told, end]: [string | null, number] = [null, -1]
  return (reading, given, opens) => {
    const goesOn = told !== null && reading.from - end <= 3 && reading.text.startsWith('其中', reading.from)
    const placed = follow(reading, goesOn ? { ...given, period: told } : given, opens)
    if (reading.quantities.length > 0) {
      const last = placed.words.findLast(({ once, until }) => !once && until === Infinity)
      told = last?.period ?? placed.setting.period
      end = reading.to
    }
    return placed
  }
}

/** Whether a sentence tells how things stand, of which no time of deeds is said. */
const stands = ({ text, from, to }: Reading, { mode }: Setting, sentence: string): boolean =>
  holds.test(sentence) || (mode === 'present' && stays(text, from, to))

function follower(top: Setting, open: boolean): Carry {
  let said: string | null = null
  let results: string | null = null
  let headed = false
  let named: string | null = null
  let opening = true
  let vague = false
  let now: string | null = null
  /** Whether what was said of time was said of how things stand, and not of what came about then. */
  let stood = true
  return (reading, given, opens) => {
    const sentence = reading.text.slice(reading.from, reading.to)
    if (opens && !headed) results = null
    headed = reading.quantities.length === 0
    if (!open && headed && !sentence.includes('考')) return { setting: given, words: [] }
    let setting = given
    if (opens && said !== null && ofMonth.test(said)) [said, vague] = [said.slice(0, 4), true]
    const goesOn = open && given.span === null && given.period === top.period
    if (said !== null && goesOn && (stood || !stands(reading, given, sentence)))
      setting = { ...given, period: said, year: now ?? given.year, vague: vague || ofMonth.test(said) }
    const lone = setting.period === null ? named : null
    let words: readonly TimeWord[] = timeWordsIn(sentence, lone === null ? setting : { ...setting, year: lone })
    if (lone !== null) setting = { ...setting, period: lone, year: lone }
    if (!open && results === null && !words.some(({ period }) => exam.test(period))) return { setting, words }
    const word = words.findLast(({ from, once }) => !once && governs(sentence.slice(Math.max(0, from - 8), from)))
    const last = word?.period
    if (last !== undefined && !(results !== null && results.startsWith(last))) results = exam.test(last) ? last : null
    opening &&= reading.quantities.every(({ date }) => date !== null)
    if (last === undefined && said === null && top.period === null) {
      named = words.find(names(sentence))?.period.slice(0, 4) ?? named
      if (opening) [said, now] = [named, named]
    }
    if (word !== undefined && last !== undefined && isKept(last, said) && !(top.dated && word.from >= 4)) {
      stood = word.from < 4 && stays(reading.text, reading.from + word.at + 1, reading.to)
      ;[said, vague] = [exam.test(last) ? last.slice(0, -2) : last, false]
      if (tellsNow(said, sentence.slice(word.from, word.from + 2), top.dated)) now = yearSaid(said)
    }
    if (results !== null && ofExam.test(sentence)) {
      const exams = results
      setting = { ...setting, period: exams }
      words = words.filter(({ period }) => period === exams || !exams.startsWith(period))
    }
    return { setting, words }
  }
}

/** Whether a word is a year that a clause names, and no base: 下拨了2016年第二批助学金. */
const names =
  (sentence: string) =>
  ({ from, once, until, period }: TimeWord): boolean =>
    !once &&
    until === Infinity &&
    /^[\dxX*×_]{4}(?:-\d\d)?$/.test(period) &&
    !example.test(sentence.slice(Math.max(0, from - 8), from))

/** What will be, what was in one month and what stood at its end is told once; none takes a year’s place. */
const isKept = (period: string, said: string | null): boolean =>
  period !== '建成后' && (said === null || !/^.{4}-\d\d$|月$|^截至/.test(period))
