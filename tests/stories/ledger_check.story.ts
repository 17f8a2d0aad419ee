/** A draft in people's own words, held against the ledgers: what agrees, what differs, and what nobody can say. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Rows, Row } from '../../src/ledger/wire.ts'
import type { Checked, LedgerCheck } from '../../src/ledger/wire/check.ts'
import { edited, writtenBehind } from './edited_docx.ts'
import { type Client, CITY, key, openTown, type Town } from './town.ts'

let town: Town
let clerk: Client
beforeAll(async () => {
  town = await openTown('ledger_check')
  const school = await town.as('school_one')
  for (const place of ['东门', '西门', '食堂', '操场', '宿舍']) {
    const values = { found_on: '2011-03-08', kind: '消防', grade: '一般', place, about: '门锁损坏', owner: '许青山' }
    const { body } = await school.post<Row>('/api/ledgers/hazard/rows', { key: key(), unit: 'east-a-1', values })
    const { id, version } = body
    await school.post(`/api/ledgers/hazard/rows/${id}/moves`, { key: key(), version, move: 'report' })
  }
  for (const held_on of ['2011-05-12', '2011-09-01']) {
    const values = { held_on, kind: '防震', pupils: 412 }
    await school.post('/api/ledgers/drill/rows', { key: key(), unit: 'east-a-1', values })
  }
  clerk = await town.as('steward')
})
afterAll(() => town.close())

const against = async (text: string, query = '', who = clerk): Promise<LedgerCheck> => {
  const { status, body } = await who.post<Checked>(`/api/check${query}`, { text })
  expect(status).toBe(200)
  if (body.ledgers === undefined) throw new Error('nothing was compared')
  return body.ledgers
}
const saying = ({ findings }: LedgerCheck): string[] => findings.map(({ says }) => says)
const paper = (body: string): string => `东湾区教育局2011年工作总结\n\n一、安全工作\n\n${body}\n`

describe('a figure that differs', () => {
  test('is said with its sentence, the ledger’s figure, the difference, and the way to its rows', async () => {
    const text = paper('全区排查安全隐患7处，比上年有所下降。组织应急演练2次。')
    const found = await against(text)
    expect(found).toMatchObject({ unit: 'east', unit_name: '东湾区教育局', period: '2011', foreign: null })
    expect(saying(found)).toEqual(['“排查安全隐患”材料写7处，台账算出5处，材料多写2处'])
    const [finding] = found.findings
    expect(finding).toMatchObject({
      printed: '7处',
      value: 7,
      difference: -2,
      sentence: '全区排查安全隐患7处，比上年有所下降',
    })
    expect(Array.from(text).slice(finding!.place.start, finding!.place.end).join('')).toBe('7')
    expect(finding!.figure).toMatchObject({ indicator: 'hazard.found', unit: 'east', value: 5, limited: false })
    expect(found.agreed.map(({ printed, figure }) => [printed, figure.indicator])).toEqual([['2次', 'drill.drills']])
    const rows = await clerk.get<Rows>(`/api/figures/rows?${finding!.trace.split('?')[1]}`)
    expect(rows.body.total).toBe(5)
  })

  test('one unit’s figure is looked for at that unit', async () => {
    const found = await against(paper('甲河一小排查安全隐患6处，甲河二小排查安全隐患0处。'))
    expect(found.findings.map(({ figure }) => figure.unit)).toEqual(['east-a-1'])
  })

  test('a part of the year is held against that part', async () => {
    const found = await against(
      paper('上半年，开展应急演练1次；第三季度，开展应急演练3次。截至5月底，开展应急演练1次。'),
    )
    expect(found.agreed.map(({ figure }) => figure.period)).toEqual(['2011H1', '2011-05-31Y'])
    expect(found.findings.map(({ figure, printed }) => [figure.period, printed])).toEqual([['2011Q3', '3次']])
  })
})

describe('silence', () => {
  test('targets, bounds that hold, and other people’s papers raise no alarm', async () => {
    expect(await against(paper('力争排查安全隐患50处。'))).toMatchObject({ findings: [], possible: [] })
    const near = await against(paper('排查安全隐患5处以上。参加演练学生近830人次。参加演练学生800余人次。'))
    expect(near.findings).toEqual([])
    expect(near.agreed.length).toBe(3)
    const other = await against('青岚县教育局2011年工作总结\n\n全县排查安全隐患638处。')
    expect(other).toMatchObject({ foreign: '青岚县', findings: [], agreed: [] })
    const asked = await against('青岚县教育局2011年工作总结\n\n全县排查安全隐患638处。', '?unit=east')
    expect(saying(asked)).toHaveLength(1)
  })

  test('what is like an indicator and is not named outright stands apart', async () => {
    const found = await against(paper('城区学校排查安全隐患3处，都已列入清单。'))
    expect(found.findings).toEqual([])
    expect(found.possible.map(({ figure }) => figure.indicator)).toEqual(['hazard.found'])
  })

  test('who sees only a part of the unit is not told that the paper is wrong', async () => {
    const found = await against(paper('全区排查安全隐患7处。'), '?unit=east', await town.as('school_one'))
    expect(found).toMatchObject({ findings: [], possible: [], agreed: [], unseen: 1 })
  })

  test('as of a day before anything was reported there is nothing to differ from', async () => {
    const found = await against(paper('全区排查安全隐患7处。'), '?as_of=2011-01-01')
    expect(found).toMatchObject({ findings: [], unreported: 1 })
  })

  test('a period or day that is none is refused in a sentence', async () => {
    const { status } = await clerk.post('/api/check?period=2011X', { text: '一' })
    expect(status).toBe(400)
    expect((await clerk.post('/api/check?as_of=someday', { text: '一' })).status).toBe(400)
  })
})

test('in a paper of ours only what was typed is held against the ledgers; its own figures have their list', async () => {
  const docx = (await clerk.get(`/api/reports/safety_and_stability.docx?unit=${CITY}&period=2011`)).bytes
  const content = await edited(docx, (xml) => writtenBehind(xml, 'youju_1', '全市开展应急演练9次。'))
  const { body } = await clerk.upload<Checked>('/api/check', { name: '总结.docx', content })
  expect(body.tagged?.findings.map(({ kind }) => kind)).toEqual(['typed'])
  expect(body.ledgers?.findings.map(({ says }) => says)).toEqual(['“开展应急演练”材料写9次，台账算出2次，材料多写7次'])
  expect(body.ledgers?.agreed).toEqual([])
})
