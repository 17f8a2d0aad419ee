/**
 * What was published can be reckoned again as it was, whatever happens afterwards: five thousand edits at random, a school
 * merged into another backwards in time, an indicator and a norm declared otherwise. Today's figures differ where they should,
 * and nowhere else.
 */
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../src/demo/demonstration.ts'
import { type Declaration, makeCatalogue } from '../../src/ledger/index.ts'
import type { Figure, FilledReport, Inline } from '../../src/ledger/wire.ts'
import type { Changes, Publication } from '../../src/ledger/wire/publications.ts'
import { sql } from '../../src/server/db/sql.ts'
import { verifyPublications } from '../../src/server/figures/index.ts'
import { makeServer } from '../../src/server/http/server.ts'
import type { OpenHouse } from '../../src/server/main.ts'
import { mergeUnit } from '../../src/server/org/units.ts'
import { applyDeclarations } from '../../src/server/tables/apply.ts'
import { withdrawRow } from '../../src/server/tables/rows.ts'
import { editAtRandom } from './random_edits.ts'
import { type Client, signedIn } from './town.ts'
import { type Planted, plantCity } from './planted.ts'

const PLANTED = ['school_return', 'hazard', 'drill', 'incident', 'training', 'ict', 'dispute']
const EDITS = 5_000
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)

let city: Planted
let house: OpenHouse
let app: FastifyInstance
let office: Client

const enter = async (): Promise<void> => {
  app = await makeServer(house)
  office = await signedIn(app, 'bangong', DEMO_PASSWORD)
}

beforeAll(async () => {
  city = await plantCity('replay', (ledger) => PLANTED.includes(ledger))
  house = city.house
  await enter()
}, 480_000)

afterAll(async () => {
  await app.close()
  await city.close()
})

const read = async (id: string): Promise<string> => (await office.get(`/api/publications/${id}`)).bytes.toString('utf8')

const publish = async (report: string, period: string): Promise<Publication> => {
  const made = await office.post<{ id: string }>(`/api/reports/${report}/publications`, { unit: 'demo', period })
  expect(made.status).toBe(200)
  return JSON.parse(await read(made.body.id)) as Publication
}
const figuresIn = ({ blocks }: FilledReport): Extract<Inline, { type: 'figure' }>[] =>
  blocks
    .flatMap((block) => (block.type === 'table' ? block.rows.flat(2) : block.inlines))
    .flatMap((inline) => (inline.type === 'figure' ? [inline] : []))
const verified = () => house.database.asOwner('demo', (tx) => verifyPublications(tx))

/** Today’s figure, asked for on its own. */
const todays = async ({ indicator, unit, period, group }: Figure): Promise<Figure | undefined> => {
  const point = group?.by?.startsWith('series:') === true
  const query = new URLSearchParams({ indicators: indicator, unit, period })
  if (group !== null && !point) query.set('by', group.by ?? '')
  const { body } = await office.get<{ figures: Figure[] }>(`/api/figures?${query.toString()}`)
  return body.figures.find((one) => point || one.group?.key === group?.key)
}

test('after edits, a merger, another indicator and another norm every published figure comes out as published', async () => {
  console.log(`seed ${seed}`)
  const papers = [
    await publish('annual_summary', '2011'),
    await publish('safety_and_stability', '2011'),
    await publish('supervision_bulletin', '2011Q4'),
  ]
  const texts = await Promise.all(papers.map(({ id }) => read(id)))
  const before = await verified()
  expect(before).toMatchObject({ hashes: before.publications, differences: [], tampered: [] })
  expect(before.publications).toBeGreaterThanOrEqual(papers.length)
  expect(figuresIn(papers[0]!.filled!).length).toBeGreaterThanOrEqual(60)

  const asked = { county: 'demo', ledgers: PLANTED, count: EDITS, seed }
  const edited = await editAtRandom(house.database, house, asked)
  expect(edited.edits + edited.withdrawn).toBe(EDITS)
  await takeDrillsBack(papers[0]!)
  await merge()
  await declareOtherwise()

  const after = await verified()
  console.log(`${after.publications} publications, ${after.figures} figures, ${JSON.stringify(edited)}`)
  expect(after).toEqual(before)
  expect(await Promise.all(papers.map(({ id }) => read(id)))).toEqual(texts)
  for (const { id } of papers) {
    expect((await office.post(`/api/publications/${id}/verification`)).body).toMatchObject({ differing: 0, says: [] })
  }
  await differsWhereItShould(papers[0]!)
  await placesAreNotTold(papers[2]!)
}, 480_000)

