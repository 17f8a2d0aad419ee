import {
  ApartmentOutlined,
  BarChartOutlined,
  FileTextOutlined,
  HistoryOutlined,
  ProfileOutlined,
  TableOutlined,
} from '@ant-design/icons'
import { Menu } from 'antd'
import type { ReactNode } from 'react'
import { Link, NavLink, useLocation } from 'react-router'
import { useSay } from '../language.tsx'
import { useSession } from '../session.tsx'

interface Place {
  readonly path: string
  readonly title: string
  readonly icon: ReactNode
  /** Another path that belongs to it. */
  readonly also?: string
  /** Only of use to those who sit at the root unit. */
  readonly root?: true
}

const PLACES: readonly Place[] = [
  { path: '/ledgers', title: '台账', icon: <TableOutlined /> },
  { path: '/figures', title: '数据', icon: <BarChartOutlined /> },
  { path: '/reports', title: '报告', icon: <FileTextOutlined /> },
  { path: '/units', title: '单位', icon: <ApartmentOutlined />, also: '/people' },
  { path: '/norms', title: '规定值', icon: <ProfileOutlined /> },
  { path: '/log', title: '日志', icon: <HistoryOutlined />, root: true },
]

const usePlaces = (): readonly Place[] => {
  const session = useSession()
  const atRoot = session.seats.some((seat) => seat.unit === session.root.code)
  return PLACES.filter((place) => place.root === undefined || atRoot)
}

const useHere = (): string => {
  const { pathname } = useLocation()
  return (
    PLACES.find(({ path, also }) => pathname.startsWith(path) || (also !== undefined && pathname.startsWith(also)))
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

/** Five fit under a thumb; the log stays with the desk. */
export function BottomNavigation() {
  const say = useSay()
  return (
    <nav className="bottom-bar" aria-label={say('主导航')}>
      {usePlaces()
        .slice(0, 5)
        .map((place) => (
          <NavLink key={place.path} to={place.path}>
            {place.icon}
            <span>{say(place.title)}</span>
          </NavLink>
        ))}
    </nav>
  )
}
