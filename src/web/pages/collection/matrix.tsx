import { Checkbox } from 'antd'
import { memo, useRef, type CSSProperties, type KeyboardEvent } from 'react'
import type { Collection } from '../../../ledger/work_wire.ts'
import { usePrinting } from '../../appearance.tsx'
import { useSay } from '../../language.tsx'
import { dueWords, shortDue } from '../../parts/due_words.ts'
import { cellWords, DutySign } from './duty_sign.tsx'
import { useRowWindow } from './row_window.ts'
import { firstRightRate, onTimeRate, rateWords } from './tally.ts'

/** As the style sheet draws them: rows of one height are what makes hundreds of them cheap. */
const ROW_HEIGHT = 32

type Unit = Collection['units'][number]
interface MatrixProps {
  readonly collection: Collection
  /** Null where nothing can be done with several units at once. */
  readonly chosen: ReadonlySet<string> | null
  readonly choose: (units: ReadonlySet<string>) => void
  /** `unit:period` of the duty that lies open. */
  readonly at: string | undefined
  readonly open: (at: string) => void
}

export function Matrix(props: MatrixProps) {
  const { collection, chosen } = props
  const say = useSay()
  const box = useRef<HTMLDivElement>(null)
  const printing = usePrinting()
  const { units, periods } = collection
  const { first, end } = useRowWindow(box, units.length, ROW_HEIGHT, printing)
  const toggle = (unit: string): void => {
    const next = new Set(chosen)
    if (!next.delete(unit)) next.add(unit)
    props.choose(next)
  }
  return (
    <div className="matrix-box" ref={box}>
      <table className="matrix" aria-rowcount={units.length + 1} aria-label={collection.title} onKeyDown={walk}>
        <Head {...props} />
        <tbody>
          <Gap rows={first} />
          {units.slice(first, end).map((unit, at) => (
            <Line
              key={unit.unit}
              number={first + at + 2}
              unit={unit}
              periods={periods}
              chosen={chosen === null ? null : chosen.has(unit.unit)}
              toggle={toggle}
              at={props.at?.startsWith(`${unit.unit}:`) === true ? props.at : undefined}
              open={props.open}
            />
          ))}
          <Gap rows={units.length - end} />
        </tbody>
      </table>
      {units.length === 0 && <p className="matrix-none soft">{say('没有这样的单位。')}</p>}
    </div>
  )
}

/** Stands for the rows that are not drawn. */
function Gap({ rows }: { readonly rows: number }) {
  if (rows <= 0) return null
  return (
    <tr aria-hidden="true" style={{ height: rows * ROW_HEIGHT } satisfies CSSProperties}>
      <td />
    </tr>
  )
}

function Head({ collection, chosen, choose }: MatrixProps) {
  const say = useSay()
  const { units, periods } = collection
  const all = chosen !== null && units.length > 0 && units.every(({ unit }) => chosen.has(unit))
  return (
    <thead>
      <tr>
        <th scope="col" className="matrix-unit">
          {chosen !== null && (
            <Checkbox
              className="no-print"
              checked={all}
              indeterminate={!all && chosen.size > 0}
              aria-label={say('选中列出的全部单位')}
              onChange={() => choose(new Set(all ? [] : units.map(({ unit }) => unit)))}
            />
          )}
          {say('单位')}
        </th>
        {periods.map((period) => (
          <th key={period.code} scope="col" className="matrix-period">
            <span>{period.title}</span>
            <span className="matrix-sub number" title={say('已报 / 应报')}>
              {period.tally.received}/{period.tally.due}
              {period.tally.late > 0 && <em className="late"> {say('迟{count}', { count: period.tally.late })}</em>}
            </span>
            <span className="matrix-sub number" title={say('{day}截止', { day: dueWords(period.due_at) })}>
              {period.due_at === null ? '' : say('截止{day}', { day: shortDue(period.due_at) })}
            </span>
          </th>
        ))}
        <th scope="col" className="matrix-rate" title={say('到期应交的里面，按时交来的占多少')}>
          {say('按时率')}
        </th>
        <th scope="col" className="matrix-rate" title={say('已通过的里面，从没退回过的占多少')}>
          {say('一次通过率')}
        </th>
      </tr>
    </thead>
  )
}

interface LineProps {
  readonly number: number
  readonly unit: Unit
  readonly periods: Collection['periods']
  readonly chosen: boolean | null
  readonly toggle: (unit: string) => void
  readonly at: string | undefined
  readonly open: (at: string) => void
}

const Line = memo(function Line({ number, unit, periods, chosen, toggle, at, open }: LineProps) {
  const say = useSay()
  return (
    <tr aria-rowindex={number} className={chosen === true ? 'matrix-chosen' : undefined}>
      <th scope="row" className="matrix-unit" title={`${unit.above_name} · ${unit.unit_name}`}>
        {chosen !== null && (
          <Checkbox
            className="no-print"
            checked={chosen}
            aria-label={say('选中{unit}', { unit: unit.unit_name })}
            onChange={() => toggle(unit.unit)}
          />
        )}
        <span className="matrix-name">{unit.unit_name}</span>
      </th>
      {periods.map((period, column) => {
        const cell = unit.cells[column] ?? null
        if (cell === null) return <td key={period.code} title={say('不应报')} />
        const duty = `${unit.unit}:${period.code}`
        const words = cellWords(cell, say)
        return (
          <td key={period.code}>
            <button
              type="button"
              className={duty === at ? 'cell cell-open' : 'cell'}
              // One stop a row; the arrows walk from there.
              tabIndex={column === 0 ? 0 : -1}
              title={words}
              aria-label={`${unit.unit_name} ${period.title} ${words}`}
              onClick={() => open(duty)}
            >
              <DutySign cell={cell} />
            </button>
          </td>
        )
      })}
      <td className="matrix-rate number">{rateWords(onTimeRate(unit.tally))}</td>
      <td className="matrix-rate number">{rateWords(firstRightRate(unit.tally))}</td>
    </tr>
  )
})

const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Arrow keys go from cell to cell as in a sheet; cells that owe nothing are stepped over. */
const walk = (event: KeyboardEvent<HTMLTableElement>): void => {
  const step = STEPS[event.key]
  const from = (event.target as HTMLElement).closest('td')
  if (step === undefined || from === null) return
  let row = from.closest('tr')?.rowIndex ?? 0
  let column = from.cellIndex
  for (;;) {
    row += step[0]
    column += step[1]
    const cell = event.currentTarget.rows[row]?.cells[column]
    if (cell === undefined) return
    const button = cell.querySelector<HTMLElement>('button.cell')
    if (button === null) continue
    event.preventDefault()
    button.focus({ preventScroll: true })
    button.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    return
  }
}
