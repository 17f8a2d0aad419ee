/** What may be done about a planned day that does not hold: press for it, or agree to another one. Neither is progress. */
const OVERSEERS = ['county.projects_section', 'county.leader', 'city.projects_section', 'city.leader'] as const
const LEADERS = ['county.leader', 'city.leader'] as const

interface Pressed<State extends string> {
  readonly title: string
  readonly from: State
  readonly to: State
  readonly by: typeof OVERSEERS
  readonly reason: true
  readonly prints: 'project_urging'
}
interface Replanned<State extends string, Plan extends string> {
  readonly title: string
  readonly from: State
  readonly to: State
  readonly by: typeof LEADERS
  readonly asks: readonly [Plan]
  readonly reason: true
  readonly restarts: true
}

/**
 * For each state with the planned day that runs in it: 督办, which leaves the limit as it is, and 批准调整计划, which ends it
 * and begins a new one to the day agreed on. Whether the old one was kept stays written.
 */
export function followed<State extends string, Plan extends string>(
  plans: Readonly<Record<State, Plan>>,
): Record<string, Pressed<State> | Replanned<State, Plan>> {
  const all = Object.entries(plans) as [State, Plan][]
  return Object.fromEntries(
    all.flatMap(([state, plan]): [string, Pressed<State> | Replanned<State, Plan>][] => {
      const stays = { from: state, to: state, reason: true } as const
      return [
        [`press_${state}`, { ...stays, title: '督办', by: OVERSEERS, prints: 'project_urging' }],
        [`replan_${state}`, { ...stays, title: '批准调整计划', by: LEADERS, asks: [plan], restarts: true }],
      ]
    }),
  )
}
