/** Everything that has been declared, found by name. */
import type {
  Declaration,
  IndicatorDocument,
  LedgerDocument,
  LevelDocument,
  NormDocument,
  OrganisationDocument,
  PaperDocument,
  PositionDocument,
  ReportDocument,
} from './document.ts'

/** `ledger.indicator` */
export type IndicatorRef = string

/** An indicator with the ledger it is made from. */
export interface Indicator {
  readonly ref: IndicatorRef
  readonly name: string
  readonly ledger: LedgerDocument
  readonly document: IndicatorDocument
}

export interface Declared {
  readonly ledgers: ReadonlyMap<string, LedgerDocument>
  readonly norms: ReadonlyMap<string, NormDocument>
  readonly reports: ReadonlyMap<string, ReportDocument>
  readonly papers: ReadonlyMap<string, PaperDocument>
  /** Without levels and positions where none has been declared. */
  readonly organisation: OrganisationDocument
  /** From the top down. */
  readonly levels: readonly LevelDocument[]
  ledger(name: string): LedgerDocument | undefined
  /** By `ledger.indicator`. */
  indicator(ref: IndicatorRef): Indicator | undefined
  /** By `level.position`. */
  position(name: string): PositionDocument | undefined
}

const NO_ORGANISATION: OrganisationDocument = { kind: 'organisation', levels: [], positions: [], unitKinds: {} }

/** Of two declarations of one kind and name the first stands; `makeCatalogue` reports the second. */
export function declare(declarations: readonly Declaration[]): Declared {
  const ledgers = byName(declarations.filter((each) => each.kind === 'ledger'))
  const organisation = declarations.find((each) => each.kind === 'organisation') ?? NO_ORGANISATION
  const positions = byName(organisation.positions)
  return {
    ledgers,
    norms: byName(declarations.filter((each) => each.kind === 'norm')),
    reports: byName(declarations.filter((each) => each.kind === 'report')),
    papers: byName(declarations.filter((each) => each.kind === 'paper')),
    organisation,
    levels: organisation.levels,
    ledger: (name) => ledgers.get(name),
    indicator: (ref) => findIndicator(ledgers, ref),
    position: (name) => positions.get(name),
  }
}

function findIndicator(ledgers: ReadonlyMap<string, LedgerDocument>, ref: IndicatorRef): Indicator | undefined {
  const dot = ref.indexOf('.')
  if (dot < 0) return undefined
  const ledger = ledgers.get(ref.slice(0, dot))
  return ledger && indicatorOf(ledger, ref.slice(dot + 1))
}

/** An indicator of one ledger by its own name. */
export function indicatorOf(ledger: LedgerDocument, name: string): Indicator | undefined {
  const { indicators } = ledger
  if (!indicators || !Object.hasOwn(indicators, name)) return undefined
  return { ref: `${ledger.name}.${name}`, name, ledger, document: indicators[name]! }
}

/** A ratio's side as a full reference: its own indicators are named without the ledger. */
export function refFrom(ledger: string, side: string): IndicatorRef {
  return side.includes('.') ? side : `${ledger}.${side}`
}

/** The declared with this ledger in place of the one of its name: how a draft is checked before it is applied. */
export function withLedger(declared: Declared | undefined, ledger: LedgerDocument): Declared {
  const others = declared ?? declare([])
  const ledgers = new Map(others.ledgers).set(ledger.name, ledger)
  return { ...others, ledgers, ledger: (name) => ledgers.get(name), indicator: (ref) => findIndicator(ledgers, ref) }
}

function byName<Named extends { readonly name: string }>(all: readonly Named[]): Map<string, Named> {
  const map = new Map<string, Named>()
  for (const each of all) if (!map.has(each.name)) map.set(each.name, each)
  return map
}
