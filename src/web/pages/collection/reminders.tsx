import { BellOutlined, DownOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { App, Button, Dropdown, Space } from 'antd'
import { useNavigate } from 'react-router'
import type { Reminded } from '../../../ledger/wire/notices.ts'
import type { Collection } from '../../../ledger/work_wire.ts'
import { requests } from './requests.ts'
import { useSay } from '../../language.tsx'
import { useTelling } from '../../parts/refusal.tsx'

interface RemindProps {
  readonly collection: Collection
}

/** Reminds everybody who is late in a period, the latest that has late ones; the others are behind the arrow. */
export function Remind({ collection }: RemindProps) {
  const say = useSay()
  const { modal } = App.useApp()
  const tell = useTelling()
  const go = useNavigate()
  const remind = useMutation({
    mutationFn: (period: string) => requests.remind(collection.ledger, { period, unit: collection.unit }),
    onSuccess: (reminded, period) => {
      const log = `/channels?${new URLSearchParams({ ledger: collection.ledger, period })}`
      // Dialogs stand outside the pages' addresses and hold no links of their own.
      const follow = (): void => {
        shown.destroy()
        void go(log)
      }
      const shown = modal.info({
        title: reminded.reminded + reminded.robots === 0 ? say('没有发出新的提醒') : say('提醒已发出'),
        content: <Outcome reminded={reminded} follow={follow} />,
        okText: say('知道了'),
      })
    },
    onError: tell,
  })
  const behind = collection.periods.filter(({ tally }) => tally.late > 0).toReversed()
  const [latest, ...others] = behind
  if (latest === undefined) return null
  const words = (period: Collection['periods'][number]): string =>
    say('{period}逾期{count}家', { period: period.title, count: period.tally.late })
  const button = (
    <Button
      type="primary"
      icon={<BellOutlined />}
      loading={remind.isPending}
      title={words(latest)}
      onClick={() => remind.mutate(latest.code)}
    >
      {say('提醒逾期的{count}家', { count: latest.tally.late })}
    </Button>
  )
  if (others.length === 0) return button
  const items = behind.map((period) => ({
    key: period.code,
    label: say('提醒：{words}', { words: words(period) }),
    onClick: () => remind.mutate(period.code),
  }))
  return (
    <Space.Compact>
      {button}
      <Dropdown trigger={['click']} placement="bottomRight" menu={{ items }}>
        <Button type="primary" icon={<DownOutlined />} aria-label={say('提醒别的期')} />
      </Dropdown>
    </Space.Compact>
  )
}

interface OutcomeProps {
  readonly reminded: Reminded
  /** To the log of what was sent. */
  readonly follow: () => void
}
function Outcome({ reminded, follow }: OutcomeProps) {
  const say = useSay()
  return (
    <>
      <p>{say('提醒了{count}家。', { count: reminded.reminded })}</p>
      {reminded.quiet > 0 && (
        <p className="soft">
          {say('{count}家在{hours}小时内已经提醒过，这次没有重复。', {
            count: reminded.quiet,
            hours: reminded.quiet_hours,
          })}
        </p>
      )}
      {reminded.robots > 0 && <p>{say('{count}个工作群各收到一条汇总。', { count: reminded.robots })}</p>}
      {reminded.nobody.length > 0 && (
        <>
          <p>{say('{count}家没有填这张表的人，请先安排岗位：', { count: reminded.nobody.length })}</p>
          <ul className="nobody">
            {reminded.nobody.map((one) => (
              <li key={one.unit}>{one.unit_name}</li>
            ))}
          </ul>
        </>
      )}
      <Button type="link" className="remind-log" onClick={follow}>
        {say('谁收到了、读了没有')}
      </Button>
    </>
  )
}
