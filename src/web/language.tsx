/**
 * Chinese is written where it is shown; English stands in a dictionary keyed by that Chinese and is fetched only when
 * somebody asks for it. Titles of ledgers, fields and units are the bureau's own words and stay as they are.
 */
import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import { remember, remembered } from './preferences.ts'

export type Language = 'zh' | 'en'
type Dictionary = Readonly<Record<string, string>>
/** `{name}` in the text is filled from the details. */
export type Say = (chinese: string, details?: Readonly<Record<string, string | number>>) => string

interface Speaking {
  readonly language: Language
  readonly say: Say
  readonly choose: (language: Language) => void
}

const fill = (text: string, details?: Readonly<Record<string, string | number>>): string =>
  details === undefined ? text : text.replace(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole))

let current: Language = remembered<Language>('language', 'zh')
/** For the few places outside React, such as the language asked of the server. */
export const languageNow = (): Language => current

const Context = createContext<Speaking>({ language: 'zh', say: fill, choose: () => undefined })
export const useLanguage = (): Speaking => use(Context)
export const useSay = (): Say => use(Context).say

export function Speak({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(current)
  const [dictionary, setDictionary] = useState<Dictionary>({})
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    if (language === 'en') void import('./dictionary.ts').then((loaded) => setDictionary(loaded.english))
  }, [language])
  const choose = useCallback((next: Language) => {
    current = next
    remember('language', next)
    setLanguage(next)
  }, [])
  const speaking = useMemo<Speaking>(
    () => ({
      language,
      choose,
      say: (chinese, details) => fill(language === 'en' ? (dictionary[chinese] ?? chinese) : chinese, details),
    }),
    [language, dictionary, choose],
  )
  return <Context value={speaking}>{children}</Context>
}
