/** What My work shows, as it stands in the address: a copied link, and the way back from a row, show the same. */
import { LIGHT_NAMES, type WorkLight } from './lights.ts'

export const TABS = ['mine', 'waiting', 'below'] as const
export type Tab = (typeof TABS)[number]

export const TAB_TITLES: Readonly<Record<Tab, string>> = {
  mine: '我要办的',
  waiting: '我在等的',
  below: '本单位和下级',
}

export interface Question {
  readonly tab: Tab
  readonly light?: WorkLight
  readonly ledger?: string
  /** Of what lies below: the unit looked at, and the position that owes. */
  readonly unit?: string
  readonly holder?: string
  /** What is due only in a long time is listed as well. */
  readonly far?: true
  readonly page: number
}

const TEXTS = ['ledger', 'unit', 'holder'] as const

export const readQuestion = (params: URLSearchParams): Question => {
  const tab = TABS.find((name) => name === params.get('tab')) ?? 'mine'
  const light = LIGHT_NAMES.find((name) => name === params.get('light'))
  const page = Number(params.get('page'))
  const texts = TEXTS.flatMap((name) => {
    const text = params.get(name) ?? ''
    return text === '' ? [] : [[name, text] as const]
  })
  return {
    tab,
    ...(light === undefined ? {} : { light }),
    ...Object.fromEntries(texts),
    ...(params.get('far') === '1' ? { far: true } : {}),
    page: Number.isInteger(page) && page > 1 ? page : 1,
  }
}

export const writeQuestion = ({ tab, light, page, far, ...texts }: Question): URLSearchParams => {
  const params = new URLSearchParams()
  if (tab !== 'mine') params.set('tab', tab)
  if (light !== undefined) params.set('light', light)
  for (const name of TEXTS) {
    const text = texts[name]
    if (text !== undefined) params.set(name, text)
  }
  if (far === true) params.set('far', '1')
  if (page > 1) params.set('page', String(page))
  return params
}

export type Change = { readonly [Key in keyof Question]?: Question[Key] | undefined }

/** What is changed to nothing is asked no more; other rows are counted from the first page again. */
export const asking = (question: Question, change: Change): Question => {
  const next = { ...question, page: 1, ...change }
  return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)) as unknown as Question
}

export const isNarrowed = ({ light, ledger }: Question): boolean => light !== undefined || ledger !== undefined

/** The address of the page with this question. */
export const workPath = (question: Question): string => {
  const asked = writeQuestion(question).toString()
  return asked === '' ? '/' : `/?${asked}`
}
