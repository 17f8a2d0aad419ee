/** Plants the reports being written, by the very acts of the people who write them. */
import type { DemoPerson } from '../demo/demonstration.ts'
import { type DemoAssignment, type DemoManuscript, lastDayOf, MANUSCRIPTS } from '../demo/manuscripts.ts'
import { type Day, titleOfSection } from '../ledger/index.ts'
import type { Tx } from '../server/db/database.ts'
import type { OpenHouse } from '../server/main.ts'
import { beginManuscript } from '../server/manuscripts/begin.ts'
import { type KeptSection, sectionsOf } from '../server/manuscripts/manuscript.ts'
import { publishManuscript } from '../server/manuscripts/publish.ts'
import { earlierOf } from '../server/manuscripts/read.ts'
import { addRemark } from '../server/manuscripts/remarks.ts'
import { assignSection, moveSection, saveSection } from '../server/manuscripts/sections.ts'

interface Writing {
  readonly house: OpenHouse
  readonly root: string
  readonly planted_on: Day
  /** A transaction of the person with this login. */
  readonly as: <T>(login: string, work: (tx: Tx) => Promise<T>) => Promise<T>
}

/** How many were begun. */
export const plantManuscripts = async (
  house: OpenHouse,
  people: readonly DemoPerson[],
  idOf: (login: string) => number,
  planted_on: Day,
): Promise<number> => {
  const seated = new Map(people.map((person) => [person.login, person]))
  const as: Writing['as'] = (login, work) => {
    const { name, seats } = seated.get(login)!
    return house.database.as({ county: house.county, person: idOf(login), name, seats }, work)
  }
  for (const manuscript of MANUSCRIPTS) await write({ house, root: house.county, planted_on, as }, manuscript)
  return MANUSCRIPTS.length
}

const write = async (writing: Writing, manuscript: DemoManuscript): Promise<void> => {
  const { house, root: unit, as } = writing
  const { report, period, by, rolled } = manuscript
  const id = await as(by, async (tx) => {
    const before = rolled ? await earlierOf(tx, { report, unit, period }) : null
    const from = before === null ? {} : { from: before.id }
    return beginManuscript(tx, house.catalogue, { key: `demo ${report} ${period}`, report, unit, period, ...from })
  })
  for (const assignment of manuscript.assignments) await giveOut(writing, id, by, assignment)
  if (manuscript.published)
    await as(by, (tx) => publishManuscript(tx, house.catalogue, id, `demo publish ${id}`.slice(0, 64)))
}

const giveOut = async (writing: Writing, id: string, keeper: string, given: DemoAssignment): Promise<void> => {
  const { house, as, planted_on } = writing
  const { login, position, written, became, said } = given
  const one = (tx: Tx): Promise<KeptSection> => named(tx, id, given.section)
  await as(keeper, async (tx) => {
    const { section, version } = await one(tx)
    const due_on = lastDayOf(given, planted_on)
    await assignSection(tx, house.catalogue, id, section, { version, position, due_on })
  })
  if (written !== undefined) {
    await as(login, async (tx) => {
      const { section, version, text } = await one(tx)
      await saveSection(tx, house.catalogue, id, section, { version, text: `${text}\n\n${written}` })
    })
  }
  if (said !== undefined) {
    await as(said.by, async (tx) => {
      const { section } = await one(tx)
      await addRemark(tx, id, { key: `demo ${id} ${section}`, section, quote: null, words: said.words })
    })
  }
  if (became === undefined) return
  await as(login, async (tx) => {
    const { section, version } = await one(tx)
    await moveSection(tx, id, section, { version, move: 'hand_in' })
  })
  if (became === 'handed_in') return
  await as(keeper, async (tx) => {
    const { section, version } = await one(tx)
    const verdict =
      became === 'accepted' ? ({ move: 'accept' } as const) : ({ move: 'return', reason: became.returned } as const)
    await moveSection(tx, id, section, { version, ...verdict })
  })
}

const named = async (tx: Tx, id: string, words: string): Promise<KeptSection> => {
  const found = (await sectionsOf(tx, id)).find(({ text }) => titleOfSection(text, '').includes(words))
  if (found === undefined) throw new Error(`The manuscript has no section "${words}"`)
  return found
}
