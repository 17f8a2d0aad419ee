import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { PaperLine } from '../../../ledger/wire/papers.ts'
import { useSay } from '../../language.tsx'
import { momentWords } from '../../parts/moment.ts'
import { PaperWindow } from './paper_window.tsx'
import { fileOf, useRowPapers } from './requests.ts'
import { ServedMark } from './served_mark.tsx'
import { ServiceForm } from './service_form.tsx'

/** What moves have printed over a row; nothing is shown where they have printed nothing. */
export function RowPapers({ ledger, row }: { readonly ledger: string; readonly row: number }) {
  const say = useSay()
  const found = useRowPapers(ledger, row)
  const [open, setOpen] = useState<PaperLine | null>(null)
  const [serving, setServing] = useState<PaperLine | null>(null)
  const papers = found.data?.papers ?? []
  if (papers.length === 0) return null
  return (
    <section className="field-group row-papers">
      <h3>{say('文书')}</h3>
      <ul>
        {papers.map((line) => (
          <li key={line.id}>
            <button type="button" className="plain-link" onClick={() => setOpen(line)}>
              {line.title}
            </button>
            <span className="paper-line-number">{line.number}</span>
            <span className="soft">{momentWords(line.printed_at).slice(0, 10)}</span>
            <ServedMark line={line} />
            <span className="paper-acts">
              {line.may_serve && line.served_on === null && (
                <Button size="small" onClick={() => setServing(line)}>
                  {say('登记送达')}
                </Button>
              )}
              <Button
                size="small"
                type="text"
                icon={<DownloadOutlined />}
                href={fileOf(line.id)}
                aria-label={say('下载《{title}》', { title: line.title })}
              />
            </span>
          </li>
        ))}
      </ul>
      {open !== null && <PaperWindow line={open} close={() => setOpen(null)} />}
      {serving !== null && <ServiceForm paper={serving} before={null} close={() => setServing(null)} />}
    </section>
  )
}
