import { PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useState } from 'react'
import type { Manuscript, Section } from '../../../ledger/wire/manuscripts.ts'
import { usePhone } from '../../appearance.tsx'
import { useSay } from '../../language.tsx'
import { Light } from '../../parts/light.tsx'
import { dayText } from './due.ts'
import { NewSectionDialog } from './section_dialogs.tsx'
import { MANUSCRIPT_STATES, STATE_LOOKS } from './states.ts'

interface OutlineProps {
  readonly manuscript: Manuscript
  readonly at: number
  readonly unsaved: ReadonlySet<number>
  readonly go: (section: number) => void
}

/** The sections of a paper with who writes them and how they stand; under a thumb a list to choose from. */
export function Outline({ manuscript, at, unsaved, go }: OutlineProps) {
  const say = useSay()
  const [adding, setAdding] = useState(false)
  if (usePhone()) return <OutlineSelect manuscript={manuscript} at={at} unsaved={unsaved} go={go} />
  return (
    <nav className="outline no-print" aria-label={say('各部分')}>
      <ol>
        {manuscript.sections_of.map((section) => (
          <li key={section.section}>
            <button
              type="button"
              aria-current={section.section === at ? 'location' : undefined}
              onClick={() => go(section.section)}
            >
              <span className="outline-title">{section.title}</span>
              <Standing section={section} unsaved={unsaved.has(section.section)} />
            </button>
          </li>
        ))}
      </ol>
      {manuscript.keeps && (
        <Button size="small" type="text" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
          {say('加一部分')}
        </Button>
      )}
      {adding && (
        <NewSectionDialog
          manuscript={manuscript}
          after={manuscript.sections_of.at(-1)?.section ?? null}
          close={() => setAdding(false)}
        />
      )}
    </nav>
  )
}

function Standing({ section, unsaved }: { readonly section: Section; readonly unsaved: boolean }) {
  const say = useSay()
  return (
    <span className="outline-standing">
      {section.writer !== null && (
        <>
          <span>{section.writer.people.join('、') || section.writer.title}</span>
          {section.due_on !== null && (
            <span className={section.light === 'red' ? 'late' : ''}>
              <Light light={section.light} /> {dayText(section.due_on, say)}
            </span>
          )}
          <span className={`state state-${STATE_LOOKS[section.state]}`}>{say(MANUSCRIPT_STATES[section.state])}</span>
        </>
      )}
      {unsaved && <strong>{say('未保存')}</strong>}
    </span>
  )
}

function OutlineSelect({ manuscript, at, unsaved, go }: OutlineProps) {
  const say = useSay()
  return (
    <Select
      className="outline-select no-print"
      value={at}
      aria-label={say('各部分')}
      options={manuscript.sections_of.map(({ section, title, writer, state }) => ({
        value: section,
        label: [
          title,
          writer === null ? '' : `（${say(MANUSCRIPT_STATES[state])}）`,
          unsaved.has(section) ? ` · ${say('未保存')}` : '',
        ].join(''),
      }))}
      onChange={go}
    />
  )
}
