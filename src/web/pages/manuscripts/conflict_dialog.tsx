import { Modal, Radio } from 'antd'
import { useMemo, useState } from 'react'
import type { Section } from '../../../ledger/wire/manuscripts.ts'
import { useSay } from '../../language.tsx'
import { momentWords } from '../../parts/moment.ts'
import { SectionReading } from './section_reading.tsx'
import { type Hunk, hunksOf, settled, type Side } from './text/hunks.ts'
import { toDocument, toText } from './text/section_text.ts'
import type { Work, Writing } from './use_writing.ts'

interface ConflictDialogProps {
  readonly work: Work
  readonly theirs: Section
  readonly saving: boolean
  readonly writing: Writing
}

/** Both versions of a section beside each other, paragraph by paragraph. Nobody's words go without somebody's decision. */
export function ConflictDialog({ work, theirs, saving, writing }: ConflictDialogProps) {
  const say = useSay()
  const [chosen, setChosen] = useState<Readonly<Record<number, Side>>>({})
  const hunks = useMemo(() => hunksOf(work.base, work.text, toText(toDocument(theirs.text))), [work, theirs])
  const text = settled(hunks, chosen)
  const open = hunks.filter((hunk, at) => hunk.type === 'parted' && (chosen[at] ?? hunk.usual) === null).length
  return (
    <Modal
      open
      width={960}
      title={say('这一部分刚被别人保存过')}
      okText={open === 0 ? say('按所选保存') : say('还有{count}处要选', { count: open })}
      okButtonProps={{ disabled: text === undefined, loading: saving }}
      cancelText={say('回去再看')}
      onOk={() => text !== undefined && writing.settle(text)}
      onCancel={writing.turnBack}
    >
      <p className="soft">
        {say('{by}于{moment}保存了这一部分。下面是两边不同的段落，只有一边改过的已经选好，两边都改过的请选留哪一个。', {
          by: theirs.saved_by,
          moment: momentWords(theirs.saved_at),
        })}
      </p>
      <table className="compare compare-prose">
        <thead>
          <tr>
            <th>{say('我的')}</th>
            <th>{say('对方的')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {hunks.map(
            (hunk, at) =>
              hunk.type === 'parted' && (
                <HunkLine
                  key={at}
                  hunk={hunk}
                  side={chosen[at] ?? hunk.usual}
                  choose={(side) => setChosen({ ...chosen, [at]: side })}
                />
              ),
          )}
        </tbody>
      </table>
    </Modal>
  )
}

interface HunkLineProps {
  readonly hunk: Extract<Hunk, { type: 'parted' }>
  readonly side: Side | null
  readonly choose: (side: Side) => void
}

function HunkLine({ hunk, side, choose }: HunkLineProps) {
  const say = useSay()
  const cell = (own: Side, blocks: readonly string[]) => (
    <td className={side === own || side === 'both' ? 'compare-chosen' : ''}>
      {blocks.length === 0 ? (
        <span className="faint">{say('没有这一段')}</span>
      ) : (
        <SectionReading text={blocks.join('\n\n')} />
      )}
    </td>
  )
  return (
    <tr>
      {cell('mine', hunk.mine)}
      {cell('theirs', hunk.theirs)}
      <td>
        <Radio.Group
          vertical
          size="small"
          value={side}
          onChange={(event) => choose(event.target.value as Side)}
          options={[
            { value: 'mine', label: say('留我的') },
            { value: 'theirs', label: say('留对方的') },
            { value: 'both', label: say('都留') },
          ]}
        />
      </td>
    </tr>
  )
}
