/** 进展推送 of the living projects: each in its rhythm; some are behind with it. */
import { projectProgress } from '../bureau/projects/project_progress.ts'
import { addDays, type Day, type Values, workflowOf } from '../ledger/index.ts'
import { type Chance, chanceOf } from './chance.ts'
import { type LivingYear, Way, workdaysOn, workdayUntil } from './living.ts'
import { type LivingProject, livingProjects } from './living_projects.ts'
import { clerkOf, countyLogin } from './people.ts'
import { personName } from './person_names.ts'
import type { DemoRow } from './row.ts'

const EVERY: Readonly<Record<string, number>> = { 周: 7, 旬: 10, 月: 29, 季: 88 }

interface Stage {
  readonly title: string
  readonly percent: number
  readonly done: readonly string[]
  readonly next: string
}
/** By the state of the project. */
const STAGES: Readonly<Record<string, Stage>> = {
  approved: { title: '可研', percent: 2, done: ['可研报告已委托编制', '可研报告送发改部门评审'], next: '取得可研批复' },
  studied: {
    title: '用地规划',
    percent: 5,
    done: ['规划选址意见正在征求', '用地红线图已完成'],
    next: '取得用地规划许可',
  },
  sited: { title: '初步设计', percent: 8, done: ['初步设计和概算正在编制', '初设已送审'], next: '取得初设概算批复' },
  designed: { title: '招标', percent: 10, done: ['预算控制价送财政评审', '招标公告已经发布'], next: '完成开标评标' },
  bidding: { title: '招标', percent: 12, done: ['中标候选人正在公示'], next: '签订施工合同' },
  tendered: { title: '开工准备', percent: 15, done: ['办理施工许可，平整场地', '施工队伍已经进场'], next: '正式开工' },
  building: {
    title: '主体',
    percent: 35,
    done: ['基础施工完成，转入主体', '主体施工到二层', '主体施工到三层'],
    next: '主体封顶',
  },
  topped: { title: '装修附属', percent: 70, done: ['砌筑和抹灰正在进行', '屋面防水完成'], next: '进入内外装修' },
  fitting: {
    title: '装修附属',
    percent: 85,
    done: ['外墙涂料完成，室内装修过半', '门窗和水电安装基本完成'],
    next: '组织竣工验收',
  },
  accepted: { title: '备案', percent: 95, done: ['竣工验收合格，备案资料正在整理'], next: '办理竣工备案' },
  filed: { title: '审计', percent: 97, done: ['结算资料送审'], next: '完成结算审计' },
  audited: { title: '交付', percent: 99, done: ['资产移交清单正在核对'], next: '交付使用' },
}
const PROBLEMS = [
  '资金拨付比进度慢，请财政部门按进度拨付',
  '周边道路狭窄，材料进场困难',
  '雨天较多，影响室外作业',
  '变压器增容手续没有办完，请供电部门支持',
] as const

export function* projectProgresses(year: LivingYear): Generator<DemoRow> {
  let id = 0
  for (const [index, project] of livingProjects(year).entries()) {
    const first = workdayUntil(addDays(project.started, 9))
    if (first > year.last) continue
    id += 1
    const chance = chanceOf('progress', index)
    const values: Values = {
      project: project.id,
      registered_on: first,
      reporter: personName(chance),
    }
    yield { id, unit: project.school.unit.code, period: null, values, versions: wayOf(project, first, index, year) }
  }
}

/** Every eighth falls asleep a while before planting; every eleventh halts once. */
function wayOf(project: LivingProject, first: Day, index: number, year: LivingYear): DemoRow['versions'] {
  const chance = chanceOf('progress way', index)
  const { school, pushed } = project
  const every = EVERY[pushed] ?? 29
  const section = countyLogin('xiangmu', school.county)
  const way = new Way(workflowOf(projectProgress), year.last, 'progress', index)
    .begin(first, clerkOf(school))
    .move('begin', workdaysOn(first, 1), section, { values: { pushed } })
  const asleep = index % 8 === 3 ? addDays(year.last, -every * 2) : undefined
  for (let due = addDays(way.day, every); due <= year.last; due = addDays(way.day, every)) {
    if (asleep !== undefined && due >= asleep) break
    const day = workdayUntil(addDays(due, chance.happens(0.06) ? chance.between(1, 3) : 0))
    const state = stateOn(project, day)
    if (state === 'delivered') return way.move('end', day, section).versions
    way.move('report', day <= way.day ? addDays(way.day, 1) : day, clerkOf(school), {
      values: told(project, day, state, chance),
    })
    if (index % 11 === 6 && way.versions.length === 5) {
      const resume_on = workdayUntil(addDays(way.day, 25))
      way.move('halt', way.day, section, { values: { resume_on }, reason: '冬季低温，按规范停止室外施工。' })
      way.move('resume', resume_on, clerkOf(school))
    }
    if (way.over) break
  }
  return way.versions
}

function stateOn({ row }: LivingProject, day: Day): string {
  return row.versions.findLast(({ at }) => at.slice(0, 10) <= day)?.state ?? 'approved'
}

function told({ row }: LivingProject, day: Day, state: string, chance: Chance): Values {
  const stage = STAGES[state] ?? STAGES['approved']!
  const problem = chance.happens(0.18) ? chance.of(PROBLEMS) : null
  const paid = row.versions.findLast(({ at }) => at.slice(0, 10) <= day)?.values?.['paid'] ?? 0
  return {
    as_of: day,
    stage: stage.title,
    percent: stage.percent,
    paid,
    done: chance.of(stage.done),
    problem,
    next_step: stage.next,
  }
}
