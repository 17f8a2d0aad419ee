import { NavLink } from 'react-router'
import { useSay } from '../../language.tsx'
import { useSession } from '../../session.tsx'

/** Who keeps the county's units keeps its people too, and goes between the two. */
export function OrganisationTabs() {
  const say = useSay()
  const { steward } = useSession()
  if (!steward) return null
  return (
    <nav className="page-tabs" aria-label={say('单位与人员')}>
      <NavLink to="/units">{say('单位')}</NavLink>
      <NavLink to="/people">{say('人员')}</NavLink>
    </nav>
  )
}
