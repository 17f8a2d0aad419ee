import { Table } from 'antd'
import type { FieldDocument, Value } from '../../../ledger/document.ts'
import type { Import } from '../../../ledger/import_wire.ts'
import { useSay } from '../../language.tsx'
import { Shown } from '../../parts/shown.tsx'
import { UnitName } from '../../parts/unit_name.tsx'

type Line = Import['sample'][number]

/** The rows as they would be written, so that a slipped column is seen before it is saved. */
export function Sample({
  fields,
  running,
}: {
  readonly fields: Readonly<Record<string, FieldDocument>>
  readonly running: Import
}) {
  const say = useSay()
  const read = running.columns.flatMap(({ field, title }) => (field === null ? [] : [{ name: field, title }]))
  // A column may say whose row it is; that is shown once, with the unit found for it.
  const columns = read.filter(({ name }) => name in fields || running.sample.some((line) => name in line.values))
  const named = running.sample.some((line) => line.unit !== null)
  if (running.sample.length === 0) return null
  return (
    <section>
      <h2>{say('前几行读出来是这样')}</h2>
      <Table
        size="small"
        rowKey="row"
        dataSource={running.sample}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { key: 'row', title: say('行'), dataIndex: 'row', width: 56 },
          ...(named
            ? [
                {
                  key: 'unit',
                  title: say('单位'),
                  render: (_: unknown, line: Line) => (line.unit === null ? '' : <UnitName code={line.unit} />),
                },
              ]
            : []),
          ...columns.map(({ name, title }) => ({
            key: name,
            title: fields[name]?.title ?? title,
            render: (_: unknown, line: Line) => <SampleCell field={fields[name]} value={line.values[name] ?? null} />,
          })),
        ]}
      />
    </section>
  )
}

/** Cells of units and people are plain text: no ledger says more about them. */
function SampleCell({ field, value }: { readonly field: FieldDocument | undefined; readonly value: Value }) {
  return field === undefined ? (
    <>{typeof value === 'string' ? value : ''}</>
  ) : (
    <Shown field={field} value={value} quiet />
  )
}
