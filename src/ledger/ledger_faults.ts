/** Faults of one ledger as a whole. */
import { cadenceFaults } from './cadence_faults.ts'
import type { Declared } from './declared.ts'
import type { Fault, LedgerDocument } from './document.ts'
import { fieldFaults } from './field_faults.ts'
import { kindOf } from './fields/index.ts'
import { checkFaults, formulaFaults } from './formula_faults.ts'
import { goalsFaults } from './goals_faults.ts'
import { indicatorFaults } from './indicator_faults.ts'
import { members, nameFaults, repeatedIn, titleFaults, unknown } from './naming.ts'
import { positionFaults, reachFaults } from './position_faults.ts'
import { whereFaults } from './where_faults.ts'
import { momentFaults } from './limit_faults.ts'
import { workflowFaults } from './workflow_faults.ts'

export function ledgerFaults(ledger: LedgerDocument, declared: Declared | undefined): Fault[] {
  return [
    ...ownNameFaults(ledger),
    ...titleFaults('', ledger.title).map((fault) => ({ ...fault, path: 'title' })),
    ...peopleFaults(ledger, declared),
    ...fieldFaults(ledger, declared),
    ...periodFaults(ledger, declared),
    ...keyFaults(ledger),
    ...whereFaults('counted', ledger.counted, ledger),
    ...workflowFaults(ledger, declared),
    ...Object.entries(ledger.checks ?? {}).flatMap(([name, check]) => [
      ...nameFaults(`checks.${name}`, name),
      ...checkFaults(`checks.${name}`, check),
    ]),
    ...formulaFaults(ledger, declared),
    ...indicatorFaults(ledger, declared),
    ...goalsFaults(ledger),
  ]
}

/** A table `hazard` keeps its numbers in the sequence `hazard_id`, which no other table may be called. */
function ownNameFaults({ name }: LedgerDocument): Fault[] {
  const faults = nameFaults('name', name)
  if (name.endsWith('_id')) faults.push({ path: 'name', says: `台账名“${name}”不能以“_id”结尾，那是系统自用的` })
  return faults
}

function peopleFaults(ledger: LedgerDocument, declared: Declared | undefined): Fault[] {
  const { filledBy, enteredBy, review, readers, sealed } = ledger
  return [
    ...positionFaults('filledBy', filledBy, declared),
    ...(enteredBy
      ? [...positionFaults('enteredBy', enteredBy, declared), ...reachFaults('enteredBy', enteredBy, ledger, declared)]
      : []),
    ...(review
      ? [...positionFaults('review', review, declared), ...reachFaults('review', review, ledger, declared)]
      : []),
    ...(readers ? positionFaults('readers', readers, declared) : []),
    ...(sealed && !readers ? [{ path: 'readers', says: '保密台账要写明哪些岗位能看（readers）' }] : []),
  ]
}

function periodFaults(ledger: LedgerDocument, declared: Declared | undefined): Fault[] {
  const { on, cadence } = ledger
  const faults: Fault[] = on === undefined ? [] : momentFaults('on', on, ledger)
  if (on !== undefined && Object.hasOwn(ledger.fields, on) && ledger.fields[on]!.retired) {
    faults.push({ path: 'on', says: `“${ledger.fields[on]!.title}”已停用，不能决定记录归哪一期` })
  }
  if (on !== undefined && cadence)
    faults.push({ path: 'on', says: '有填报周期（cadence）的台账按周期归期，不要再写 on' })
  if (cadence) faults.push(...cadenceFaults(cadence, declared))
  return faults
}

function keyFaults(ledger: LedgerDocument): Fault[] {
  const { key } = ledger
  if (!key) return []
  if (key.length === 0) return [{ path: 'key', says: '请写用哪些字段认出同一条记录，或者删去 key' }]
  const faults = members('key', key).flatMap(([at, name]) => {
    if (name === 'unit' || name === 'period') return []
    if (!Object.hasOwn(ledger.fields, name)) {
      return [{ path: at, says: `${unknown('字段', name, ledger.fields)}；另有 unit、period` }]
    }
    const field = ledger.fields[name]!
    const sql = kindOf(field).column(field)?.sql
    const says = `“${field.title}”不能用来认出同一条记录`
    return sql === undefined || sql === 'jsonb' || sql === 'text[]' ? [{ path: at, says }] : []
  })
  return [...faults, ...repeatedIn(key).map((name) => ({ path: 'key', says: `“${name}”写了两次` }))]
}
