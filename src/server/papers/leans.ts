/** What an inline tells beside its own figure: that something was decided by figures, and by which. */
import type { Catalogue, Goal, Written } from '../../ledger/index.ts'
import type { Inline, Leans } from '../../ledger/wire.ts'
import { ledgersBehind } from './ledgers_behind.ts'

/** Places and shares are reckoned with units beside the report's own, or above it. */
export const leansOf = (catalogue: Catalogue, decided: readonly Written[]): Leans => {
  const aimed = decided.some(({ modifiers }) => modifiers.some((one) => 'of' in one))
  const behind = decided.flatMap(({ ref }) => ledgersBehind(catalogue, ref))
  const ledgers = [...new Set([...(aimed ? goalLedgers(catalogue) : []), ...behind])]
  const beyond = decided.some(({ modifiers }) => modifiers.some(({ type }) => type === 'rank' || type === 'share'))
  return beyond ? { ledgers, beyond } : { ledgers }
}

/** Where targets are kept. */
export const goalLedgers = (catalogue: Catalogue): string[] =>
  [...catalogue.ledgers.values()].flatMap((ledger) => (ledger.goals === undefined ? [] : [ledger.name]))

/** What is said of targets leans on their ledger and on those of the figures that have to reach them. */
export const leansOfGoals = (catalogue: Catalogue, goals: readonly Goal[]): Leans => {
  const { ledgers } = leansOf(
    catalogue,
    goals.map(({ indicator }) => ({ ref: indicator, modifiers: [] })),
  )
  return { ledgers: [...new Set([...goalLedgers(catalogue), ...ledgers])] }
}

export const leaning = (inline: Inline, { ledgers, beyond }: Leans): Inline => {
  const before = inline.leans_on
  const all = [...new Set([...(before?.ledgers ?? []), ...ledgers])]
  return {
    ...inline,
    leans_on: beyond === true || before?.beyond === true ? { ledgers: all, beyond: true } : { ledgers: all },
  }
}
