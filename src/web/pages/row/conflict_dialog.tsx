import { Modal, Radio } from 'antd'
import { useMemo, useState } from 'react'
import type { LedgerDocument } from '../../../ledger/document.ts'
import type { Row } from '../../../ledger/wire.ts'
import { useSay } from '../../language.tsx'
import { momentWords } from '../../parts/moment.ts'
import { Shown } from '../../parts/shown.tsx'
import type { Start } from './row_state.ts'
import { clashesOf, settle, type Cell, type Clash, type Side } from './versions.ts'

interface ConflictDialogProps {
  readonly document: LedgerDocument
  /** What both started from; null where only the newer version is known. */
  readonly base: Row | null
  readonly mine: Start
  readonly theirs: Row
  readonly names: readonly string[]
  readonly saving: boolean
  readonly save: (settled: Start) => void
  readonly close: () => void
}

/** Both versions side by side. Nothing is chosen for a field that both people touched: somebody has to decide. */
export function ConflictDialog(props: ConflictDialogProps) {
  const say = useSay()
  const [sides, setSides] = useState<Readonly<Record<string, Side>>>({})
  const clashes = useMemo(
    () => clashesOf(props.base, props.mine, props.theirs, props.names),
    [props.base, props.mine, props.theirs, props.names],
  )
  const open = clashes.filter((clash) => (sides[clash.field] ?? clash.chosen) === undefined)
  return (
    <Modal
      open
      width={760}
      title={say('这条记录刚被别人改过')}
      okText={open.length === 0 ? say('按所选保存') : say('还有{count}处要选', { count: open.length })}
      okButtonProps={{ disabled: open.length > 0, loading: props.saving }}
      cancelText={say('回去再看')}
      onOk={() => props.save(settle(props.mine, clashes, sides))}
      onCancel={props.close}
    >
      <p className="soft">
        {say('{by}于{moment}保存了第{version}版。下面是两边不同的地方，逐项选留哪一个。', {
          by: props.theirs.by ?? say('别人'),
          moment: momentWords(props.theirs.opened_at),
          version: props.theirs.version,
        })}
      </p>
      {clashes.length === 0 && <p>{say('两边的内容相同，可以直接保存。')}</p>}
      <table className="compare">
        <thead>
          <tr>
            <th>{say('项目')}</th>
            <th>{say('我的')}</th>
            <th>{say('对方的')}</th>
          </tr>
        </thead>
        <tbody>
          {clashes.map((clash) => (
            <ClashLine
              key={clash.field}
              document={props.document}
              clash={clash}
              side={sides[clash.field] ?? clash.chosen}
              choose={(side) => setSides({ ...sides, [clash.field]: side })}
            />
          ))}
        </tbody>
      </table>
    </Modal>
  )
}

interface ClashLineProps {
  readonly document: LedgerDocument
  readonly clash: Clash
  readonly side: Side | undefined
  readonly choose: (side: Side) => void
}

function ClashLine({ document, clash, side, choose }: ClashLineProps) {
  const field = document.fields[clash.field]
  if (field === undefined) return null
  const cell = (mine: Side, held: Cell) => (
    <td className={side === mine ? 'compare-chosen' : ''}>
      <Radio checked={side === mine} onChange={() => choose(mine)}>
        <Shown field={field} value={held.value} mark={held.mark} measured />
      </Radio>
    </td>
  )
  return (
    <tr>
      <th scope="row">{field.title}</th>
      {cell('mine', clash.mine)}
      {cell('theirs', clash.theirs)}
    </tr>
  )
}
