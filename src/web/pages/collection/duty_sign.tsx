import type { Collection } from '../../../ledger/work_wire.ts'
import { useSay, type Say } from '../../language.tsx'
import { momentWords } from '../../parts/moment.ts'
import { cameLate, SIGNED, SIGNS } from './signs.ts'

export type Cell = NonNullable<Collection['units'][number]['cells'][number]>
type Told = Pick<Cell, 'state' | 'on_time' | 'handed_in_at' | 'returns'>

/** All that a cell tells, for the title that appears over it and for those who listen to the page. */
export const cellWords = (cell: Told, say: Say): string =>
  [
    say(SIGNS[cell.state].words),
    ...(cell.handed_in_at === null ? [] : [say('{moment}报', { moment: momentWords(cell.handed_in_at) })]),
    ...(cameLate(cell) ? [say('迟交')] : []),
    ...(cell.returns > 0 ? [say('退回过{count}次', { count: cell.returns })] : []),
  ].join('，')

export function DutySign({ cell }: { readonly cell: Told }) {
  const say = useSay()
  const { sign, look } = SIGNS[cell.state]
  const marks = `${cameLate(cell) ? ' sign-after' : ''}${cell.returns > 0 && look !== 'wrong' ? ' sign-again' : ''}`
  return (
    <span className={`sign sign-${look}${marks}`} aria-hidden="true">
      {say(sign)}
    </span>
  )
}

const BLANK = { on_time: null, handed_in_at: null, returns: 0 }
/** Any day does: the legend shows only that there was one. */
const SOME = '2011-03-09T00:00:00Z'

/** What the signs mean. Printed too, where nothing can be pointed at. */
export function Legend() {
  const say = useSay()
  return (
    <ul className="legend" aria-label={say('图例')}>
      {SIGNED.map((state) => (
        <li key={state}>
          <DutySign cell={{ ...BLANK, state }} /> {say(SIGNS[state].words)}
        </li>
      ))}
      <li>
        <DutySign cell={{ state: 'accepted', on_time: false, handed_in_at: SOME, returns: 0 }} /> {say('迟交')}
      </li>
      <li>
        <DutySign cell={{ ...BLANK, state: 'accepted', returns: 1 }} /> {say('退回过')}
      </li>
    </ul>
  )
}
