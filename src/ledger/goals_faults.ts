/** Faults of what a ledger says of targets. */
import type { Fault, FieldDocument, GoalsDocument, LedgerDocument } from './document.ts'
import { kindOf } from './fields/index.ts'
import { BOUNDS, GOAL_SPANS } from './goal.ts'
import { unknown } from './naming.ts'

const MUST: Readonly<Record<keyof GoalsDocument, { is: (field: FieldDocument) => boolean; says: string }>> = {
  indicator: { is: ({ type }) => type === 'indicator', says: '应是指标字段' },
  value: { is: (field) => kindOf(field).operand === 'number', says: '应是数' },
  bound: { is: chosenFrom(BOUNDS), says: `应是单选，可选${BOUNDS.join('、')}` },
  until: { is: ({ type }) => type === 'date', says: '应是日期' },
  span: { is: chosenFrom(Object.keys(GOAL_SPANS)), says: `应是单选，可选${Object.keys(GOAL_SPANS).join('、')}` },
}

function chosenFrom(known: readonly string[]): (field: FieldDocument) => boolean {
  return ({ type, options = [] }) => type === 'choice' && options.every((option) => known.includes(option))
}

export function goalsFaults({ goals, fields, indicators = {} }: LedgerDocument): Fault[] {
  const reaching = Object.entries(indicators).filter(([, { reached }]) => reached !== undefined)
  if (goals === undefined) {
    return reaching.map(([name]) => ({
      path: `indicators.${name}.reached`,
      says: '只有写明目标（goals）的台账才能数达到没有',
    }))
  }
  return (Object.keys(MUST) as (keyof GoalsDocument)[]).flatMap((part) => {
    const path = `goals.${part}`
    if (!Object.hasOwn(fields, goals[part])) return [{ path, says: unknown('字段', goals[part], fields) }]
    const field = fields[goals[part]]!
    return MUST[part].is(field) ? [] : [{ path, says: `“${field.title}”${MUST[part].says}` }]
  })
}
