import type { Figure, FilledReport } from '../../ledger/wire.ts'

/** Where the paper's n-th figure is explained; the body's figures link there. */
export const anchorOf = (number: number): string => `figure_${number}`

/** One figure as it stands in the text. */
export interface Source {
  readonly number: number
  readonly text: string
  readonly figure: Figure
}

/** Every figure of the paper in reading order, table cells included. */
export const sourcesOf = (report: FilledReport): Source[] =>
  report.blocks
    .flatMap((block) => (block.type === 'table' ? block.rows.flat(2) : block.inlines))
    .flatMap((inline) => (inline.type === 'figure' ? [inline] : []))
