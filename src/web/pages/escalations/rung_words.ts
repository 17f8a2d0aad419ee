import type { Escalation } from '../../../ledger/wire/escalations.ts'
import type { Say } from '../../language.tsx'

export const RUNG_TITLES: Readonly<Record<Escalation['rung'], string>> = {
  entered: '岗位空缺',
  soon: '提醒承办',
  holder: '逾期告知承办',
  head: '报单位负责人',
  above: '报上级单位',
  leader: '报分管领导',
}

/** The rung of the ladder, as it is called in the bureau. */
export const rungWords = (rung: Escalation['rung'], say: Say): string => say(RUNG_TITLES[rung])

/** To whom: the unit, the positions, and the people by name. */
export const toldWords = ({ to_unit_name, positions, people }: Escalation, say: Say): string => {
  if (positions.length === 0) return say('各级都没有可告知的人')
  const post = [to_unit_name ?? '', positions.join('、')].filter((text) => text !== '').join(' ')
  return people.length === 0 ? post : `${post}（${people.join('、')}）`
}
