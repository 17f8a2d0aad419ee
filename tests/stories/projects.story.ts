/** A building project by its planned days: laid down, pressed for, agreed anew, and pushed every week beside. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, calendarOf, dateParts, dayAt, today, type Values } from '../../src/ledger/index.ts'
import { dayFromNumber, dayNumber } from '../../src/ledger/day.ts'
import type { Row } from '../../src/ledger/wire.ts'
import type { Paper, PaperLine } from '../../src/ledger/wire/papers.ts'
import { makeRow, moveRow, taken, type Told } from './row_steps.ts'
import { type Answer, type Login, openTown, type Town } from './town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown('projects')
})
afterAll(() => town.close())

const now = today(new Date())
const in_days = (days: number): string => addDays(now, days)
const lastDay = ({ due_at }: Row): string => dayAt(Date.parse(due_at!) - 1)

const made = async (ledger: string, values: Values): Promise<Told> =>
  taken(await makeRow(await town.as('school_one'), ledger, 'east-a-1', values))
interface Said {
  readonly values?: Values
  readonly marks?: Readonly<Record<string, 'not_applicable'>>
  readonly reason?: string
}
const move = async (login: Login, ledger: string, row: Row, name: string, said?: Said): Promise<Answer<Told>> =>
  moveRow(await town.as(login), ledger, row, name, said)
const moved = async (...asked: Parameters<typeof move>): Promise<Told> => taken(await move(...asked))
const PROJECT: Values = {
  name: '甲河一小食堂新建工程',
  programme: '寄宿制学校建设',
  nature: '新建',
  started_on: now,
  planned_area: 1200,
  planned_money: 3_600_000,
  owner: '项远山',
}

test('planned days are laid down by the section; pressing moves none of them, a leader agrees to another', async () => {
  const approved = await made('project', PROJECT)
  const plans: Values = { study_plan: in_days(20), site_plan: in_days(45), due_on: in_days(300) }
  const open = ['design_plan', 'tender_plan', 'build_plan', 'top_plan', 'fit_plan', 'audit_plan', 'delivery_plan']
  const marks = Object.fromEntries(open.map((field) => [field, 'not_applicable' as const]))
  expect((await move('school_one', 'project', approved, 'plan', { values: plans, marks })).status).toBe(403)
  const planned = await moved('east_projects', 'project', approved, 'plan', { values: plans, marks })
  expect(lastDay(planned)).toBe(in_days(20))

  const pressed = await moved('east_projects', 'project', planned, 'press_approved', { reason: '可研编制迟迟没有委托' })
  expect(lastDay(pressed)).toBe(in_days(20))
  const section = await town.as('east_projects')
  const { body } = await section.get<{ papers: PaperLine[] }>(`/api/ledgers/project/rows/${pressed.id}/papers`)
  expect(body.papers).toMatchObject([{ title: '项目督办单', served: false }])
  const paper = (await section.get<Paper>(`/api/papers/${body.papers[0]!.id}`)).body
  const text = paper.filled.blocks.flatMap((block) => ('inlines' in block ? block.inlines : []))
  const said = text.map((inline) => ('text' in inline ? inline.text : '')).join('')
  expect(said).toContain('可研编制迟迟没有委托')
  expect(said).toContain(`本环节按计划应在${dateParts(in_days(20))}以前完成`)

  const refused = await move('east_projects', 'project', pressed, 'replan_approved', {
    values: { study_plan: in_days(30) },
    reason: '评审排期',
  })
  expect(refused.status).toBe(403)
  const agreed = await moved('east_leader', 'project', pressed, 'replan_approved', {
    values: { study_plan: in_days(30) },
    reason: '评审排期靠后，同意顺延',
  })
  expect(lastDay(agreed)).toBe(in_days(30))
  const studied = await moved('school_one', 'project', agreed, 'study', { values: { studied_on: now } })
  expect(lastDay(studied)).toBe(in_days(45))
  expect(studied.path!.flatMap(({ kept }) => (kept === undefined ? [] : [kept]))).toEqual([true, true, true])
})

test('a push of every week: one report ends its limit and begins the next', async () => {
  const project = await made('project', { ...PROJECT, name: '甲河一小厕所改建工程' })
  const registered = await made('project_progress', { project: project.id, registered_on: now, reporter: '文一舟' })
  const running = await moved('school_one', 'project_progress', registered, 'begin', { values: { pushed: '周' } })
  const calendar = calendarOf()
  const week_on = dayFromNumber(calendar.rolled(dayNumber(now) + 7))
  expect(lastDay(running)).toBe(week_on)
  const report: Values = { as_of: now, stage: '可研', percent: 2, paid: 0, done: '可研已委托', next_step: '送评审' }
  const reported = await moved('school_one', 'project_progress', running, 'report', {
    values: report,
    marks: { problem: 'not_applicable' },
  })
  expect(lastDay(reported)).toBe(week_on)
  expect(reported.path!.map(({ kept }) => kept)).toEqual([true, true, undefined])
  const monthly = await moved('east_projects', 'project_progress', reported, 'change', {
    values: { pushed: '季' },
    reason: '前期手续阶段，按季推送',
  })
  expect(lastDay(monthly) > in_days(80)).toBe(true)
})
