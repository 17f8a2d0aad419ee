import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import type { FieldDocument, LineValues, Value } from '../../ledger/document.ts'
import { useSay } from '../language.tsx'
import type { CellProps, CellValue, FieldView, InputProps } from './contract.ts'

type ViewOf = (field: FieldDocument) => FieldView

const linesOf = (value: Value): readonly LineValues[] =>
  Array.isArray(value) ? (value as readonly LineValues[]).filter((line) => typeof line === 'object') : []

const columnsOf = (field: FieldDocument) =>
  Object.entries(field.fields ?? {}).filter(([, inner]) => inner.retired === undefined)

function LinesInput({ viewOf, id, field, cell, change, disabled }: InputProps & { readonly viewOf: ViewOf }) {
  const say = useSay()
  const lines = linesOf(cell.value)
  const columns = columnsOf(field)
  const put = (next: readonly LineValues[]): void => change({ value: next.length === 0 ? null : next })
  const set = (at: number, name: string, inner: CellValue, fault?: string): void => {
    if (fault !== undefined) return change(cell, `${columns.find(([one]) => one === name)?.[1].title ?? ''}：${fault}`)
    put(lines.map((line, index) => (index === at ? { ...line, [name]: inner.value } : line)))
  }
  return (
    <div className="lines" id={id}>
      <table>
        <thead>
          <tr>
            {columns.map(([name, inner]) => (
              <th key={name}>{inner.title}</th>
            ))}
            <th />
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            // Lines have no identity of their own: the place in the list is what they are known by.
            <tr key={at}>
              {columns.map(([name, inner]) => {
                const { Input } = viewOf(inner)
                return (
                  <td key={name}>
                    <Input
                      id={`${id}.${at}.${name}`}
                      field={inner}
                      cell={{ value: line[name] ?? null }}
                      faulty={false}
                      disabled={disabled ?? false}
                      change={(next, fault) => set(at, name, next, fault)}
                    />
                  </td>
                )
              })}
              <td>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={say('删去第{number}行', { number: at + 1 })}
                  disabled={disabled ?? false}
                  onClick={() => put(lines.filter((_, index) => index !== at))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button
        type="dashed"
        block
        icon={<PlusOutlined />}
        disabled={disabled ?? false}
        onClick={() => put([...lines, {}])}
      >
        {say('加一行')}
      </Button>
    </div>
  )
}

function LinesTable({ viewOf, field, value }: CellProps & { readonly viewOf: ViewOf }) {
  const columns = columnsOf(field)
  return (
    <table className="inner-table">
      <thead>
        <tr>
          {columns.map(([name, inner]) => (
            <th key={name}>{inner.title}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {linesOf(value).map((line, at) => (
          <tr key={at}>
            {columns.map(([name, inner]) => {
              const { Cell } = viewOf(inner)
              const held = line[name] ?? null
              return <td key={name}>{held === null ? '' : <Cell field={inner} value={held} />}</td>
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Columns of the inner table may be of any type, so the views are handed in: a file that imports its index is a circle. */
export const makeLines = (viewOf: ViewOf): FieldView => ({
  Input: (props) => <LinesInput {...props} viewOf={viewOf} />,
  Cell: function LinesCell(props: CellProps) {
    const say = useSay()
    return (
      <Popover content={<LinesTable {...props} viewOf={viewOf} />}>
        <span className="dotted">{say('{count}行', { count: linesOf(props.value).length })}</span>
      </Popover>
    )
  },
  width: 80,
  wide: true,
  unsorted: true,
  opened: true,
})
