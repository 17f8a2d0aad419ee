/** What a section may consist of. Everything else that is pasted comes down to headings, paragraphs and pieces. */
import type { Extensions } from '@tiptap/core'
import { Document } from '@tiptap/extension-document'
import { Heading } from '@tiptap/extension-heading'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { Dropcursor, Gapcursor, UndoRedo } from '@tiptap/extensions'
import { LEVELS } from '../text/section_text.ts'
import { blank, Bracket, Chip } from './nodes.ts'

export const SCHEMA: Extensions = [
  Document,
  Text,
  Paragraph.extend({ addAttributes: () => blank }),
  Heading.extend({
    addAttributes() {
      return { ...this.parent?.(), ...blank }
    },
  }).configure({ levels: [...LEVELS] }),
  Chip,
  Bracket,
  UndoRedo,
  Gapcursor,
  Dropcursor.configure({ class: 'drop-cursor', color: false, width: 2 }),
]
