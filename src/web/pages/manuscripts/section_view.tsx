import { Alert, Button, Popconfirm } from 'antd'
import { lazy, Suspense, useEffect, useMemo } from 'react'
import type { Manuscript, Section } from '../../../ledger/wire/manuscripts.ts'
import { useSay } from '../../language.tsx'
import { momentWords } from '../../parts/moment.ts'
import { useSession } from '../../session.tsx'
import { ConflictDialog } from './conflict_dialog.tsx'
import { sectionId } from './going.ts'
import type { PieceBook } from './piece_book.ts'
import { PiecesContext, type Standing } from './pieces_context.ts'
import { SectionBar } from './section_bar.tsx'
import { SectionReading } from './section_reading.tsx'
import { spotIn } from './spot.ts'
import { Stranded } from './stranded.tsx'
import { useWriting, type Writing } from './use_writing.ts'

// The editor is heavy; whoever only reads does without it.
const SectionEditor = lazy(() => import('./writing/section_editor.tsx'))

interface SectionViewProps {
  readonly manuscript: Manuscript
  readonly section: Section
  readonly book: PieceBook
  /** Told when work that is not saved begins or ends. */
  readonly unsaved: (section: number, dirty: boolean) => void
  readonly come: (section: number) => void
}

export function SectionView({ manuscript, section, book, unsaved, come }: SectionViewProps) {
  const { login } = useSession().person
  const writing = useWriting(manuscript, section, login)
  const { work, dirty, save } = writing
  const number = section.section
  useEffect(() => unsaved(number, dirty), [unsaved, number, dirty])
  const standing = useMemo<Standing>(
    () => ({
      book,
      was: new Map(section.changed.map(({ source, was }) => [source, was])),
      take: section.can.write ? () => save() : null,
    }),
    [book, section, save],
  )
  return (
    <PiecesContext value={standing}>
      <section
        id={sectionId(number)}
        data-section={number}
        className={`paper-section${work === null ? '' : ' paper-section-open'}`}
        aria-label={section.title}
        onFocusCapture={() => come(number)}
        onPointerDownCapture={() => come(number)}
      >
        <SectionBar manuscript={manuscript} section={section} writing={writing} />
        {work === null && !section.can.write && <Stranded section={section} shelf={writing.shelf} />}
        <div className="section-body">
          {work === null ? (
            <div
              onDoubleClick={(event) => {
                if (section.can.write) writing.begin(spotIn(event.currentTarget, event))
              }}
            >
              <SectionReading text={section.text} />
            </div>
          ) : (
            <Suspense fallback={<SectionReading text={work.start} />}>
              <Editing manuscript={manuscript} section={section} writing={writing} />
            </Suspense>
          )}
        </div>
        {writing.theirs !== null && work !== null && (
          <ConflictDialog work={work} theirs={writing.theirs} saving={writing.saving} writing={writing} />
        )}
      </section>
    </PiecesContext>
  )
}

interface EditingProps {
  readonly manuscript: Manuscript
  readonly section: Section
  readonly writing: Writing
}

function Editing({ manuscript, section, writing }: EditingProps) {
  const say = useSay()
  const { work } = writing
  if (work === null) return null
  return (
    <>
      {work.found_at !== null && (
        <Alert
          type="info"
          showIcon
          className="gap-below"
          title={say('已恢复{moment}没有保存的内容。', { moment: momentWords(new Date(work.found_at).toISOString()) })}
        />
      )}
      <SectionEditor
        key={work.turn}
        manuscript={manuscript.id}
        start={work.start}
        from={work.from}
        title={section.title}
        change={writing.change}
        acts={<EditingActs writing={writing} />}
      />
    </>
  )
}

function EditingActs({ writing }: { readonly writing: Writing }) {
  const say = useSay()
  const { dirty, saving, save, drop, close } = writing
  return (
    <>
      <span className="faint section-saved">{dirty ? say('未保存，已留在本机') : say('已保存')}</span>
      {dirty ? (
        <Popconfirm title={say('放弃没有保存的修改？')} okText={say('放弃')} onConfirm={drop}>
          <Button size="small" type="text">
            {say('放弃修改')}
          </Button>
        </Popconfirm>
      ) : (
        <Button size="small" type="text" onClick={close}>
          {say('写完了')}
        </Button>
      )}
      <Button size="small" type="primary" disabled={!dirty} loading={saving} title="Ctrl+S" onClick={() => save()}>
        {say('保存')}
      </Button>
    </>
  )
}
