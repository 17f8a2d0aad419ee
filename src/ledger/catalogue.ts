/** The declarations of one bureau together, and what is wrong with them together. */
import type { Declaration, Fault } from './document.ts'
import { declare, indicatorOf, type Declared, type Indicator } from './declared.ts'
import { faultsOf } from './faults.ts'

export interface Catalogue extends Declared {
  /** All faults of all declarations; paths begin with the kind and name: `ledger.hazard.fields.grade`. */
  readonly faults: readonly Fault[]
}

export function makeCatalogue(declarations: readonly Declaration[]): Catalogue {
  const declared = declare(declarations)
  const faults = [
    ...repeated(declarations),
    ...declarations.flatMap((each) =>
      faultsOf(each, declared).map((fault) => ({ ...fault, path: `${labelOf(each)}.${fault.path}` })),
    ),
  ]
  return { ...declared, faults }
}

/** Every indicator, in declared order. */
export function indicatorsOf(catalogue: Declared): Indicator[] {
  return [...catalogue.ledgers.values()].flatMap((ledger) =>
    Object.keys(ledger.indicators ?? {}).map((name) => indicatorOf(ledger, name)!),
  )
}

function labelOf(declaration: Declaration): string {
  return declaration.kind === 'organisation' ? 'organisation' : `${declaration.kind}.${declaration.name}`
}

function repeated(declarations: readonly Declaration[]): Fault[] {
  const seen = new Set<string>()
  const faults: Fault[] = []
  for (const label of declarations.map(labelOf)) {
    if (seen.has(label)) faults.push({ path: label, says: `“${label}”声明了两次，请改名或删去一个` })
    seen.add(label)
  }
  return faults
}
