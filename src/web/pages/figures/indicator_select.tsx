import { Select } from 'antd'
import { useState } from 'react'
import type { IndicatorRow } from '../../../ledger/wire.ts'
import { useSay } from '../../language.tsx'

interface IndicatorSelectProps {
  readonly indicators: readonly IndicatorRow[]
  readonly value: readonly string[]
  readonly change: (value: string[]) => void
}

/** One request carries so many at most; more would be a table nobody reads. */
const MOST = 12

type Match = (text: string, typed: string) => boolean
const plainly: Match = (text, typed) => text.includes(typed)

/** Clerks type zgl for 整改率. The pinyin tables are large, so they are fetched when the box is first opened. */
const usePinyin = (): { match: Match; fetch: () => void } => {
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

const grouped = (indicators: readonly IndicatorRow[]) => {
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

export function IndicatorSelect({ indicators, value, change }: IndicatorSelectProps) {
  const say = useSay()
  const { match, fetch } = usePinyin()
  return (
    <Select
      mode="multiple"
      value={[...value]}
      maxCount={MOST}
      options={grouped(indicators)}
      onFocus={fetch}
      showSearch={{
        filterOption: (typed, option) => {
          const words = option !== undefined && 'words' in option ? String(option.words) : ''
          return words !== '' && match(words, typed.trim())
        },
      }}
      placeholder={say('选指标，可输汉字或拼音')}
      aria-label={say('指标')}
      onChange={change}
      style={{ width: '100%' }}
      listHeight={420}
    />
  )
}
