/**
 * The section for private schools at work: a case from the check to its publication with the notice served, and an application
 * whose clock stands still while its papers are put right.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addDays,
  begun,
  calendarOf,
  dateParts,
  dayAt,
  movedOn,
  type Path,
  today,
  type Values,
  workflowOf,
} from '../../src/ledger/index.ts'
import { dayFromNumber, dayNumber } from '../../src/ledger/day.ts'
import type { Import } from '../../src/ledger/import_wire.ts'
import type { Figure, Row } from '../../src/ledger/wire.ts'
import type { Paper, PaperLine } from '../../src/ledger/wire/papers.ts'
import { importSettled } from '../../src/server/sheets/imports.ts'
import { insertMany } from '../../src/server/tables/rows.ts'
import { timeRules } from '../../src/server/tables/time_rules.ts'
import { makeRow, moveRow, taken, type Told } from './row_steps.ts'
import { type Answer, CITY, type Login, openTown, type Town } from './town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown('institutions')
})
afterAll(() => town.close())

const now = today(new Date())
const in_days = (days: number): string => addDays(now, days)
/** The last working day of so many after today, by the State Council's notices. */
const in_workdays = (days: number): string => dayFromNumber(calendarOf().workdaysAfter(dayNumber(now), days))
const lastDay = ({ due_at }: Row): string => dayAt(Date.parse(due_at!) - 1)

interface Said {
  readonly values?: Values
  readonly reason?: string
}
const move = async (
  login: Login,
  ledger: string,
  row: Pick<Row, 'id' | 'version'>,
  name: string,
  said?: Said,
): Promise<Answer<Told>> => moveRow(await town.as(login), ledger, row, name, said)
const moved = async (...asked: Parameters<typeof move>): Promise<Told> => taken(await move(...asked))
const made = async (ledger: string, values: Values): Promise<Told> =>
  taken(await makeRow(await town.as('east_private'), ledger, 'east', values))
const papersOf = async (ledger: string, { id }: Row): Promise<PaperLine[]> => {
  const client = await town.as('east_private')
  return (await client.get<{ papers: PaperLine[] }>(`/api/ledgers/${ledger}/rows/${id}/papers`)).body.papers
}
const textOf = async (line: PaperLine): Promise<string> => {
  const { body } = await (await town.as('east_private')).get<Paper>(`/api/papers/${line.id}`)
  const said = body.filled.blocks.flatMap((block) => ('inlines' in block ? block.inlines : []))
  return said.map((inline) => ('text' in inline ? inline.text : '')).join('')
}
const figure = async (name: string): Promise<number | null | undefined> => {
  const client = await town.as('leader')
  const period = now.slice(0, 4)
  const { body } = await client.get<{ figures: Figure[] }>(
    `/api/figures?unit=${CITY}&period=${period}&indicators=${name}`,
  )
  return body.figures[0]?.value
}

