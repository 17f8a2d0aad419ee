import { Fragment, memo, useEffect, useRef, useState, type ReactNode } from 'react'
import { type Laid, type Line, type Piece, piecesOf } from './lines.ts'
import { Note } from './note.tsx'
import type { Reviewed } from './remarks.ts'
import type { Seen } from './seen.ts'
import { FAMILIES, toneOf } from './words.ts'

interface BlockProps {
  readonly checked: Reviewed
  readonly laid: Laid
  /** Its first line, and the one after its last. */
  readonly from: number
  readonly to: number
  readonly isShown: (finding: number) => boolean
  /** The chosen finding, if it has a place here. */
  readonly chosen: number | null
  /** By line, the findings that stand below it. */
  readonly under: ReadonlyMap<number, readonly number[]>
  readonly go: Seen['go']
  readonly whole: boolean
}

/** Far from the window a block is plain text, to be searched and scrolled over; it is marked up when it comes near. */
export const Block = memo(function Block(props: BlockProps) {
  const { checked, laid, from, to, isShown, under, chosen, go, whole } = props
  const { box, near } = useNear()
  return (
    <div ref={box}>
      {laid.lines.slice(from, to).map((line, at) => (
        <Fragment key={line.start}>
          <LineView line={line} number={from + at}>
            {near || whole
              ? piecesOf(line, isShown).map((piece) => (
                  <PieceView key={piece.start} piece={piece} checked={checked} chosen={chosen} />
                ))
              : line.text}
          </LineView>
          {under.get(from + at)?.map((finding) => (
            <Note
              key={finding}
              finding={checked.findings[finding]!}
              chosen={finding === chosen}
              go={(place) => go(finding, place)}
            />
          ))}
        </Fragment>
      ))}
    </div>
  )
})

/** Two windows ahead, so that nobody sees it happen. */
const AHEAD = '200% 0px'

const useNear = () => {
  const box = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(false)
  useEffect(() => {
    if (box.current === null) return undefined
    const watch = new IntersectionObserver(
      (seen) => {
        if (!seen.some(({ isIntersecting }) => isIntersecting)) return
        setNear(true)
        watch.disconnect()
      },
      { rootMargin: AHEAD },
    )
    watch.observe(box.current)
    return () => watch.disconnect()
  }, [])
  return { box, near }
}

const TAGS = { title: 'h2', first: 'h3', second: 'h4', plain: 'p', on: 'p', empty: 'p' } as const

interface LineProps {
  readonly line: Line
  readonly number: number
  readonly children: ReactNode
}

function LineView({ line, number, children }: LineProps) {
  const Tag = TAGS[line.rank]
  return (
    <Tag data-line={number} className={`draft-${line.rank}`}>
      {children}
    </Tag>
  )
}

const spotClasses = (checked: Reviewed, finding: number, chosen: number | null): string[] => {
  const rule = checked.findings[finding]?.rule
  return [
    'spot',
    ...(rule === undefined ? [] : [`spot-${toneOf(rule)}`]),
    ...(finding === chosen ? ['spot-chosen'] : []),
  ]
}

interface PieceProps {
  readonly piece: Piece
  readonly checked: Reviewed
  readonly chosen: number | null
}

function PieceView({ piece: { text, mark, places }, checked, chosen }: PieceProps) {
  const fact = mark === null ? undefined : checked.facts[mark.facts[0] ?? -1]
  const place = places.find(({ finding }) => finding === chosen) ?? places[0]
  if (fact === undefined && place === undefined) return text
  const classes = [
    ...(fact === undefined ? [] : ['fact', `fact-${FAMILIES[fact.kind]}`]),
    ...(fact !== undefined && checked.agreed.has(fact.number_start) ? ['fact-agreed'] : []),
    ...(place === undefined ? [] : spotClasses(checked, place.finding, chosen)),
  ]
  const Tag = place === undefined ? 'span' : 'mark'
  return (
    <Tag className={classes.join(' ')} data-mark={mark?.start} data-finding={place?.finding}>
      {text}
    </Tag>
  )
}
