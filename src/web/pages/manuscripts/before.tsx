import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import type { Manuscript } from '../../../ledger/wire/manuscripts.ts'
import { useSay } from '../../language.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { alike } from './alike.ts'
import { PiecesContext, type Standing } from './pieces_context.ts'
import { SectionReading } from './section_reading.tsx'
import { useManuscript, usePieces } from './use_manuscript.ts'

interface BeforeProps {
  readonly manuscript: Manuscript
  readonly before: NonNullable<Manuscript['before']>
  readonly at: number
}

/** The paper of the period before, to be read: the section that answers to the one being written, or all of it. */
export function Before({ manuscript, before, at }: BeforeProps) {
  const say = useSay()
  const earlier = useManuscript(before.id)
  const [whole, setWhole] = useState(false)
  if (earlier.isPending) return <Waiting />
  if (earlier.isError) return <Refusal error={earlier.error} again={() => void earlier.refetch()} />
  const place = manuscript.sections_of.findIndex(({ section }) => section === at)
  const here = manuscript.sections_of[place]
  const same = here && alike(here, place, earlier.data.sections_of)
  const shown = whole || same === undefined ? earlier.data.sections_of : [same]
  return (
    <div className="before">
      <p className="before-head">
        <Link to={`/manuscripts/${before.id}`}>{before.period_title}</Link>
        <span className="grow" />
        <Button size="small" type="text" onClick={() => setWhole(!whole)}>
          {say(whole ? '只看对应部分' : '看全文')}
        </Button>
      </p>
      <Reading manuscript={earlier.data} texts={shown.map(({ text }) => text)} />
    </div>
  )
}

function Reading({ manuscript, texts }: { readonly manuscript: Manuscript; readonly texts: readonly string[] }) {
  const book = usePieces(manuscript)
  const standing = useMemo<Standing>(() => ({ book, was: new Map(), take: null }), [book])
  return (
    <PiecesContext value={standing}>
      <div className="prose before-prose">
        {texts.map((text, at) => (
          <SectionReading key={at} text={text} />
        ))}
      </div>
    </PiecesContext>
  )
}