describe('a case of enforcement', () => {
  const case_of = (number: string): Promise<Told> =>
    made('enforcement', {
      number,
      found_on: now,
      source: '群众举报',
      campaign: '无',
      joint: ['公安', '市场监管'],
      inspectors: '闵怀安、陆远舟',
      target: '晨星培训中心',
      kind: '非学科类培训机构',
      place: '东湾区建设路9号',
      learners: 36,
      charged: 43_200,
    })
  const said: Values = {
    aspects: ['培训收费监管'],
    facts: '一次性收取六个月的培训费。',
    demand: '多收部分三日内退还家长。',
    rectify_by: in_days(10),
  }

  test('found, ordered with a notice that is served, refused once, put right, published, and counted', async () => {
    const found = await case_of('执-1')
    expect(lastDay(found)).toBe(in_workdays(7))
    const ordered = await moved('east_private', 'enforcement', found, 'order', { values: said })
    expect(lastDay(ordered)).toBe(in_days(10))

    const [notice] = await papersOf('enforcement', ordered)
    expect(notice).toMatchObject({
      title: '办学行为整改通知书',
      number: `东湾教办改〔${now.slice(0, 4)}〕1号`,
      served: true,
    })
    const text = await textOf(notice!)
    expect(text).toContain('一次性收取六个月的培训费。')
    expect(text).toContain(`整改应在${dateParts(in_days(10))}以前完成。`)
    const service = { served_on: now, way: '直接送达', receiver: '晨星培训中心负责人' }
    const served = await (await town.as('east_private')).post(`/api/papers/${notice!.id}/service`, service)
    expect(served.status, JSON.stringify(served.body)).toBe(200)

    const longer = await moved('east_leader', 'enforcement', ordered, 'extend', { reason: '退费家长较多' })
    expect(lastDay(longer)).toBe(in_days(25))
    const back = { rectified: '已退费', to_refund: 8000, refunded: 8000 }
    const waits = await moved('east_private', 'enforcement', longer, 'rectify', { values: back })
    const refused = await moved('east_private', 'enforcement', waits, 'refuse', {
      values: { rectify_by: in_days(5) },
      reason: '还有两名家长没有退到',
    })
    expect(lastDay(refused)).toBe(in_days(5))
    const again = await moved('east_private', 'enforcement', refused, 'rectify', { values: back })
    const settled = await moved('east_private', 'enforcement', again, 'confirm', {
      values: { rechecked_on: now, rechecked_by: '闵怀安' },
    })
    expect(lastDay(settled)).toBe(in_workdays(7))
    const published = await moved('east_private', 'enforcement', settled, 'publish', { values: { published_on: now } })
    expect(published).toMatchObject({ state: 'published', due_at: null })
    expect(
      published.path!.flatMap(({ state, kept }) => (state === 'ordered' && kept !== undefined ? [kept] : [])),
    ).toEqual([true, true])
    expect(await figure('enforcement.rectified_in_time')).toBe(1)
    expect(await figure('enforcement.in_time_rate')).toBe(100)
    expect(await figure('enforcement.refunded')).toBe(8000)
  })

  test('wrong hands, a day that has passed, no reason, no facts: each is refused, and nothing is changed', async () => {
    const found = await case_of('执-2')
    const order = (login: Login, values: Values): Promise<Answer<Told>> =>
      move(login, 'enforcement', found, 'order', { values })
    expect((await order('west_private', said)).status).toBe(404)
    expect((await order('east_leader', said)).status).toBe(403)
    expect(await order('east_private', { ...said, rectify_by: in_days(-1) })).toMatchObject({
      status: 422,
      body: { faults: [{ path: 'rectify_by' }] },
    })
    expect(await order('east_private', { ...said, facts: null })).toMatchObject({ status: 422 })
    expect(await move('east_private', 'enforcement', found, 'stop')).toMatchObject({ status: 422 })
    expect(await move('east_private', 'enforcement', found, 'publish')).toMatchObject({ status: 409 })
    const { body } = await (
      await town.as('east_private')
    ).get<{ row: Told }>(`/api/ledgers/enforcement/rows/${found.id}`)
    expect(body.row).toMatchObject({ version: found.version, state: 'found' })
    expect(Date.parse(body.row.due_at!)).toBe(Date.parse(found.due_at!))
    expect(await papersOf('enforcement', found)).toEqual([])
  })

  test('a penalty waits until the party was told, and ninety days run from the filing', async () => {
    const found = await case_of('执-3')
    const filed = await moved('east_leader', 'enforcement', found, 'file', {
      values: { filed_on: now, facts: '拒不整改。' },
      reason: '屡次责令整改不改',
    })
    expect(lastDay(filed)).toBe(in_days(90))
    const decision: Values = { decided_on: now, decision: '东教罚字1号', penalties: ['警告'], fine: 0 }
    expect((await move('east_leader', 'enforcement', filed, 'punish', { values: decision })).status).toBe(409)
    const told = await moved('east_private', 'enforcement', filed, 'tell', {
      values: { told_on: now, penalties: ['警告'], fine: 0 },
    })
    expect(lastDay(told)).toBe(in_days(90))
    const punished = await moved('east_leader', 'enforcement', told, 'punish', { values: decision })
    expect(punished.state).toBe('punished')
  })
})

