import { useMemo } from 'react'
import { useSay } from '../../language.tsx'
import { Chip, Standalone } from './pieces_shown.tsx'
import type { BlockNode, InlineNode } from './text/document.ts'
import { toDocument } from './text/section_text.ts'
import { partedByNumbers } from './text/typed_numbers.ts'

/** A section as it reads, without the weight of an editor. */
export function SectionReading({ text }: { readonly text: string }) {
  const document = useMemo(() => toDocument(text), [text])
  // Blocks are the lines of one text: their place is their identity.
  return document.content.map((block, at) => <BlockReading key={at} block={block} />)
}

const HEADINGS = ['h1', 'h2', 'h3', 'h4'] as const

function BlockReading({ block }: { readonly block: BlockNode }) {
  if (block.type === 'bracket') return <Standalone source={block.attrs.source} />
  const Tag = block.type === 'heading' ? (HEADINGS[block.attrs.level - 1] ?? 'h4') : 'p'
  return (
    <Tag>
      {(block.content ?? []).map((inline, at) => (
        <InlineReading key={at} inline={inline} />
      ))}
    </Tag>
  )
}

function InlineReading({ inline }: { readonly inline: InlineNode }) {
  return inline.type === 'chip' ? <Chip source={inline.attrs.source} /> : <Typed text={inline.text} />
}

/** Words, with a quiet hint below numbers that no ledger stands behind. */
function Typed({ text }: { readonly text: string }) {
  const say = useSay()
  const parts = useMemo(() => partedByNumbers(text), [text])
  return parts.map(({ from, words, typed }) =>
    typed ? (
      <span key={from} className="typed-number" title={say('手写的数，没有台账依据')}>
        {words}
      </span>
    ) : (
      words
    ),
  )
}
