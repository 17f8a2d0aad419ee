/** How indicators are offered to choose from: by their ledgers, found by Chinese characters or pinyin. */
import { useState } from 'react'
import type { IndicatorRow } from '../../ledger/wire/catalogue.ts'

type Match = (text: string, typed: string) => boolean
const plainly: Match = (text, typed) => text.includes(typed)

/** Clerks type zgl for 整改率. The pinyin tables are large, so they are fetched when the box is first opened. */
export const usePinyin = (): { match: Match; fetch: () => void } => {
  const [match, setMatch] = useState<Match>(() => plainly)
  const fetch = (): void => {
    if (match !== plainly) return
    void import('pinyin-pro').then(({ match: spell }) =>
      setMatch(
        () => (text: string, typed: string) => text.includes(typed) || spell(text, typed.toLowerCase()) !== null,
      ),
    )
  }
  return { match, fetch }
}

export const grouped = (indicators: readonly IndicatorRow[]) => {
  const ledgers = [...new Set(indicators.map((one) => one.ledger))]
  return ledgers.map((ledger) => {
    const own = indicators.filter((one) => one.ledger === ledger)
    return {
      label: own[0]?.ledger_title ?? ledger,
      title: ledger,
      options: own.map((one) => ({
        value: one.ref,
        label: one.title,
        words: `${one.title}${one.ledger_title}`,
        about: one.about,
      })),
    }
  })
}

/** Whether an offered option holds what was typed. */
export const offered = (match: Match, typed: string, option: object | undefined): boolean => {
  const words = option !== undefined && 'words' in option ? String(option.words) : ''
  return words !== '' && match(words, typed.trim())
}
