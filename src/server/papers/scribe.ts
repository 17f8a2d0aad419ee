/** Writes the inlines of a report: numbers its figures in reading order and leaves gaps where there is no data. */
import {
  type Catalogue,
  type Clause,
  type Comparison,
  type Day,
  dayInWords,
  type Goal,
  measureOf,
  type Modifier,
  NO_FIGURE,
  type Period,
  periodWord,
  type PlaceWord,
  type ReportInline,
  type ReportList,
  spelledOf,
  type Written,
} from '../../ledger/index.ts'
import type { Figure, Inline } from '../../ledger/wire.ts'
import { figureText, judgedBy } from './figure_text.ts'
import { leaning, leansOf, leansOfGoals } from './leans.ts'

export interface Scribe {
  write(inlines: readonly ReportInline[], source: FigureSource): Inline[]
  /** A cell of a table: a dash for a gap; nothing out of nothing is a dash there too, but no gap. */
  cell(written: Written, found: Found): Inline[]
  figures(): Figure[]
  gaps(): number
}

/** A figure with its place among its peers, where that was asked for and may be told. */
export interface Found {
  readonly figure: Figure | undefined
  readonly place: number | null
}
/** Where the figures of running text come from. */
export interface FigureSource {
  one(written: Written): Found
  /** One for each unit or value of a field. */
  several(list: ReportList): readonly Figure[]
  /** The targets of the report's unit and period with their figures. */
  goals(): readonly Aimed[]
}
export interface Aimed {
  readonly goal: Goal
  readonly figure: Figure | undefined
}

/** What a report is about, as its words say it. `as_of`: the day of which the figures are true. */
export interface ReportScene {
  readonly unit_name: string
  readonly period: Period
  readonly as_of: Day
}

const holds: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  '>=': (a, b) => a >= b,
  '<=': (a, b) => a <= b,
  '!=': (a, b) => a !== b,
  '=': (a, b) => a === b,
  '>': (a, b) => a > b,
  '<': (a, b) => a < b,
}

const placeWord = (word: PlaceWord, { unit_name, period, as_of }: ReportScene): string =>
  word === '单位' ? unit_name : (periodWord(word, period) ?? `截至${dayInWords(as_of)}`)

/** `readable`: whether the reader's positions read the ledgers a figure is made from. */
export const makeScribe = (catalogue: Catalogue, scene: ReportScene, readable: (ref: string) => boolean): Scribe =>
  new Writer(catalogue, scene, readable)

class Writer implements Scribe {
  private readonly written: Figure[] = []
  private missing = 0

  private readonly catalogue: Catalogue
  private readonly scene: ReportScene
  private readonly readable: (ref: string) => boolean

  constructor(catalogue: Catalogue, scene: ReportScene, readable: (ref: string) => boolean) {
    this.catalogue = catalogue
    this.scene = scene
    this.readable = readable
  }

  figures(): Figure[] {
    return [...this.written]
  }
  gaps(): number {
    return this.missing
  }

  write(inlines: readonly ReportInline[], source: FigureSource): Inline[] {
    return inlines.flatMap((inline): Inline[] => {
      if (inline.type === 'text') return [inline]
      if (inline.type === 'place') return [{ type: 'text', text: placeWord(inline.word, this.scene) }]
      if (inline.type === 'list') return this.list(inline, source)
      if (inline.type === 'goals') return this.goals(inline.which, source)
      if (inline.type === 'figure') return [this.one(inline, source)]
      const judged = this.judge(inline.clauses, source)
      if (typeof judged !== 'boolean') return [judged]
      const leans = leansOf(this.catalogue, inline.clauses.flatMap(sidesOf))
      const chosen = this.write(judged ? inline.then : inline.else, source)
      // That nothing was said tells as much as what might have been.
      const told: readonly Inline[] = chosen.length === 0 ? [{ type: 'text', text: '' }] : chosen
      return told.map((one) => leaning(one, leans))
    })
  }

  cell(one: Written, found: Found): Inline[] {
    if (found.figure?.denominator === 0) {
      return [leaning({ type: 'text', text: NO_FIGURE }, leansOf(this.catalogue, [withinUnit(one)]))]
    }
    const text = this.textOf(one, found)
    return [text === NO_FIGURE ? this.gap(one.ref, NO_FIGURE) : this.figure(found.figure!, text, one.modifiers)]
  }

  private one(one: Written, source: FigureSource): Inline {
    const found = source.one(one)
    const text = this.textOf(one, found)
    if (text !== NO_FIGURE) return this.figure(found.figure!, text, one.modifiers)
    const ranked = one.modifiers.some(({ type }) => type === 'rank')
    const known = found.figure !== undefined && found.figure.value !== null
    return ranked && known ? this.gap(one.ref, `【不列排名：${this.titleOf(one.ref)}】`) : this.gap(one.ref)
  }

  /** The first figure that is missing decides before any comparison: what is not known is not claimed. */
  private judge(clauses: readonly Clause[], source: FigureSource): boolean | Inline {
    let all = true
    for (const clause of clauses) {
      const { against } = clause
      const left = numberOf(clause, source)
      if (left === null) return this.gap(clause.ref)
      const right = typeof against === 'number' ? against : numberOf(against, source)
      if (right === null) return this.gap((against as Written).ref)
      all &&= holds[clause.op](left, right)
    }
    return all
  }

