import {
  ApartmentOutlined,
  BarChartOutlined,
  CarryOutOutlined,
  EllipsisOutlined,
  FileProtectOutlined,
  FileSearchOutlined,
  FileTextOutlined,
  HistoryOutlined,
  ProfileOutlined,
  ScheduleOutlined,
  TableOutlined,
} from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Dropdown, Menu } from 'antd'
import type { ReactNode } from 'react'
import { Link, NavLink, useLocation } from 'react-router'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { useSession } from '../session.tsx'

interface Place {
  readonly path: string
  readonly title: string
  readonly icon: ReactNode
  /** Other paths that belong to it. */
  readonly also?: readonly string[]
  /** Only of use to those who have units below them. */
  readonly above?: true
  /** Only of use to those who sit at the root unit. */
  readonly root?: true
}

const PLACES: readonly Place[] = [
  { path: '/', title: '我的工作', icon: <CarryOutOutlined />, also: ['/collect/', '/calendar'] },
  { path: '/collection', title: '收集', icon: <ScheduleOutlined />, also: ['/review'], above: true },
  { path: '/ledgers', title: '台账', icon: <TableOutlined /> },
  { path: '/figures', title: '数据', icon: <BarChartOutlined /> },
  { path: '/reports', title: '报告', icon: <FileTextOutlined />, also: ['/manuscripts'] },
  { path: '/check', title: '检查材料', icon: <FileSearchOutlined /> },
  { path: '/papers', title: '文书', icon: <FileProtectOutlined /> },
  { path: '/units', title: '单位', icon: <ApartmentOutlined />, also: ['/people'] },
  { path: '/norms', title: '规定值', icon: <ProfileOutlined /> },
  { path: '/log', title: '日志', icon: <HistoryOutlined />, root: true },
]

/** Are there units below one's own? */
export const useAbove = (): boolean => {
  const { code } = useSession().home
  const below = useQuery({
    queryKey: ['units', 'first below', code],
    queryFn: () => api.units({ under: code, direct: 'true', size: 1 }),
    staleTime: 600_000,
  })
  return (below.data?.total ?? 0) > 0
}

const usePlaces = (): readonly Place[] => {
  const session = useSession()
  const atRoot = session.seats.some((seat) => seat.unit === session.root.code)
  const above = useAbove()
  return PLACES.filter((place) => (place.root !== true || atRoot) && (place.above !== true || above))
}

/** Every path begins with the first page's. */
const lies = (pathname: string, path: string): boolean => (path === '/' ? pathname === '/' : pathname.startsWith(path))

const useHere = (): string => {
  const { pathname } = useLocation()
  return (
    PLACES.find(({ path, also }) => lies(pathname, path) || also?.some((one) => pathname.startsWith(one)) === true)
      ?.path ?? ''
  )
}

export function SideNavigation() {
  const say = useSay()
  const here = useHere()
  const items = usePlaces().map((place) => ({
    key: place.path,
    icon: place.icon,
    label: <Link to={place.path}>{say(place.title)}</Link>,
  }))
  return (
    <nav aria-label={say('主导航')}>
      <Menu mode="inline" selectedKeys={[here]} items={items} style={{ border: 'none', padding: '8px 6px' }} />
    </nav>
  )
}

const UNDER_A_THUMB = 5

/** Five fit under a thumb; where there are more, the fifth opens the others. */
export function BottomNavigation() {
  const say = useSay()
  const here = useHere()
  const places = usePlaces()
  const shown = places.length > UNDER_A_THUMB ? places.slice(0, UNDER_A_THUMB - 1) : places
  const others = places.slice(shown.length)
  return (
    <nav className="bottom-bar" aria-label={say('主导航')}>
      {shown.map((place) => (
        <NavLink
          key={place.path}
          to={place.path}
          end={place.path === '/'}
          className={here === place.path ? 'active' : ''}
        >
          <span aria-hidden="true">{place.icon}</span>
          <span>{say(place.title)}</span>
        </NavLink>
      ))}
      {others.length > 0 && (
        <Dropdown
          trigger={['click']}
          placement="topRight"
          menu={{
            selectedKeys: [here],
            items: others.map((place) => ({
              key: place.path,
              icon: place.icon,
              label: <Link to={place.path}>{say(place.title)}</Link>,
            })),
          }}
        >
          <button type="button" className={others.some(({ path }) => path === here) ? 'active' : ''}>
            <EllipsisOutlined aria-hidden="true" />
            <span>{say('更多')}</span>
          </button>
        </Dropdown>
      )}
    </nav>
  )
}
