/** Faults of cadences: days counted from nowhere, hours that no clock shows. */
import { isDay } from './day.ts'
import type { Declared } from './declared.ts'
import type { CadenceDocument, Fault, NormRef, ReckoningDocument } from './document.ts'
import { normRefFaults } from './norm_faults.ts'

export function cadenceFaults({ kinds, opens, due, closes }: CadenceDocument, declared: Declared | undefined): Fault[] {
  return [
    ...kindFaults(kinds ?? [], declared),
    ...(opens ? reckoningFaults('cadence.opens', opens, declared, true) : []),
    ...(due ? reckoningFaults('cadence.due', due, declared, false) : []),
    ...hourFaults(due?.hour, declared),
    ...normRefFaults('cadence.closes.days', closes?.days, declared),
    ...(closes && !due ? [{ path: 'cadence.closes', says: '没有写何时截止（due），就谈不上截止后几天关闭' }] : []),
  ]
}

function kindFaults(kinds: readonly string[], declared: Declared | undefined): Fault[] {
  const known = declared?.organisation.unitKinds ?? {}
  if (Object.keys(known).length === 0) return []
  return kinds
    .filter((kind) => !Object.hasOwn(known, kind))
    .map((kind) => ({
      path: 'cadence.kinds',
      says: `没有“${kind}”这种单位，可用的有：${Object.keys(known).join('、')}`,
    }))
}

/** What opens may lie before its anchor: 期末前五天起填. */
function reckoningFaults(
  path: string,
  { day, workdays, on }: ReckoningDocument,
  declared: Declared | undefined,
  before: boolean,
): Fault[] {
  const faults: Fault[] = []
  const said = [day, workdays, on].filter((one) => one !== undefined).length
  if (said === 0) faults.push({ path, says: '请写第几天（day）、第几个工作日（workdays），或每年的几月几日（on）' })
  if (said > 1) faults.push({ path, says: '第几天（day）、第几个工作日（workdays）和几月几日（on）只写一个' })
  if (on !== undefined && !isDay(`2024-${on}`)) {
    faults.push({ path: `${path}.on`, says: `“${on}”不是几月几日，应写作10-15` })
  }
  const counted = before && typeof day === 'number' && Number.isInteger(day) ? Math.abs(day) : day
  return [
    ...faults,
    ...normRefFaults(`${path}.day`, counted, declared),
    ...normRefFaults(`${path}.workdays`, workdays, declared),
  ]
}

function hourFaults(hour: number | NormRef | undefined, declared: Declared | undefined): Fault[] {
  const whole = typeof hour === 'number' && Number.isInteger(hour)
  if (whole && (hour < 1 || hour > 24)) return [{ path: 'cadence.due.hour', says: '几点钟应为1到24的整数' }]
  return normRefFaults('cadence.due.hour', hour, declared)
}
