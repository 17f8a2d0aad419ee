/** A filled report taken apart as it is printed: what stands in front of its text, its attachments, what closes it. */
import { dayOfReport, reportParts } from '../../ledger/index.ts'
import type { Block, FilledReport, Inline } from '../../ledger/wire.ts'
import { titleLines } from './title_lines.ts'

export interface Attachment {
  /** 附件, or 附件1 where there are several. */
  readonly number: string
  readonly title: readonly Inline[]
  readonly blocks: readonly Block[]
}
export interface Sheet {
  readonly red_head: { readonly office: string; readonly number: string } | null
  /** Lines of the title; none where the text begins without. */
  readonly title: readonly (readonly Inline[])[]
  readonly to: string
  readonly blocks: readonly Block[]
  readonly attachments: readonly Attachment[]
  /** Names of the attachments, and of the table of sources behind them. */
  readonly listed: readonly string[]
  readonly office: string
  readonly day: string
  readonly copies: string
}

export interface SheetOptions {
  /** The table of sources is the last attachment. */
  readonly sources: boolean
  readonly published?: { readonly number: string } | undefined
}
export const SOURCES_TITLE = '数据来源表'
/** Where a paper has not been published its number is left open, as drafts leave it. */
const NO_NUMBER = '〔　　　　〕　　号'

export const sheetOf = (report: FilledReport, { sources, published }: SheetOptions): Sheet => {
  const { blocks, unit_name, frame = {} } = report
  const parts = reportParts(blocks)
  const count = parts.attachments.length + (sources ? 1 : 0)
  const attachments = parts.attachments.map(({ title, body }, i): Attachment => ({
    number: count > 1 ? `附件${i + 1}` : '附件',
    title: inlinesOf(title),
    blocks: body,
  }))
  return {
    red_head: frame.head === 'red' ? { office: unit_name, number: published?.number ?? NO_NUMBER } : null,
    title: parts.title === undefined ? [] : titleLines(inlinesOf(parts.title), unit_name),
    to: frame.to ?? '',
    blocks: parts.body,
    attachments,
    listed: [...attachments.map(({ title }) => wordsOf(title)), ...(sources ? [SOURCES_TITLE] : [])],
    office: unit_name,
    day: dayOfReport(report),
    copies: frame.copies ?? '',
  }
}

/** The number of the table of sources among the attachments. */
export const sourcesNumber = ({ attachments }: Sheet): string =>
  attachments.length === 0 ? '附件' : `附件${attachments.length + 1}`

const inlinesOf = (block: Block): readonly Inline[] => (block.type === 'table' ? [] : block.inlines)
export const wordsOf = (inlines: readonly Inline[]): string => inlines.map(({ text }) => text).join('')
