import { Selection } from '@tiptap/pm/state'
import { NodeViewWrapper, type NodeViewProps } from '@tiptap/react'
import { Drawer, Popover } from 'antd'
import type { MouseEvent, ReactNode } from 'react'
import { usePhone } from '../../../appearance.tsx'
import { useSay } from '../../../language.tsx'
import { Chip } from '../pieces_shown.tsx'
import { ChipForm } from './chip_form.tsx'
import { useOpened } from './editor_context.ts'

/** Marks what a form does to its own chip: everything else that happens in the editor closes the form. */
export const BY_FORM = 'by_form'

/** Lays another source in; the caret stays behind it. */
export const putSource = ({ editor, getPos, node }: NodeViewProps, source: string): void => {
  const at = getPos()
  if (at === undefined) return
  const tr = editor.state.tr.setNodeMarkup(at, undefined, { ...node.attrs, source }).setMeta(BY_FORM, true)
  editor.view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(at + node.nodeSize))))
}

export const takeOut = ({ editor, getPos, node }: NodeViewProps): void => {
  const at = getPos()
  if (at === undefined) return
  editor
    .chain()
    .deleteRange({ from: at, to: at + node.nodeSize })
    .focus()
    .run()
}

/** A piece in a line that is being written: a click opens how it is written, and from there its evidence. */
export function ChipView(props: NodeViewProps) {
  const { at, open } = useOpened()
  const { editor, getPos, node, selected } = props
  const source = String(node.attrs['source'])
  const opened = at !== null && at === getPos()
  const close = (): void => {
    const here = getPos()
    open(null)
    if (here === undefined) return
    // At once: what is typed next belongs into the text.
    editor.view.focus()
    editor.commands.setTextSelection(here + node.nodeSize)
  }
  const choose = (event: MouseEvent): void => {
    event.stopPropagation()
    event.preventDefault()
    const here = getPos()
    if (here === undefined) return
    // Behind it, not on it: whoever types on does not write over the figure.
    editor.commands.setTextSelection(here + node.nodeSize)
    open(here)
  }
  return (
    <NodeViewWrapper as="span" className={`chip-node${selected || opened ? ' chip-chosen' : ''}`}>
      <span onClickCapture={choose}>
        <Chip source={source} placed />
      </span>
      {opened && (
        <Over close={close}>
          <ChipForm
            source={source}
            put={(next) => putSource(props, next)}
            remove={() => {
              open(null)
              takeOut(props)
            }}
            close={close}
          />
        </Over>
      )}
    </NodeViewWrapper>
  )
}

interface OverProps {
  readonly close: () => void
  readonly children: ReactNode
}

/** Beside the chip; under a thumb from below. */
function Over({ close, children }: OverProps) {
  const say = useSay()
  if (usePhone()) {
    return (
      <Drawer open placement="bottom" size={330} title={say('这个数怎么写')} onClose={close}>
        {children}
      </Drawer>
    )
  }
  const changed = (open: boolean): void => {
    if (!open) close()
  }
  return (
    <Popover open trigger="click" placement="bottomLeft" arrow={false} onOpenChange={changed} content={children}>
      <span className="chip-anchor" />
    </Popover>
  )
}
