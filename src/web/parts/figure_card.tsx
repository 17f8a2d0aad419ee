import type { Figure } from '../../ledger/wire.ts'
import { useSay, type Say } from '../language.tsx'
import { momentWords } from './moment.ts'
import { periodTitle } from './period_words.ts'

const WIDTH = 288
const EDGE = 8
/** Roughly as tall as the card grows; decides only on which side of the figure it stands. */
const TALL = 190

/** How many of the units that owe the ledger have reported; without duties there is nothing to be complete about. */
export const coverageWords = ({ coverage, rows }: Figure, say: Say): string =>
  coverage.due === 0
    ? say('{rows}条记录', { rows })
    : say('应报{due}家，已报{received}家', { due: coverage.due, received: coverage.received })

/** The figure with its unit word; percents carry their sign already. */
export const measured = ({ display, measure, value }: Figure): string =>
  value === null || measure === '%' ? display : `${display}${measure}`

export const isComplete = ({ coverage }: Figure): boolean => coverage.received >= coverage.due

/** What, whose, when, how complete. */
export function FigureCard({ figure, at }: { readonly figure: Figure; readonly at: DOMRect }) {
  const say = useSay()
  const above = at.bottom + TALL > innerHeight
  const left = Math.max(EDGE, Math.min(at.left, innerWidth - WIDTH - EDGE))
  const place = above ? { bottom: innerHeight - at.top + EDGE } : { top: at.bottom + EDGE }
  return (
    <div role="tooltip" className="figure-card" style={{ left, width: WIDTH, ...place }}>
      <strong>{figure.group === null ? figure.title : `${figure.group.title} · ${figure.title}`}</strong>
      <p className="figure-card-value number">
        {measured(figure)}
        {figure.value === null && <span className="faint"> {say('未填报')}</span>}
      </p>
      <dl>
        <dt>{say('单位')}</dt>
        <dd>{figure.unit_name}</dd>
        <dt>{say('期间')}</dt>
        <dd>{periodTitle(figure.period)}</dd>
        <dt>{say('填报')}</dt>
        <dd className={isComplete(figure) ? '' : 'short'}>{coverageWords(figure, say)}</dd>
        <dt>{say('截至')}</dt>
        <dd>{momentWords(figure.as_of)}</dd>
      </dl>
      {figure.limited && <p className="faint">{say('只含你能看到的单位')}</p>}
      <p className="faint">{say('点击查看依据')}</p>
    </div>
  )
}
