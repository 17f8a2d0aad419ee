import { describe, expect, it } from 'vitest'
import { writtenOf } from '../../ground/written.ts'
import { columnFindings } from './columns.ts'
import { countedRowFindings } from './counted_rows.ts'
import { headedRowFindings } from './headed_rows.ts'
import { jointFindings } from './joint.ts'
import { togetherElsewhereFindings } from '../rates/shares_elsewhere.ts'
import { undoneRestFindings } from './undone_rest.ts'
import { lessonHourFindings } from './lesson_hours.ts'
import { likeRowFindings } from './like_rows.ts'
import { numberedRowFindings } from './numbered_rows.ts'
import { paperOf } from '../ground/paper.ts'
import { productFindings } from './products.ts'

const RULES = [
  columnFindings,
  countedRowFindings,
  headedRowFindings,
  jointFindings,
  togetherElsewhereFindings,
  undoneRestFindings,
  lessonHourFindings,
  likeRowFindings,
  numberedRowFindings,
  productFindings,
]
const findings = (text: string): string[] => {
  const paper = paperOf(writtenOf(text).text)
  return RULES.flatMap((rule) => rule(paper).map(({ arithmetic }) => arithmetic))
}

describe('parts that stand apart from their whole', () => {
  it.each([
    // Columns
    '新建和改扩建食堂9座，新增餐位2460个。\n一、项目\n新建食堂4座，新增餐位1320个；改扩建食堂5座，新增餐位960个。',
    '全市安排项目27个，总投资8.64亿元。\n按类型分，校舍项目15个，总投资4.92亿元；运动场项目8个，总投资2.16亿元；食堂项目4个，总投资1.38亿元。',
    // Rows of one shape
    '全学年共家访569人次。\n二、做法\n上学期家访286人次，下学期家访310人次。',
    '各组共走访农户214户。\n第一组走访68户，第二组走访74户，第三组走访62户。',
    '一季度排查隐患32处，二季度41处，三季度28处，四季度36处。\n全年排查隐患147处，均已整改。',
    '三年累计投入资金1.68亿元。\n2022年投入5240万元，2023年投入6180万元，2024年投入7180万元。',
    // Lists
    '本次共开设4个班，参训教师1143人。\n二、班次\n语文班320人，数学班296人，英语班248人，科学班249人。',
    '公办5所，计划招生3900人；民办1所，计划招生300人。公办高中分校计划为：一中900人、二中850人、三中800人、四中750人、五中650人。',
    '活动经费共9.6万元，由县级专项经费列支，其中场地2.4万元、器材3.1万元、奖品1.8万元、其他支出1.3万元。',
    '一、招聘教师138名，其中面向应届生60名。\n招聘教师具体构成如下：小学52名、初中38名、高中18名、幼儿园20名。',
    // Lists under heads
    '招聘高中教师14名、初中教师22名、小学教师30名。\n(一)高中:语文6名、数学8名。\n(二)初中:语文12名、数学10名。\n(三)小学:语文18名、数学14名。',
    // Two together
    '全年组织集体备课和教学沙龙共58次。\n二、教研\n组织集体备课34次，开展教学沙龙14次。',
    '全年新建、改扩建学校12所。\n一年来，新建学校3所，投资2亿元，改扩建学校8所。',
    // What is left
    '全年排查隐患86处，已整改79处。\n存在问题：还有9处隐患未整改到位。',
    // Products
    '现有公办园幼儿4368人。\n按公办园在园幼儿每生每年600元的标准安排，共2620.8万元。',
    '评出一等奖6名、二等奖12名、三等奖20名。\n奖励标准为一等奖每人1000元、二等奖每人600元、三等奖每人400元，共计2.32万元。',
    '全年为1436名学生办理贷款，发放贷款1.29亿元，人均9000元。',
    // Lessons and shares
    '每名学员完成72学时。\n课程分四类：专题讲座24学时，案例研讨18学时，跟岗实践16学时，线上自学12学时。',
    '“满意”680份，占68.0%；“基本满意”260份，占26.0%。\n问卷显示，表示“满意”和“基本满意”的合计占96.0%。',
    // Numbered lines
    '全年共培训教师1560人次。\n(一)线上。培训教师820人次，占一半。\n(二)集中。培训教师440人次。\n(三)跟岗。培训教师240人次。',
  ])('%s', (text) => {
    expect(findings(text)).toHaveLength(1)
  })

  it.each([
    '新建和改扩建食堂9座，新增餐位2280个。\n新建食堂4座，新增餐位1320个；改扩建食堂5座，新增餐位960个。',
    // Of another year, of an aim
    '2025年计划新建和改扩建食堂9座，新增餐位2460个。\n2024年新建食堂4座，新增餐位1320个；改扩建食堂5座，新增餐位960个。',
    '全学年计划家访620人次。\n上学期家访286人次，下学期家访310人次。',
    '上学年共家访569人次。\n本学年上学期家访286人次，下学期家访310人次。',
    // One and the same may be helped twice
    '全年资助学生420人。\n春季学期资助学生318人，秋季学期资助学生332人。',
    // Of one kind of school
    '全年共组织教师培训320人次。\n初中部上学期组织教师培训136人次，下学期组织教师培训150人次。',
    '全县共有幼儿园38所。\n城区公办幼儿园12所，民办幼儿园22所。',
    // Only some of them
    '全市共有项目27个。\n城东项目8个，城西项目9个。',
    '共走访农户214户。\n第二组走访68户，第三组走访74户，第四组走访62户。',
    '本次共开设5个班，参训教师1243人。\n语文班320人，数学班296人，英语班248人，科学班249人。',
    '活动经费共9.6万元，由县级专项经费列支，其中场地2.4万元、器材3.1万元、奖品1.8万元。',
    '活动经费约9.6万元，由县级专项经费列支，其中场地2.4万元、器材3.1万元、奖品1.8万元、其他支出1.3万元。',
    // No others are told to fit
    '招聘高中教师14名、小学教师30名。\n(一)高中:语文6名、数学7名。\n(二)小学:语文18名、数学14名。',
    // Others besides these two
    '全年组织集体备课、课例研讨和教学沙龙共58次。\n组织课例研讨34次，开展教学沙龙14次。',
    '全年排查隐患86处，已整改79处。\n存在问题：还有7处隐患未整改到位。',
    '全年排查隐患86处，已整改79处。\n存在问题：还有9个问题未整改到位。',
    // Days, or another number of them
    '现有公办园幼儿4368人。\n按每生每天5元的标准安排，共436.8万元。',
    '现有公办园幼儿4368人。\n按公办园在园幼儿每生每年600元的标准安排，共262.08万元。',
    '评出一等奖6名、二等奖12名、三等奖20名。\n奖励标准为一等奖每人1000元、二等奖每人600元、三等奖每人400元，共计2.12万元。',
    '每名学员完成72学时。\n其中专题讲座24学时，案例研讨18学时，跟岗实践16学时。',
    '“满意”680份，占68.0%；“基本满意”260份，占26.0%。\n表示“满意”和“基本满意”的合计占94.0%。',
    '全年共培训教师1560人次。\n(一)线上。培训教师820人次。\n(二)集中。培训教师440人次。\n(三)跟岗。选派教师240人次。',
  ])('is silent: %s', (text) => {
    expect(findings(text)).toEqual([])
  })

  it('is quick with a text that has no end', () => {
    const row = '新建食堂4座，新增餐位1320个；第一组走访68户，语文班320人，每生每年600元，共2620.8万元。'
    const before = performance.now()
    for (const text of [row.repeat(6000), `${row}\n`.repeat(6000), '学时12学时、'.repeat(40000)]) findings(text)
    expect(performance.now() - before).toBeLessThan(20_000)
  })
})
