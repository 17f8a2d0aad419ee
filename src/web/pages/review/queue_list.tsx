import { Checkbox } from 'antd'
import { memo, type ReactNode } from 'react'
import type { LedgerDocument } from '../../../ledger/document.ts'
import type { Exceptional, Queue } from '../../../ledger/work_wire.ts'
import { viewOf } from '../../fields/index.ts'
import { useSay } from '../../language.tsx'
import { momentWords } from '../../parts/moment.ts'
import { periodTitle } from '../../parts/period_words.ts'
import { Shown } from '../../parts/shown.tsx'
import { filledFields, type NamedField } from '../row/field_groups.ts'
import { EXCEPTION_TITLES } from './exceptions.ts'

type Listed = Queue['rows'][number]
/** Cells shown in the line itself; all of them are on the sheet. */
const CELLS_SHOWN = 4

interface QueueListProps {
  readonly document: LedgerDocument
  readonly rows: readonly Listed[]
  readonly chosen: ReadonlySet<number>
  readonly toggle: (row: Listed) => void
  /** Where the keyboard stands. */
  readonly at: number | null
  readonly opened: number | null
  readonly open: (row: Listed) => void
  readonly passable: (row: Listed) => boolean
}

const isPlain = (row: Listed): boolean => row.exceptions.length === 0

/** The exceptions first with what makes them so, then the plain ones. */
export function QueueList(props: QueueListProps) {
  const say = useSay()
  const exceptions = props.rows.filter((row) => !isPlain(row))
  const plain = props.rows.filter(isPlain)
  const fields = filledFields(props.document)
    .filter(([, field]) => viewOf(field).right === true)
    .slice(0, CELLS_SHOWN)
  const part = (title: string, rows: readonly Listed[]) =>
    rows.length > 0 && (
      <section aria-label={title}>
        <h2 className="queue-part">
          {title} <span className="number soft">{rows.length}</span>
        </h2>
        <ul className="queue-lines">
          {rows.map((row) => (
            <QueueLine
              key={row.id}
              document={props.document}
              row={row}
              fields={fields}
              chosen={props.chosen.has(row.id)}
              toggle={props.toggle}
              at={props.at === row.id}
              opened={props.opened === row.id}
              open={props.open}
              passable={props.passable(row)}
            />
          ))}
        </ul>
      </section>
    )
  return (
    <div className="queue">
      {part(say('要细看的'), exceptions)}
      {part(say('没有异常的'), plain)}
    </div>
  )
}

interface QueueLineProps {
  readonly document: LedgerDocument
  readonly row: Listed
  readonly fields: readonly NamedField[]
  readonly chosen: boolean
  readonly toggle: (row: Listed) => void
  readonly at: boolean
  readonly opened: boolean
  readonly open: (row: Listed) => void
  readonly passable: boolean
}

const QueueLine = memo(function QueueLine(props: QueueLineProps) {
  const { document, row, fields, at, opened } = props
  const say = useSay()
  return (
    <li className={`queue-line${at ? ' queue-at' : ''}${opened ? ' queue-opened' : ''}`} data-row={row.id}>
      <Checkbox
        checked={props.chosen}
        disabled={!props.passable}
        aria-label={say('选中{unit}', { unit: row.unit_name })}
        onChange={() => props.toggle(row)}
      />
      <button type="button" className="queue-open" aria-current={opened} onClick={() => props.open(row)}>
        <span className="queue-who">
          <strong>{row.unit_name}</strong>
          <span className="soft">{periodTitle(row.period)}</span>
          {row.handed_in_at !== null && (
            <span className="faint number">{say('{moment}报', { moment: momentWords(row.handed_in_at) })}</span>
          )}
          {row.exceptions.includes('late') && <span className="late">{say(EXCEPTION_TITLES.late)}</span>}
          {row.returns > 0 && <span className="soft">{say('退回过{count}次', { count: row.returns })}</span>}
        </span>
        <Why document={document} row={row} />
        {isPlain(row) && (
          <span className="queue-cells">
            {fields.map(([name, field]) => (
              <span key={name}>
                <span className="faint">{field.title}</span>{' '}
                <Shown field={field} value={row.values[name] ?? null} quiet measured />
              </span>
            ))}
          </span>
        )}
      </button>
    </li>
  )
})

/** That it came late stands beside the moment. */
type Told = Exclude<Exceptional, 'late'>
const isTold = (kind: Exceptional): kind is Told => kind !== 'late'

/** Why it wants a second look, readable without opening it. */
function Why({ document, row }: { readonly document: LedgerDocument; readonly row: Listed }) {
  const say = useSay()
  const titles = (names: readonly string[]): string =>
    names.map((name) => document.fields[name]?.title ?? name).join('、')
  const words: Readonly<Record<Told, ReactNode>> = {
    explained: Object.entries(row.explained).map(([check, text]) => (
      <span key={check} className="why-explained">
        <span className="soft">{document.checks?.[check]?.says ?? check}</span> {say('说明')}：“{text}”
      </span>
    )),
    changed: <span>{titles(row.changed)}</span>,
    outlier: <span>{titles(row.outliers)}</span>,
  }
  const told = row.exceptions.filter(isTold)
  if (told.length === 0) return null
  return (
    <span className="why">
      {told.map((kind) => (
        <span key={kind} className="why-line">
          <span className="why-kind">{say(EXCEPTION_TITLES[kind])}</span>
          <span className="why-words">{words[kind]}</span>
        </span>
      ))}
    </span>
  )
}