describe('an application', () => {
  /** Applied for so many working days ago, its papers asked for two working days later. */
  const asked_for = async (days: number): Promise<Pick<Row, 'id' | 'version'>> => {
    const back = (count: number): string => {
      const calendar = calendarOf()
      let day = dayNumber(now)
      while (calendar.workdaysBetween(day, dayNumber(now)) < count) day -= 1
      while (!calendar.isWorkday(day)) day -= 1
      return dayFromNumber(day)
    }
    const [applied_on, asked_on] = [back(days), back(days - 2)]
    const values: Values = { ...application, number: `${now.slice(0, 4)}-${days}`, applied_on }
    const asked: Values = { ...values, missing: '消防验收意见', correct_by: in_days(10) }
    const document = town.house.catalogue.ledger('licence')!
    const by = town.people['east_private']!
    const id = 1000 + days
    const at = (day: string): number => Date.parse(`${day}T10:00:00+08:00`)
    await town.database.asOwner(CITY, async (tx) => {
      const rules = await timeRules(tx, town.house.catalogue)
      const row = (said: Values): { unit: string; period: null; values: Values } => ({
        unit: 'east',
        period: null,
        values: said,
      })
      const first = begun(workflowOf(document), row(values), { at: at(applied_on), by }, rules)
      const made_move = { at: at(asked_on), by, move: 'correct' }
      const second = movedOn(workflowOf(document), first, made_move, row(asked), rules)
      const version = (number: number, path: Path, said: Values): object => ({
        unit: 'east',
        values: said,
        state: path.at(-1)!.state,
        taken: {
          id,
          version: number,
          opened_at: new Date(path.at(-1)!.at).toISOString(),
          closed_at: number === 1 ? new Date(second.at(-1)!.at).toISOString() : null,
          by,
          path,
        },
      })
      const versions = [version(1, first, values), version(2, second, asked)] as Parameters<typeof insertMany>[3]
      await insertMany(tx, town.house, 'licence', versions, { import_id: randomUUID(), checked: true })
    })
    return { id, version: 2 }
  }
  const application: Values = {
    name: '东湾青禾美术培训中心',
    kind: '非学科类培训机构',
    matter: '设立',
    applicant: '沈青禾',
    address: '东湾区新城路18号',
  }

  test('two of five days were used when its papers were asked for; put right weeks later, three are left', async () => {
    for (const days of [4, 25]) {
      const waits = await asked_for(days)
      const back = await moved('east_private', 'licence', waits, 'corrected')
      expect(lastDay(back), `${days}`).toBe(in_workdays(3))
      const accepted = await moved('east_private', 'licence', back, 'accept', { values: { accepted_on: now } })
      expect(accepted.path![0]).toMatchObject({ state: 'applied', kept: true })
      expect(lastDay(accepted)).toBe(in_workdays(7))
    }
  })

  test('goes through its gates to a licence, with the decision printed; another is refused with its reason', async () => {
    const applied = await made('licence', { ...application, number: '一', applied_on: now })
    expect(lastDay(applied)).toBe(in_workdays(5))
    const accepted = await moved('east_private', 'licence', applied, 'accept', { values: { accepted_on: now } })
    const seen: Values = { viewed_on: now, viewers: '闵怀安、陆远舟', view: '符合要求' }
    const viewed = await moved('east_private', 'licence', accepted, 'view', { values: seen })
    const checked = await moved('east_private', 'licence', viewed, 'check', {
      values: { checked_on: now, checker: '闵怀安' },
    })
    expect(lastDay(checked)).toBe(in_workdays(8))
    const longer = await moved('east_leader', 'licence', checked, 'extend', { reason: '等消防部门意见' })
    expect(lastDay(longer)).toBe(in_workdays(18))
    const granted = await moved('east_private', 'licence', longer, 'grant', {
      values: { meeting: '局长办公会', decided_on: now, scope: '美术' },
    })
    const [decision] = await papersOf('licence', granted)
    expect(decision?.title).toBe('准予办学许可决定书')
    expect(await textOf(decision!)).toContain(`办学许可证将在${dateParts(in_workdays(10))}以前颁发`)
    const issued: Values = { licence_no: '景民教1号', issued_on: now, valid_until: in_days(1000) }
    expect((await moved('east_private', 'licence', granted, 'issue', { values: issued })).state).toBe('licensed')

    const other = await made('licence', { ...application, number: '二', applied_on: now })
    const viewing = await moved('east_private', 'licence', other, 'accept', { values: { accepted_on: now } })
    const ground: Values = { decided_on: now, ground: ['消防不合格'] }
    expect((await move('east_private', 'licence', viewing, 'refuse', { values: ground })).body.code).toBe(
      'reason_needed',
    )
    const refused = await moved('east_private', 'licence', viewing, 'refuse', {
      values: ground,
      reason: '场地设在地下一层。',
    })
    const [paper] = await papersOf('licence', refused)
    expect(await textOf(paper!)).toContain('场地设在地下一层。')
    expect(await figure('licence.licensed')).toBe(1)
    expect(await figure('licence.refused')).toBe(1)
  })
})

