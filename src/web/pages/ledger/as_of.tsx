import { HistoryOutlined } from '@ant-design/icons'
import { Alert, Button, Popover } from 'antd'
import { useSay } from '../../language.tsx'
import { DayBox } from '../../parts/day_box.tsx'
import { changed, type Filters } from './filters.ts'

export function AsOf({ filters, change }: { readonly filters: Filters; readonly change: (filters: Filters) => void }) {
  const say = useSay()
  const content = (
    <DayBox
      value={filters.as_of ?? null}
      label={say('看哪一天的台账')}
      style={{ width: 180 }}
      change={(day) => change(changed(filters, { as_of: day ?? '' }))}
    />
  )
  return (
    <Popover trigger="click" placement="bottomLeft" title={say('看哪一天的台账')} content={content}>
      <Button icon={<HistoryOutlined />} type={filters.as_of === undefined ? 'default' : 'primary'}>
        {filters.as_of === undefined ? say('截至现在') : say('截至{moment}', { moment: filters.as_of })}
      </Button>
    </Popover>
  )
}

/** Old rows look like new ones; a page that shows them says so. */
export function AsOfNotice({
  filters,
  change,
}: {
  readonly filters: Filters
  readonly change: (filters: Filters) => void
}) {
  const say = useSay()
  if (filters.as_of === undefined) return null
  return (
    <Alert
      banner
      type="info"
      title={say('这是{day}结束时的台账，不是现在的。', { day: filters.as_of })}
      action={
        <Button size="small" onClick={() => change(changed(filters, { as_of: '' }))}>
          {say('回到现在')}
        </Button>
      }
      style={{ marginBottom: 8 }}
    />
  )
}
