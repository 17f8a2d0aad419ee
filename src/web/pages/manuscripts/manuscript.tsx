import { useCallback, useEffect, useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import type { Manuscript } from '../../../ledger/wire/manuscripts.ts'
import { usePhone } from '../../appearance.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { goTo } from './going.ts'
import { Head } from './head.tsx'
import { Outline } from './outline.tsx'
import { SectionView } from './section_view.tsx'
import { Side } from './side.tsx'
import { useManuscript, usePieces } from './use_manuscript.ts'
import { useQuote } from './use_quote.ts'

export default function ManuscriptRoute() {
  const { id = '' } = useParams()
  const manuscript = useManuscript(id)
  if (manuscript.isPending) return <Waiting />
  // What is on the page stays there when the server is out of reach for a while.
  if (manuscript.data === undefined) {
    return <Refusal error={manuscript.error} again={() => void manuscript.refetch()} />
  }
  return <Desk key={id} manuscript={manuscript.data} />
}

/** Sections with work that is not saved. */
const useUnsaved = () => {
  const [unsaved, setUnsaved] = useState<ReadonlySet<number>>(new Set())
  const mark = useCallback((section: number, dirty: boolean): void => {
    setUnsaved((now) => {
      if (now.has(section) === dirty) return now
      const next = new Set(now)
      if (dirty) next.add(section)
      else next.delete(section)
      return next
    })
  }, [])
  return [unsaved, mark] as const
}

/** Which section one is at; the address may name it, as a notice does. */
const useAt = (manuscript: Manuscript) => {
  const [params] = useSearchParams()
  const named = Number(params.get('section') ?? Number.NaN)
  const first = manuscript.sections_of[0]?.section ?? 0
  const [at, setAt] = useState(manuscript.sections_of.some(({ section }) => section === named) ? named : first)
  useEffect(() => {
    if (!Number.isNaN(named)) goTo(named)
  }, [named])
  return [at, setAt] as const
}

function Desk({ manuscript }: { readonly manuscript: Manuscript }) {
  const phone = usePhone()
  const book = usePieces(manuscript)
  const [unsaved, markUnsaved] = useUnsaved()
  const [at, setAt] = useAt(manuscript)
  const { quote, paper, drop } = useQuote()
  const go = useCallback(
    (section: number, source?: string): void => {
      setAt(section)
      goTo(section, source)
    },
    [setAt],
  )
  return (
    <div className="manuscript">
      <Head manuscript={manuscript} unsaved={unsaved.size} />
      <div className="manuscript-desk">
        <Outline manuscript={manuscript} at={at} unsaved={unsaved} go={go} />
        <article className="prose manuscript-paper" ref={paper}>
          {manuscript.sections_of.map((section) => (
            <SectionView
              key={section.section}
              manuscript={manuscript}
              section={section}
              book={book}
              unsaved={markUnsaved}
              come={setAt}
            />
          ))}
        </article>
        <Side manuscript={manuscript} at={at} go={go} quote={quote} dropQuote={drop} phone={phone} />
      </div>
    </div>
  )
}
