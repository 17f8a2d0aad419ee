import { MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown, Popconfirm } from 'antd'
import { useState } from 'react'
import type { Manuscript, Section } from '../../../ledger/wire/manuscripts.ts'
import { useSay } from '../../language.tsx'
import { Light } from '../../parts/light.tsx'
import { AssignDialog } from './assign_dialog.tsx'
import { dayText, dueText } from './due.ts'
import { manuscripts } from './requests.ts'
import { ReturnDialog } from './return_dialog.tsx'
import { NewSectionDialog } from './section_dialogs.tsx'
import { MANUSCRIPT_STATES, STATE_LOOKS } from './states.ts'
import { useDoing } from './use_manuscript.ts'
import type { Writing } from './use_writing.ts'

interface SectionBarProps {
  readonly manuscript: Manuscript
  readonly section: Section
  readonly writing: Writing
}

/** Above each section: who writes it, until when, how it stands, and what can be done with it. */
export function SectionBar({ manuscript, section, writing }: SectionBarProps) {
  const say = useSay()
  return (
    <div className="section-bar no-print">
      <span className="section-who">
        {section.writer === null ? (
          <span className="faint">{say('没有分派')}</span>
        ) : (
          <span title={section.writer.people.join('、')}>
            {section.writer.unit_name} · {section.writer.title}
          </span>
        )}
        {section.due_on !== null && (
          <span className={section.light === 'red' ? 'late' : ''}>
            <Light light={section.light} />{' '}
            {section.light === null ? dayText(section.due_on, say) : dueText(section.due_on, say)}
          </span>
        )}
        {section.writer !== null && (
          <span className={`state state-${STATE_LOOKS[section.state]}`}>{say(MANUSCRIPT_STATES[section.state])}</span>
        )}
      </span>
      {section.state === 'returned' && section.reason !== null && (
        <span className="section-reason">{say('退回：{reason}', { reason: section.reason })}</span>
      )}
      <span className="grow" />
      <Acts manuscript={manuscript} section={section} writing={writing} />
    </div>
  )
}

function Acts({ manuscript, section, writing }: SectionBarProps) {
  const say = useSay()
  const { busy, run } = useDoing(manuscript.id)
  const [returning, setReturning] = useState(false)
  const move = (move: 'hand_in' | 'accept' | 'reopen', said: string): void =>
    run({ act: () => manuscripts.move(manuscript.id, section.section, { version: section.version, move }), said })
  const { can, state } = section
  return (
    <span className="section-acts">
      {can.write && writing.work === null && (
        <Button size="small" type="text" onClick={() => writing.begin(null)} title={say('双击文字也可以')}>
          {say('修改')}
        </Button>
      )}
      {can.hand_in && section.writer !== null && (
        <Popconfirm
          title={say('交稿后由文稿负责人审看，退回前不能再改。')}
          okText={say('交稿')}
          disabled={writing.dirty}
          onConfirm={() => move('hand_in', say('已交稿'))}
        >
          <Button
            size="small"
            loading={busy}
            disabled={writing.dirty}
            {...(writing.dirty ? { title: say('先保存，再交稿') } : {})}
          >
            {say('交稿')}
          </Button>
        </Popconfirm>
      )}
      {can.judge && state === 'handed_in' && (
        <>
          <Button size="small" onClick={() => setReturning(true)}>
            {say('退回')}
          </Button>
          <Button size="small" type="primary" loading={busy} onClick={() => move('accept', say('已采用'))}>
            {say('采用')}
          </Button>
        </>
      )}
      {can.judge && state === 'accepted' && (
        <Button size="small" type="text" loading={busy} onClick={() => move('reopen', say('已重新打开'))}>
          {say('重新打开')}
        </Button>
      )}
      {manuscript.keeps && <KeeperMenu manuscript={manuscript} section={section} />}
      {returning && <ReturnDialog manuscript={manuscript} section={section} close={() => setReturning(false)} />}
    </span>
  )
}

type Opened = 'assign' | 'add' | null

function KeeperMenu({ manuscript, section }: Omit<SectionBarProps, 'writing'>) {
  const say = useSay()
  const { run } = useDoing(manuscript.id)
  const [opened, setOpened] = useState<Opened>(null)
  const [removing, setRemoving] = useState(false)
  const remove = (): void => run({ act: () => manuscripts.remove(manuscript.id, section.section), said: say('已删去') })
  const act = (key: string): void => {
    if (key === 'remove') setRemoving(true)
    else setOpened(key as Opened)
  }
  return (
    <>
      <Popconfirm
        open={removing}
        title={say('删去“{title}”？它的文字不再出现在文稿里。', { title: section.title })}
        okText={say('删去')}
        onOpenChange={(next) => !next && setRemoving(false)}
        onConfirm={remove}
      >
        <Dropdown
          trigger={['click']}
          menu={{
            onClick: ({ key }) => act(key),
            items: [
              { key: 'assign', label: say(section.writer === null ? '分派撰写' : '改分派') },
              { key: 'add', label: say('在后面加一部分') },
              { type: 'divider' },
              { key: 'remove', label: say('删去这一部分'), disabled: manuscript.sections_of.length < 2 },
            ],
          }}
        >
          <Button size="small" type="text" icon={<MoreOutlined />} aria-label={say('更多')} />
        </Dropdown>
      </Popconfirm>
      {opened === 'assign' && <AssignDialog manuscript={manuscript} section={section} close={() => setOpened(null)} />}
      {opened === 'add' && (
        <NewSectionDialog manuscript={manuscript} after={section.section} close={() => setOpened(null)} />
      )}
    </>
  )
}
