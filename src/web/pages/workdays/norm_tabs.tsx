import { NavLink } from 'react-router'
import { useSay } from '../../language.tsx'

/** What the bureau has laid down: numbers, and days. */
export function NormTabs() {
  const say = useSay()
  return (
    <nav className="page-tabs" aria-label={say('规定值与工作日历')}>
      <NavLink to="/norms" end>
        {say('规定值')}
      </NavLink>
      <NavLink to="/norms/workdays">{say('工作日历')}</NavLink>
    </nav>
  )
}
