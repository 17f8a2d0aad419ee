import { Input } from 'antd'
import type { FieldDocument, LedgerDocument } from '../../../ledger/document.ts'
import type { Review } from '../../../ledger/work_wire.ts'
import { viewOf } from '../../fields/index.ts'
import { useSay } from '../../language.tsx'
import { periodTitle } from '../../parts/period_words.ts'
import { Shown } from '../../parts/shown.tsx'
import { groupsOf, type NamedField } from '../row/field_groups.ts'
import { cellOf } from '../row/versions.ts'
import { changeWords } from './change_words.ts'
import type { Pointed } from './pointing.ts'

interface CompareTableProps {
  readonly document: LedgerDocument
  readonly review: Review
  /** Null: nothing is being pointed at. */
  readonly pointed: Pointed | null
  readonly point?: (field: string) => void
  readonly write: (field: string, words: string) => void
}

/** Every cell beside what it was the period before, where it came from, and what stands out about it. */
export function CompareTable(props: CompareTableProps) {
  const say = useSay()
  const { document, review } = props
  const held = new Set([...Object.keys(review.row.values), ...Object.keys(review.row.marks)])
  const groups = groupsOf(document).filter((group) => group.fields.some(([name]) => held.has(name)))
  const before = review.before !== null
  return (
    <section className="field-group">
      <h3>{say('填报内容')}</h3>
      {props.point !== undefined && (
        <p className="faint hint-line">{say('哪一格有问题就点哪一格，写明问题后退回。')}</p>
      )}
      <table className="review-table">
        <thead>
          <tr>
            <th scope="col">{say('项目')}</th>
            <th scope="col" className="right">
              {say('本期')}
            </th>
            {before && (
              <>
                <th scope="col" className="right" title={periodTitle(review.before_period)}>
                  {say('上期')}
                </th>
                <th scope="col" className="right line-change">
                  {say('增减')}
                </th>
              </>
            )}
            <th scope="col">{say('来源和提示')}</th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.key}>
            {group.fields.map((named) => (
              <CellLine key={named[0]} {...props} named={named} wide={before ? 5 : 3} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}

function CellLine(props: CompareTableProps & { readonly named: NamedField; readonly wide: number }) {
  const say = useSay()
  const { review, pointed, point, named } = props
  const [name, field] = named
  const { row, before } = review
  const value = row.values[name] ?? null
  const changed = review.changed.includes(name)
  const outlier = review.outliers.find((one) => one.field === name)
  const words = pointed?.[name]
  const place = viewOf(field).right === true ? 'right' : ''
  const shown = <Shown field={field} value={value} mark={row.marks[name]} label={row.labels?.[name]} measured />
  return (
    <>
      <tr className={`${changed ? 'line-changed' : ''}${words === undefined ? '' : ' line-pointed'}`} data-field={name}>
        <th scope="row">{field.title}</th>
        <td className={place}>
          {point === undefined ? (
            shown
          ) : (
            <button
              type="button"
              className="point"
              aria-pressed={words !== undefined}
              title={say('{title}：指出这一格', { title: field.title })}
              onClick={() => point(name)}
            >
              {shown}
            </button>
          )}
          {changed && <Was field={field} review={review} name={name} />}
        </td>
        {before !== null && (
          <>
            <td className={`${place} soft`}>
              <Shown field={field} value={before[name] ?? null} quiet />
            </td>
            <td className="right soft number line-change">{changeWords(value, before[name] ?? null)}</td>
          </>
        )}
        <td className="line-notes">
          <Source review={review} name={name} field={field} />
          {outlier !== undefined && <Outlier spread={outlier} />}
        </td>
      </tr>
      {words !== undefined && (
        <tr className="line-words">
          <td colSpan={props.wide}>
            <Input
              autoFocus
              value={words}
              maxLength={500}
              aria-label={say('{title}有什么问题', { title: field.title })}
              placeholder={say('{title}有什么问题，怎么改', { title: field.title })}
              // The foot with the reason lies over the end of the table.
              onFocus={(event) => event.target.closest('tr')?.scrollIntoView({ block: 'nearest' })}
              onChange={(event) => props.write(name, event.target.value)}
            />
          </td>
        </tr>
      )}
    </>
  )
}

/** What stood there when it was approved, or handed in, the last time. */
function Was({
  review,
  name,
  field,
}: {
  readonly review: Review
  readonly name: string
  readonly field: FieldDocument
}) {
  const say = useSay()
  if (review.compared_with === null) return null
  const was = cellOf(review.compared_with, name)
  return (
    <span className="was">
      {say(review.compared_by === 'approved' ? '上次审定' : '上次报的')}{' '}
      <del>
        <Shown field={field} value={was.value} mark={was.mark} label={review.compared_with.labels?.[name]} />
      </del>
    </span>
  )
}

const SOURCES = { prefilled: '预填', changed: '改过预填', typed: '填写' } as const

function Source({
  review,
  name,
  field,
}: {
  readonly review: Review
  readonly name: string
  readonly field: FieldDocument
}) {
  const say = useSay()
  const source = review.filled[name]
  const given = review.notes.prefilled?.[name]
  if (source === undefined) return null
  return (
    <span className={`source source-${source}`} title={given === undefined ? undefined : periodTitle(given.period)}>
      {say(SOURCES[source])}
      {source === 'changed' && given !== undefined && (
        <>
          {' '}
          <del>
            <Shown field={field} value={given.value} />
          </del>
        </>
      )}
    </span>
  )
}

/** The fence it lies beyond; the other one would only distract. */
function Outlier({ spread }: { readonly spread: Review['outliers'][number] }) {
  const say = useSay()
  const written = (value: number): string => value.toLocaleString('zh-CN', { maximumFractionDigits: 1 })
  const above = spread.value > spread.high
  return (
    <span className="outlier">
      <strong>{say('离群')}</strong>{' '}
      {say(
        above ? '同类{units}家中位数{median}，一般不超过{fence}' : '同类{units}家中位数{median}，一般不少于{fence}',
        {
          units: spread.units,
          median: written(spread.median),
          fence: written(above ? spread.high : spread.low),
        },
      )}
    </span>
  )
}
