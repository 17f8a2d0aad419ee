import type { ReactNode } from 'react'

interface ProseTableProps<Cell> {
  readonly caption: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  readonly show: (cell: Cell) => ReactNode
  /** Whether a cell behind the first column holds a number. */
  readonly isNumber?: (cell: Cell) => boolean
}

/** A table within an official text, as it reads on paper. */
export function ProseTable<Cell>({ caption, head, rows, show, isNumber = () => false }: ProseTableProps<Cell>) {
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
                <td key={at} className={at > 0 && isNumber(cell) ? 'number' : undefined}>
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
