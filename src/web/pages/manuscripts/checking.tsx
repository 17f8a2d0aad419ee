import { useSay } from '../../language.tsx'
import type { OpenEnd, OpenSection } from './open_ends.ts'
import { captionOf } from './pieces_shown.tsx'
import { wordingOf } from './text/chip_words.ts'

interface CheckingProps {
  readonly open: readonly OpenSection[]
  readonly go: (section: number, source?: string) => void
}

/** Where the paper and the ledgers part: figures that changed, gaps, faults; each leads to its place. */
export function Checking({ open, go }: CheckingProps) {
  const say = useSay()
  const shown = open.filter(({ ends, typed }) => ends.length > 0 || typed > 0)
  if (shown.length === 0) return <p className="soft">{say('文中的数和台账一致，没有缺数。')}</p>
  return (
    <div className="checking-ends">
      {shown.map(({ section, ends, typed }) => (
        <section key={section.section}>
          <h3>{section.title}</h3>
          <ul>
            {ends.map((end, at) => (
              <li key={at}>
                <button type="button" className="open-end" onClick={() => go(section.section, end.source)}>
                  <EndWords end={end} />
                </button>
              </li>
            ))}
            {typed > 0 && (
              <li>
                <button type="button" className="open-end faint" onClick={() => go(section.section)}>
                  {say('手写的数{count}个，没有台账依据', { count: typed })}
                </button>
              </li>
            )}
          </ul>
        </section>
      ))}
    </div>
  )
}

/** The same indicator may stand in a paper several times, written otherwise: `同比`. */
const spokenOf = (source: string): string =>
  wordingOf(source) === undefined ? '' : source.slice(1, -1).split(/[:：]/).slice(1).join(' ')

function EndWords({ end }: { readonly end: OpenEnd }) {
  const say = useSay()
  if (end.type === 'changed') {
    return (
      <>
        <span className="open-end-kind">{say('数已变')}</span>
        {end.source.startsWith('[') ? (
          <span>{captionOf(end.source)}</span>
        ) : (
          <span>
            <del className="number">{end.was}</del> <strong className="number">{end.now}</strong>
          </span>
        )}
      </>
    )
  }
  if (end.type === 'gap') {
    return (
      <>
        <span className="open-end-kind">{say('缺数')}</span>
        <span>
          {end.words.replace(/^【缺：(.*)】$/, '$1')} <span className="faint">{spokenOf(end.source)}</span>
        </span>
      </>
    )
  }
  return (
    <>
      <span className="open-end-kind late">{say('写法有误')}</span>
      <span>
        <code className="whole">{end.source}</code>
        <small className="soft">{end.words}</small>
      </span>
    </>
  )
}
