/**
 * Tree → text over one row. What is missing stands as a gap and is named, so that no paper leaves the house with a hole.
 * The number is known only once the move has been written, and the day with it: both stay open until then.
 */
import { dateParts } from './paper_words.ts'
import type { FieldDocument, LineValues, Mark, PaperDocument, Value } from './document.ts'
import { kindOf } from './fields/index.ts'
import type { PaperBlock, PaperCondition, PaperInline, PaperTree, PaperWord } from './paper_tree.ts'
import { isPaperWord } from './paper_tree.ts'
import { holds } from './where.ts'

/** Written down only with the move. */
export const LATER = ['字号', '日期'] as const
export type LaterWord = (typeof LATER)[number]

export type FilledInline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'gap'; readonly text: string }
  | { readonly type: 'later'; readonly word: LaterWord }
export type FilledBlock =
  | { readonly type: 'heading'; readonly level: number; readonly inlines: readonly FilledInline[] }
  | { readonly type: 'paragraph'; readonly inlines: readonly FilledInline[] }
  | {
      readonly type: 'table'
      readonly caption: string
      readonly columns: readonly string[]
      readonly lines: readonly (readonly string[])[]
    }
  | { readonly type: 'sign'; readonly parties: readonly (readonly FilledInline[])[] }

export interface FilledPaper {
  readonly title: string
  /** The name of the issuing unit. */
  readonly office: string
  readonly head: 'red' | 'letter'
  readonly served: boolean
  readonly to: readonly FilledInline[]
  readonly blocks: readonly FilledBlock[]
  readonly attachments: readonly (readonly FilledInline[])[]
  readonly note: readonly FilledInline[]
  readonly copies: readonly FilledInline[]
}

/** What one field says. `label`: of units and rows pointed at, what they are called. */
export interface PaperCell {
  readonly field: FieldDocument
  readonly value: Value
  readonly mark?: Mark | undefined
  readonly label?: string | undefined
}
export interface PaperFacts {
  /** By `field` or `ref.field`. */
  readonly cells: ReadonlyMap<string, PaperCell>
  /** Words that are not there are missing. */
  readonly words: Partial<Record<Exclude<PaperWord, LaterWord>, string>>
  readonly office: string
}
/** `path`: the field, where it is one. */
export interface Missing {
  readonly path: string
  readonly title: string
}

export function fillPaper(
  document: PaperDocument,
  tree: PaperTree,
  facts: PaperFacts,
): { filled: FilledPaper; missing: Missing[] } {
  const missing = new Map<string, Missing>()
  const write = (inlines: readonly PaperInline[]): FilledInline[] => joined(written(inlines, facts, missing))
  const filled: FilledPaper = {
    title: document.title,
    office: facts.office,
    head: document.head ?? 'letter',
    served: document.served === true,
    to: write(tree.to),
    blocks: tree.blocks.flatMap((block) => blockOf(block, facts, write)),
    attachments: tree.attachments.map(write).filter((inlines) => inlines.length > 0),
    note: write(tree.note),
    copies: write(tree.copies),
  }
  return { filled, missing: [...missing.values()] }
}

/** The paper with its number and day. */
export function settledPaper(filled: FilledPaper, later: Readonly<Record<LaterWord, string>>): FilledPaper {
  const settle = (inlines: readonly FilledInline[]): FilledInline[] =>
    joined(inlines.map((inline) => (inline.type === 'later' ? { type: 'text', text: later[inline.word] } : inline)))
  return {
    ...filled,
    to: settle(filled.to),
    blocks: filled.blocks.map((block) => {
      if (block.type === 'table') return block
      if (block.type === 'sign') return { ...block, parties: block.parties.map(settle) }
      return { ...block, inlines: settle(block.inlines) }
    }),
    attachments: filled.attachments.map(settle),
    note: settle(filled.note),
    copies: settle(filled.copies),
  }
}

