/** The two things of the report language that an editor does not have: pieces within a line, and on a line of their own. */
import { Node } from '@tiptap/core'
import { ReactNodeViewRenderer } from '@tiptap/react'
import { BracketView } from './bracket_view.tsx'
import { ChipView } from './chip_view.tsx'

const SOURCE = 'data-source'
const source = {
  default: '',
  parseHTML: (element: HTMLElement) => element.getAttribute(SOURCE) ?? '',
  renderHTML: (attributes: Record<string, unknown>) => ({ [SOURCE]: attributes['source'] }),
}
/** Blank lines before a block where they are unusual; what is pasted or split has none of its own. */
export const blank = { blank: { default: null, rendered: false, keepOnSplit: false } }

export const Chip = Node.create({
  name: 'chip',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ source }),
  parseHTML: () => [{ tag: `span[${SOURCE}]` }],
  renderHTML: ({ node, HTMLAttributes }) => ['span', HTMLAttributes, String(node.attrs['source'])],
  renderText: ({ node }) => String(node.attrs['source']),
  addNodeView: () => ReactNodeViewRenderer(ChipView, { as: 'span' }),
})

export const Bracket = Node.create({
  name: 'bracket',
  group: 'block',
  atom: true,
  addAttributes: () => ({ source, ...blank }),
  parseHTML: () => [{ tag: `div[${SOURCE}]` }],
  renderHTML: ({ node, HTMLAttributes }) => ['div', HTMLAttributes, String(node.attrs['source'])],
  renderText: ({ node }) => String(node.attrs['source']),
  addNodeView: () => ReactNodeViewRenderer(BracketView),
})