  private list(list: ReportList, source: FigureSource): Inline[] {
    const lines = source.several(list)
    if (lines.length === 0) return [this.gap(list.ref)]
    const { shown, missing } = listed(list, lines)
    const document = this.catalogue.indicator(list.ref)!.document
    const unit = list.modifiers.length === 0 || hasOnly(list, 'first', 'to_date', 'places') ? (document.unit ?? '') : ''
    const leans = leansOf(this.catalogue, [withinUnit(list)])
    const items = shown.flatMap((one): Inline[][] => {
      const text = figureText(document, one, list.modifiers, null)
      return text === NO_FIGURE
        ? []
        : [[{ type: 'text', text: groupTitle(one) }, this.figure(one, `${text}${unit}`, list.modifiers)]]
    })
    const inlines = items.flatMap((item, i): Inline[] => (i === 0 ? item : [{ type: 'text', text: '、' }, ...item]))
    if (missing.length > 0) inlines.push(this.gap(list.ref, `【缺：${missing.map(groupTitle).join('、')}】`))
    if (inlines.length === 0) inlines.push({ type: 'text', text: '无' })
    // Also how many there are.
    return inlines.map((inline) => leaning(inline, leans))
  }

  /** 隐患按期整改率（目标不低于98%，完成97.2%）、…: what is not known has not been reached, and is a gap besides. */
  private goals(which: 'met' | 'unmet', source: FigureSource): Inline[] {
    const all = source.goals()
    const leans = leansOfGoals(
      this.catalogue,
      all.map(({ goal }) => goal),
    )
    const wanted = all.filter(({ figure }) => (figure?.target?.met === true) === (which === 'met'))
    if (wanted.length === 0) return [leaning({ type: 'text', text: '无' }, leans)]
    const written = wanted.flatMap(({ goal, figure }, i): Inline[] => {
      const document = this.catalogue.indicator(goal.indicator)?.document
      const lead: Inline[] = i === 0 ? [] : [{ type: 'text', text: '、' }]
      if (document === undefined || !figure || figure.value === null) return [...lead, this.gap(goal.indicator)]
      const money = document.unit === '元'
      const measure = document.as === 'percent' || money ? '' : measureOf(document)
      const one = (asked: readonly Modifier[]): Inline => {
        const modifiers: readonly Modifier[] = money ? [...asked, { type: 'fitting' }] : asked
        return this.figure(figure, figureText(document, figure, modifiers, null), modifiers)
      }
      const text = (words: string): Inline => ({ type: 'text', text: words })
      const target = one([{ type: 'target', of: 'target' }])
      return [
        ...lead,
        text(`${figure.title}（目标${goal.bound}`),
        target,
        text(`${measure}，完成`),
        one([]),
        text(`${measure}）`),
      ]
    })
    return written.map((inline) => leaning(inline, leans))
  }

  private textOf({ ref, modifiers }: Written, { figure, place }: Found): string {
    const document = this.catalogue.indicator(ref)?.document
    if (document === undefined || figure === undefined || figure.value === null) return NO_FIGURE
    return figureText(document, figure, modifiers, place)
  }
  private titleOf(ref: string): string {
    return this.catalogue.indicator(ref)?.document.title ?? ref
  }
  private gap(ref: string, text?: string): Inline {
    this.missing += 1
    const readable = this.readable(ref)
    return {
      type: 'gap',
      indicator: ref,
      number: this.missing,
      text: text ?? `【${readable ? '缺' : '无权查看'}：${this.titleOf(ref)}】`,
      ...(readable ? {} : { withheld: true as const }),
    }
  }
  private figure(figure: Figure, text: string, modifiers: readonly Modifier[]): Inline {
    this.written.push(figure)
    const spelled = spelledOf(modifiers)
    return { type: 'figure', figure, text, number: this.written.length, ...(spelled === '' ? {} : { spelled }) }
  }
}

const groupTitle = ({ group, unit_name }: Figure): string => group?.title ?? unit_name
const hasOnly = ({ modifiers }: ReportList, ...types: Modifier['type'][]): boolean =>
  modifiers.every(({ type }) => types.includes(type))

const numberOf = (one: Written, source: FigureSource): number | null => {
  const { figure, place } = source.one(one)
  return figure === undefined ? null : judgedBy(figure, one.modifiers, place)
}

/** In lists and tables a place or a share is one among the units below. */
const withinUnit = ({ ref, modifiers }: Written): Written => ({
  ref,
  modifiers: modifiers.filter((one) => 'of' in one),
})

const sidesOf = (clause: Clause): Written[] =>
  typeof clause.against === 'number' ? [clause] : [clause, clause.against]

/** From the highest down (or the lowest up), without those at nought; those without data apart. */
const listed = (
  { modifiers }: ReportList,
  lines: readonly Figure[],
): { shown: readonly Figure[]; missing: readonly Figure[] } => {
  const first = modifiers.find((one) => one.type === 'first')
  const sign = first?.from === 'lowest' ? -1 : 1
  const shown = lines
    .filter(({ value }) => value !== null && value !== 0)
    .toSorted((one, other) => sign * (other.value! - one.value!))
  const missing = lines.filter(({ value, group }) => value === null && group?.key !== '')
  // Of the first three it matters nothing who else has not reported; that nobody has does.
  if (first) return { shown: shown.slice(0, first.count), missing: shown.length === 0 ? missing : [] }
  return { shown, missing }
}
