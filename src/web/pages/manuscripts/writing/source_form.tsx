import { Button, Input } from 'antd'
import { useState } from 'react'
import { useSay } from '../../../language.tsx'
import { useSettled } from '../../../parts/settled.ts'
import { Chip, Standalone } from '../pieces_shown.tsx'
import { usePiece } from '../pieces_context.ts'
import { pieceEnd } from '../text/pieces.ts'

interface SourceFormProps {
  readonly source: string
  readonly put: (source: string) => void
  readonly close: () => void
}

/** One piece in braces from end to end, or one line in brackets. */
const isWhole = (source: string): boolean =>
  source.startsWith('[')
    ? /^\[[a-z].*\]$/.test(source) && !source.includes('\n')
    : source.startsWith('{') && pieceEnd(source, 0) === source.length

/** The source of a piece as text, with what it gives or what is wrong with it below. */
export function SourceForm({ source, put, close }: SourceFormProps) {
  const say = useSay()
  const [text, setText] = useState(source)
  const typed = text.trim()
  const settled = useSettled(typed)
  const whole = isWhole(settled)
  return (
    <div className="source-form">
      <Input.TextArea
        value={text}
        autoFocus
        autoSize={{ minRows: 2, maxRows: 10 }}
        maxLength={5000}
        spellCheck={false}
        aria-label={say('写法')}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && isWhole(typed)) put(typed)
        }}
      />
      <div className="source-preview" aria-live="polite">
        {whole ? <Preview source={settled} /> : <p className="late">{say('要以括号开头，以对应的括号结束。')}</p>}
      </div>
      <p className="source-acts">
        <Button type="primary" size="small" disabled={!isWhole(typed)} onClick={() => put(typed)}>
          {say('确定')}
        </Button>
        <Button size="small" type="text" onClick={close}>
          {say('取消')}
        </Button>
      </p>
    </div>
  )
}

function Preview({ source }: { readonly source: string }) {
  const piece = usePiece(source)
  if (piece === undefined) return <p className="faint">…</p>
  if (piece.says !== null) return <p className="late">{piece.says}</p>
  return source.startsWith('[') ? (
    <Standalone source={source} />
  ) : (
    <p>
      <Chip source={source} placed />
    </p>
  )
}
