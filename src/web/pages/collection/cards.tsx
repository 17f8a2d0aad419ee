import { Checkbox, Pagination } from 'antd'
import { useState } from 'react'
import type { Collection } from '../../../ledger/work_wire.ts'
import { useSay } from '../../language.tsx'
import { cellWords, DutySign } from './duty_sign.tsx'
import { isMissed } from './signs.ts'
import { onTimeRate, rateWords } from './tally.ts'

type Unit = Collection['units'][number]
/** Cards a page: a thumb does not go through more. */
const CARDS = 40

interface CardsProps {
  readonly collection: Collection
  readonly chosen: ReadonlySet<string> | null
  readonly choose: (units: ReadonlySet<string>) => void
  readonly open: (at: string) => void
}

const missed = ({ cells }: Unit): number => cells.filter((cell) => cell !== null && isMissed(cell.state)).length
const sentBack = ({ cells }: Unit): number => cells.filter((cell) => cell?.state === 'returned').length

/** The matrix on a phone: a card a unit, those who are late first. */
export function Cards({ collection, chosen, choose, open }: CardsProps) {
  const say = useSay()
  const [page, setPage] = useState(1)
  const units = collection.units.toSorted(
    (one, other) => missed(other) - missed(one) || sentBack(other) - sentBack(one),
  )
  const toggle = (unit: string): void => {
    const next = new Set(chosen)
    if (!next.delete(unit)) next.add(unit)
    choose(next)
  }
  if (units.length === 0) return <p className="matrix-none soft">{say('没有这样的单位。')}</p>
  return (
    <>
      <ul className="duty-cards">
        {units.slice((page - 1) * CARDS, page * CARDS).map((unit) => (
          <li key={unit.unit} className="duty-card">
            <p className="duty-card-head">
              {chosen !== null && (
                <Checkbox
                  checked={chosen.has(unit.unit)}
                  aria-label={say('选中{unit}', { unit: unit.unit_name })}
                  onChange={() => toggle(unit.unit)}
                />
              )}
              <strong>{unit.unit_name}</strong>
              <span className="faint">{unit.above_name}</span>
              <span className="grow" />
              {missed(unit) > 0 ? (
                <span className="late">{say('逾期{count}期', { count: missed(unit) })}</span>
              ) : (
                <span className="faint number">
                  {say('按时率')} {rateWords(onTimeRate(unit.tally))}
                </span>
              )}
            </p>
            <Cells unit={unit} periods={collection.periods} open={open} />
          </li>
        ))}
      </ul>
      <Pagination
        simple
        align="center"
        current={page}
        pageSize={CARDS}
        total={units.length}
        onChange={setPage}
        hideOnSinglePage
      />
    </>
  )
}

function Cells(props: {
  readonly unit: Unit
  readonly periods: Collection['periods']
  readonly open: (at: string) => void
}) {
  const say = useSay()
  const { unit, periods } = props
  return (
    <ul className="duty-card-cells">
      {periods.map((period, column) => {
        const before = periods[column - 1]?.title
        const cell = unit.cells[column] ?? null
        if (cell === null) return null
        const words = cellWords(cell, say)
        return (
          <li key={period.code}>
            <button
              type="button"
              className="cell"
              title={words}
              aria-label={`${unit.unit_name} ${period.title} ${words}`}
              onClick={() => props.open(`${unit.unit}:${period.code}`)}
            >
              <DutySign cell={cell} />
              <span className="faint">{shortTitle(period.title, before)}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

/** Beside each other the years need not be repeated. */
const shortTitle = (title: string, before: string | undefined): string =>
  before === undefined || before.slice(0, 4) === title.slice(0, 4) ? title.replace(/^\d{4}年(?=.)/, '') : title
