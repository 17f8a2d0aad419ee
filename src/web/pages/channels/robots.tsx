import { PlusOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button, Empty, Popconfirm, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { Channels, Robot } from '../../../ledger/wire/notices.ts'
import { api } from '../../api.ts'
import { useSay, type Say } from '../../language.tsx'
import { useTelling } from '../../parts/refusal.tsx'
import { ROBOT_TITLES } from './channel_words.ts'
import { RobotDialog } from './robot_dialog.tsx'
import { useSettled, useTest } from './use_channels.ts'

interface Acts {
  readonly edit: (robot: Robot) => void
  readonly test: (id: string) => void
  readonly testing: string | undefined
  readonly remove: (id: string) => void
}

const columnsOf = (say: Say, { edit, test, testing, remove }: Acts): TableColumnsType<Robot> => [
  {
    key: 'title',
    title: say('群'),
    render: (_, robot) => (
      <>
        {robot.title}
        <div className="phone-only faint whole">
          {robot.unit_name} · {say(ROBOT_TITLES[robot.kind])}
        </div>
      </>
    ),
  },
  { key: 'unit', title: say('单位'), dataIndex: 'unit_name', responsive: ['md'] },
  {
    key: 'kind',
    title: say('机器人'),
    width: 110,
    responsive: ['md'],
    render: (_, { kind }) => say(ROBOT_TITLES[kind]),
  },
  {
    key: 'shown',
    title: say('地址'),
    width: 250,
    responsive: ['lg'],
    render: (_, { shown, signed }) => (
      <span className="soft">
        {shown}
        {signed && <span className="chip">{say('加签')}</span>}
      </span>
    ),
  },
  {
    key: 'acts',
    width: 150,
    align: 'right',
    render: (_, robot) => (
      <div className="channel-acts">
        <Button type="link" size="small" loading={testing === robot.id} onClick={() => test(robot.id)}>
          {say('测试')}
        </Button>
        <Button type="link" size="small" onClick={() => edit(robot)}>
          {say('修改')}
        </Button>
        <Popconfirm title={say('停用“{title}”？', { title: robot.title })} onConfirm={() => remove(robot.id)}>
          <Button type="link" size="small">
            {say('停用')}
          </Button>
        </Popconfirm>
      </div>
    ),
  },
]

/** Robots that post into the groups of units. */
export function Robots({ robots, hosts }: Pick<Channels, 'robots' | 'hosts'>) {
  const say = useSay()
  const tell = useTelling()
  const settled = useSettled()
  const [editing, setEditing] = useState<Robot | 'new' | null>(null)
  const test = useTest(api.testRobot)
  const remove = useMutation({ mutationFn: api.removeRobot, onSuccess: settled, onError: tell })
  const acts: Acts = {
    edit: setEditing,
    test: test.mutate,
    testing: test.isPending ? test.variables : undefined,
    remove: remove.mutate,
  }
  return (
    <section className="channel" aria-labelledby="robots-title">
      <div className="channel-head">
        <h2 id="robots-title">{say('群机器人')}</h2>
        <div className="grow" />
        <Button icon={<PlusOutlined />} onClick={() => setEditing('new')}>
          {say('新增群机器人')}
        </Button>
      </div>
      <Table<Robot>
        size="small"
        rowKey="id"
        dataSource={robots}
        columns={columnsOf(say, acts)}
        pagination={false}
        locale={{
          emptyText: (
            <Empty
              image={Empty.PRESENTED_IMAGE_SIMPLE}
              description={say('还没有群机器人。在工作群里加一个自定义机器人，把它的地址填到这里。')}
            />
          ),
        }}
      />
      {editing !== null && (
        <RobotDialog robot={editing === 'new' ? null : editing} hosts={hosts} close={() => setEditing(null)} />
      )}
    </section>
  )
}
