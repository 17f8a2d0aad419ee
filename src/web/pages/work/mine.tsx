import type { OpenCounts, OpenRows } from '../../../ledger/wire/open_rows.ts'
import type { Duty, Work } from '../../../ledger/work_wire.ts'
import { useSay } from '../../language.tsx'
import { useNow } from '../../parts/now.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { useFormsAtHand } from '../collect/collecting.ts'
import { FarLine } from './far_line.tsx'
import { HandedIn } from './handed_in.tsx'
import { inOrder, type Owing } from './in_order.ts'
import { NothingAsked } from './nothing_asked.tsx'
import { Onlooker } from './onlooker.tsx'
import { OpenLine } from './open_line.tsx'
import { Turn } from './open_list.tsx'
import { DutyLine, DutyVerbs } from './owed.tsx'
import { isNarrowed, type Question } from './question.ts'
import { useOpenRows } from './requests.ts'
import { Returned } from './returned.tsx'
import { Reviews } from './reviews.tsx'
import { RowVerbs, verbsOf } from './row_verbs.tsx'
import { Sections } from './sections.tsx'
import { WorkFilters } from './work_filters.tsx'

interface MineProps {
  readonly work: Work
  readonly question: Question
  readonly change: (question: Question) => void
}

/** What I owe: rows that I can move and duties of my units in one list, late first; then what waits for my verdict. */
export function Mine({ work, question, change }: MineProps) {
  useFormsAtHand(work.owed)
  const now = useNow()
  const open = useOpenRows(question)
  const returned = work.owed.filter(({ state }) => state === 'returned')
  const duties = work.owed.filter(({ state }) => state !== 'returned')
  return (
    <>
      <Returned duties={returned} now={now} />
      <Sections sections={work.writing} now={now} />
      {open.isPending && <Waiting />}
      {open.isError && <Refusal error={open.error} again={() => void open.refetch()} />}
      {open.data !== undefined && (
        <ToDo open={open.data} duties={duties} work={work} question={question} change={change} />
      )}
      <Reviews reviews={work.reviews} now={now} />
      <HandedIn duties={work.handed_in} />
      {open.data?.total === 0 &&
        open.data.far.count === 0 &&
        !isNarrowed(question) &&
        work.owed.length === 0 &&
        work.handed_in.length === 0 && <Onlooker busy={work.reviews.length + work.writing.length > 0} />}
    </>
  )
}

interface ToDoProps extends MineProps {
  readonly open: OpenRows
  readonly duties: readonly Duty[]
}

function ToDo({ open, duties, work, question, change }: ToDoProps) {
  const say = useSay()
  const asked = duties.filter((duty) => isAsked(duty, question))
  // Duties are few and stand on the first page; rows are turned over.
  const list = inOrder(question.page === 1 ? asked : [], open.rows)
  const hidden = work.owed_total - work.owed.length
  if (list.length === 0 && open.far.count === 0 && !isNarrowed(question)) return null
  return (
    <section className="work-section" aria-label={say('要办的')}>
      <WorkFilters
        question={question}
        change={change}
        counts={countsOf(open.counts, duties, question)}
        ledgers={withDuties(open.ledgers, duties)}
      />
      {list.length === 0 && open.far.count === 0 && <NothingAsked question={question} change={change} />}
      <ul className="work-list">
        {list.map((owing) => (
          <OwingLine key={keyOf(owing)} owing={owing} />
        ))}
      </ul>
      <Turn open={open} question={question} change={change} />
      <FarLine far={open.far} question={question} />
      {hidden > 0 && <p className="faint">{say('另有{count}项，办完上面的再列出来。', { count: hidden })}</p>}
    </section>
  )
}

function OwingLine({ owing }: { readonly owing: Owing }) {
  const now = useNow()
  if (owing.kind === 'row') {
    return (
      <OpenLine row={owing.row} one={verbsOf(owing.row).length < 2}>
        <RowVerbs row={owing.row} pressing={now >= owing.due} />
      </OpenLine>
    )
  }
  return (
    <DutyLine duty={owing.duty} now={now}>
      <DutyVerbs duty={owing.duty} now={now} />
    </DutyLine>
  )
}

const keyOf = (owing: Owing): string =>
  owing.kind === 'row'
    ? `${owing.row.ledger} ${owing.row.id}`
    : `${owing.duty.ledger} ${owing.duty.unit} ${owing.duty.period}`

const isAsked = ({ ledger, light }: Duty, question: Question): boolean =>
  (question.ledger === undefined || question.ledger === ledger) &&
  (question.light === undefined || question.light === (light ?? 'green'))

const countsOf = (rows: OpenCounts, duties: readonly Duty[], { ledger }: Question): OpenCounts => {
  const all = { ...rows }
  for (const duty of duties) if (ledger === undefined || ledger === duty.ledger) all[duty.light ?? 'green'] += 1
  return all
}

/** Ledgers to choose from, with those whose returns are owed. */
const withDuties = (ledgers: OpenRows['ledgers'], duties: readonly Duty[]): OpenRows['ledgers'] => {
  const all = new Map(ledgers.map((one) => [one.name, { ...one }]))
  for (const { ledger, title, light } of duties) {
    const one = all.get(ledger) ?? { name: ledger, title, count: 0, red: 0 }
    all.set(ledger, { ...one, count: one.count + 1, red: one.red + (light === 'red' ? 1 : 0) })
  }
  return [...all.values()]
}
