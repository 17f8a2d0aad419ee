/** Plain text that is pasted: each line is a paragraph, and what it says in the report language becomes pieces. */
import { Slice, type ResolvedPos } from '@tiptap/pm/model'
import { toDocument } from '../text/section_text.ts'

export const readPlain = (text: string, place: ResolvedPos): Slice => {
  const blocks = toDocument(text.replace(/[\r\n]+/g, '\n\n')).content
  const { schema } = place.doc.type
  const nodes = blocks.map((block) => schema.nodeFromJSON({ ...block, attrs: { ...block.attrs, blank: null } }))
  const doc = schema.topNodeType.create(null, nodes)
  // Words pasted into a line join it; a heading or a table stands for itself.
  const open = (node: (typeof nodes)[number] | undefined): number => (node?.type.name === 'paragraph' ? 1 : 0)
  return new Slice(doc.content, open(nodes[0]), open(nodes.at(-1)))
}
