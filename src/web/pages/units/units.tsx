import { ImportOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Empty, Input, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Unit } from '../../../ledger/wire.ts'
import { api } from '../../api.ts'
import { useSay, type Say } from '../../language.tsx'
import { useCatalogue } from '../../ledgers.ts'
import { DayBox } from '../../parts/day_box.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useSettled } from '../../parts/settled.ts'
import { useSeated } from '../../session.tsx'
import { OrganisationTabs } from './organisation_tabs.tsx'

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
  here: string,
  stand: (unit: Unit) => void,
): TableColumnsType<Node> => [
  {
    key: 'name',
    title: say('名称'),
    dataIndex: 'name',
    fixed: 'start',
    width: 200,
    render: (name: string, unit) => <span className={unit.closed_on === null ? '' : 'faint'}>{name}</span>,
  },
  { key: 'code', title: say('代码'), dataIndex: 'code', width: 140, responsive: ['md'], ellipsis: true },
  {
    key: 'level',
    title: say('层级'),
    width: 168,
    responsive: ['md'],
    ellipsis: true,
    render: (_, unit) => titles.get(unit.level) ?? unit.level,
  },
  {
    key: 'kind',
    title: say('类别'),
    width: 168,
    responsive: ['md'],
    ellipsis: true,
    render: (_, unit) => titles.get(unit.kind ?? '') ?? unit.kind ?? '',
  },
  {
    key: 'children',
    title: say('下级'),
    width: 56,
    align: 'right',
    render: (_, { children }) => (children === 0 ? <span className="faint">—</span> : children),
  },
  { key: 'opened', title: say('成立'), width: 112, dataIndex: 'opened_on', responsive: ['md'] },
  { key: 'closed', title: say('撤销'), width: 112, responsive: ['md'], render: (_, unit) => unit.closed_on ?? '' },
  {
    key: 'stand',
    width: 88,
    render: (_, unit) =>
      unit.code !== here && (
        <Button type="link" size="small" onClick={() => stand(unit)}>
          {say('从这里看')}
        </Button>
      ),
  },
]

/** The unit one stands at with those directly below it; a search looks everywhere. */
const useUnits = (search: string, day: string) => {
  const { unit } = useSeated()
  const searching = search !== ''
  const asked = searching ? { search, on: day, size: 100 } : { under: unit.code, on: day, direct: 'true' }
  const listed = useQuery({ queryKey: ['units', 'page', asked], queryFn: () => api.units(asked) })
  const top = useQuery({
    queryKey: ['units', 'top', unit.code, day],
    queryFn: () => api.unit(unit.code, day),
    enabled: !searching,
  })
  const found = listed.data?.units ?? []
  const units =
    searching || top.data === undefined || listed.data === undefined ? found : [{ ...top.data, children: found.length }]
  return { listed, units, below: searching ? [] : found }
}

export default function Units() {
  const say = useSay()
  const { session, unit, stand } = useSeated()
  const [search, setSearch] = useState('')
  const [day, setDay] = useState(session.today)
  const [opened, setOpened] = useState<ReadonlyMap<string, readonly Unit[]>>(new Map())
  const late = useSettled(search.trim())
  const catalogue = useCatalogue()
  const { listed, units, below } = useUnits(late, day)
  const titles = new Map([
    ...(catalogue.data?.levels ?? []).map((level) => [level.name, level.title] as const),
    ...Object.entries(catalogue.data?.unit_kinds ?? {}),
  ])
  const open = async (one: Node): Promise<void> => {
    if (opened.has(one.code) || one.code === unit.code) return
    const { units: found } = await api.units({ under: one.code, on: day, direct: 'true' })
    setOpened((known) => new Map(known).set(one.code, found))
  }
  if (listed.isError) return <Refusal error={listed.error} again={() => void listed.refetch()} />
  const branches = new Map(opened).set(unit.code, below)
  return (
    <>
      <div className="page-head">
        <h1>{session.steward ? say('单位与人员') : say('单位')}</h1>
        <OrganisationTabs />
        {late !== '' && <span className="soft">{say('找到{count}个', { count: listed.data?.total ?? 0 })}</span>}
        <div className="grow" />
        <Input.Search
          allowClear
          placeholder={say('名称或代码')}
          aria-label={say('单位名称')}
          onChange={(event) => setSearch(event.target.value)}
          style={{ width: 200 }}
        />
        <DayBox
          value={day}
          label={say('看哪一天的单位')}
          change={(next) => {
            setOpened(new Map())
            setDay(next ?? session.today)
          }}
        />
        {session.steward && <ImportButton words={say('导入单位')} to="/units/import" />}
      </div>
      <Table<Node>
        key={`${unit.code}${day}${late}${units.length > 0}`}
        size="small"
        rowKey="code"
        loading={listed.isPending}
        dataSource={[...grown(units, branches)]}
        columns={columnsOf(say, titles, unit.code, (one) => stand({ code: one.code, name: one.name }))}
        childrenColumnName="nested"
        expandable={{
          defaultExpandedRowKeys: [unit.code],
          onExpand: (opening, one) => void (opening && open(one)),
        }}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('这一天这里没有单位。')} /> }}
      />
    </>
  )
}

export function ImportButton({ words, to }: { readonly words: string; readonly to: string }) {
  const go = useNavigate()
  return (
    <Button icon={<ImportOutlined />} onClick={() => void go(to)}>
      {words}
    </Button>
  )
}
