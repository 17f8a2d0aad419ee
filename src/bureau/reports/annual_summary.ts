import { defineReport } from '../../ledger/index.ts'
import { conditions } from './annual_summary/conditions.ts'
import { outlook } from './annual_summary/outlook.ts'
import { pupils } from './annual_summary/pupils.ts'
import { safety } from './annual_summary/safety.ts'
import { schools } from './annual_summary/schools.ts'

export const annualSummary = defineReport({
  name: 'annual_summary',
  title: '年度工作总结和来年打算',
  about:
    '全局一年一份：规模和普及、控辍保学、资助惠民、项目、队伍、信息化、安全、信访、民办教育；没有办完的如实写明，来年打算接着写。',
  each: 'year',
  levels: ['city', 'county'],
  body: `
# {单位}{年份}工作总结和{下年}工作打算

{年份}，我们把各项工作落到台账、落到单位、落到期限，用数字说话，以下各项均可查到每一条记录。
${[schools, pupils, conditions, safety, outlook].join('\n')}`,
})
