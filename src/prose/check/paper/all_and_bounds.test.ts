import { describe, expect, it } from 'vitest'
import { writtenOf } from '../ground/written.ts'
import { placeToldFindings } from './counts/places_told.ts'
import { pointedCountFindings } from './counts/pointed_counts.ts'
import { paperOf } from './ground/paper.ts'
import { allButSomeFindings } from './names/all_but_some.ts'
import { boundInParagraphFindings } from './rates/bounds_in_paragraph.ts'
import { complementFindings } from './rates/complements.ts'
import { extremeFindings } from './rates/extremes.ts'

const RULES = [
  allButSomeFindings,
  boundInParagraphFindings,
  complementFindings,
  extremeFindings,
  placeToldFindings,
  pointedCountFindings,
]
const findings = (text: string): string[] => {
  const paper = paperOf(writtenOf(text).text)
  return RULES.flatMap((rule) => rule(paper).map(({ says }) => says))
}

describe('what holds for all, and what is told of some of them', () => {
  it.each([
    '全县52所学校均建有心理辅导室。\n二、问题\n乡镇学校基础薄弱，尚有4所学校没有心理辅导室。',
    '全县47所学校全部配备专职或兼职保健教师。\n目前有6所学校没有专职保健教师，也没有兼职保健教师。',
    '各校均未发现违规收费问题。\n督查通报：青山小学存在违规收费问题。',
    '心理教师配备率达到100%。\n三是师资不足，仍有6所学校没有心理教师。',
    '全县实现智慧黑板全覆盖。\n柳河小学尚未配备智慧黑板。',
    '36个项目全部开工。\n从进度看，还有5个项目尚未开工。',
    '围墙封闭率100%，专职保安配备率100%。\n不足之处是，尚未配备专职保安的学校有4所。',
    '抽查的9所初中，用时最短的51分钟，最长的94分钟，均未超过90分钟的规定上限。',
    '目标为小学40%以内、初中60%以内。筛查显示，小学近视率38.5%、初中61.2%，均在目标以内。',
    '小学、初中近视率分别不高于40%、60%。\n监测显示，小学、初中近视率分别为38.1%、61.4%，均在控制目标之内。',
    '学校要求每晚作业不超过60分钟。调查显示，最少的班级35分钟，最多的班级68分钟，全部符合规定时间要求。',
    '优秀率20.4%、良好率36.2%、及格率40.1%，总体合格率96.7%。\n实测学生中不及格率为5.3%。',
    '教师培训参训率93.5%。\n分析原因，未参训率达到7.5%。',
    '组织全县4个乡镇自查。\n其中云岭镇12人、石坝镇9人、柳溪乡8人、东山乡7人、白沙乡5人。',
    '办理前期手续5个。\n对上述仍在办理前期手续的6个项目，逐一明确责任。',
    '检查发现存在消防隐患的学校8所。对这9所学校实行挂牌督办。',
  ])('%s', (text) => expect(findings(text)).not.toEqual([]))

  it.each([
    '全县52所学校均建有心理辅导室。\n二、问题\n尚有4所学校没有专职心理教师。',
    '全县52所学校均配备校医。\n目前仍有7所学校没有专职校医。',
    '确保全县52所学校均建有心理辅导室。\n目前尚有4所学校没有心理辅导室。',
    '全县36所小学均建有录播教室。\n目前有2所中学没有录播教室。',
    '排查中发现5所学校没有消防设施。\n经过整改，全县学校均配备消防设施。',
    '各学校均未发现违规收费问题。\n对存在违规收费问题的学校，严肃追究责任。',
    '控制目标为小学40%以内、初中60%以内。小学近视率38.5%、初中61.2%，除初中外均在目标以内。',
    '小学作业不超过60分钟、初中不超过90分钟。小学用餐时间65分钟、初中95分钟，均符合要求。',
    '工期最长的120天，其余均不超过90天。',
    '小学合格率97.3%。\n初中不合格率为4.7%。',
    '去年合格率95.0%。\n今年不合格率4.2%。',
    '走访了4个乡镇。\n云岭镇12人、石坝镇9人、柳溪乡8人、东山乡7人、白沙乡5人。',
    '存在隐患的学校8所、幼儿园3所。\n对这11所学校挂牌督办。',
  ])('is silent: %s', (text) => expect(findings(text)).toEqual([]))
})
