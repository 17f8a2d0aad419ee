import { defineReport } from '../../ledger/index.ts'

export const aidTopic = defineReport({
  name: 'aid_topic',
  title: '学生资助和惠民政策专题汇报',
  about: '向上级或会议作一个专题的汇报：资助、营养餐、免费教科书发了多少、到了哪里、哪里没有做到、下一步怎么办。',
  each: 'year',
  levels: ['city', 'county'],
  body: `
# {单位}学生资助和惠民政策落实情况汇报

按照要求，现将{期}学生资助、营养餐和免费教科书的落实情况汇报如下。各数由台账算出，{截至}。

## 一、基本情况

{期}发放资助{student_aid.payments:量级:2位}、资金{student_aid.amount:量级:2位}，{if student_aid.amount 同比 > 0: 资金比上年增长{student_aid.amount:幅度}| {if student_aid.amount 同比 < 0: 资金比上年下降{student_aid.amount:幅度}| 资金与上年持平}}；去除重复，受助学生{student_aid.pupils:量级:2位}，发放单位{student_aid.schools}个，人次平均{student_aid.mean_amount}元。

## 二、各项政策落实情况

### （一）学生资助

义务教育寄宿生生活补助{student_aid.boarders:量级:2位}、{student_aid.boarders_amount:量级:1位}，其中小学{student_aid.primary_boarders}人、初中{student_aid.junior_boarders}人；中职国家助学金{student_aid.vocational:量级:2位}、{student_aid.vocational_amount:量级:1位}；中职免学费{student_aid.tuition_free:量级:2位}、{student_aid.tuition_amount:量级:1位}；普通高中国家助学金{student_aid.senior:量级:2位}、{student_aid.senior_amount:量级:1位}；高校困难学生{student_aid.university}人、{student_aid.university_amount:量级:1位}。

[table 各项资助 | student_aid: pupils, payments, amount:量级, amount:占比 by field programme]

[chart 各项资助资金 | student_aid: amount by field programme as bar]

### （二）营养餐

供餐学校{meal.schools}所，供餐{meal.meals:量级:2位}，到账资金{meal.granted:量级:2位}，支出{meal.spent:量级:2位}，每人次实际支出{meal.spent_each}元。留样落实率{meal.samples_rate}，账目公示率{meal.published_rate}，{meal.published_rate:同比}。

### （三）免费教科书

发放{textbook.sets:量级:2位}，惠及{textbook.received:量级:2位}，覆盖率{textbook.received_rate}，{if textbook.received_rate 达标: 达到了{textbook.received_rate:目标}的目标。| 没有达到{textbook.received_rate:目标}的目标。}

## 三、存在的问题

{if student_aid.waiting > 0: 还有{student_aid.waiting:量级:2位}没有发到学生手里。| 应发的已经全部发到学生手里。}{if textbook.charging > 0: 有{textbook.charging}所学校收取了教材款，共{textbook.charged:量级:2位}，要全部清退。| 没有学校收取教材款。}{if meal.complaints > 0: 收到营养餐投诉{meal.complaints}件。}

[late 没有按期报送营养餐月报的学校 | meal by county]

## 四、下一步打算

把没有发放到位的逐人核清，按学期公示；营养餐账目按月公开，留样、陪餐逐校检查；教科书数量与学籍核对，应免尽免。
`,
})
