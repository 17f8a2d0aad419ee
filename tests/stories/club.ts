/**
 * Two monthly returns for stories about reviewing, as a folder of declarations beside the bureau's own: `club` passes two
 * reviewers and is taken at any time, `roll` passes one and its form locks three days after it was due.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const file = `
import { defineLedger, integer, number, phone, text } from '../../src/ledger/index.ts'

export const club = defineLedger({
  name: 'club',
  title: '社团活动月报',
  section: 'pupils',
  filledBy: 'school.clerk',
  cadence: { each: 'month', due: { day: 5 } },
  review: ['township.head', 'county.planning_section'],
  fields: {
    pupils: integer('在校学生', { unit: '人', required: true, min: 0 }),
    members: integer('参加学生', { unit: '人', min: 0 }),
    hours: number('活动课时', { unit: '课时', min: 0 }),
    mentor: text('辅导教师'),
    mentor_phone: phone('辅导教师电话'),
  },
  checks: {
    within: { hard: 'members <= pupils', says: '参加学生不能多于在校学生' },
    jump: { soft: 'abs(members / before(members) - 1) <= 0.3', says: '参加学生与上月相差三成以上，请说明' },
  },
  indicators: {
    reports: { title: '月报', unit: '份', count: 'rows' },
    schools: { title: '有社团的学校', unit: '所', count: 'unit', where: { members: { gt: 0 } } },
    members: { title: '参加社团学生', unit: '人', sum: 'members' },
    pupils: { title: '在校学生', unit: '人', sum: 'pupils' },
    rate: { title: '社团参与率', ratio: 'members', over: 'pupils', as: 'percent' },
    mean_hours: { title: '平均活动课时', unit: '课时', mean: 'hours' },
  },
})

export const roll = defineLedger({
  name: 'roll',
  title: '学籍变动月报',
  section: 'pupils',
  filledBy: 'school.clerk',
  cadence: { each: 'month', due: { day: 5 }, closes: { days: 3 } },
  review: ['county.planning_section'],
  fields: { pupils: integer('在校学生', { unit: '人', required: true, min: 0 }) },
})
`

/** A folder that `openTown` takes; remove it when the story is over. */
export const clubFolder = async (): Promise<{ folder: string; remove(): Promise<void> }> => {
  const folder = await mkdtemp(join(import.meta.dirname, '..', 'declared-'))
  await writeFile(join(folder, 'club.ts'), file)
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
