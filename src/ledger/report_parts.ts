/** A filled report taken apart as it is printed: its title, the text below it, the attachments behind it. */
import { dayInWords } from './day.ts'
import { NO_FIGURE } from './figure_words.ts'
import { dayAt, instantOf } from './instant.ts'
import type { Block, FilledReport, Inline } from './wire.ts'

export interface ReportParts {
  /** Undefined where the text begins without. */
  readonly title: Block | undefined
  readonly body: readonly Block[]
  readonly attachments: readonly { readonly title: Block; readonly body: readonly Block[] }[]
}

/** A second heading of the first level begins an attachment, and so do those that follow. */
export const reportParts = (blocks: readonly Block[]): ReportParts => {
  const starts = blocks.flatMap((block, i) => (isTitle(block) ? [i] : []))
  const [first, ...others] = starts
  const title = first === 0 ? blocks[0] : undefined
  return {
    title,
    body: blocks.slice(title === undefined ? 0 : 1, others[0] ?? blocks.length),
    attachments: others.map((from, i) => ({
      title: blocks[from]!,
      body: blocks.slice(from + 1, others[i + 1] ?? blocks.length),
    })),
  }
}

const isTitle = (block: Block): boolean => block.type === 'heading' && block.level <= 1

/** The day under the name of the unit: that of its figures. */
export const dayOfReport = ({ as_of }: Pick<FilledReport, 'as_of'>): string =>
  dayInWords(as_of.length === 10 ? as_of : dayAt(instantOf(as_of)))

/** A cell of a table that is read from the left, as names are; numbers are compared from the right. */
export const isWords = (inlines: readonly Inline[]): boolean =>
  inlines.every(({ type, text }) => type === 'text' && text !== NO_FIGURE)
