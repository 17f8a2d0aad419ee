import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Empty, Input, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Person } from '../../../ledger/wire.ts'
import { api } from '../../api.ts'
import { useSay, type Say } from '../../language.tsx'
import { momentWords } from '../../parts/moment.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { UnitSelect } from '../../parts/unit_select.tsx'
import { useSeated } from '../../session.tsx'
import { OrganisationTabs } from '../units/organisation_tabs.tsx'
import { ImportButton } from '../units/units.tsx'
import { PasswordReset } from './password_reset.tsx'

const SIZE = 50

/** Why somebody may not get in, or has not yet been in; nothing where all is as it should be. */
const standingOf = (person: Person, say: Say): string => {
  if (!person.active) return say('已停用')
  if (person.locked_until !== null) return say('锁定至{moment}', { moment: momentWords(person.locked_until) })
  return person.must_change ? say('还是初始密码') : ''
}

/** One line a unit: many people hold several seats of the same school. */
const Seats = ({ seats }: Pick<Person, 'seats'>) => (
  <ul>
    {[...new Map(seats.map(({ unit, unit_name }) => [unit, unit_name]))].map(([unit, name]) => (
      <li key={unit}>
        {name}{' '}
        <span className="soft">
          {seats
            .filter((seat) => seat.unit === unit)
            .map(({ title }) => title)
            .join('、')}
        </span>
      </li>
    ))}
  </ul>
)

const columnsOf = (say: Say, reset: ((person: Person) => void) | null): TableColumnsType<Person> => [
  {
    key: 'name',
    title: say('姓名'),
    width: 116,
    render: (_, { name, login }) => (
      <>
        {name} <span className="phone-only faint whole">{login}</span>
      </>
    ),
  },
  { key: 'login', title: say('账号'), dataIndex: 'login', width: 170, responsive: ['md'] },
  { key: 'seats', title: say('岗位'), render: (_, person) => <Seats seats={person.seats} /> },
  {
    key: 'standing',
    title: say('状态'),
    width: 170,
    responsive: ['md'],
    render: (_, person) => <span className="soft">{standingOf(person, say)}</span>,
  },
  ...(reset === null
    ? []
    : [
        {
          key: 'reset',
          width: 96,
          render: (_: unknown, person: Person) => (
            <Button type="link" size="small" onClick={() => reset(person)}>
              {say('重置密码')}
            </Button>
          ),
        },
      ]),
]

/** Who sits where. What is shown stands in the address, as everywhere. */
export default function People() {
  const say = useSay()
  const { session, unit } = useSeated()
  const [params, setParams] = useSearchParams()
  const [resetting, setResetting] = useState<Person | null>(null)
  const page = Math.max(1, Number(params.get('page')) || 1)
  const asked = { under: params.get('unit') ?? unit.code, search: params.get('search') ?? '', page, size: SIZE }
  const people = useQuery({
    queryKey: ['people', asked],
    queryFn: () => api.people(asked),
    placeholderData: keepPreviousData,
  })
  const change = (name: 'unit' | 'search' | 'page', value: string): void => {
    if (name !== 'page') params.delete('page')
    if (value === '') params.delete(name)
    else params.set(name, value)
    setParams(params)
  }
  if (people.isError) return <Refusal error={people.error} again={() => void people.refetch()} />
  return (
    <>
      <div className="page-head">
        <h1>{session.steward ? say('单位与人员') : say('人员')}</h1>
        <OrganisationTabs />
        <div className="grow" />
        <UnitSelect value={asked.under} onChange={(code) => change('unit', code ?? '')} style={{ width: 220 }} />
        <Input.Search
          key={asked.search}
          defaultValue={asked.search}
          allowClear
          placeholder={say('姓名或账号')}
          aria-label={say('姓名或账号')}
          onSearch={(text) => change('search', text.trim())}
          style={{ width: 200 }}
        />
        {session.steward && <ImportButton words={say('导入人员')} to="/people/import" />}
      </div>
      <Table<Person>
        size="small"
        rowKey="id"
        loading={people.isPending}
        dataSource={people.data?.people ?? []}
        columns={columnsOf(say, session.steward ? setResetting : null)}
        tableLayout="fixed"
        pagination={{
          current: page,
          pageSize: SIZE,
          total: people.data?.total ?? 0,
          showTotal: (total) => say('共{count}人', { count: total.toLocaleString('zh-CN') }),
          showSizeChanger: false,
          onChange: (next) => change('page', String(next)),
        }}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('这里还没有人员。')} /> }}
      />
      {resetting !== null && <PasswordReset person={resetting} close={() => setResetting(null)} />}
    </>
  )
}
