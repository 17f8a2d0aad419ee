// How many slips of the pen are seen: `npm run slips [FOLDER]`. In texts of which nothing is said, numbers that
// others make up (their sum, share, difference or growth) are looked for by reckoning alone, one digit of each is
// changed so far that no rounding explains it, and the text is checked again. By chance some numbers make up others,
// and some that are changed may be so (其中 names a few): all of them can never be found. FOLDER holds texts; else the
// right passages of the repository are taken.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { significantOf } from '../src/prose/check/ground/digits.ts'
import { check } from '../src/prose/check/index.ts'
import { added, divided, meets, type Range, rangeOf, times, without } from '../src/prose/check/ground/range.ts'
import { type Fact, read } from '../src/prose/index.ts'

const PASSAGES = new URL('../src/prose/check/passages/', import.meta.url)
const KINDS = new Set(['count', 'money', 'area', 'rate', 'ratio', 'change'])
/** A number is made up by those that stand near it. */
const NEAR = 4
/** Fewer digits agree by chance. */
const DIGITS = 2

const ROUNDED = 0.999
const OF_A_HUNDRED = 100

type Relation = 'sum' | 'share' | 'difference' | 'growth'
/** A number that others make up, and what they make. */
interface Made {
  readonly relation: Relation
  readonly fact: Fact
  readonly by: Range
}

function textsOf(folder: string | undefined): string[] {
  if (folder !== undefined)
    return readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
  return readdirSync(PASSAGES).flatMap((name) =>
    readFileSync(new URL(name, PASSAGES), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('R'))
      .map((line) => line.slice(line.indexOf('|') + 1).replaceAll(String.raw`\n`, '\n')),
  )
}

const alike = (one: Fact, other: Fact): boolean => one.base_unit === other.base_unit && one.unit !== '%'

/** What two numbers make of one another: a share of a whole, how much one has grown, how far they are apart. */
function madeByTwo(fact: Fact, one: Fact, other: Fact): Made[] {
  const [own, all] = [rangeOf(one)!, rangeOf(other)!]
  if (fact.unit !== '%' && !alike(fact, one)) return []
  const relation = fact.unit !== '%' ? 'difference' : fact.kind === 'change' ? 'growth' : 'share'
  const by = relation === 'share' ? divided(own, all) : without(own, all)
  const made = relation === 'growth' ? by && divided(by, all) : by
  const range = made && times(made, relation === 'difference' ? 1 : OF_A_HUNDRED)
  return range && meets(range, rangeOf(fact)!) ? [{ relation, fact, by: range }] : []
}

/** The numbers of a text that others near them make up, each once. */
function madeIn(facts: readonly Fact[]): Made[] {
  const told = facts.filter(
    (fact) => KINDS.has(fact.kind) && rangeOf(fact) !== undefined && /^[\d.]+/.test(fact.number),
  )
  return told.flatMap((fact, at) => {
    if (significantOf(fact.number) < DIGITS) return []
    const near = told.slice(Math.max(0, at - NEAR), at + NEAR).filter((one) => one !== fact)
    const sums = [1, -1].flatMap((step) => sumOf(told, at, step))
    const pairs = near.flatMap((one) =>
      near.filter((other) => other !== one && alike(one, other)).flatMap((other) => madeByTwo(fact, one, other)),
    )
    return [...sums, ...pairs].slice(0, 1)
  })
}

/** The numbers right behind one, or right before it, that add up to it. */
function sumOf(told: readonly Fact[], at: number, step: number): Made[] {
  const fact = told[at]!
  let by: Range | undefined
  for (let place = at + step, count = 1; told[place] && alike(told[place]!, fact); place += step, count += 1) {
    const own = rangeOf(told[place]!)!
    by = by ? added([by, own]) : own
    if (count > 1 && meets(by, rangeOf(fact)!)) return [{ relation: 'sum', fact, by }]
  }
  return []
}

/** The text with another digit in the middle of a number, unless what made it still makes it. */
function slipped(points: readonly string[], { fact, by }: Made): string | undefined {
  const digits = Array.from(fact.number)
  const places = digits.flatMap((sign, at) => (/\d/.test(sign) ? [at] : []))
  const at = places[Math.floor(places.length / 2)]!
  digits[at] = String((Number(digits[at]) + 3) % 10)
  const text = [
    ...points.slice(0, fact.number_start),
    ...digits,
    ...points.slice(fact.number_start + digits.length),
  ].join('')
  const now = read(text).find(({ number_start }) => number_start === fact.number_start)
  const range = now && rangeOf(now)
  return range === undefined || meets(times(by, ROUNDED), range) || meets(by, range) ? undefined : text
}

const seen = new Map<Relation, { found: number; all: number }>()
for (const text of textsOf(process.argv[2])) {
  const facts = read(text)
  if (check(text, facts).length > 0) continue
  const points = Array.from(text)
  for (const made of madeIn(facts)) {
    const changed = slipped(points, made)
    if (changed === undefined) continue
    const tally = seen.get(made.relation) ?? { found: 0, all: 0 }
    tally.all += 1
    if (check(changed, read(changed)).length > 0) tally.found += 1
    seen.set(made.relation, tally)
  }
}
for (const [relation, { found, all }] of seen)
  console.log(relation.padEnd(12), `${found} of ${all}`, `${((found / all) * OF_A_HUNDRED).toFixed(0)}%`)
