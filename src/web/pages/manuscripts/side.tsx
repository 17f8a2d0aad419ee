import { Button, Drawer, Tabs } from 'antd'
import { useMemo, useState } from 'react'
import { parsePeriod } from '../../../ledger/period.ts'
import type { Manuscript } from '../../../ledger/wire/manuscripts.ts'
import { useSay } from '../../language.tsx'
import { Before } from './before.tsx'
import { Checking } from './checking.tsx'
import { openSections } from './open_ends.ts'
import { Remarks } from './remarks.tsx'
import type { Quote } from './use_quote.ts'

interface SideProps {
  readonly manuscript: Manuscript
  readonly at: number
  readonly go: (section: number, source?: string) => void
  readonly quote: Quote | null
  readonly dropQuote: () => void
  readonly phone: boolean
}

/** Beside the paper: the one of the period before, what is said about this one, and how it stands with the ledgers. */
export function Side(props: SideProps) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  if (!props.phone) {
    return (
      <aside className="side no-print">
        <SideTabs {...props} />
      </aside>
    )
  }
  const leave = (section: number, source?: string): void => {
    setOpen(false)
    // The drawer holds the page still until it is gone.
    setTimeout(() => props.go(section, source))
  }
  return (
    <>
      <Button className="side-open no-print" onClick={() => setOpen(true)}>
        {say('批注和核对')}
      </Button>
      <Drawer open={open} placement="bottom" size="78vh" title={say('批注和核对')} onClose={() => setOpen(false)}>
        <SideTabs {...props} go={leave} />
      </Drawer>
    </>
  )
}

function SideTabs({ manuscript, at, go, quote, dropQuote }: SideProps) {
  const say = useSay()
  const open = useMemo(() => openSections(manuscript), [manuscript])
  const remarks = manuscript.comments.filter(({ settled }) => settled === null).length
  const ends = open.reduce((sum, section) => sum + section.ends.length, 0)
  const counted = (title: string, count: number): string => (count === 0 ? title : `${title} ${count}`)
  return (
    <Tabs
      defaultActiveKey={manuscript.before === null ? 'remarks' : 'before'}
      size="small"
      items={[
        ...(manuscript.before === null
          ? []
          : [
              {
                key: 'before',
                label: parsePeriod(manuscript.period)?.kind === 'year' ? say('上年文稿') : say('上期文稿'),
                children: <Before manuscript={manuscript} before={manuscript.before} at={at} />,
              },
            ]),
        {
          key: 'remarks',
          label: counted(say('批注'), remarks),
          children: <Remarks manuscript={manuscript} at={at} go={go} quote={quote} dropQuote={dropQuote} />,
        },
        {
          key: 'checking',
          label: counted(say('与台账核对'), ends),
          children: <Checking open={open} go={go} />,
        },
      ]}
    />
  )
}
