import { NodeViewWrapper, type NodeViewProps } from '@tiptap/react'
import { Button, Modal } from 'antd'
import { useSay } from '../../../language.tsx'
import { Standalone } from '../pieces_shown.tsx'
import { putSource, takeOut } from './chip_view.tsx'
import { useOpened } from './editor_context.ts'
import { SourceForm } from './source_form.tsx'

/** A table, a chart or a list on its own, as it will be printed; its source is edited as text. */
export function BracketView(props: NodeViewProps) {
  const say = useSay()
  const { at, open } = useOpened()
  const { getPos, node, selected } = props
  const source = String(node.attrs['source'])
  const opened = at !== null && at === getPos()
  return (
    <NodeViewWrapper className={`bracket-node${selected ? ' bracket-chosen' : ''}`} contentEditable={false}>
      <Standalone source={source} />
      <p className="bracket-acts">
        <Button size="small" onClick={() => open(getPos() ?? null)}>
          {say('改写法')}
        </Button>
        <Button size="small" type="text" onClick={() => takeOut(props)}>
          {say('删除')}
        </Button>
      </p>
      {opened && (
        <Modal open width={720} title={say('表、图、名单的写法')} footer={null} onCancel={() => open(null)}>
          <SourceForm
            source={source}
            put={(next) => {
              putSource(props, next)
              open(null)
            }}
            close={() => open(null)}
          />
        </Modal>
      )}
    </NodeViewWrapper>
  )
}
