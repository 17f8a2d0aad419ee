/** A quiet hint below numbers that somebody types: no ledger stands behind them. */
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { typedNumbers } from '../text/typed_numbers.ts'

/** One sign for each thing that is no text, so that offsets stay positions. */
const THING = '￼'

export const typedHint = (title: string) =>
  Extension.create({
    name: 'typed_hint',
    addProseMirrorPlugins: () => [
      new Plugin<DecorationSet>({
        key: new PluginKey('typed_hint'),
        state: {
          init: (_, { doc }) => hintsIn(doc, title),
          apply: ({ doc, docChanged }, before) => (docChanged ? hintsIn(doc, title) : before),
        },
        props: {
          decorations(state) {
            return this.getState(state)
          },
        },
      }),
    ],
  })

const hintsIn = (doc: Node, title: string): DecorationSet => {
  const hints: Decoration[] = []
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true
    for (const { from, to } of typedNumbers(node.textBetween(0, node.content.size, '', THING))) {
      hints.push(Decoration.inline(at + 1 + from, at + 1 + to, { class: 'typed-number', title }))
    }
    return false
  })
  return DecorationSet.create(doc, hints)
}
