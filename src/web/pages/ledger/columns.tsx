import { SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { FieldDocument, LedgerDocument } from '../../../ledger/document.ts'
import type { Row } from '../../../ledger/wire.ts'
import { workflowOf } from '../../../ledger/workflow.ts'
import { viewOf } from '../../fields/index.ts'
import { useSay, type Say } from '../../language.tsx'
import { LimitMark } from '../../parts/limit_mark.tsx'
import { periodTitle } from '../../parts/period_words.ts'
import { Shown } from '../../parts/shown.tsx'
import { StateTag } from '../../parts/state_tag.tsx'
import { remember, remembered } from '../../preferences.ts'
import type { Filters } from './filters.ts'

/** So many columns fit a desk without scrolling; the rest wait in the chooser. */
const SHOWN_AT_FIRST = 9

export const askedFields = (document: LedgerDocument): readonly (readonly [string, FieldDocument])[] =>
  Object.entries(document.fields).filter(([, field]) => field.retired === undefined)

export const useColumns = (document: LedgerDocument) => {
  const name = `columns.${document.name}`
  const all = askedFields(document).map(([field]) => field)
  const [chosen, setChosen] = useState<readonly string[]>(() => remembered(name, all.slice(0, SHOWN_AT_FIRST)))
  const choose = (next: readonly string[]): void => {
    remember(name, next)
    setChosen(next)
  }
  // A column retired since the choice was made is simply no longer there.
  return { chosen: all.filter((field) => chosen.includes(field)), choose }
}

/** Some state of the ledger's workflow wants to be left by a day, or not before one. */
export const hasLimits = (document: LedgerDocument): boolean =>
  Object.values(workflowOf(document).states).some(({ limit, stay }) => limit !== undefined || stay !== undefined)

const withUnit = (field: FieldDocument): string =>
  field.unit === undefined ? field.title : `${field.title}（${field.unit}）`

const sorted = (filters: Filters, field: string) => ({
  sorter: true,
  sortOrder: filters.sort === field ? ('ascend' as const) : filters.sort === `-${field}` ? ('descend' as const) : null,
})

export const columnsOf = (
  document: LedgerDocument,
  chosen: readonly string[],
  filters: Filters,
  say: Say,
): TableColumnsType<Row> => [
  {
    key: 'unit',
    title: say('单位'),
    width: 150,
    fixed: 'start',
    ellipsis: true,
    render: (_, row) => row.unit_name,
    ...sorted(filters, 'unit'),
  },
  ...(document.cadence === undefined
    ? []
    : [
        {
          key: 'period',
          title: say('期间'),
          width: 150,
          ellipsis: true,
          render: (_: unknown, row: Row) => periodTitle(row.period),
          ...sorted(filters, 'period'),
        },
      ]),
  ...chosen.flatMap((name) => {
    const field = document.fields[name]
    if (field === undefined) return []
    const view = viewOf(field)
    return [
      {
        key: name,
        title: withUnit(field),
        width: view.width + Math.max(0, withUnit(field).length - 5) * 12,
        align: view.right === true ? ('right' as const) : ('left' as const),
        ellipsis: true,
        render: (_: unknown, row: Row) => (
          <Shown
            field={field}
            value={row.values[name] ?? null}
            mark={row.marks[name]}
            label={row.labels?.[name]}
            quiet
          />
        ),
        ...(field.private === undefined && view.unsorted === undefined ? sorted(filters, name) : {}),
      },
    ]
  }),
  ...wayColumns(document, filters, say),
]

/** Where the row stands: its limit, and its state where there is more than one. */
const wayColumns = (document: LedgerDocument, filters: Filters, say: Say): TableColumnsType<Row> => [
  ...(hasLimits(document)
    ? [
        {
          key: 'due_at',
          title: say('期限'),
          width: 216,
          fixed: 'end' as const,
          render: (_: unknown, row: Row) => <LimitMark path={row.path} document={document} />,
          ...sorted(filters, 'due_at'),
        },
      ]
    : []),
  ...(Object.keys(workflowOf(document).states).length > 1
    ? [
        {
          key: 'state',
          title: say('状态'),
          width: 96,
          fixed: 'end' as const,
          render: (_: unknown, row: Row) => <StateTag document={document} state={row.state} />,
        },
      ]
    : []),
]

interface ColumnChooserProps {
  readonly document: LedgerDocument
  readonly chosen: readonly string[]
  readonly choose: (chosen: readonly string[]) => void
}

export function ColumnChooser({ document, chosen, choose }: ColumnChooserProps) {
  const say = useSay()
  const fields = askedFields(document)
  const content = (
    <>
      <Checkbox.Group
        className="column-checks"
        value={[...chosen]}
        options={fields.map(([name, field]) => ({ value: name, label: field.title }))}
        onChange={choose}
      />
      <Button type="link" size="small" onClick={() => choose(fields.map(([name]) => name))}>
        {say('全部显示')}
      </Button>
    </>
  )
  return (
    <Popover trigger="click" placement="bottomRight" title={say('显示哪些列')} content={content}>
      <Button icon={<SettingOutlined />} aria-label={say('显示哪些列')} title={say('显示哪些列')} />
    </Popover>
  )
}
