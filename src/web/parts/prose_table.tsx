import type { ReactNode } from 'react'

interface ProseTableProps<Cell> {
  readonly caption: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  readonly show: (cell: Cell) => ReactNode
  /** Every column but the first holds numbers. */
  readonly numbers?: boolean
}

/** A table within an official text, as it reads on paper. */
export function ProseTable<Cell>({ caption, head, rows, show, numbers = false }: ProseTableProps<Cell>) {
  return (
    <div className="prose-table">
      <table>
        {caption !== '' && <caption>{caption}</caption>}
        <thead>
          <tr>
            {head.map((title, at) => (
              <th key={at} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, line) => (
            <tr key={line}>
              {cells.map((cell, at) => (
                <td key={at} className={numbers && at > 0 ? 'number' : undefined}>
                  {show(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
