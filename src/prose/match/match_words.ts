/** Words that bureaus use for one another, the first of each standing for all. */
export const sameWords: readonly (readonly string[])[] = [
  ['排查', '摸排', '查找', '发现', '查出', '梳理'],
  ['整改', '整治', '销号', '完成整改'],
  ['招聘', '招录', '补充', '选聘', '录用'],
  ['培训', '研修', '轮训'],
  ['在校学生', '在校生', '在读学生'],
  ['幼儿园', '园所'],
  ['受理', '收到', '接收', '接到'],
  ['办结', '办理完毕', '结案'],
  ['资助', '补助', '救助'],
  ['发放', '下发', '拨付'],
  ['新建', '建成', '建设'],
  ['检查', '督查', '抽查', '检查督查'],
  ['辍学', '失学'],
  ['关停', '停办', '取缔'],
  ['机构', '校外培训机构', '培训机构'],
  ['课后服务', '延时服务'],
]

const replacements = sameWords
  .flatMap(([first = '', ...others]) => others.map((other) => [other, first] as const))
  .toSorted(([one], [other]) => other.length - one.length)
const anyOther = new RegExp(replacements.map(([other]) => other).join('|'), 'g')
const firstOf = new Map(replacements)

const idle = /全[市县区省]|本年度?|全年|累计|共计?|各类|各级|完成(?=整改|招聘|培训)|[的了“”"（）()、，]/g

/** A measure without suffix and idle words, with one word for each of its synonyms. */
export function canonical(words: string): string {
  return words
    .replaceAll(idle, '')
    .replaceAll(anyOther, (found) => firstOf.get(found) ?? found)
    .replace(/(?:人数|人次|[次件场条册台套项期栋]数|总数|数量|数)$/, '')
}

/** How far two phrases share their pairs of characters (Dice), or one holds the other; 0–1. */
export function alikeWords(one: string, other: string): number {
  if (one === '' || other === '') return 0
  if (one === other) return 1
  const [left, right] = [pairs(one), pairs(other)]
  let common = 0
  for (const [pair, count] of left) common += Math.min(count, right.get(pair) ?? 0)
  const dice = (2 * common) / (one.length + other.length - 2 || 1)
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  const held = short.length >= 2 && long.includes(short) ? 0.5 + (0.5 * short.length) / long.length : 0
  return Math.min(1, Math.max(dice, held))
}

function pairs(words: string): Map<string, number> {
  const found = new Map<string, number>()
  for (let at = 0; at + 1 < words.length; at += 1) {
    const pair = words.slice(at, at + 2)
    found.set(pair, (found.get(pair) ?? 0) + 1)
  }
  return found
}
