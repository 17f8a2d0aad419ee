/** The lights as filters: what each means for whoever has to act. */
export const LIGHT_NAMES = ['red', 'yellow', 'green'] as const
export type WorkLight = (typeof LIGHT_NAMES)[number]

export const LIGHT_TITLES: Readonly<Record<WorkLight, string>> = { red: '逾期', yellow: '即将到期', green: '不急' }
