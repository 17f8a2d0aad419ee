/**
 * A draft held against the ledgers. Its figures are matched with the bureau's indicators, reckoned as of a moment, and
 * compared as they are printed. Silence is better than a false alarm: only what names an indicator outright, of a unit
 * and a period that are known, can be a finding; what is merely like one stands apart.
 */
import { type Catalogue, measureOf, parsePeriod, type Period, readAsOf } from '../../ledger/index.ts'
import type { Unit } from '../../ledger/wire.ts'
import type { LedgerCheck } from '../../ledger/wire/ledger_check.ts'
import type { Claim, LedgerWords } from '../../prose/index.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { subtree } from '../org/units.ts'
import { reckonAll, type Reckoned, type Wanted } from './audit_figures.ts'
import { type Judged, judged } from './audit_judged.ts'
import { headingPeriod } from './audit_period.ts'
import { type Placed, placedOf } from './audit_placed.ts'
import { elsewhere, titleUnit, type UnitsNamed, unitsNamed, wholeOf } from './audit_units.ts'
import { readableBy } from './fill.ts'

export interface AuditAsked {
  /** The unit whose paper it is; where none is named, the one that its heading names, else `home`. */
  readonly unit?: string | undefined
  readonly period?: string | undefined
  /** A day or a moment; now unless said. */
  readonly as_of?: string | undefined
  readonly home: string
}

/** What has to be known of the bureau before the text is gone through. */
export interface AuditGround {
  readonly units: UnitsNamed
  readonly period: Period | null
  readonly as_of: string | undefined
  readonly foreign: string | null
}

/** Problems: no_such (unit), wrong_request (period, as-of). */
export const auditGround = async (
  tx: Tx,
  catalogue: Catalogue,
  text: string,
  asked: AuditAsked,
): Promise<AuditGround> => {
  if (asked.as_of !== undefined && readAsOf(asked.as_of) === undefined) {
    throw new Problem('wrong_request', { what: `截至时间“${asked.as_of.slice(0, 40)}”读不出` })
  }
  const below: Unit[] = await subtree(tx, asked.unit ?? asked.home)
  const [first] = below
  if (first === undefined) throw new Problem('no_such', { what: '单位', name: asked.unit ?? asked.home })
  const named = asked.unit === undefined ? titleUnit(text, below) : undefined
  const base = named ?? first
  // Whoever says whose paper it is has said so of its 全县, whatever the unit is called.
  const fits = asked.unit === undefined ? wholeOf(catalogue, base) : () => true
  return {
    units: unitsNamed(base, named === undefined ? below : await subtree(tx, base.code), fits),
    period: asked.period === undefined ? headingPeriod(text) : periodFor(asked.period),
    as_of: asked.as_of,
    foreign: asked.unit === undefined && named === undefined ? elsewhere(text, below, fits) : null,
  }
}

const periodFor = (code: string): Period => {
  const period = parsePeriod(code)
  if (period === null) throw new Problem('wrong_request', { what: `“${code}”不是期间` })
  return period
}

const known = new WeakMap<Catalogue, readonly LedgerWords[]>()

/** All indicators in words, with the choices by which rows of their ledgers are told apart. */
export const ledgerWords = (catalogue: Catalogue): readonly LedgerWords[] => {
  const words = known.get(catalogue) ?? wordsOf(catalogue)
  known.set(catalogue, words)
  return words
}

const wordsOf = (catalogue: Catalogue): LedgerWords[] =>
  [...catalogue.ledgers.values()].flatMap((ledger) => {
    const options = Object.values(ledger.fields).flatMap((field) => field.options ?? [])
    const narrower = [...new Set(options)].filter(
      (word) => word.length > 1 && !/^(?:其他|一般|合格|不合格)$/.test(word),
    )
    return Object.entries(ledger.indicators ?? {}).map(([name, document]) => ({
      ref: `${ledger.name}.${name}`,
      title: document.title,
      unit: measureOf(document),
      synonyms: document.synonyms ?? [],
      ledger_title: ledger.title,
      ...(document.about === undefined ? {} : { about: document.about }),
      narrower,
    }))
  })

/** Problems: none but those of the ground; what cannot be reckoned is counted. */
export const auditClaims = async (
  tx: Tx,
  catalogue: Catalogue,
  claims: readonly Claim[],
  { units, period, as_of, foreign }: AuditGround,
): Promise<LedgerCheck> => {
  const readable = readableBy(tx.actor, catalogue)
  const placed = foreign === null ? claims.flatMap((claim) => placedOf(claim, units, period) ?? []) : []
  const wanted = placed.flatMap((one) => wantedOf(one, readable))
  const reckoned = await reckonAll(tx, catalogue, wanted, as_of)
  const found = judged(catalogue, placed, reckoned)
  const lost = unsettled(found, reckoned, readable)
  const { base } = units
  return {
    unit: base.code,
    unit_name: base.name,
    period: period?.code ?? null,
    as_of: as_of ?? (await tx.one<{ at: string }>(sql`select clock_timestamp() as at`)).at,
    foreign,
    agreed: found.flatMap(({ agreement }) => agreement ?? []),
    findings: found.flatMap(({ finding, sure }) => (finding !== undefined && sure ? [finding] : [])),
    possible: found.flatMap(({ finding, sure }) => (finding !== undefined && !sure ? [finding] : [])),
    ...lost,
  }
}

const wantedOf = ({ unit, periods, refs }: Placed, readable: (ref: string) => boolean): Wanted[] =>
  refs.filter(readable).flatMap((indicator) => periods.map((period) => ({ indicator, unit, period: period.code })))

type Lost = Pick<LedgerCheck, 'unseen' | 'unreported' | 'left_out'>

/** Of the claims that name an indicator outright, those about which nothing can be said. */
const unsettled = (found: readonly Judged[], reckoned: Reckoned, readable: (ref: string) => boolean): Lost => {
  const lost = { unseen: 0, unreported: 0, left_out: 0 }
  for (const { placed, agreement, finding } of found) {
    const ref = placed.claim.sure[0]
    if (ref === undefined || agreement !== undefined || finding !== undefined) continue
    const first = { indicator: ref, unit: placed.unit, period: placed.periods[0]!.code }
    const figure = reckoned.of(first)
    if (reckoned.leftOut(first)) lost.left_out += 1
    else if (!readable(ref) || figure === undefined || figure.limited) lost.unseen += 1
    else if (figure.value === null) lost.unreported += 1
  }
  return lost
}
