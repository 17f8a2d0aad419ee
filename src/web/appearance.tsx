import { App as Messages, ConfigProvider, type ConfigProviderProps } from 'antd'
import english from 'antd/es/locale/en_US.js'
import chinese from 'antd/es/locale/zh_CN.js'
import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import { useLanguage } from './language.tsx'
import { remember, remembered } from './preferences.ts'
import { layInks, themeOf, type Mode } from './theme.ts'

export type Choice = Mode | 'auto'
interface Appearance {
  readonly choice: Choice
  readonly mode: Mode
  readonly choose: (choice: Choice) => void
}

const Context = createContext<Appearance>({ choice: 'auto', mode: 'light', choose: () => undefined })
export const useAppearance = (): Appearance => use(Context)

/** Whether a media query holds, also after the window has changed. */
export const useMedia = (query: string): boolean => {
  const [holds, setHolds] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const list = matchMedia(query)
    const look = (): void => setHolds(list.matches)
    look()
    list.addEventListener('change', look)
    return () => list.removeEventListener('change', look)
  }, [query])
  return holds
}
/** While the browser lays the page out for paper. */
export const usePrinting = (): boolean => useMedia('print')
/** Narrower than this, tables become cards and the navigation moves to the bottom. */
export const usePhone = (): boolean => useMedia('(max-width: 767px)')

type Locale = NonNullable<ConfigProviderProps['locale']>
/** The compiler takes antd's modules for CommonJS, the bundler for what they are; both readings end here. */
const localeOf = (loaded: Locale | { readonly default: Locale }): Locale =>
  'locale' in loaded ? loaded : loaded.default

export function Appear({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage()
  const [choice, setChoice] = useState<Choice>(() => remembered<Choice>('appearance', 'auto'))
  const dark = useMedia('(prefers-color-scheme: dark)')
  const printing = usePrinting()
  const chosen: Mode = choice === 'auto' ? (dark ? 'dark' : 'light') : choice
  // Paper is white whatever the screen is.
  const mode: Mode = printing ? 'light' : chosen
  useEffect(() => layInks(mode), [mode])
  const choose = useCallback((next: Choice) => {
    remember('appearance', next)
    setChoice(next)
  }, [])
  const appearance = useMemo(() => ({ choice, mode, choose }), [choice, mode, choose])
  const still = useMedia('(prefers-reduced-motion: reduce)')
  const theme = useMemo(() => themeOf(mode, still), [mode, still])
  return (
    <Context value={appearance}>
      <ConfigProvider
        theme={theme}
        locale={localeOf(language === 'zh' ? chinese : english)}
        button={{ autoInsertSpace: false }}
      >
        <Messages component={false}>{children}</Messages>
      </ConfigProvider>
    </Context>
  )
}
