/** Pieces of the report language as a reader sees them: figures with their evidence, gaps, faults. */
import type { Piece } from '../../../ledger/wire/manuscripts.ts'
import { useSay } from '../../language.tsx'
import { BlockView, Inlines } from '../reports/prose.tsx'
import { usePiece, useStanding } from './pieces_context.ts'

/** In running text. `placed`: where it is worked on, also what prints nothing has to be seen. */
export function Chip({ source, placed = false }: { readonly source: string; readonly placed?: boolean }) {
  const piece = usePiece(source)
  const { was } = useStanding()
  const before = was.get(source)
  const classes = ['chip-piece', before === undefined ? '' : 'chip-changed']
  return (
    <span className={classes.filter(Boolean).join(' ')} data-piece={source}>
      {before !== undefined && <Before was={before} />}
      <Filled piece={piece} source={source} placed={placed} />
      {before !== undefined && <Take />}
    </span>
  )
}

function Filled(props: { readonly piece: Piece | undefined; readonly source: string; readonly placed: boolean }) {
  const { piece, source, placed } = props
  const say = useSay()
  if (piece === undefined) return <span className="chip-waiting">…</span>
  if (piece.says !== null) return <Faulty source={source} says={piece.says} />
  if (piece.inlines.some(({ text }) => text !== '')) return <Inlines inlines={piece.inlines} />
  return placed ? <span className="chip-silent">{say('此处不写')}</span> : null
}

function Faulty({ source, says }: { readonly source: string; readonly says: string }) {
  return (
    <code className="chip-faulty" title={says}>
      {source}
    </code>
  )
}

function Before({ was }: { readonly was: string }) {
  const say = useSay()
  return (
    <del className="chip-was" title={say('上次保存时的数')}>
      {was}
    </del>
  )
}

function Take() {
  const say = useSay()
  const { take } = useStanding()
  if (take === null) return null
  return (
    <button type="button" className="chip-take" title={say('改用现在的数，并保存这一部分')} onClick={take}>
      {say('用新数')}
    </button>
  )
}

/** `[table 各县整改情况 | …]`. */
export const captionOf = (source: string): string => /^\[\w+\s*([^|｜\]]*)/.exec(source)?.[1]?.trim() ?? ''

/** A table, chart or list of who is late, on its own. */
export function Standalone({ source }: { readonly source: string }) {
  const say = useSay()
  const piece = usePiece(source)
  const { was } = useStanding()
  const title = captionOf(source)
  return (
    <div className="bracket" data-piece={source}>
      {was.has(source) && (
        <p className="bracket-changed">
          {say('表中的数和上次保存时不同')} <Take />
        </p>
      )}
      {piece === undefined && <p className="bracket-waiting faint">{title}</p>}
      {piece !== undefined && piece.says !== null && (
        <p className="bracket-faulty">
          <code className="chip-faulty">{source}</code>
          <small>{piece.says}</small>
        </p>
      )}
      {piece?.block != null && <BlockView block={piece.block} />}
      {piece !== undefined && piece.says === null && piece.block === null && (
        <p className="bracket-waiting faint">{say('{title}：没有要列的', { title })}</p>
      )}
    </div>
  )
}
