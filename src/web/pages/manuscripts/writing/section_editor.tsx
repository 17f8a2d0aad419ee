import { EditorContent, useEditor, type Editor } from '@tiptap/react'
import { useCallback, useMemo, useState, type ReactNode } from 'react'
import { useSay } from '../../../language.tsx'
import type { Spot } from '../spot.ts'
import type { SectionDocument } from '../text/document.ts'
import { toDocument, toText } from '../text/section_text.ts'
import { type Opened, OpenedContext } from './editor_context.ts'
import { BY_FORM } from './chip_view.tsx'
import { type Caret, InsertBox } from './insert_box.tsx'
import { editorKeys } from './keys.ts'
import { readPlain } from './paste.ts'
import { SCHEMA } from './schema.ts'
import { ToolBar } from './tool_bar.tsx'
import { typedHint } from './typed_hint.ts'

interface SectionEditorProps {
  readonly manuscript: string
  /** What the editor begins with; it is not told of later changes. */
  readonly start: string
  /** Where in the section somebody pointed to begin, in pixels from its upper left corner. */
  readonly from: Spot | null
  readonly title: string
  readonly change: (text: string) => void
  /** Buttons beside the tools. */
  readonly acts: ReactNode
}

interface Asking {
  readonly caret: Caret
  readonly typed: string
}

/** One section being written. Its text goes out in the report language with every change. */
export default function SectionEditor({ manuscript, start, from, title, change, acts }: SectionEditorProps) {
  const say = useSay()
  const [at, setAt] = useState<number | null>(null)
  const [asking, setAsking] = useState<Asking | null>(null)
  const editor = useEditor({
    extensions: [
      ...SCHEMA,
      typedHint(say('手写的数，没有台账依据')),
      editorKeys({ ask: (editor, typed) => setAsking({ caret: caretOf(editor), typed }), open: setAt }),
    ],
    content: toDocument(start) as never,
    injectCSS: false,
    editorProps: {
      attributes: { class: 'section-text', 'aria-label': title, spellcheck: 'false' },
      clipboardTextParser: readPlain,
      scrollThreshold: BARS,
      scrollMargin: BARS,
    },
    onCreate: ({ editor }) => void editor.commands.focus(placeIn(editor, from), { scrollIntoView: false }),
    onTransaction: ({ transaction }) => {
      const moved = transaction.docChanged || transaction.selectionSet
      if (moved && transaction.getMeta(BY_FORM) === undefined) setAt(null)
    },
    onUpdate: ({ editor }) => change(toText(editor.state.doc.toJSON() as SectionDocument)),
  })
  const insert = useCallback((source: string): void => setAt(putIn(editor, source)), [editor])
  const close = useCallback(
    (literal: boolean): void => {
      const typed = asking?.typed ?? ''
      setAsking(null)
      editor.view.focus()
      if (literal && typed !== '') editor.commands.insertContent({ type: 'text', text: typed })
    },
    [asking, editor],
  )
  const opened = useMemo<Opened>(() => ({ at, open: setAt }), [at])
  return (
    <OpenedContext value={opened}>
      <div className="section-tools">
        <ToolBar editor={editor} ask={() => setAsking({ caret: caretOf(editor), typed: '' })} insert={insert} />
        <div className="grow" />
        {acts}
      </div>
      <EditorContent editor={editor} />
      {asking !== null && (
        <InsertBox
          manuscript={manuscript}
          caret={asking.caret}
          typed={asking.typed}
          choose={(source) => {
            setAsking(null)
            insert(source)
          }}
          close={close}
        />
      )}
    </OpenedContext>
  )
}

/** What lies over the page above and below, in pixels: a caret there would be hidden. */
const BARS = { top: 110, bottom: 90, left: 0, right: 0 }

/** Where somebody pointed, else at the end of the first paragraph: a figure put in before a heading is never meant. */
const placeIn = ({ view, state }: Editor, spot: Spot | null): number | 'end' => {
  const { left, top } = view.dom.getBoundingClientRect()
  const pointed = spot && view.posAtCoords({ left: left + spot.x, top: top + spot.y })
  if (pointed) return pointed.pos
  let first: number | 'end' = 'end'
  state.doc.forEach((node, at) => {
    if (first === 'end' && node.type.name === 'paragraph') first = at + node.nodeSize - 1
  })
  return first
}

const caretOf = ({ view, state }: Editor): Caret => {
  const { left, top, bottom } = view.coordsAtPos(state.selection.from)
  return { left, top, bottom }
}

/** Puts a piece in where the caret is, which then stands behind it; gives its place. */
const putIn = (editor: Editor, source: string): number => {
  const type = source.startsWith('[') ? 'bracket' : 'chip'
  editor.view.focus()
  editor.commands.insertContent({ type, attrs: { source } })
  const { selection, doc } = editor.state
  let at = selection.from - 1
  doc.nodesBetween(Math.max(0, at - 1), selection.to, (node, position) => {
    if (node.type.name === type && node.attrs['source'] === source) at = position
  })
  return at
}
