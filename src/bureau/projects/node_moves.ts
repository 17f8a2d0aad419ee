/**
 * What may be done about a project while it stands at one step: say how far area and money have come, press for the planned
 * day, or agree to another one. None of these is progress.
 */
const OVERSEERS = ['county.projects_section', 'county.leader', 'city.projects_section', 'city.leader'] as const
const LEADERS = ['county.leader', 'city.leader'] as const
const KEEPERS = ['school.head', 'school.clerk', 'county.projects_section'] as const
const COUNTS = ['finished_area', 'paid', 'payments'] as const

interface Stays<State extends string> {
  readonly title: string
  readonly from: State
  readonly to: State
}
interface Pressed<State extends string> extends Stays<State> {
  readonly by: typeof OVERSEERS
  readonly reason: true
  readonly prints: 'project_urging'
}
interface Replanned<State extends string, Plan extends string> extends Stays<State> {
  readonly by: typeof LEADERS
  readonly asks: readonly [Plan]
  readonly reason: true
  readonly restarts: true
}
interface Counted<State extends string> extends Stays<State> {
  readonly by: typeof KEEPERS
  readonly asks: typeof COUNTS
}
type Followed<State extends string, Plan extends string> = Pressed<State> | Replanned<State, Plan> | Counted<State>

/**
 * `plans`: for each state the planned day that runs in it. 督办 leaves it as it is; 批准调整计划 ends it and begins a new one to the
 * day agreed on, and whether the old one was kept stays written. `counting`: states in which something is built or paid.
 */
export function followed<State extends string, Plan extends string, Counting extends string>(
  plans: Readonly<Record<State, Plan>>,
  counting: readonly Counting[],
): Record<string, Followed<State | Counting, Plan>> {
  const all = Object.entries(plans) as [State, Plan][]
  const pressed = all.flatMap(([state, plan]): [string, Pressed<State> | Replanned<State, Plan>][] => {
    const stays = { from: state, to: state, reason: true } as const
    return [
      [`press_${state}`, { ...stays, title: '督办', by: OVERSEERS, prints: 'project_urging' }],
      [`replan_${state}`, { ...stays, title: '批准调整计划', by: LEADERS, asks: [plan], restarts: true }],
    ]
  })
  const counted = counting.map((state): [string, Counted<Counting>] => [
    `count_${state}`,
    { title: '报完成数', from: state, to: state, by: KEEPERS, asks: COUNTS },
  ])
  return Object.fromEntries([...pressed, ...counted])
}
