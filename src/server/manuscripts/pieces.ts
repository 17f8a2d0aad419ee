/** The pieces of a text, each filled by itself, so that one that is faulty leaves the others standing. */
import { type Catalogue, parseReport, type ReportBlock } from '../../ledger/index.ts'
import type { Block, Inline } from '../../ledger/wire.ts'
import type { Piece } from '../../ledger/wire/manuscripts.ts'
import type { Tx } from '../db/database.ts'
import { fillTree, type ReportRequest, subjectOf } from '../papers/fill.ts'

interface Parsed {
  readonly source: string
  readonly blocks: readonly ReportBlock[]
  readonly says: string | null
}

/** Faults of a piece stand in one line. */
const faultOf = (says: string): string => says.replace(/^第1行：/, '')

/** Where no moment is asked for, the transaction has to be a repeatable read. */
export const fillPieces = async (
  tx: Tx,
  catalogue: Catalogue,
  sources: readonly string[],
  asked: ReportRequest,
): Promise<Piece[]> => {
  const { document } = await subjectOf(tx, catalogue, asked)
  const parsed = sources.map((source): Parsed => {
    const { report, faults } = parseReport(source, catalogue, document.each)
    const [fault] = faults
    return { source, blocks: fault === undefined ? report.blocks : [], says: fault ? faultOf(fault.says) : null }
  })
  const tree = { blocks: parsed.flatMap(({ blocks }) => blocks) }
  const { report } = await fillTree(tx, catalogue, tree, asked)
  let next = 0
  return parsed.map(({ source, blocks, says }) => {
    const own = report.blocks.slice(next, next + blocks.length)
    next += blocks.length
    return pieceOf(source, own, says)
  })
}

const pieceOf = (source: string, blocks: readonly Block[], says: string | null): Piece => {
  const [block] = blocks
  if (block === undefined) return { source, inlines: [], block: null, says: says ?? '这里什么也没有写' }
  if (block.type === 'table') return { source, inlines: [], block, says }
  return { source, inlines: block.inlines, block: null, says }
}

/** Is another every day, and no news. */
const MOMENT = '{截至}'

/** How a piece reads, to be held against how it read before; null where the reader may not know it, or it is faulty. */
export const readingOf = ({ source, says, inlines, block }: Piece): string | null => {
  const all = block === null ? inlines : inlinesIn(block)
  if (says !== null || source === MOMENT || all.some(isHidden)) return null
  return all.map(({ text }) => text).join(block === null ? '' : ' ')
}

const inlinesIn = (block: Block): readonly Inline[] =>
  block.type === 'table' ? block.rows.flatMap((cells) => cells.flat()) : block.inlines

const isHidden = (inline: Inline): boolean => inline.type === 'gap' && inline.withheld === true