export function textOfInlines(inlines: readonly FilledInline[]): string {
  return inlines.map((inline) => (inline.type === 'later' ? '' : inline.text)).join('')
}

function blockOf(
  block: PaperBlock,
  facts: PaperFacts,
  write: (inlines: readonly PaperInline[]) => FilledInline[],
): FilledBlock[] {
  if (block.type === 'table') return tableOf(block.caption, facts.cells.get(block.field))
  if (block.type === 'sign') return [{ type: 'sign', parties: block.parties.map(write) }]
  const inlines = write(block.inlines)
  // A paragraph that was one condition which did not hold leaves no empty line behind.
  return inlines.length === 0 ? [] : [{ ...block, inlines }]
}

/** An empty inner table is left out: a list of nothing is no list. */
function tableOf(caption: string, cell: PaperCell | undefined): FilledBlock[] {
  if (!cell || !Array.isArray(cell.value) || cell.value.length === 0) return []
  const columns = Object.entries(cell.field.fields ?? {}).filter(([, field]) => !field.retired)
  const lines = (cell.value as readonly LineValues[]).map((line) =>
    columns.map(([name, field]) => shownOnPaper({ field, value: line[name] ?? null })),
  )
  const titles = columns.map(([, { title, unit }]) => (unit === undefined ? title : `${title}（${unit}）`))
  return [{ type: 'table', caption, columns: titles, lines }]
}

function written(inlines: readonly PaperInline[], facts: PaperFacts, missing: Map<string, Missing>): FilledInline[] {
  return inlines.flatMap((inline): FilledInline[] => {
    if (inline.type === 'text') return [inline]
    if (inline.type === 'condition') {
      return written(conditionHolds(inline, facts) ? inline.met : inline.unmet, facts, missing)
    }
    if (inline.type === 'word') return wordOf(inline.word, facts, missing)
    const cell = facts.cells.get(inline.of)
    const text = cell === undefined ? '' : shownOnPaper(cell)
    return text === '' ? gap(inline.of, cell?.field.title ?? inline.of, missing) : [{ type: 'text', text }]
  })
}

function wordOf(word: PaperWord, { words }: PaperFacts, missing: Map<string, Missing>): FilledInline[] {
  if (word === '字号' || word === '日期') return [{ type: 'later', word }]
  const text = words[word] ?? ''
  return text === '' ? gap(word, word, missing) : [{ type: 'text', text }]
}

function gap(path: string, title: string, missing: Map<string, Missing>): FilledInline[] {
  missing.set(path, { path, title })
  return [{ type: 'gap', text: `〔缺${title}〕` }]
}

function conditionHolds({ of, is }: PaperCondition, { cells, words }: PaperFacts): boolean {
  const later = of === '字号' || of === '日期'
  const value = isPaperWord(of) ? (later ? of : (words[of] ?? null)) : (cells.get(of)?.value ?? null)
  return holds({ [of]: is }, { values: { [of]: value }, state: '', unit: '', period: null })
}

/** A value as official papers write it: days and moments in words, everything else as the pages show it. */
export function shownOnPaper({ field, value, mark, label }: PaperCell): string {
  if (value === null) return mark === undefined ? '' : mark === 'exempt' ? '免报' : '不适用'
  const moment = field.type === 'date' || field.type === 'time'
  if (moment && typeof value === 'string') return dateParts(value)
  if (field.type === 'unit' || field.type === 'ref' || field.type === 'indicator') return label ?? ''
  return kindOf(field).show(value, field)
}

/** Neighbouring texts as one, and no empty ones. */
function joined(inlines: readonly FilledInline[]): FilledInline[] {
  const out: FilledInline[] = []
  for (const inline of inlines) {
    const last = out.at(-1)
    if (inline.type === 'text' && last?.type === 'text')
      out[out.length - 1] = { type: 'text', text: last.text + inline.text }
    else if (inline.type !== 'text' || inline.text !== '') out.push(inline)
  }
  return out
}
