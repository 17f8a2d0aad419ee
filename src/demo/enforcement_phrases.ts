/** What is found where training goes wrong, in the words of those who check. */
import type { Chance } from './chance.ts'

export interface CaseText {
  readonly source: string
  readonly joint: readonly string[]
  readonly kind: string
  readonly target: string
  readonly place: string
  readonly residential: boolean
  readonly preschool: boolean
  readonly aspects: readonly string[]
  readonly facts: string
  readonly demand: string
  readonly learners: number
  /** Yuan. */
  readonly charged: number
}

const WORDS = ['晨星', '小帆船', '启智', '新苗', '慧学', '乐思', '优佳', '同行'] as const
const ESTATES = ['锦绣花园', '滨江小区', '丽景苑', '和安里', '桂花园'] as const

interface Finding {
  readonly kind: string
  readonly aspects: readonly string[]
  readonly facts: string
  readonly demand: string
}
const FINDINGS: readonly Finding[] = [
  {
    kind: '非学科类培训机构',
    aspects: ['培训收费监管'],
    facts: '一次性收取六个月的培训费，且没有全部存入监管账户。',
    demand: '停止超期收费，多收部分三日内退还家长，全部预收费存入监管账户。',
  },
  {
    kind: '学科类培训机构',
    aspects: ['材料和人员', '平台信息填报'],
    facts: '两名教学人员没有教师资格证，教学人员信息没有在场所内公示。',
    demand: '无资格证人员立即停止授课，补齐公示和平台信息。',
  },
  {
    kind: '非学科类培训机构',
    aspects: ['隐形变异', '课程管理'],
    facts: '以口才培训的名义开设小学语文、数学提前教学班。',
    demand: '立即停止学科类授课，调整课程并报备，退还相应费用。',
  },
  {
    kind: '民办幼儿园',
    aspects: ['安全管理'],
    facts: '疏散通道堆放杂物，接送车辆没有随车照管记录。',
    demand: '清理疏散通道，补建照管记录，安排专人每日检查。',
  },
  {
    kind: '证照不全',
    aspects: ['证照办理', '风险防范'],
    facts: '只有营业执照，没有办学许可证，正在招收小学生。',
    demand: '停止招生，限期补办许可；不能取得许可的，退费并妥善安置学员。',
  },
]

/** `unlicensed`: a class in somebody's flat, without any licence. */
export function caseText(chance: Chance, short: string, unlicensed: boolean): CaseText {
  const learners = chance.between(6, unlicensed ? 40 : 160)
  const charged = learners * chance.between(8, 24) * 100
  const word = chance.of(WORDS)
  if (unlicensed) {
    const estate = chance.of(ESTATES)
    return {
      source: chance.of(['群众举报', '督学巡查', '平台预警']),
      joint: chance.of([['公安', '市场监管'], ['公安', '乡镇街道'], ['市场监管']]),
      kind: '无证办班',
      target: `${word}辅导班`,
      place: `${short}${estate}${chance.between(1, 18)}栋${chance.between(1, 3)}单元${chance.between(201, 1802)}室`,
      residential: true,
      preschool: chance.happens(0.2),
      aspects: ['证照办理'],
      facts: `在居民住宅内开设辅导班，有学员${learners}人，不能出示办学许可证和营业执照。`,
      demand: '立即停止办学，退还全部未消课费用。',
      learners,
      charged,
    }
  }
  const finding = chance.of(FINDINGS)
  return {
    ...finding,
    source: chance.of(['日常检查', '拉网排查', '督学巡查', '信访转办']),
    joint: chance.happens(0.3) ? chance.of([['市场监管'], ['消防'], ['市场监管', '消防', '民政']]) : [],
    target: `${short}${word}${finding.kind === '民办幼儿园' ? '幼儿园' : '培训中心'}`,
    place: `${short}建设路${chance.between(1, 300)}号`,
    residential: false,
    preschool: chance.happens(0.06),
    learners,
    charged,
  }
}
