import { blurs } from './modifiers.ts'
import { unitFirsts } from './units.ts'

/** What stands behind a run of digits or numerals tells which readings are worth trying. */
type Reading = 'date' | 'share' | 'numeral'

const flags: Record<Reading, number> = { date: 1, share: 2, numeral: 4 }
const table = new Uint8Array(65536)
const mark = (characters: Iterable<string>, reading: Reading) => {
  for (const character of characters) {
    const code = character.charCodeAt(0)
    table[code] = (table[code] ?? 0) | flags[reading]
  }
}
mark('年月学 -—–~～至到xX*×○_', 'date')
mark('分成半:：∶比/', 'share')
mark('分成半点年月日大余多来几案制卡表册簿档 \n\r-—–~～至到、和与及,xX*×○', 'numeral')
mark(unitFirsts(), 'numeral')
mark(blurs(), 'numeral')

/** Whether the character at `at` allows that reading of the run that ends there. */
export const followers = (text: string, at: number, reading: Reading): boolean =>
  ((table[text.charCodeAt(at)] ?? 0) & flags[reading]) !== 0
