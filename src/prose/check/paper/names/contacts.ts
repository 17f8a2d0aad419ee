/** One person under two telephone numbers, or one address in two spellings: 联系人：谭秋雯，电话5231876 … 谭秋雯，5231867. */
import { type Finding, unlikeWords, type Words } from '../../ground/finding.ts'
import { isTurned, oddOf } from '../../ground/likeness.ts'
import type { Paper } from '../ground/paper.ts'

const CALL = '(?:[,:()、 \\u3000]|联系|咨询|办公|电话|手机|号码|是|为){0,6}'
const TOLD = new RegExp(
  `(?<=[:,、。;(\\n \\u3000人与向找和]|^)(?<name>[\\u4e00-\\u9fff]{2,4}?)(?:同志|老师)?${CALL}(?<number>(?:0\\d{2,3}[-—]?)?[1-9]\\d{6,10})(?![\\d.万元])`,
  'g',
)
const NO_NAME = /电话|联系|手机|号码|咨询|办公|传真|邮编|监督|举报|值班|热线|室$|科$|股$|局$/
const MAIL = /(?<![\w.@])(?<local>[\w.-]{3,40})@(?<host>[\w-]{1,40}(?:\.[\w-]{1,20}){1,3})/g
const MOST = 60

export function contactFindings({ text }: Paper): Finding[] {
  return [...calls(text), ...mails(text)]
}

function calls(text: string): Finding[] {
  const known = new Map<string, Words>()
  return [...text.matchAll(TOLD)].flatMap((match): Finding[] => {
    const { name = '', number = '' } = match.groups!
    if (NO_NAME.test(name)) return []
    const here = { quote: number, index: match.index + match[0].lastIndexOf(number) }
    const one = known.get(name)
    if (one === undefined) known.set(name, here)
    // A number of the office and one of a mobile telephone may both be right.
    return one !== undefined && isSlip(bareOf(one.quote), bareOf(number)) ? [unlikeWords(one, here)] : []
  })
}

const bareOf = (number: string): string => number.replace(/^0\d{2,3}[-—]/, '').replace(/\D/g, '')

function mails(text: string): Finding[] {
  const by_host = new Map<string, Words[]>()
  return [...text.matchAll(MAIL)].flatMap((match): Finding[] => {
    const { local = '', host = '' } = match.groups!
    const here = { quote: match[0], index: match.index }
    const others = by_host.get(host) ?? []
    if (others.length < MOST) by_host.set(host, [...others, here])
    if (others.some(({ quote }) => quote === here.quote)) return []
    const one = others.find(({ quote }) => isTurned(quote.slice(0, quote.indexOf('@')), local))
    return one === undefined ? [] : [unlikeWords(one, here)]
  })
}

/** One figure is another, or two neighbours are turned. */
const isSlip = (one: string, other: string): boolean =>
  one.length === other.length && (oddOf(one, other).length === 1 || isTurned(one, other))
