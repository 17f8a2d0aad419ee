/** Keys of the editor: `/` and `{` ask for a figure, Enter opens the chip that is chosen. */
import { Extension, type Editor } from '@tiptap/core'
import { CHIP_FORM } from './chip_form.tsx'
import { NodeSelection, Plugin, PluginKey } from '@tiptap/pm/state'

const ASKING = ['/', '{', '｛']
/** `km/h`, `2011/3/5`: there a stroke is a stroke. */
const WITHIN = /[0-9A-Za-z/:.]$/

/** Into the form of a chip, where one is open. */
const enterForm = (): boolean => {
  const form = document.querySelector<HTMLElement>(`.${CHIP_FORM}`)
  form?.focus()
  return form !== null
}

interface Asked {
  /** `typed`: the sign that asked, to be put in after all where nothing is chosen. */
  readonly ask: (editor: Editor, typed: string) => void
  readonly open: (at: number | null) => void
}

export const editorKeys = ({ ask, open }: Asked) =>
  Extension.create({
    name: 'editor_keys',
    addKeyboardShortcuts() {
      return {
        Enter: () => {
          const { selection } = this.editor.state
          if (!(selection instanceof NodeSelection)) return false
          open(selection.from)
          enterForm()
          return true
        },
        Tab: enterForm,
        Escape: () => {
          open(null)
          return false
        },
      }
    },
    addProseMirrorPlugins() {
      const { editor } = this
      return [
        new Plugin({
          key: new PluginKey('editor_keys'),
          props: {
            handleTextInput: ({ state }, from, _, typed) => {
              if (!ASKING.includes(typed)) return false
              const before = state.doc.textBetween(Math.max(0, from - 1), from, '\n', ' ')
              if (typed === '/' && WITHIN.test(before)) return false
              ask(editor, typed)
              return true
            },
          },
        }),
      ]
    },
  })
