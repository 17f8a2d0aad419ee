import { useQuery } from '@tanstack/react-query'
import { Button, Empty, Input, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { Unit } from '../../ledger/wire.ts'
import { api } from '../api.ts'
import { useSay, type Say } from '../language.tsx'
import { useCatalogue } from '../ledgers.ts'
import { Refusal } from '../parts/refusal.tsx'
import { useSettled } from '../parts/settled.ts'
import { useSeated } from '../session.tsx'

interface Node extends Unit {
  readonly nested?: readonly Node[]
}

/** Branches that have been opened hang below their unit; the others wait to be asked for. */
const grown = (units: readonly Unit[], opened: ReadonlyMap<string, readonly Unit[]>): readonly Node[] =>
  units.map((unit) => {
    const below = opened.get(unit.code)
    if (unit.children === 0) return unit
    return { ...unit, nested: below === undefined ? [] : grown(below, opened) }
  })

const columnsOf = (
  say: Say,
  titles: ReadonlyMap<string, string>,
  stand: (unit: Unit) => void,
): TableColumnsType<Node> => [
  {
    key: 'name',
    title: say('名称'),
    dataIndex: 'name',
    render: (name: string, unit) => <span className={unit.closed_on === null ? '' : 'faint'}>{name}</span>,
  },
  {
    key: 'level',
    title: say('层级'),
    width: 168,
    ellipsis: true,
    render: (_, unit) => titles.get(unit.level) ?? unit.level,
  },
  {
    key: 'kind',
    title: say('类别'),
    width: 150,
    ellipsis: true,
    render: (_, unit) => titles.get(unit.kind ?? '') ?? unit.kind ?? '',
  },
  { key: 'children', title: say('下级'), width: 72, align: 'right', dataIndex: 'children' },
  { key: 'opened', title: say('成立'), width: 112, dataIndex: 'opened_on' },
  { key: 'closed', title: say('撤销'), width: 112, render: (_, unit) => unit.closed_on ?? '' },
  {
    key: 'stand',
    width: 96,
    render: (_, unit) => (
      <Button type="link" size="small" onClick={() => stand(unit)}>
        {say('从这里看')}
      </Button>
    ),
  },
]

export default function Units() {
  const say = useSay()
  const { session, unit, stand } = useSeated()
  const [search, setSearch] = useState('')
  const [day, setDay] = useState(session.today)
  const [opened, setOpened] = useState<ReadonlyMap<string, readonly Unit[]>>(new Map())
  const late = useSettled(search.trim())
  const catalogue = useCatalogue()
  const asked = late === '' ? { under: unit.code, on: day, direct: 'true' } : { search: late, on: day, size: 100 }
  const units = useQuery({ queryKey: ['units', 'page', asked], queryFn: () => api.units(asked) })
  const titles = new Map([
    ...(catalogue.data?.levels ?? []).map((level) => [level.name, level.title] as const),
    ...Object.entries(catalogue.data?.unit_kinds ?? {}),
  ])
  const open = async (one: Node): Promise<void> => {
    if (opened.has(one.code)) return
    const below = await api.units({ under: one.code, on: day, direct: 'true' })
    setOpened((known) => new Map(known).set(one.code, below.units))
  }
  if (units.isError) return <Refusal error={units.error} again={() => void units.refetch()} />
  return (
    <>
      <div className="page-head">
        <h1>{say('单位')}</h1>
        <span className="soft">
          {late === ''
            ? say('{unit}的下级', { unit: unit.name })
            : say('找到{count}个', { count: units.data?.total ?? 0 })}
        </span>
        <div className="grow" />
        <Input.Search
          allowClear
          placeholder={say('单位名称')}
          aria-label={say('单位名称')}
          onChange={(event) => setSearch(event.target.value)}
          style={{ width: 200 }}
        />
        <Input
          type="date"
          value={day}
          aria-label={say('看哪一天的单位')}
          title={say('看哪一天的单位')}
          style={{ width: 150 }}
          onChange={(event) => {
            setOpened(new Map())
            setDay(event.target.value || session.today)
          }}
        />
      </div>
      <Table<Node>
        key={`${day}${late}`}
        size="small"
        rowKey="code"
        loading={units.isPending}
        dataSource={[...grown(units.data?.units ?? [], opened)]}
        columns={columnsOf(say, titles, (one) => stand({ code: one.code, name: one.name }))}
        childrenColumnName="nested"
        expandable={{ onExpand: (opening, one) => void (opening && open(one)) }}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        scroll={{ x: 640 }}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('这一天这里没有单位。')} /> }}
      />
    </>
  )
}
