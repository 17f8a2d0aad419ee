/**
 * Brings the tables in step with the declarations: plans every ledger, and carries all plans out in one transaction
 * or none of them. What is declared no longer stays: nothing is ever dropped.
 */
import {
  type Catalogue,
  type Day,
  type Declaration,
  type LedgerDocument,
  makeCatalogue,
  periodOf,
  today,
} from '../../ledger/index.ts'
import type { Database, Tx } from '../db/database.ts'
import { faulty, Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { writeReads } from '../org/reads.ts'
import { columnsOf, storedFields } from './columns.ts'
import { renewDayIndexes } from './day_index.ts'
import { completeOpenRows, renewOpenRows } from './open_rows.ts'
import { nameOf, planOf, wordStep } from './plan.ts'
import { same, type Step } from './plan_steps.ts'

export interface ApplyOptions {
  /** Carries the steps out and takes everything back again, so that also what only the rows can tell is known. */
  readonly dryRun?: boolean
  /** The day from which new ledgers with a cadence are collected; that of the period now running unless said. */
  readonly collects_from?: Day
}

const LOCK = 0x796f75_6170
const LOCK_WAIT = '10s'

/**
 * The steps taken, in order; none where nothing has changed. In a dry run steps may carry `refuses`. Problems: faulty
 * (of all declarations together), would_lose (with the steps that refuse), busy.
 */
export const applyDeclarations = async (
  database: Database,
  county: string,
  declarations: readonly Declaration[],
  options: ApplyOptions = {},
): Promise<Step[]> => {
  // An ordinary start finds everything as it was, and takes no lock to learn that.
  const { plans } = await database.asOwner(county, async (tx) => {
    const standing = await plansOf(tx, declarations)
    if (standing.plans.length === 0) await bringUp(tx, standing.catalogue)
    return standing
  })
  if (plans.length === 0) return []
  try {
    return await database.asOwner(county, (tx) => carryOut(tx, declarations, options))
  } catch (error) {
    if (error instanceof Rehearsed) return [...error.steps]
    throw error
  }
}

/** What an earlier program has left: other indexes, and lines of what is owed that do not say whose turn it is. */
const bringUp = async (tx: Tx, { ledgers }: Catalogue): Promise<void> => {
  await renewDayIndexes(tx, [...ledgers.values()])
  await completeOpenRows(tx, [...ledgers.values()])
}

/** The declarations in force in a county, as stored: newest versions, in the order they were first applied. */
export const storedDeclarations = async (tx: Tx): Promise<Declaration[]> => {
  const stored = await tx.rows<{ document: Declaration }>(sql`
    select document from (
      select distinct on (kind, name) kind, name, document, min(applied_at) over (partition by kind, name) as since
      from platform.declaration where county = ${tx.actor.county}
      order by kind, name, version desc
    ) latest order by since, kind, name`)
  return stored.map(({ document }) => document)
}

/** Ends a rehearsal: thrown to have the transaction taken back. */
class Rehearsed extends Error {
  readonly steps: readonly Step[]
  constructor(steps: readonly Step[]) {
    super('Rehearsed only.')
    this.steps = steps
  }
}

interface Plan {
  readonly before: Declaration | null
  readonly after: Declaration
  readonly steps: readonly Step[]
}

const labelOf = (declaration: Declaration): string => `${declaration.kind} ${nameOf(declaration)}`

/** What is stored and not declared again stays in force, and is looked at together with the rest. */
const plansOf = async (
  tx: Tx,
  declarations: readonly Declaration[],
): Promise<{ plans: Plan[]; catalogue: Catalogue }> => {
  const stored = await storedDeclarations(tx)
  const declared = new Set(declarations.map(labelOf))
  const catalogue = makeCatalogue([...declarations, ...stored.filter((one) => !declared.has(labelOf(one)))])
  if (catalogue.faults.length > 0) throw faulty(catalogue.faults)
  const before = new Map(stored.map((one) => [labelOf(one), one]))
  const plans = declarations.flatMap((after): Plan[] => {
    const old = before.get(labelOf(after)) ?? null
    return old !== null && unchanged(old, after) ? [] : [{ before: old, after, steps: stepsOf(old, after) }]
  })
  return { plans, catalogue }
}

/** Nothing said differently, and nothing in another order: fields and states are shown in the order they stand in. */
const unchanged = (old: Declaration, now: Declaration): boolean =>
  same(old, now) && JSON.stringify(old) === JSON.stringify(now)

const stepsOf = (before: Declaration | null, after: Declaration): readonly Step[] => {
  if (after.kind !== 'ledger') return [wordStep(before, after)]
  const steps = planOf(before?.kind === 'ledger' ? before : null, after)
  if (steps.length > 0) return steps
  return [{ kind: 'settings', path: after.name, zh: `台账“${after.title}”调整了排列顺序。`, en: 'The order changes.' }]
}

const carryOut = async (
  tx: Tx,
  declarations: readonly Declaration[],
  { dryRun = false, collects_from }: ApplyOptions,
): Promise<Step[]> => {
  await tx.run(sql`select set_config('lock_timeout', ${LOCK_WAIT}, true)`)
  await tx.run(sql`select pg_advisory_xact_lock(${LOCK}::bigint)`)
  // Planned again under the lock: another server may just have done it.
  const { plans, catalogue } = await plansOf(tx, declarations)
  const done: Step[] = []
  for (const { steps } of plans) for (const step of steps) done.push(await take(tx, step))
  for (const { after } of plans) if (after.kind === 'ledger') done.push(...(await foreignColumns(tx, after)))
  const refusing = done.filter(({ refuses }) => refuses !== undefined)
  if (!dryRun && refusing.length > 0) throw wouldLose(refusing)
  if (refusing.length === 0) {
    await keep(tx, plans, catalogue, done)
    await beginCollecting(tx, plans, collects_from)
    for (const { before, after } of plans) {
      if (after.kind === 'ledger' && before?.kind === 'ledger' && !same(before.workflow, after.workflow)) {
        await renewOpenRows(tx, after)
      }
    }
    await bringUp(tx, catalogue)
  }
  if (dryRun) throw new Rehearsed(done)
  return done
}

const wouldLose = (steps: readonly Step[]): Problem =>
  new Problem(
    'would_lose',
    { what: steps.map(({ refuses }) => refuses).join('；'), steps },
    steps.map(({ path, refuses }) => ({ path, says: refuses ?? '' })),
  )

/** A step that the rows forbid comes back as a refusal; what it would have done is left undone. */
const take = async (tx: Tx, step: Step): Promise<Step> => {
  if (step.refuses !== undefined) return step
  for (const check of step.checks ?? []) {
    const { n } = await tx.one<{ n: number }>(sql.raw(check.sql))
    if (n > 0) return { ...step, refuses: check.refuses.replace('{n}', String(n)) }
  }
  for (const statement of step.sql ?? []) await tx.run(sql.raw(statement))
  return step
}

/** A table may serve several counties of one database; where another has a column of the same name, types must agree. */
const foreignColumns = async (tx: Tx, ledger: LedgerDocument): Promise<Step[]> => {
  const found = await tx.rows<{ name: string; type: string }>(sql`
    select a.attname as name, format_type(a.atttypid, a.atttypmod) as type from pg_attribute a
    where a.attrelid = to_regclass(${`ledger."${ledger.name}"`}) and a.attnum > 0 and not a.attisdropped`)
  const types = new Map(found.map(({ name, type }) => [name, type]))
  return storedFields(ledger)
    .flatMap(columnsOf)
    .filter(({ name, type }) => types.has(name) && types.get(name) !== type)
    .map(({ name }): Step => {
      const refuses = `字段“${name}”与本库其他县同名台账的字段类型不同，请换一个字段名。`
      return {
        kind: 'refused',
        path: `${ledger.name}.fields.${name}`,
        zh: refuses,
        en: 'Another type elsewhere.',
        refuses,
      }
    })
}

const keep = async (tx: Tx, plans: readonly Plan[], catalogue: Catalogue, steps: readonly Step[]): Promise<void> => {
  const { county } = tx.actor
  for (const { after } of plans) {
    await tx.run(sql`
      insert into platform.declaration (county, kind, name, version, document)
      select ${county}, ${after.kind}, ${nameOf(after)}, coalesce(max(version), 0) + 1, ${JSON.stringify(after)}::json
      from platform.declaration where county = ${county} and kind = ${after.kind} and name = ${nameOf(after)}`)
  }
  // Levels and positions decide who reads every ledger, also those that did not change.
  const everyone = plans.some(({ after }) => after.kind === 'organisation')
  const touched = everyone ? [...catalogue.ledgers.values()] : plans.map(({ after }) => after).filter(isLedger)
  for (const ledger of touched) await writeReads(tx, catalogue, ledger)
  const detail = { declarations: plans.map(({ after }) => labelOf(after)), steps: steps.map(({ zh }) => zh) }
  await tx.run(sql`
    insert into log.event (county, at, person, act, detail)
    values (${county}, clock_timestamp(), ${tx.actor.person}, 'apply', ${JSON.stringify(detail)}::jsonb)`)
}

/** A ledger that is declared with a cadence is owed from the period on in which that happens; nobody owes the past. */
const beginCollecting = async (tx: Tx, plans: readonly Plan[], from: Day | undefined): Promise<void> => {
  for (const { before, after } of plans) {
    if (after.kind !== 'ledger' || after.cadence === undefined) continue
    if (before?.kind === 'ledger' && before.cadence !== undefined) continue
    if (after.cadence.ordered) continue
    const { each } = after.cadence
    const now = today(new Date())
    // What is kept once has no first day of its own.
    const first = from ?? (each === 'once' ? now : periodOf(each, now).from)
    await tx.run(sql`
      insert into work.collection (county, ledger, from_day, by)
      select ${tx.actor.county}, ${after.name}, ${first}::date, ${tx.actor.person}
      where not exists (
        select from work.collection where county = ${tx.actor.county} and ledger = ${after.name} and closed_at is null
      )`)
  }
}

const isLedger = (declaration: Declaration): declaration is LedgerDocument => declaration.kind === 'ledger'
