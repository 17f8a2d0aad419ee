// How well prose is read: `npm run prose -- FOLDER [--misses]`. FOLDER holds texts and a facts.jsonl with hand-read
// facts. A third of the sentences, chosen by a hash of their words, is held out: rules are written without looking
// at it, and its scores are printed apart.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Fact, read } from '../src/prose/index.ts'

interface GoldFact extends Fact {
  doc: string
  id: string
}
interface Pair {
  gold: GoldFact
  found: Fact
}
interface Tally {
  paired: Pair[]
  missed: GoldFact[]
  read: number
  spurious: { doc: string; fact: Fact }[]
}

const folder = process.argv[2]
const showMisses = process.argv.includes('--misses')
const showKey = process.argv.find((argument) => argument.startsWith('--key='))?.slice(6)
if (!folder) {
  console.error('Usage: npm run prose -- FOLDER [--misses] [--key=measure]')
  process.exit(1)
}

const gold = readFileSync(join(folder, 'facts.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as GoldFact)

const isHeldOut = (sentence: string): boolean => {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(sentence.trim())) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return (hash >>> 7) % 3 === 0
}

/** For every code point of a text, whether its sentence is held out. */
const heldOut = (points: string[]): boolean[] => {
  const marks: boolean[] = []
  let sentence: string[] = []
  const close = () => {
    const held = isHeldOut(sentence.join(''))
    for (let count = sentence.length; count > 0; count -= 1) marks.push(held)
    sentence = []
  }
  for (const point of points) {
    sentence.push(point)
    if ('。！？\n'.includes(point)) close()
  }
  close()
  return marks
}

const endOf = (fact: Fact): number => fact.number_start + Array.from(fact.number).length
const overlap = (a: Fact, b: Fact): boolean => a.number_start < endOf(b) && b.number_start < endOf(a)

/** Pairs each hand-read fact with the first unused fact whose number lies on the same digits. */
const pair = (tally: Tally, golds: GoldFact[], facts: Fact[], doc: string): void => {
  const used = new Set<Fact>()
  for (const fact of golds) {
    const near = facts.filter((candidate) => overlap(fact, candidate) && !used.has(candidate))
    const found = near[0] ?? facts.find((candidate) => overlap(fact, candidate))
    if (!found) {
      tally.missed.push(fact)
      continue
    }
    used.add(found)
    tally.paired.push({ gold: fact, found })
  }
  for (const fact of facts) if (!golds.some((other) => overlap(fact, other))) tally.spurious.push({ doc, fact })
  tally.read += facts.length
}

const counts = (text: string): Map<string, number> => {
  const map = new Map<string, number>()
  for (const point of text.replaceAll(/[\s“”"()（）]/g, '')) map.set(point, (map.get(point) ?? 0) + 1)
  return map
}
/** Harmonic mean of precision and recall over the characters of two phrases, as bags. */
const likeness = (a: string, b: string): number => {
  const [left, right] = [counts(a), counts(b)]
  let common = 0
  for (const [point, count] of left) common += Math.min(count, right.get(point) ?? 0)
  const total = [...left.values(), ...right.values()].reduce((sum, count) => sum + count, 0)
  return total === 0 ? 1 : (2 * common) / total
}
const bare = (text: string | null): string => (text ?? '').replaceAll(/[(（][^)）]*[)）]/g, '').trim()
const alike = (a: string | null, b: string | null): boolean => {
  const [left, right] = [bare(a), bare(b)]
  if (left === right) return true
  if (left === '' || right === '') return false
  return left.includes(right) || right.includes(left) || likeness(left, right) >= 0.6
}

type Check = (pair: Pair) => boolean
const sameComparison: Check = ({ gold: a, found: b }) =>
  (a.compare?.delta ?? null) === (b.compare?.delta ?? null) &&
  (a.compare?.unit ?? null) === (b.compare?.unit ?? null) &&
  (a.compare?.direction ?? null) === (b.compare?.direction ?? null)

const checks: Record<string, Check> = {
  exact_span: ({ gold: a, found: b }) => a.number_start === b.number_start && a.number === b.number,
  value: ({ gold: a, found: b }) =>
    a.value === b.value ||
    (a.value !== null && b.value !== null && Math.abs(a.value - b.value) < 1e-6 * Math.abs(a.value)),
  unit: ({ gold: a, found: b }) => a.unit === b.unit,
  base_unit: ({ gold: a, found: b }) => a.base_unit === b.base_unit,
  masked: ({ gold: a, found: b }) => a.masked === b.masked,
  kind: ({ gold: a, found: b }) => a.kind === b.kind,
  status: ({ gold: a, found: b }) => a.status === b.status,
  approx: ({ gold: a, found: b }) => a.approx === b.approx,
  bound: ({ gold: a, found: b }) => a.bound === b.bound,
  compare: sameComparison,
  measure: ({ gold: a, found: b }) => likeness(a.measure, b.measure) >= 0.6,
  entity: ({ gold: a, found: b }) => alike(a.entity, b.entity),
  entity_exact: ({ gold: a, found: b }) => bare(a.entity) === bare(b.entity),
  period: ({ gold: a, found: b }) => bare(a.period) === bare(b.period),
}

const percent = (part: number, whole: number): string =>
  whole === 0 ? '   –  ' : `${((100 * part) / whole).toFixed(1)}%`.padStart(6)

const print = (name: string, tally: Tally): void => {
  const byHand = tally.paired.length + tally.missed.length
  console.log(`\n${name}: ${byHand} hand-read facts, ${tally.read} read`)
  console.log(
    `  spans recall ${percent(tally.paired.length, byHand)}  precision ${percent(tally.read - tally.spurious.length, tally.read)}`,
  )
  const kinds = [...new Set([...tally.paired.map((one) => one.gold), ...tally.missed].map((fact) => fact.kind))]
  const byKind = kinds.map((kind) => {
    const missed = tally.missed.filter((fact) => fact.kind === kind).length
    const found = tally.paired.filter((one) => one.gold.kind === kind).length
    return `${kind} ${found}/${found + missed}`
  })
  console.log(`  found by kind: ${byKind.join(', ')}`)
  const compared = tally.paired.filter(({ gold: a, found: b }) => a.compare || b.compare)
  const line = Object.entries(checks).map(
    ([key, check]) => `${key} ${percent(tally.paired.filter(check).length, tally.paired.length)}`,
  )
  line.push(`compare (where there is one) ${percent(compared.filter(sameComparison).length, compared.length)}`)
  for (const text of line) console.log(`  ${text}`)
}

const show = (tally: Tally, texts: Map<string, string[]>): void => {
  const around = (doc: string, fact: Fact): string => {
    const points = texts.get(doc) ?? []
    const [from, to] = [fact.number_start, endOf(fact)]
    return `${doc.slice(0, 3)} ${points.slice(Math.max(0, from - 16), from).join('')}[${fact.number}]${points.slice(to, to + 12).join('')}`.replaceAll(
      '\n',
      '/',
    )
  }
  for (const fact of tally.missed) console.log('missed  ', around(fact.doc, fact), fact.kind)
  for (const { doc, fact } of tally.spurious) console.log('spurious', around(doc, fact), fact.kind, fact.unit)
  const check = showKey ? checks[showKey] : undefined
  if (!check || !showKey) return
  for (const item of tally.paired.filter((one) => !check(one))) {
    const side = (fact: Fact) =>
      JSON.stringify(fact[showKey.replace('_exact', '').replace('exact_span', 'number') as keyof Fact])
    console.log('wrong', around(item.gold.doc, item.gold), '| want', side(item.gold), '| got', side(item.found))
  }
}

const tallies = { rules: empty(), held: empty() }
function empty(): Tally {
  return { paired: [], missed: [], read: 0, spurious: [] }
}
function together(one: Tally, other: Tally): Tally {
  return {
    paired: [...one.paired, ...other.paired],
    missed: [...one.missed, ...other.missed],
    read: one.read + other.read,
    spurious: [...one.spurious, ...other.spurious],
  }
}
const texts = new Map<string, string[]>()
for (const doc of readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .sort()) {
  const text = readFileSync(join(folder, doc), 'utf8')
  const points = Array.from(text)
  texts.set(doc, points)
  const held = heldOut(points)
  const facts = read(text)
  const golds = gold.filter((fact) => fact.doc === doc)
  for (const [side, tally] of [
    [false, tallies.rules],
    [true, tallies.held],
  ] as const) {
    pair(
      tally,
      golds.filter((fact) => held[fact.number_start] === side),
      facts.filter((fact) => held[fact.number_start] === side),
      doc,
    )
  }
}
print('two thirds, on which rules were written', tallies.rules)
print('held-out third', tallies.held)
print('both together', together(tallies.rules, tallies.held))
if (showMisses || showKey) show(tallies.rules, texts)
