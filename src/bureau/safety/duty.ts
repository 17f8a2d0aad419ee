import { choice, defineLedger, integer, lines, norm, phone, ref, text, yesNo } from '../../ledger/index.ts'

/**
 * One row a unit and day of a window that the bureau orders: festivals, examinations, floods. 零报告 is a statement and not
 * an absence: who is on duty and that nothing happened is said each day, and a day without it is a duty not done.
 */
export const duty = defineLedger({
  name: 'duty',
  title: '值班带班报告',
  about: '值班期间每个单位每天一份：谁带班、谁值班、电话打得通、有没有情况。没有情况也要报“无异常”，过点没报自动提醒。',
  section: 'safety',
  filledBy: ['school.safety_officer', 'school.head', 'county.office'],
  cadence: {
    each: 'day',
    due: { day: 0, hour: norm('duty.report_hour') },
    closes: { days: norm('duty.close_days') },
    ordered: true,
  },

  fields: {
    occasion: choice('值班时段', ['节假日', '寒暑假', '考试', '汛期', '重要会议', '极端天气', '其他'], {
      required: true,
      prefill: 'duty.occasion',
    }),
    leader: text('带班领导', { required: true, longest: 30, synonyms: ['带班人'] }),
    leader_phone: phone('带班领导手机'),
    staff: lines(
      '值班人员',
      {
        name: text('姓名', { required: true, longest: 30 }),
        from: text('起', { longest: 5, hint: '如 08:00' }),
        to: text('止', { longest: 5, hint: '如次日 08:00 写 08:00' }),
      },
      { required: true },
    ),
    phone: text('值班电话', {
      required: true,
      longest: 30,
      hint: '值班室的座机，二十四小时有人接',
      prefill: 'duty.phone',
    }),
    all_day: yesNo('是否二十四小时在岗', { required: true }),
    handed_over: yesNo('交接班是否有记录'),
    calls: integer('接报来电', { unit: '次', min: 0, hint: '需要处理或上报的来电，没有的填0' }),
    patrols: integer('巡查', { unit: '次', min: 0, synonyms: ['巡查次数'] }),
    situation: choice('零报告', ['无异常', '有情况'], {
      required: true,
      hint: '没有情况报“无异常”；有情况的写明并登记突发事件',
      synonyms: ['当日情况', '异常情况'],
    }),
    about: text('情况说明', { required: { situation: '有情况' }, longest: 1000 }),
    incident: ref('突发事件', 'incident', { hint: '已经登记的，选那一起' }),
  },

  key: ['unit', 'period'],

  checks: {
    manned: { soft: 'all_day', says: '没有做到二十四小时在岗，请说明' },
  },

  indicators: {
    reports: { title: '值班报告', unit: '份', count: 'rows', synonyms: ['零报告'] },
    units: { title: '上报值班情况的单位', unit: '个', count: 'unit' },
    quiet: { title: '报无异常', unit: '份', count: 'rows', where: { situation: '无异常' } },
    told: { title: '报有情况', unit: '份', count: 'rows', where: { situation: '有情况' } },
    unmanned: { title: '没有二十四小时在岗', unit: '份', count: 'rows', where: { all_day: false } },
    unmanned_rate: { title: '值班脱岗率', ratio: 'unmanned', over: 'reports', as: 'percent' },
    calls: { title: '值班接报', unit: '次', sum: 'calls' },
    patrols: { title: '值班巡查', unit: '次', sum: 'patrols' },
  },
})
