// Passages written before the rules that read them, in seventy-three sittings: `W` is wrong, and the rule says what about it; `R`
// is right, or may be. Each sitting was read once by the rules that those before it had led to; forty-four more tell of
// sums, shares, lists, days, steps, places and things told again. MEASURED.md tells how that went.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { read } from '../read.ts'
import { check } from './index.ts'

interface Sitting {
  wrong: readonly string[]
  right: readonly string[]
}

const sitting = (name: string): Sitting => {
  const lines = readFileSync(new URL(`passages/${name}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
  // A break of the line is written \n.
  const after = (line: string) => line.slice(line.indexOf('|') + 1).replaceAll(String.raw`\n`, '\n')
  return {
    wrong: lines.filter((line) => line.startsWith('W')).map(after),
    right: lines.filter((line) => line.startsWith('R')).map(after),
  }
}
const findings = (text: string) => check(text, read(text))

const SITTINGS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
  'twentieth',
  'twenty_first',
  'twenty_second',
  'twenty_third',
  'twenty_fourth',
  'twenty_fifth',
  'twenty_sixth',
  'twenty_seventh',
  'twenty_eighth',
  'twenty_ninth',
  'thirtieth',
  'thirty_first',
  'thirty_second',
  'thirty_third',
  'thirty_fourth',
  'thirty_fifth',
  'thirty_sixth',
  'thirty_seventh',
  'thirty_eighth',
  'thirty_ninth',
  'fortieth',
  'forty_first',
  'forty_second',
  'forty_third',
  'forty_fourth',
  'forty_fifth',
  'forty_sixth',
  'forty_seventh',
  'forty_eighth',
  'forty_ninth',
  'fiftieth',
  'fifty_first',
  'fifty_second',
  'fifty_third',
  'fifty_fourth',
  'fifty_fifth',
  'fifty_sixth',
  'fifty_seventh',
  'fifty_eighth',
  'fifty_ninth',
  'sixtieth',
  'sixty_first',
  'sixty_second',
  'sixty_third',
  'sixty_fourth',
  'sixty_fifth',
  'sixty_sixth',
  'sixty_seventh',
  'sixty_eighth',
  'sixty_ninth',
  'seventieth',
  'seventy_first',
  'seventy_second',
  'seventy_third',
  'seventy_fourth',
  'seventy_fifth',
  'seventy_sixth',
  'seventy_seventh',
  'seventy_eighth',
  'seventy_ninth',
  'years_and_bases',
  'words',
  'words_again',
  'words_once_more',
  'words_at_last',
  'words_to_end',
  'rates_again',
  'lists_and_means',
  'days_and_order',
  'counted_and_reckoned',
  'so_much_for_each',
  'means_in_short',
  'rates_of_parts',
  'rates_in_short',
  'changes_along_rows',
  'of_all_kinds',
  'shares_and_changes',
  'shares_lists_and_parts',
  'changes_again',
  'growth_in_short',
  'sums_again',
  'sums_in_short',
  'claims_and_balances',
  'bases_and_parts',
  'sums_and_retold',
  'left_and_flows',
  'left_in_short',
  'completions_and_shares',
  'listed_and_ordered',
  'days_and_last_years',
  'parts_and_products',
  'totals_over_words',
  'divided_and_shared',
  'rates_and_votes',
  'aims_and_extremes',
  'rows_clocks_and_masks',
  'apart_and_met',
  'alone_and_nearly',
  'told_anew',
  'lengths_and_terms',
  'short_numbers',
  'first_and_next',
  'over_and_under',
  'near_and_right',
  'watchwords_and_ends',
  'spans_and_staff',
  'prizes_and_terms',
] as const

describe.each(SITTINGS)('%s passages', (name) => {
  const { wrong, right } = sitting(name)
  it('finds nine of ten of those that are wrong', () => {
    const silent = wrong.filter((text) => findings(text).length === 0)
    expect(silent.length, silent.join('\n')).toBeLessThanOrEqual(wrong.length / 10)
  })
  it('says nothing of what is right', () => {
    const alarms = right.flatMap((text) => findings(text).map(({ says }) => `${says} ${text}`))
    expect(alarms).toEqual([])
  })
})

it('has an answer for clauses of all passages in any order', { timeout: 120_000 }, () => {
  const clauses = SITTINGS.flatMap((name) => {
    const { wrong, right } = sitting(name)
    return [...wrong, ...right].flatMap((text) => text.match(/[^,，。；;]+[,，。；;]?/g) ?? [])
  })
  let seed = 11
  const next = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below
  for (let turn = 0; turn < 2_000; turn += 1) {
    const text = Array.from({ length: 2 + next(10) }, () => clauses[next(clauses.length)]).join('')
    // A rule that expects a fact that is not there throws, and the text is shown.
    expect(() => findings(text), text).not.toThrow()
  }
})
