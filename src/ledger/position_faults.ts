/** Who fills, moves, reviews and reads: positions that exist and stand where they can act. */
import type { Declared } from './declared.ts'
import type { Fault, LedgerDocument } from './document.ts'
import { members, NAME, repeatedIn, unknown } from './naming.ts'
import { fillingLevels, levelOf } from './workflow.ts'

/** The shape is checked always, the name where positions have been declared. */
export function positionFaults(
  path: string,
  value: string | readonly string[],
  declared: Declared | undefined,
): Fault[] {
  if (value.length === 0) return [{ path, says: '请至少写一个岗位' }]
  const faults = members(path, value).flatMap(([at, position]) => oneFaults(at, position, declared))
  const twice = typeof value === 'string' ? [] : repeatedIn(value)
  return [...faults, ...twice.map((position) => ({ path, says: `岗位“${position}”写了两次` }))]
}

function oneFaults(path: string, position: string, declared: Declared | undefined): Fault[] {
  const parts = position.split('.')
  if (parts.length !== 2 || !parts.every((part) => NAME.test(part))) {
    return [{ path, says: `岗位“${position}”应写作“层级.岗位”，如 school.head` }]
  }
  const positions = declared?.organisation.positions ?? []
  if (positions.length === 0 || declared?.position(position)) return []
  const near = positions.filter((each) => levelOf(each.name) === parts[0])
  return [{ path, says: unknown('岗位', position, Object.fromEntries(near.map((each) => [each.name, each]))) }]
}

/** Whoever acts on a row holds a position at its unit or above it. */
export function reachFaults(
  path: string,
  value: string | readonly string[],
  ledger: LedgerDocument,
  declared: Declared | undefined,
): Fault[] {
  const order = (declared?.levels ?? []).map((level) => level.name)
  const deepest = Math.max(...fillingLevels(ledger).map((level) => order.indexOf(level)))
  if (deepest < 0) return []
  return members(path, value)
    .filter(([, position]) => order.indexOf(levelOf(position)) > deepest)
    .map(([at, position]) => ({ path: at, says: `岗位“${position}”在填报单位之下，够不着这些记录` }))
}

export function levelFaults(path: string, level: string, declared: Declared | undefined): Fault[] {
  const levels = declared?.levels ?? []
  if (levels.length === 0 || levels.some((each) => each.name === level)) return []
  return [{ path, says: unknown('层级', level, Object.fromEntries(levels.map((each) => [each.name, each]))) }]
}
