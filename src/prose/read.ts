import type { Fact } from './fact.ts'
import { quantitiesIn } from './quantities.ts'
import { sentencesOf } from './sentences.ts'

/** Reads the figures out of official Chinese prose. Any text gives an answer; nothing is looked up or guessed. */
export function read(text: string): Fact[] {
  const even = halfWidth(text)
  const facts: Fact[] = []
  for (const sentence of sentencesOf(even)) {
    for (const quantity of quantitiesIn(even, sentence.start, sentence.end)) {
      facts.push({
        quote: text.slice(quantity.start, quantity.tail),
        start: quantity.start,
        number: text.slice(quantity.start, quantity.end),
        number_start: quantity.start,
        value: quantity.value,
        unit: quantity.unit,
        base_unit: quantity.base,
        masked: quantity.masked,
        kind: quantity.kind,
        measure: '',
        entity: '',
        period: null,
        status: 'achieved',
        approx: quantity.approx,
        bound: quantity.bound,
        compare: null,
      })
    }
  }
  return facts
}
const wide = /[\uff01-\uff5e]/g
function halfWidth(text: string): string {
  return text.replace(wide, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
}
