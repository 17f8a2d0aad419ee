/** What is still open in a manuscript: figures that changed, gaps, faults, numbers by hand. */
import type { Manuscript, Section } from '../../../ledger/wire/manuscripts.ts'
import { toDocument } from './text/section_text.ts'
import { typedNumbers } from './text/typed_numbers.ts'

export type OpenEnd =
  | { readonly type: 'changed'; readonly source: string; readonly was: string; readonly now: string }
  | { readonly type: 'gap'; readonly source: string; readonly words: string }
  | { readonly type: 'fault'; readonly source: string; readonly words: string }

export interface OpenSection {
  readonly section: Section
  readonly ends: readonly OpenEnd[]
  /** Numbers typed by hand. */
  readonly typed: number
}

export const openSections = ({ sections_of }: Manuscript): OpenSection[] =>
  sections_of.map((section) => ({ section, ends: endsOf(section), typed: typedIn(section.text) }))

const endsOf = ({ changed, pieces }: Section): OpenEnd[] => [
  ...pieces.flatMap(({ source, says }) => (says === null ? [] : [{ type: 'fault' as const, source, words: says }])),
  ...changed.map(({ source, was, now }) => ({ type: 'changed' as const, source, was, now })),
  ...pieces.flatMap(({ source, inlines }) =>
    inlines.flatMap((inline) =>
      inline.type === 'gap' && !inline.withheld ? [{ type: 'gap' as const, source, words: inline.text }] : [],
    ),
  ),
]

const typedIn = (text: string): number => {
  let count = 0
  for (const block of toDocument(text).content) {
    if (block.type === 'bracket') continue
    for (const inline of block.content ?? []) if (inline.type === 'text') count += typedNumbers(inline.text).length
  }
  return count
}
