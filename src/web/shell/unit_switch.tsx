import { ApartmentOutlined, DownOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useSay } from '../language.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useSeated } from '../session.tsx'

// The tree is heavy and most visits never open it.
const UnitSelect = lazy(() => import('../parts/unit_select.tsx'))

/** Where one stands: the unit that lists, figures and reports start from. */
export function UnitSwitch() {
  const say = useSay()
  const { unit, stand, session } = useSeated()
  const [open, setOpen] = useState(false)
  const choose = (code: string | null, name: string): void => {
    stand(code === null ? session.home : { code, name })
    setOpen(false)
  }
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      title={say('从哪个单位看起')}
      content={
        <Suspense fallback={<Waiting />}>
          <UnitSelect value={unit.code} label={unit.name} onChange={choose} style={{ width: 280 }} />
        </Suspense>
      }
    >
      <Button type="text" className="unit-switch" icon={<ApartmentOutlined />} title={say('切换单位')}>
        <span className="clip">{unit.name}</span>
        <DownOutlined className="tiny" />
      </Button>
    </Popover>
  )
}
