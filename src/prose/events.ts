import { headWords } from './heads.ts'
import { clauseEnd, clauseStart, type Reading } from './phrases.ts'
import type { Quantity } from './quantity.ts'
import { amounts } from './spent.ts'
import { suffix } from './suffixes.ts'
import { topicOf } from './topics.ts'
import { lastWords, merged, tidy } from './trimming.ts'

const longest = 20

const built = /^(?:[^,。;]{0,2})?(?:开工|动工|竣工|建成|落成|完工|交付|投入使用|启用|招生|启动|完成|验收|封顶|投用)/

/** 确保某工程于8月底前竣工: who or what it happens to stands before the date. */
const ownSubject = (reading: Reading, quantity: Quantity): string =>
  tidy(
    reading.text
      .slice(clauseStart(reading, quantity.start), quantity.start)
      .replace(/(?:计划|预计|拟|将|力争|于|在|到)*$/, ''),
  ).slice(-12)

const ground = /^(?:又|再|还)?(?:针对|根据|按照|围绕|结合|为了|随着|经过)[^,。;]*$/

/** What happened, without who did it and where, where the clause is long. */
function eventIn(words: string): string {
  if (words.length <= longest - 4) return words
  const first = /^[^、]{6,16}(?=、)/.exec(words)?.[0]
  if (first) return first
  const event = headWords(words, false)
  return event.length <= longest - 4 ? event : lastWords(event, longest - 4)
}

/** What happens on a date: the words behind it, past a comma. */
export function dateMeasure(reading: Reading, quantity: Quantity): string {
  let at = quantity.tail
  if (/^(?:份)?(?:以来|以前|之前|起)/.test(reading.text.slice(at, at + 3))) at = clauseEnd(reading, at)
  if (reading.text[at] === ',') at += 1
  if (ground.test(reading.text.slice(at, clauseEnd(reading, at)))) at = clauseEnd(reading, at) + 1
  const clause = reading.text.slice(at, clauseEnd(reading, at)).replace(/^[底初末前]?(?:之?前|前后)?/, '')
  const words = eventIn(tidy(clause.replaceAll(amounts, '')))
  const whose = built.test(words)
    ? merged(topicOf(reading, quantity.start) || ownSubject(reading, quantity), words)
    : words
  return whose.slice(-longest) + suffix(quantity, words)
}
