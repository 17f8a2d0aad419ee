/** 控辍保学、五项管理、学生资助与惠民政策。 */
export const pupils = `
## 二、保障每一个孩子有学上、上好学

### （一）控辍保学

{if dropout_case.found > 0: 全年登记疑似辍学学生{dropout_case.found}人，其中小学{dropout_case.primary}人、初中{dropout_case.junior}人，留守儿童{dropout_case.left_behind}人；已经劝返复学{dropout_case.back}人，核实在外就读{dropout_case.transferred}人，劝返率{dropout_case.back_rate}。应书面报告的按期报告率{dropout_case.report_rate}，按期上门核实率{dropout_case.verify_rate}，双线责任签字率{dropout_case.signed_rate}。| 全年没有登记疑似辍学学生。}

{if dropout_case.suspected = 0 且 dropout_case.dropped = 0: 登记的学生全部有了着落。| 还有{dropout_case.suspected}人正在劝返、{dropout_case.dropped}人已认定辍学没有复学，要一人一案盯到返校。}开学清查到校率{roll_check.presence_rate}。

### （二）课后服务和五项管理

全年报送月报{school_life.returns}份，开展课后服务的学校占{school_life.serving_rate}，学生参与率{school_life.service_share}。作业公示率{school_life.published_rate}，手机管理落实率{school_life.phones_rate}，体育课开齐开足率{school_life.lessons_rate}；小学生平均睡眠{school_life.sleep_primary}小时，初中生{school_life.sleep_junior}小时。

### （三）学生资助

两个学期发放资助{student_aid.payments:量级:2位}、资金{student_aid.amount:量级:2位}，比上年{student_aid.amount:同比}；去除重复，受助学生{student_aid.pupils:量级:2位}。补助贫困寄宿生{student_aid.boarders:量级:2位}、{student_aid.boarders_amount:量级:1位}，资助普通高中学生{student_aid.senior:量级:2位}、{student_aid.senior_amount:量级:1位}，资助中职学生{student_aid.vocational:量级:2位}、{student_aid.vocational_amount:量级:1位}，另有{student_aid.tuition_free:量级:2位}中职学生免除学费，资助家庭困难大学生{student_aid.university}人。

[table 分项目资助情况 | student_aid: pupils, payments, amount:量级, amount:占比 by field programme]

### （四）营养餐和免费教科书

{meal.schools}所学校供应营养餐，全年供餐{meal.meals:量级:2位}，支出{meal.spent:量级:2位}，食品留样落实率{meal.samples_rate}，账目公示率{meal.published_rate}。春秋两学期免费发放教科书{textbook.sets:量级:2位}，惠及学生{textbook.received:量级:2位}，覆盖率{textbook.received_rate}。
`