test('the platform’s own export comes in with its own headings, and the register watches each licence', async () => {
  const section = await town.as('east_private')
  const export_of = [
    '序号,培训机构名称,机构类型,统一社会信用代码,许可证编号,许可证发证日期,有效期至,营利性质,法人代表,培训地址,监管方式,教学人员数,从业人员数,具有教师资格人数,学员人数',
    `1,东湾青禾美术培训中心,非学科类,,景民教101号,2025/3/1,${in_days(12)},营利性,沈青禾,东湾区新城路18号,银行托管,8,11,8,126`,
    `2,东湾向上文化培训学校,学科类,,景民教102号,2024/9/1,${in_days(400)},非营利性,陆向上,东湾区新城路20号,风险保证金,5,6,5,64`,
  ].join('\n')
  const begun_with = await section.upload<{ id: string }>('/api/ledgers/institution/imports?unit=east', {
    name: '机构信息.csv',
    content: export_of,
  })
  expect(begun_with.status, JSON.stringify(begun_with.body)).toBe(200)
  await importSettled(begun_with.body.id)
  const { body: read } = await section.get<Import>(`/api/imports/${begun_with.body.id}`)
  expect(read).toMatchObject({ state: 'ready', read: 2, fault_count: 0 })
  expect(read.columns.filter(({ field }) => field === null).map(({ heading }) => heading)).toEqual(['序号'])
  await section.post(`/api/imports/${read.id}/confirm`)
  await importSettled(read.id)
  expect((await section.get<Import>(`/api/imports/${read.id}`)).body).toMatchObject({ state: 'done', written: 2 })

  const { body } = await section.get<{ rows: Told[] }>('/api/ledgers/institution/rows?unit=east')
  const [soon] = body.rows.filter(({ values }) => values['licence_no'] === '景民教101号')
  expect(lastDay(soon!)).toBe(in_days(12))
  const renewed = await moved('east_private', 'institution', soon!, 'renew', {
    values: { renewed_on: now, renewed_no: '景民教201号', renewed_until: in_days(1095) },
  })
  expect(lastDay(renewed)).toBe(in_days(1095))
  expect(renewed.path![0]).toMatchObject({ state: 'licensed', kept: true })
})
