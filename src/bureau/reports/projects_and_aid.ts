import { defineReport } from '../../ledger/index.ts'

export const projectsAndAid = defineReport({
  name: 'projects_and_aid',
  title: '项目建设、学生资助与队伍培训情况',
  about: '年度工作总结的条件改善和民生部分：项目、资助、干部教师培训。',
  each: 'year',
  levels: ['city', 'county'],
  body: `
# {单位}{年份}项目建设、学生资助与队伍培训情况

## 一、教育项目建设

{年份}新启动教育项目{project.started}个，比上年{project.started:同比}。这些项目已建成面积{project.finished_area:万平方米:2位}，占计划面积的{project.area_progress}；自启动以来累计完成投资{project.paid:万元:0位}，占计划总投资的{project.money_progress}。其中校舍安全工程{project.safe_buildings}个、寄宿制学校建设{project.boarding}个、学前教育建设{project.kindergartens}个。到年底竣工{project.done}个，在建{project.building}个，新增学位{project.places}个。

{if project.slipped > 0: 有{project.slipped}个项目没有按节点计划完成，其中没有按计划开工的{project.begun_late}个；竣工备案按期率{project.filing_rate}。| 各项目节点按计划完成，竣工备案按期率{project.filing_rate}。}

{if project.preparing > 0: 还有{project.preparing}个项目处在前期工作阶段，要抓紧办理选址、设计和招标手续。| 启动的项目均已开工。}

[table 各类工程进展 | project: started, done, finished_area, paid by field programme]

[table 各县（市、区）项目进展 | project: started, done, finished_area, paid by county]

## 二、学生资助

两个学期发放资助{student_aid.payments:万:2位}人次、资金{student_aid.amount:万元:0位}，去除重复后受助学生{student_aid.pupils:万人:2位}。分项目看：

义务教育阶段领取生活补助的贫困寄宿生{student_aid.boarders:万人:1位}，比上年{student_aid.boarders:同比}；领取国家助学金的中职学生{student_aid.vocational:万人:1位}，免除学费的中职学生{student_aid.tuition_free:万人:1位}；领取国家助学金的普通高中学生{student_aid.senior:万人:1位}；受助的家庭困难大学生{student_aid.university}人。同一名学生可能享受几个项目，各项目人数不能相加。

[table 分项目资助情况 | student_aid: pupils, payments, amount by field programme]

[table 各县（市、区）资助情况 | student_aid: boarders, vocational, senior, university by county]

## 三、干部教师培训

全年举办和组织参加培训{training.courses}期、{training.participants:万:2位}人次。选送校级干部{training.cadres_provincial}人参加省级培训，组织校级干部{training.cadres_remote}人参加远程培训；举办校（园）长培训{training.head_courses}期，{training.heads}人参加；培训教师{training.teachers:万:2位}人次，其中{training.reform_teachers}人参加了{training.reform_subjects}个学科的课程改革远程培训。全年投入培训经费{training.cost:万元}。

{if training.cadres_provincial >= 40: 省级培训名额全部用足。| 省级培训名额没有用足，下一年度要提早组织报名。}
`,
})
