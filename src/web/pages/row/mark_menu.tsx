import { MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import type { Mark } from '../../../ledger/document.ts'
import { useSay } from '../../language.tsx'
import { MARKS } from '../../parts/shown.tsx'

const OFFERED: readonly Mark[] = ['not_applicable', 'exempt']

interface MarkMenuProps {
  readonly title: string
  readonly disabled: boolean
  readonly set: (mark: Mark) => void
}

/** Says why a box stays empty. The same can be typed into most boxes; the menu is for those that take no words. */
export function MarkMenu({ title, disabled, set }: MarkMenuProps) {
  const say = useSay()
  const items = OFFERED.map((mark) => ({
    key: mark,
    label: say('标为{mark}', { mark: say(MARKS[mark]) }),
    onClick: () => set(mark),
  }))
  return (
    <Dropdown trigger={['click']} disabled={disabled} menu={{ items }}>
      <Button
        type="text"
        size="small"
        icon={<MoreOutlined />}
        aria-label={say('{title}：标为不适用或免报', { title })}
      />
    </Dropdown>
  )
}
