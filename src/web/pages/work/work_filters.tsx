import { Select } from 'antd'
import type { OpenCounts, OpenRows } from '../../../ledger/wire/open_rows.ts'
import { useSay } from '../../language.tsx'
import { Light } from '../../parts/light.tsx'
import { LIGHT_NAMES, LIGHT_TITLES } from './lights.ts'
import { asking, type Question } from './question.ts'

interface WorkFiltersProps {
  readonly question: Question
  readonly change: (question: Question) => void
  readonly counts: OpenCounts
  readonly ledgers: OpenRows['ledgers']
}

/** By light and by ledger. A light is pressed to see only it, and pressed again to see all. */
export function WorkFilters({ question, change, counts, ledgers }: WorkFiltersProps) {
  const say = useSay()
  const named = ledgers.map(({ name, title, count }) => ({ value: name, label: `${title}（${count}）` }))
  return (
    <div className="work-filters" role="search">
      {LIGHT_NAMES.map((light) => (
        <button
          key={light}
          type="button"
          className={question.light === light ? 'light-chip active' : 'light-chip'}
          aria-pressed={question.light === light}
          onClick={() => change(asking(question, { light: question.light === light ? undefined : light }))}
        >
          <Light light={light} />
          {say(LIGHT_TITLES[light])}
          <span className="number">{counts[light]}</span>
        </button>
      ))}
      {(named.length > 1 || question.ledger !== undefined) && (
        <Select
          value={question.ledger ?? null}
          allowClear
          placeholder={say('全部台账')}
          aria-label={say('台账')}
          options={named}
          popupMatchSelectWidth={false}
          onChange={(ledger: string | undefined) => change(asking(question, { ledger }))}
          className="work-ledger"
        />
      )}
    </div>
  )
}
