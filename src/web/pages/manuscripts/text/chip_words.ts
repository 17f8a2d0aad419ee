/** How a figure is written, as its chip's form shows it: one choice of each kind, spelled `{hazard.spent:累计:万元:1位}`. */

/** What is written of it; nothing for the figure itself. */
export const ASKED = [
  '',
  '同比',
  '增减',
  '升降',
  '幅度',
  '上年',
  '占比',
  '排名',
  '倒数排名',
  '目标',
  '较目标',
  '完成率',
  '达标',
  '五年前',
  '较五年前',
  '五年增减',
]
/** Which days and units it is of; nothing for the report's own. */
export const SCOPES = ['', '累计', '五年', '本级']
export const SCALE_WORDS = ['', '量级', '万', '亿', '万元', '亿元', '万人', '万平方米'] as const
export const PLACES = ['', '0位', '1位', '2位', '3位', '4位'] as const

export interface Wording {
  readonly ref: string
  readonly asked: string
  readonly scope: string
  readonly scale: string
  readonly places: string
  readonly bare: boolean
}

const REF = /^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/
const has = (list: readonly string[], word: string): boolean => word !== '' && list.includes(word)

/** Undefined for everything but a plain figure: words, lists, conditions, and words of a figure that nobody knows. */
export const wordingOf = (source: string): Wording | undefined => {
  if (!source.startsWith('{') || !source.endsWith('}')) return undefined
  const [ref = '', ...words] = source
    .slice(1, -1)
    .split(/[:：]/)
    .map((word) => word.trim())
  if (!REF.test(ref)) return undefined
  const taken = (list: readonly string[]): string => words.find((word) => has(list, word)) ?? ''
  const wording = {
    ref,
    asked: taken(ASKED),
    scope: taken(SCOPES),
    scale: taken(SCALE_WORDS),
    places: taken(PLACES),
    bare: words.includes('数'),
  }
  return spoken(wording).length === words.length ? wording : undefined
}

const spoken = ({ scope, asked, scale, places, bare }: Wording): string[] =>
  [scope, asked, scale, places, bare ? '数' : ''].filter((word) => word !== '')

export const sourceOf = (wording: Wording): string => `{${[wording.ref, ...spoken(wording)].join(':')}}`

/** The scale words that an indicator of this unit may have. */
export const scalesFor = (measure: string): readonly string[] => {
  if (measure === '%') return ['']
  const own = SCALE_WORDS.filter((word) => word.length > 1 && word !== '量级' && word.endsWith(measure))
  return measure === '' || own.length === 0 ? ['', '量级', '万', '亿'] : ['', '量级', ...own]
}
