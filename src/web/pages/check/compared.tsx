import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { LedgerCheck, TaggedCheck } from '../../../ledger/wire/check.ts'
import { useSay, type Say } from '../../language.tsx'
import { DayBox } from '../../parts/day_box.tsx'
import { momentWords } from '../../parts/moment.ts'
import { PeriodSelect } from '../../parts/period_select.tsx'
import { periodTitle } from '../../parts/period_words.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { UnitSelect } from '../../parts/unit_select.tsx'
import type { Reviewed } from './remarks.ts'
import { type AskedOf, check, type HandedIn } from './requests.ts'

interface ComparedProps extends Omit<HandedIn, 'checked'> {
  readonly checked: Reviewed
  readonly put: (next: HandedIn) => void
}

/** With whose ledgers of which period the draft was compared, how it came out, and a way to ask otherwise. */
export function Compared({ checked: { ledgers, tagged }, given, asked, put }: ComparedProps) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  if (ledgers === undefined) return null
  return (
    <section className="check-compared" aria-label={say('与台账核对')}>
      {tagged !== undefined && <p>{paperWords(tagged, say)}</p>}
      <p>
        <span className="number">{outcome(ledgers, say)}</span>
        <Button type="link" size="small" className="no-print" aria-expanded={open} onClick={() => setOpen(!open)}>
          {say('换单位、期间或日期')}
        </Button>
      </p>
      {open && <Asking ledgers={ledgers} given={given} asked={asked} put={put} done={() => setOpen(false)} />}
    </section>
  )
}

const outcome = (ledgers: LedgerCheck, say: Say): string => {
  const { unit_name, period, as_of, foreign, agreed, findings, possible, unseen, unreported, left_out } = ledgers
  if (foreign !== null) return say('材料说的是{foreign}，不是{unit}，没有与台账核对。', { foreign, unit: unit_name })
  const counts: readonly (readonly [string, number])[] = [
    ['核对上{count}个数', agreed.length],
    ['{count}处不符', findings.length],
    ['{count}处可能对应', possible.length],
    ['{count}个你看不到台账', unseen],
    ['{count}个台账里还没有数', unreported],
    ['{count}个单位或期间太多没有核对', left_out],
  ]
  const whose = say('与{unit}{period}的台账核对', { unit: unit_name, period: periodTitle(period) })
  const said = counts.filter(([, count], at) => at < 2 || count > 0).map(([words, count]) => say(words, { count }))
  return [`${whose}${say('（截至{moment}）', { moment: momentWords(as_of) })}`, ...said].join(' · ')
}

const paperWords = ({ paper, figures, reckoned, gaps, findings }: TaggedCheck, say: Say): string => {
  const words = [
    say('这是本系统写出的《{title}》，有{figures}个台账算出的数', { title: paper.title, figures }),
    reckoned === 0 ? say('没有与今天的数比较') : say('{count}个已与今天的数比较', { count: reckoned }),
    ...(gaps === 0 ? [] : [say('还有{count}处缺数', { count: gaps })]),
    findings.length === 0 ? say('印出后没有人改动') : say('{count}处有出入', { count: findings.length }),
  ]
  return words.join(' · ')
}

interface AskingProps extends Omit<HandedIn, 'checked'> {
  readonly ledgers: LedgerCheck
  readonly put: (next: HandedIn) => void
  readonly done: () => void
}

function Asking({ ledgers, given, asked, put, done }: AskingProps) {
  const say = useSay()
  const [unit, setUnit] = useState<string>(asked.unit ?? ledgers.unit)
  const [period, setPeriod] = useState<string | undefined>(asked.period ?? ledgers.period ?? undefined)
  const [day, setDay] = useState<string | null>(asked.as_of ?? null)
  const again = useMutation({
    mutationFn: (next: AskedOf) => check(given, next),
    onSuccess: (checked, next) => {
      put({ checked, given, asked: next })
      done()
    },
  })
  const next = { unit, ...(period === undefined ? {} : { period }), ...(day === null ? {} : { as_of: day }) }
  return (
    <form
      className="check-asking no-print"
      onSubmit={(event) => {
        event.preventDefault()
        again.mutate(next)
      }}
    >
      <UnitSelect value={unit} label={ledgers.unit_name} onChange={(code) => setUnit(code ?? ledgers.unit)} />
      <PeriodSelect value={period} allowClear onChange={setPeriod} />
      <DayBox
        value={day}
        prefix={say('截至')}
        label={say('按哪一天的台账，空着是现在')}
        style={{ width: 190 }}
        change={setDay}
      />
      <Button type="primary" htmlType="submit" loading={again.isPending}>
        {say('重新核对')}
      </Button>
      {again.isError && <Refusal error={again.error} />}
    </form>
  )
}
