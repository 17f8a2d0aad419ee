/** What an inline tells beside its own figure: that something was decided by figures, and by which. */
import type { Catalogue, Goal, Written } from '../../ledger/index.ts'
import type { Inline, Leans } from '../../ledger/wire.ts'
import { ledgersBehind } from './ledgers_behind.ts'

/** Places and shares are reckoned with units beside the report's own, or above it. */
export const leansOf = (catalogue: Catalogue, decided: readonly Written[]): Leans => {
  const ledgers = [...new Set(decided.flatMap(({ ref }) => ledgersBehind(catalogue, ref)))]
  const beyond = decided.some(({ modifiers }) => modifiers.some(({ type }) => type === 'rank' || type === 'share'))
  return beyond ? { ledgers, beyond } : { ledgers }
}

/** What is said of targets leans on their ledger and on those of the figures that have to reach them. */
export const leansOfGoals = (catalogue: Catalogue, goals: readonly Goal[]): Leans => {
  const { ledgers } = leansOf(
    catalogue,
    goals.map(({ indicator }) => ({ ref: indicator, modifiers: [] })),
  )
  const kept = [...catalogue.ledgers.values()].flatMap((ledger) => (ledger.goals === undefined ? [] : [ledger.name]))
  return { ledgers: [...new Set([...kept, ...ledgers])] }
}

export const leaning = (inline: Inline, { ledgers, beyond }: Leans): Inline => {
  const before = inline.leans_on
  const all = [...new Set([...(before?.ledgers ?? []), ...ledgers])]
  return {
    ...inline,
    leans_on: beyond === true || before?.beyond === true ? { ledgers: all, beyond: true } : { ledgers: all },
  }
}
