import type { Paper } from '../../../ledger/wire/papers.ts'
import { ProseTable } from '../../parts/prose_table.tsx'

type Filled = Paper['filled']
type Inline = Filled['to'][number]
type Block = Filled['blocks'][number]

interface PaperProseProps {
  readonly filled: Filled
  readonly number: string
  readonly day: string
}

/** A paper as it reads when printed: number and title, whom it is for, the text, who issued it and when. */
export function PaperProse({ filled, number, day }: PaperProseProps) {
  const signed = filled.blocks.some(({ type }) => type === 'sign')
  const later = { 字号: number, 日期: day }
  const line = (inlines: readonly Inline[]) => <Inlines inlines={inlines} later={later} />
  return (
    <article className={filled.head === 'red' ? 'prose paper paper-red' : 'prose paper'}>
      <header>
        {filled.head === 'red' ? <p className="paper-office">{filled.office}文件</p> : <h1>{filled.office}</h1>}
        {filled.head === 'letter' && <h1>{filled.title}</h1>}
        <p className="paper-number">{number}</p>
        {filled.head === 'red' && <h1>{filled.title}</h1>}
      </header>
      {filled.to.length > 0 && <p className="paper-to">{line(filled.to)}：</p>}
      {filled.blocks.map((block, at) => (
        // Blocks are the lines of a finished text: their place is their identity.
        <BlockView key={at} block={block} later={later} />
      ))}
      {filled.attachments.map((inlines, at) => (
        <p key={at}>
          {at === 0 ? '附件：' : '　　　'}
          {filled.attachments.length > 1 && `${at + 1}．`}
          {line(inlines)}
        </p>
      ))}
      {!signed && (
        <footer className="paper-closing">
          <p>{filled.office}</p>
          <p>{day}</p>
        </footer>
      )}
      {filled.note.length > 0 && <p>（{line(filled.note)}）</p>}
      {filled.copies.length > 0 && <p className="paper-copies">抄送：{line(filled.copies)}</p>}
    </article>
  )
}

type Later = Readonly<Record<'字号' | '日期', string>>

function Inlines({ inlines, later }: { readonly inlines: readonly Inline[]; readonly later: Later }) {
  return inlines.map((inline, at) => {
    if (inline.type === 'later') return <span key={at}>{later[inline.word]}</span>
    return inline.type === 'gap' ? (
      <mark key={at} className="gap">
        {inline.text}
      </mark>
    ) : (
      <span key={at}>{inline.text}</span>
    )
  })
}

function BlockView({ block, later }: { readonly block: Block; readonly later: Later }) {
  if (block.type === 'table') {
    return <ProseTable caption={block.caption} head={block.columns} rows={block.lines} show={(words) => words} />
  }
  if (block.type === 'sign') {
    return (
      <div className="paper-sign">
        {block.parties.map((party, at) => (
          <p key={at}>
            <Inlines inlines={party} later={later} />：<span>　　　年　　月　　日</span>
          </p>
        ))}
      </div>
    )
  }
  const Tag = block.type === 'paragraph' ? 'p' : block.level <= 2 ? 'h2' : block.level === 3 ? 'h3' : 'h4'
  return (
    <Tag>
      <Inlines inlines={block.inlines} later={later} />
    </Tag>
  )
}
