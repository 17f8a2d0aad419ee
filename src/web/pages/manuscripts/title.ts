import type { Section } from '../../../ledger/wire/manuscripts.ts'
import { inlinesOf } from './text/pieces.ts'
import { plainOf } from './plain.ts'

/** What a section is called, its words filled: `六、2012年工作打算`. */
export const titleOf = ({ title, pieces }: Pick<Section, 'title' | 'pieces'>): string =>
  inlinesOf(title)
    .map((inline) => {
      if (inline.type === 'text') return inline.text
      const { source } = inline.attrs
      const piece = pieces.find((one) => one.source === source)
      return piece === undefined || piece.says !== null ? source : plainOf(piece)
    })
    .join('')
