import { CloseOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Manuscript, SectionComment } from '../../../ledger/wire/manuscripts.ts'
import { useSay } from '../../language.tsx'
import { momentWords } from '../../parts/moment.ts'
import { useRequestKey } from '../row/row_changes.ts'
import { markWords } from './going.ts'
import { manuscripts } from './requests.ts'
import { useDoing } from './use_manuscript.ts'
import type { Quote } from './use_quote.ts'

interface RemarksProps {
  readonly manuscript: Manuscript
  readonly at: number
  readonly go: (section: number) => void
  readonly quote: Quote | null
  readonly dropQuote: () => void
}

/** What is said about the section one is at; below it, where else something is said that is not settled. */
export function Remarks({ manuscript, at, go, quote, dropQuote }: RemarksProps) {
  const say = useSay()
  const [past, setPast] = useState(false)
  const here = manuscript.comments.filter(({ section }) => section === at)
  const open = here.filter(({ settled }) => settled === null)
  const settled = here.length - open.length
  const title = manuscript.sections_of.find(({ section }) => section === at)?.title ?? ''
  return (
    <div className="remarks">
      <h3>{title}</h3>
      <ol>
        {(past ? here : open).map((comment) => (
          <Remark key={comment.id} manuscript={manuscript} comment={comment} go={go} />
        ))}
      </ol>
      {settled > 0 && (
        <Button size="small" type="text" onClick={() => setPast(!past)}>
          {past ? say('收起已处理的') : say('已处理的{count}条', { count: settled })}
        </Button>
      )}
      <NewRemark
        key={at}
        manuscript={manuscript}
        section={at}
        quote={quote?.section === at ? quote.words : null}
        dropQuote={dropQuote}
      />
      <Elsewhere manuscript={manuscript} at={at} go={go} />
    </div>
  )
}

interface RemarkProps {
  readonly manuscript: Manuscript
  readonly comment: SectionComment
  readonly go: (section: number) => void
}

function Remark({ manuscript, comment, go }: RemarkProps) {
  const say = useSay()
  const { busy, run } = useDoing(manuscript.id)
  const [gone, setGone] = useState(false)
  const { quote, settled } = comment
  const lead = (): void => {
    go(comment.section)
    if (quote !== null) setGone(!markWords(comment.section, quote))
  }
  return (
    <li className={settled === null ? '' : 'remark-settled'}>
      <p className="remark-head">
        <strong>{comment.by}</strong> <span className="faint">{momentWords(comment.at)}</span>
        <span className="grow" />
        {settled === null && (
          <Button
            size="small"
            type="text"
            loading={busy}
            onClick={() => run({ act: () => manuscripts.settle(manuscript.id, comment.id) })}
          >
            {say('处理完毕')}
          </Button>
        )}
      </p>
      {quote !== null && (
        <button type="button" className="remark-quote" title={say('到文中去看')} onClick={lead}>
          {quote}
        </button>
      )}
      {gone && <small className="faint">{say('文中已经没有这几个字。')}</small>}
      <p className="remark-words">{comment.words}</p>
      {settled !== null && (
        <small className="faint">
          {say('{by}于{moment}处理', { by: settled.by, moment: momentWords(settled.at) })}
        </small>
      )}
    </li>
  )
}

interface NewRemarkProps {
  readonly manuscript: Manuscript
  readonly section: number
  readonly quote: string | null
  readonly dropQuote: () => void
}

function NewRemark({ manuscript, section, quote, dropQuote }: NewRemarkProps) {
  const say = useSay()
  const { busy, run } = useDoing(manuscript.id)
  const keyFor = useRequestKey()
  const [words, setWords] = useState('')
  const send = (): void => {
    if (words.trim() === '' || busy) return
    const said = { section, quote, words: words.trim() }
    const after = manuscript.comments.length
    run({
      act: () => manuscripts.comment(manuscript.id, { key: keyFor({ ...said, after }), ...said }),
      done: () => {
        setWords('')
        dropQuote()
      },
    })
  }
  return (
    <div className="new-remark">
      {quote !== null && (
        <p className="remark-quote">
          {quote}
          <Button size="small" type="text" icon={<CloseOutlined />} aria-label={say('不引用')} onClick={dropQuote} />
        </p>
      )}
      <Input.TextArea
        value={words}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={2000}
        placeholder={quote === null ? say('对这一部分的意见；先选中文字，就是对那几个字的') : say('对选中文字的意见')}
        aria-label={say('批注')}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
        }}
      />
      <Button size="small" loading={busy} disabled={words.trim() === ''} onClick={send}>
        {say('发送')}
      </Button>
    </div>
  )
}

function Elsewhere({ manuscript, at, go }: Omit<RemarksProps, 'quote' | 'dropQuote'>) {
  const say = useSay()
  const others = manuscript.sections_of.flatMap(({ section, title }) => {
    const count = manuscript.comments.filter((one) => one.section === section && one.settled === null).length
    return section === at || count === 0 ? [] : [{ section, title, count }]
  })
  if (others.length === 0) return null
  return (
    <div className="remarks-elsewhere">
      <h3>{say('其他部分')}</h3>
      <ul>
        {others.map(({ section, title, count }) => (
          <li key={section}>
            <button type="button" className="plain-link" onClick={() => go(section)}>
              {title}
            </button>{' '}
            <span className="faint number">{count}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
