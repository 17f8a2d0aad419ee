/** Two winners of one contest: 小学女子组冠军为青溪小学 … 小学女子组柳林小学夺得冠军. */
import { type Finding, wordsInOrder } from '../../ground/finding.ts'
import type { Paper } from '../ground/paper.ts'

const GROUP =
  '(?<group>[\\u4e00-\\u9fff\\d]{0,8}?(?:[男女子童年甲乙丙小初高中学级]组|团体赛|团体|单打|双打|混双|\\d米|跳远|跳高|铅球|实心球|接力|跳绳|拔河))'
const RANK = '(?<rank>冠军|亚军|季军|第[一二三]名|特等奖)'
const WON = '(?:获得|荣获|夺得|摘得|斩获|捧得|赢得|取得|勇夺|喜获|获|夺)(?:了)?'
const NAMED = '(?<name>[\\u4e00-\\u9fff]{2,16}?)'
const BODY = '(?<name>[\\u4e00-\\u9fff]{2,12}?(?:小学|中学|初中|高中|学校|一中|二中|三中|四中|五中|职高|职专|幼儿园))'
const LEVEL = '(?<level>全国|国家级|省级|省|市级|市|县级|县|区级|区|校级)?'
/** A name ends so. */
const END = '(?=队|代表队|选手|同学|[,。;、()\\n]|$)'
const PATTERNS = [
  new RegExp(
    `${LEVEL}(?:[\\u4e00-\\u9fff]{0,6}?联赛|比赛)?${GROUP}(?:的)?${RANK}(?:获得者|得主|队)?(?:分别)?(?:为|是|由|归|:)${NAMED}(?:获得|摘得|夺得|${END})`,
    'g',
  ),
  new RegExp(
    `(?<=^|[,。;:、\\n]|由|和|其中)${NAMED}(?:队|代表队|选手|同学)?(?:分别)?${WON}${LEVEL}${GROUP}(?:的)?${LEVEL.replace('level', 'level2')}${RANK}`,
    'gm',
  ),
  new RegExp(
    `${GROUP}(?:中|里|方面)?,?(?:由)?${BODY}(?:队|代表队)?[^,。;、\\d]{0,10},?(?:最终|最后|一举|并|成功)?[^,。;、\\d]{0,4}${WON}${LEVEL}(?:比赛)?${RANK}`,
    'g',
  ),
]
/** 各组冠军代表我县参加市级比赛: who wins there has won here. */
const SENT =
  /冠军(?:队|得主|获得者)?[^,。;\n]{0,6}(?:代表|参加|出战|晋级|入围)[^。;\n]{0,16}(?:比赛|联赛|决赛|赛)|(?:代表|参加)[^。;\n]{0,16}赛的(?:是|为)[^。;\n]{0,10}冠军/
const LEVELS = /全国|省级|省赛|市级|市赛|全市|全省|县级|县赛|全县|区级|全区|校级/g
const OTHER = /[去上]年|上届|往届|历届|连续|蝉联|曾|卫冕|并列/
const NO_NAME =
  /^(?:我[县市区校]|全[县市区校]|其中|共|他们|队员|分别|学生|教师|选手|并|也|又|均)|的|[组等]$|代表队$|参赛/
const AROUND = 60

interface Winner {
  readonly group: string
  readonly rank: string
  readonly level: string
  readonly name: string
  readonly index: number
  readonly words: string
}

export function winnerFindings({ text }: Paper): Finding[] {
  const all = PATTERNS.flatMap((pattern) => [...text.matchAll(pattern)].flatMap((match) => winnerOf(text, match)))
  const sent = all.length > 1 && SENT.test(text)
  const first = new Map<string, Winner>()
  const told = new Set<string>()
  return all
    .toSorted((one, other) => one.index - other.index)
    .flatMap((later): Finding[] => {
      const key = `${later.group} ${later.rank}`
      const one = first.get(key)
      if (one === undefined) first.set(key, later)
      if (one === undefined || told.has(key) || areOne(one.name, later.name)) return []
      const unlike = one.level !== '' && later.level !== '' && one.level !== later.level
      if (unlike && !(sent && later.rank === '冠军')) return []
      if (!unlike && one.words.match(SPAN)?.join() !== later.words.match(SPAN)?.join()) return []
      told.add(key)
      return [
        {
          rule: 'repeat',
          says: `“${one.group}${one.rank}”前面写的是“${one.name}”，后面写的是“${later.name}”，两处不一致，请核对。`,
          arithmetic: '',
          places: wordsInOrder([one, later].map(({ index, name }) => ({ index, quote: name }))),
        },
      ]
    })
}
const SPAN = /\d{4}年|第[一二三四五六七八九十]{1,3}届|[春夏秋冬]季/g

const areOne = (one: string, other: string): boolean => one.includes(other) || other.includes(one)

function winnerOf(text: string, match: RegExpExecArray): Winner[] {
  const { group = '', rank = '', name = '', level, level2 } = match.groups!
  const before = text
    .slice(Math.max(0, match.index - AROUND), match.index)
    .split(/[。;\n]/)
    .at(-1)!
  if (OTHER.test(before + match[0]) || NO_NAME.test(name)) return []
  const own = level ?? level2 ?? (before + match[0]).match(LEVELS)?.at(-1) ?? ''
  return [
    {
      group: group.replace(/^(?:其中|在|获|得|了|县级?|市级?|省级?|全县|全市|联赛|比赛)+/, ''),
      rank: rank.replace('第一名', '冠军').replace('第二名', '亚军').replace('第三名', '季军'),
      level: own.replace(/[级赛全]/g, '') || (own === '全国' ? '国' : ''),
      name,
      index: match.index + match[0].lastIndexOf(name),
      words: before + match[0],
    },
  ]
}