/** A school is said to have gone into another in the middle of the year that the papers are about. */
const merge = async (): Promise<void> => {
  await house.database.asOwner('demo', async (tx) => {
    const [gone, kept] = await tx.rows<{ unit: string }>(sql`
      select r.unit from ledger.hazard r join org.unit u on u.county = r.county and u.code = r.unit
      where r.county = 'demo' and u.closed_on is null and u.level = 'school' group by r.unit
      order by count(*) desc, r.unit limit 2`)
    await mergeUnit(tx, gone!.unit, kept!.unit, '2011-06-30')
  })
}

/** Of the hazards found only the grave ones count from now on; and places are told only among many. */
const declareOtherwise = async (): Promise<void> => {
  const declarations = house.declarations.map((one): Declaration => {
    if (one.kind === 'ledger' && one.name === 'hazard') {
      const found = { ...one.indicators!['found']!, where: { grade: '重大' } }
      return { ...one, indicators: { ...one.indicators, found } }
    }
    if (one.kind === 'norm' && one.name === 'figures.small_cell')
      return { ...one, values: one.values.map((value) => ({ ...value, value: 500 })) }
    return one
  })
  await applyDeclarations(house.database, 'demo', declarations)
  house = { ...house, declarations, catalogue: makeCatalogue(declarations) }
  await app.close()
  await enter()
}

/** Where what was edited at random has come to the same sum again, drills are taken back until it is another. */
const takeDrillsBack = async ({ filled }: Publication): Promise<void> => {
  const { figure } = figuresIn(filled!).find(({ figure: one }) => one.indicator === 'drill.pupils')!
  const drills = await house.database.asOwner('demo', (tx) =>
    tx.rows<{ id: number; version: number }>(sql`
      select id, version from ledger.drill where county = 'demo' and closed_at is null
        and day between '2011-01-01' and '2011-12-31' order by pupils desc nulls last, id`),
  )
  for (const { id, version } of drills) {
    if ((await todays(figure))!.display !== figure.display) return
    const sent = { key: `story/drill/${id}`, version, reason: '登记有误' }
    await house.database.asOwner('demo', (tx) => withdrawRow(tx, house, 'drill', id, sent))
  }
}

const differsWhereItShould = async (paper: Publication): Promise<void> => {
  const { body } = await office.get<Changes>(`/api/publications/${paper.id}/changes`)
  const changed = new Map(body.changes.map((change) => [change.figure, change]))
  expect(body.figures).toBe(figuresIn(paper.filled!).length)
  let same = 0
  for (const { figure, number, text, spelled = '' } of figuresIn(paper.filled!)) {
    if (spelled !== '') continue
    const now = await todays(figure)
    const change = changed.get(number)
    if (change === undefined) {
      same += 1
      expect([figure.indicator, now?.display]).toEqual([figure.indicator, figure.display])
    } else {
      expect([change.was, change.was_value, change.now_value]).toEqual([text, figure.value, now?.value])
      expect(change.now).not.toBe(change.was)
    }
  }
  console.log(`${changed.size} figures differ today, ${same} are the same`)
  // The school that was merged owes nothing any more.
  const found = figuresIn(paper.filled!).find(({ figure }) => figure.indicator === 'hazard.found')!.figure
  expect((await todays(found))!.coverage.due).toBe(found.coverage.due - 1)
  const refs = new Set(body.changes.map(({ indicator }) => indicator))
  // The formula, and the rows that were edited.
  for (const ref of ['hazard.found', 'drill.pupils']) expect(refs).toContain(ref)
  expect(same).toBeGreaterThan(0)
}

/** By the norm of today there are too few units for places; in the published paper they stand. */
const placesAreNotTold = async (paper: Publication): Promise<void> => {
  const places = (filled: FilledReport): number =>
    figuresIn(filled).filter(({ spelled }) => spelled?.includes('排名') === true).length
  const { body } = await office.get<FilledReport>('/api/reports/supervision_bulletin?unit=demo&period=2011Q4')
  expect(places(paper.filled!)).toBeGreaterThan(5)
  expect(places(body)).toBe(0)
}
