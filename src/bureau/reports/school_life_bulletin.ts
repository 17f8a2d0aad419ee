import { defineReport } from '../../ledger/index.ts'

export const schoolLifeBulletin = defineReport({
  name: 'school_life_bulletin',
  title: '课后服务与五项管理月度通报',
  about: '每月一份：各校课后服务和作业、睡眠、手机、读物、体质管理的情况，据各校月报汇总。',
  each: 'month',
  levels: ['city', 'county'],
  body: `
# {单位}{期}课后服务与五项管理情况通报

## 一、课后服务

报送月报的学校{school_life.schools}所，其中开展课后服务的{school_life.serving}所，占{school_life.serving_rate}；参加服务的学生{school_life.service_pupils}人，参与率{school_life.service_share}，参与的教师{school_life.service_teachers}人，平均每天服务{school_life.service_hours}小时。本月服务收费{school_life.fees:万元:2位}，免收费用的困难学生{school_life.free_pupils}人。

{if school_life.serving_rate < 80: 还有一些学校没有开展课后服务，请逐校说明原因，下月报送开展计划。| 没有开展课后服务的学校要结合实际补上这一项。}

[table 各县（市、区）课后服务 | school_life: schools, serving, serving_rate, service_pupils, service_share by county]

## 二、五项管理

作业管理：小学三至六年级每天书面作业平均{school_life.homework_primary}分钟，初中平均{school_life.homework_junior}分钟，每天公示作业的月报占{school_life.published_rate}。{if school_life.homework_over > 0: 书面作业超过规定时间的学校有{school_life.homework_over}所，均已在月报中说明原因，请各县逐校督促压减。| 没有学校的书面作业超过规定时间。}

睡眠管理：小学生平均睡眠{school_life.sleep_primary}小时，初中生{school_life.sleep_junior}小时，上课时间合规率{school_life.timetable_rate}。{if school_life.sleep_short > 0: 睡眠时间不足的学校有{school_life.sleep_short}所。}

手机、读物和体质管理：手机管理落实率{school_life.phones_rate}；清理不合格读物{school_life.books_removed}册，开展阅读活动{school_life.reading_activities}次；体育课开齐开足率{school_life.lessons_rate}，平均每天校园体育活动{school_life.exercise_hours}小时。{if school_life.eyes_tested > 0: 本月监测视力{school_life.eyes_tested}人，近视率{school_life.nearsighted_rate}。}

[table 各县（市、区）五项管理 | school_life: homework_primary, homework_junior, sleep_primary, sleep_junior, phones_rate, lessons_rate by county]
`,
})
