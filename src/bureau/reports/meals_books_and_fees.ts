import { defineReport } from '../../ledger/index.ts'

export const mealsBooksAndFees = defineReport({
  name: 'meals_books_and_fees',
  title: '普及程度、营养餐、教科书与培训收费监管情况',
  about: '年度工作总结的普及与惠民部分：适龄人口入学、营养餐、免费教科书、信息化、校外培训资金监管、疫情排查。',
  each: 'year',
  levels: ['city', 'county'],
  body: `
# {单位}{年份}普及程度、营养餐、教科书与培训收费监管情况

## 一、普及程度

据各乡镇春季摸底，幼儿三年入园率为{school_age_population.pre_school_rate}，小学适龄儿童入学率为{school_age_population.primary_rate}，初中适龄人口入学率为{school_age_population.junior_rate}，残疾儿童少年入学率为{school_age_population.disabled_rate}；十五周岁人口初等教育完成率为{school_age_population.fifteen_rate}，十七周岁人口初级中等教育完成率为{school_age_population.seventeen_rate}。当年满六周岁的儿童{school_age_population.entering}人。

{if school_age_population.out > 0: 摸底中没有在校的义务教育适龄人口{school_age_population.out}人，应由所在乡镇和学校逐户劝返、逐人销号。| 摸底没有发现失学辍学的义务教育适龄人口。}

[table 各县（市、区）普及程度 | school_age_population: pre_school_rate, primary_rate, junior_rate, out by county]

## 二、营养餐和免费教科书

实施营养餐的学校{meal.schools}所，全年供餐{meal.meals:万:2位}人次，到账资金{meal.granted:万元:1位}，支出{meal.spent:万元:1位}，每人次实际支出{meal.spent_each}元；食品留样落实率{meal.samples_rate}，账目公示率{meal.published_rate}。

春秋两学期免费发放教科书的学生合计{textbook.received:万:2位}人次，覆盖率{textbook.received_rate}，其中城市低保家庭学生{textbook.low_income}人次；发放教科书{textbook.sets:万:2位}套。{if textbook.charging > 0: 有{textbook.charging}所学校向学生收取了教材款，应全部清退。| 没有学校向学生收取教材款。}

[table 各县（市、区）营养餐 | meal: schools, meals, granted, spent, spent_each by county]

## 三、教育信息化

年底有计算机教室的学校占{ict.computer_room_rate}，有多媒体教室的占{ict.media_room_rate}，接入互联网的占{ict.connected_rate}；小学、初中、高中生机比分别为{ict.primary_ratio}、{ict.junior_ratio}、{ict.senior_ratio}。当年购置计算机{ict.bought_computers}台，投入{ict.spent:万元:1位}；信息技术培训合格率{ict.trained_rate}，经常用信息技术上课的教师占{ict.using_rate}。

[table 各县（市、区）教育信息化 | ict: computers, media_rooms, connected_rate, spent by county]

## 四、校外培训资金监管

报送月报的培训机构{fund_supervision.institutions}家，资金纳入监管的占{fund_supervision.supervised_rate}；全年预收费{fund_supervision.prepaid:万元:1位}，入账率{fund_supervision.deposited_rate}，退费{fund_supervision.refunded:万元:1位}。{if fund_supervision.over > 0: 一次收费超过规定时间、课时或金额的机构{fund_supervision.over}家，下发资金监管整改通知书的机构{fund_supervision.noticed}家。| 没有发现超过规定收费的机构。}

## 五、民办教育审批、年检与执法

当年收到办学申请{licence.applied}件，发放办学许可证{licence.licensed}件，不予许可{licence.refused}件，审批按期办结率{licence.in_time_rate}。{年}年度参加年检的机构{annual_review.reviewed}家，通过{annual_review.passed}家，限期整改{annual_review.noticed}家，整改按期率{annual_review.rectifying_rate}。

全年检查校外培训和民办教育{enforcement.checks}次，查处办学违规{enforcement.cases}起，其中无证办班{enforcement.unlicensed}起、部门联合查处{enforcement.joint}起；下发办学行为整改通知书{enforcement.noticed}份，整改按期率{enforcement.in_time_rate}，责令停止办学{enforcement.stopped}起，退还家长培训费{enforcement.refunded:万元:1位}。{if enforcement.late > 0: 还有{enforcement.late}起逾期没有办完，要逐件督办。| 没有逾期未办的查处。}

## 六、疫情排查

收集期内有情况的日报{epidemic_check.reports}份，因病缺勤{epidemic_check.absent_ill}人次，外出返回学生{epidemic_check.back}人；聚集性发病{epidemic_check.clustered}起，已报疾控机构{epidemic_check.told}起。{if epidemic_check.confirmed > 0: 确诊病例{epidemic_check.confirmed}例。| 没有确诊病例。}
`,
})
