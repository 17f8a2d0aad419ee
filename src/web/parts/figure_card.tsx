import type { Figure } from '../../ledger/wire.ts'
import { useSay, type Say } from '../language.tsx'
import { useLedger } from '../ledgers.ts'
import { momentWords } from './moment.ts'
import { periodTitle } from './period_words.ts'

const WIDTH = 288
const EDGE = 8
/** Roughly as tall as the card grows; decides only on which side of the figure it stands. */
const TALL = 190

/** Whether units owe the ledger of an indicator period by period; hazards and drills are entered when they happen. */
export const useOwed = (indicator: string): boolean =>
  useLedger(indicator.split('.')[0] ?? '').data?.document.cadence !== undefined

/** How many units have reported: of those that owe a return, or of those that may have something to enter. */
export const coverageWords = ({ coverage: { due, received }, rows }: Figure, owed: boolean, say: Say): string => {
  if (due === 0) return say('{rows}条记录', { rows })
  return owed
    ? say('应报{due}家，已报{received}家', { due, received })
    : say('{due}家中{received}家有记录', { due, received })
}

/** The figure with its unit word; percents carry their sign already. */
export const measured = ({ display, measure, value }: Figure): string =>
  value === null || measure === '%' ? display : `${display}${measure}`

/** What nobody owes lacks nothing. */
export const isComplete = ({ coverage }: Figure, owed: boolean): boolean => !owed || coverage.received >= coverage.due

/** What, whose, when, how complete. */
export function FigureCard({ figure, at }: { readonly figure: Figure; readonly at: DOMRect }) {
  const say = useSay()
  const owed = useOwed(figure.indicator)
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
        <dd className={isComplete(figure, owed) ? '' : 'short'}>{coverageWords(figure, owed, say)}</dd>
        <dt>{say('截至')}</dt>
        <dd>{momentWords(figure.as_of)}</dd>
      </dl>
      {figure.limited && <p className="faint">{say('只含你能看到的单位')}</p>}
      <p className="faint">{say('点击查看依据')}</p>
    </div>
  )
}
