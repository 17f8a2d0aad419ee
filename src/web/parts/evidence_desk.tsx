import { Drawer } from 'antd'
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useLocation } from 'react-router'
import { useSay } from '../language.tsx'
import type { Figure } from '../../ledger/wire.ts'
import { EvidenceContext, type Evidence, type Shown } from './evidence_context.ts'
import { FigureCard } from './figure_card.tsx'
import { Waiting } from './waiting.tsx'

const EvidenceView = lazy(() => import('./evidence.tsx'))
const PAUSE_MILLISECONDS = 180

/** Holds the one hover card and the one drawer that all figures of a page share. */
export function EvidenceDesk({ children }: { readonly children: ReactNode }) {
  const say = useSay()
  const { pathname } = useLocation()
  const [card, setCard] = useState<{ figure: Figure; at: DOMRect } | null>(null)
  const [opened, setOpened] = useState<{ shown: Shown; path: string } | null>(null)
  // Following a row out of the drawer leaves the drawer behind.
  const shown = opened?.path === pathname ? opened.shown : null
  useEffect(() => {
    document.documentElement.toggleAttribute('data-evidence', shown !== null)
  }, [shown])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const leave = useCallback(() => {
    clearTimeout(timer.current)
    setCard(null)
  }, [])
  const evidence = useMemo<Evidence>(
    () => ({
      opened: shown?.figure ?? null,
      leave,
      hover: (figure, element) => {
        clearTimeout(timer.current)
        timer.current = setTimeout(() => setCard({ figure, at: element.getBoundingClientRect() }), PAUSE_MILLISECONDS)
      },
      open: (next) => {
        leave()
        setOpened({ shown: next, path: pathname })
      },
    }),
    [leave, pathname, shown],
  )
  return (
    <EvidenceContext value={evidence}>
      {children}
      {card !== null && <FigureCard figure={card.figure} at={card.at} />}
      <Drawer
        open={shown !== null}
        onClose={() => setOpened(null)}
        size={720}
        title={say('这个数从哪里来')}
        destroyOnHidden
        // Evidence is read beside the sentence it belongs to, which therefore stays light.
        styles={{ wrapper: { maxWidth: '100vw' }, mask: { background: 'rgb(12 20 32 / 0.16)' } }}
      >
        {shown !== null && (
          <Suspense fallback={<Waiting />}>
            <EvidenceView figure={shown.figure} by={shown.by} publication={shown.publication} />
          </Suspense>
        )}
      </Drawer>
    </EvidenceContext>
  )
}
