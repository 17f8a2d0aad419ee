import { Button, Select } from 'antd'
import { useState } from 'react'
import type { Collection } from '../../../ledger/work_wire.ts'
import { useSay } from '../../language.tsx'
import { ExceptionDialog } from './exception_dialog.tsx'
import { GRANTED, type Granted } from './granted.ts'

interface ChosenBarProps {
  readonly collection: Collection
  readonly chosen: ReadonlySet<string>
  readonly clear: () => void
}

const KINDS: readonly Granted[] = ['exempt', 'not_applicable', 'reopened']
/** So many units are named; of more only the count is said. */
const NAMED = 4

/** What can be done with several units at once. */
export function ChosenBar({ collection, chosen, clear }: ChosenBarProps) {
  const say = useSay()
  const { periods } = collection
  const [wished, setWished] = useState<string | null>(null)
  const [open, setOpen] = useState<Granted | null>(null)
  const period = periods.find(({ code }) => code === wished)?.code ?? periods.at(-1)?.code
  const locks = periods.some(({ code, closes_at }) => code === period && closes_at !== null)
  if (chosen.size === 0 || period === undefined) return null
  const names = collection.units.filter(({ unit }) => chosen.has(unit)).map(({ unit_name }) => unit_name)
  const count = say('{count}家单位', { count: chosen.size })
  const named = names.length > 0 && names.length <= NAMED ? names.join('、') : count
  return (
    <div className="chosen-bar" role="region" aria-label={say('选中的单位')}>
      <strong>{say('已选{count}家', { count: chosen.size })}</strong>
      <Select
        value={period}
        options={periods.toReversed().map(({ code, title }) => ({ value: code, label: title }))}
        onChange={setWished}
        aria-label={say('期间')}
        popupMatchSelectWidth={false}
      />
      {/* A form that is never locked needs no opening again. */}
      {KINDS.filter((kind) => kind !== 'reopened' || locks).map((kind) => (
        <Button key={kind} onClick={() => setOpen(kind)}>
          {say(GRANTED[kind].title)}
        </Button>
      ))}
      <Button type="link" onClick={clear}>
        {say('取消选择')}
      </Button>
      {open !== null && (
        <ExceptionDialog
          ledger={collection.ledger}
          kind={open}
          units={[...chosen]}
          named={named}
          period={period}
          close={(done) => {
            setOpen(null)
            if (done) clear()
          }}
        />
      )}
    </div>
  )
}
