import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { usePhone } from '../appearance.tsx'
import { useSay } from '../language.tsx'
import { Courier } from '../outbox/courier.tsx'
import { EvidenceDesk } from '../parts/evidence_desk.tsx'
import { Seal } from '../parts/seal.tsx'
import { useSeated } from '../session.tsx'
import { Bell } from './bell.tsx'
import { ConnectionStrip } from './connection_strip.tsx'
import { BottomNavigation, SideNavigation } from './navigation.tsx'
import { UnitSwitch } from './unit_switch.tsx'
import { UserMenu } from './user_menu.tsx'

export function Shell({ children }: { readonly children: ReactNode }) {
  const phone = usePhone()
  const say = useSay()
  const { session, unit } = useSeated()
  return (
    <EvidenceDesk>
      <a className="skip" href="#page">
        {say('跳到正文')}
      </a>
      <header className="top-bar">
        <Link to="/" className="house">
          <Seal size={28} />
          <span className="house-name">有据</span>
          {!phone && session.root.code !== unit.code && <span className="house-root">{session.root.name}</span>}
        </Link>
        <UnitSwitch />
        <div className="grow" />
        <Bell />
        <UserMenu />
      </header>
      <ConnectionStrip />
      <Courier />
      <div className="body">
        {!phone && (
          <aside className="side-bar">
            <SideNavigation />
          </aside>
        )}
        <main id="page" className="page" tabIndex={-1}>
          {children}
        </main>
      </div>
      {phone && <BottomNavigation />}
    </EvidenceDesk>
  )
}
