/** A section's text in the report language ⇄ the document of its editor. Nothing but spelling is lost on the way. */
import { proseBlocks, type ProseBlock } from '../../../../ledger/prose_blocks.ts'
import type { BlockNode, SectionDocument } from './document.ts'
import { asParagraph, inlinesOf, lineOf } from './pieces.ts'

/** Deeper headings are a fault of the language. */
export const LEVELS = [1, 2, 3, 4] as const

export const toDocument = (text: string): SectionDocument => {
  let next = 1
  const content = proseBlocks(text).map((block, index) => {
    const blank = block.line - next
    next = block.line + block.text.split('\n').length
    return nodeOf(block, blank === usual(index) ? null : blank)
  })
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph', attrs: { blank: null } }] }
}

const usual = (index: number): number => (index === 0 ? 0 : 1)

const nodeOf = (block: ProseBlock, blank: number | null): BlockNode => {
  if (block.type === 'bracket') return { type: 'bracket', attrs: { source: block.text, blank } }
  const inlines = inlinesOf(block.text)
  const content = inlines.length > 0 ? { content: inlines } : {}
  if (block.type === 'paragraph') return { type: 'paragraph', attrs: { blank }, ...content }
  return { type: 'heading', attrs: { level: Math.min(block.level, LEVELS.length), blank }, ...content }
}

/** Blocks in which nothing stands are left out. */
export const toText = (document: SectionDocument): string => {
  let text = ''
  let before: BlockNode | undefined
  for (const block of document.content) {
    const line = textOf(block)
    if (line === '') continue
    text += '\n'.repeat(blankLines(block, before) + (before === undefined ? 0 : 1)) + line
    before = block
  }
  return text
}

/** Two paragraphs without a blank line between them would be one. */
const blankLines = (block: BlockNode, before: BlockNode | undefined): number => {
  const { blank } = block.attrs
  if (before === undefined) return blank ?? 0
  return before.type === 'paragraph' && block.type === 'paragraph' ? Math.max(blank ?? 1, 1) : (blank ?? 1)
}

const textOf = (block: BlockNode): string => {
  if (block.type === 'bracket') return block.attrs.source
  const line = lineOf(block.content ?? [])
  if (block.type === 'paragraph') return asParagraph(line)
  return line === '' ? '' : `${'#'.repeat(block.attrs.level)} ${line}`
}

/** Every piece of a document, each once, in order of appearance. */
export const sourcesIn = (document: SectionDocument): string[] => {
  const sources = document.content.flatMap((block) => {
    if (block.type === 'bracket') return [block.attrs.source]
    return (block.content ?? []).flatMap((inline) => (inline.type === 'chip' ? [inline.attrs.source] : []))
  })
  return [...new Set(sources)]
}
