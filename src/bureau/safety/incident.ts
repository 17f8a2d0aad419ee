import { choice, defineLedger, file, integer, norm, phone, text, time } from '../../ledger/index.ts'

const AT_SCHOOL = ['school.safety_officer', 'school.head'] as const
/** Whoever takes the call notes it: at the bureau that is the duty officer. */
const CALLED = [...AT_SCHOOL, 'county.office', 'county.safety_section'] as const
const GRAVE = { level: ['较大', '重大', '特别重大'] } as const
/** What each report tells anew. */
const CASUALTIES = ['deaths', 'injured'] as const
const GOING_ON = ['handling', 'finished', 'submitted', 'closed'] as const
/** Clocks run from when it became known, and where nobody wrote that down, from when it happened. */
const HAPPENED = 'happened_at'

/**
 * 电话报告 → 书面初报 → 续报 → 终报. Minutes and hours are the bureau's own norms: there is no national number. Each report
 * is a move, so what came late shows without anybody saying so.
 */
export const incident = defineLedger({
  name: 'incident',
  title: '突发事件报告',
  about: '一起突发事件一行：先打电话，再书面初报，事情没完按时续报，处置完了终报。时间从知道事情起算，迟报自动显示。',
  section: 'safety',
  filledBy: AT_SCHOOL,
  counted: { not: { state: 'withdrawn' } },
  on: 'happened_at',

  fields: {
    happened_at: time('发生时间', { required: true, synonyms: ['事发时间', '时间'] }),
    learned_at: time('获知时间', { hint: '学校知道的时间；与发生时间相同的可以不填', synonyms: ['接报时间'] }),
    place: text('发生地点', { required: true, longest: 100, synonyms: ['地点', '事发地点'] }),
    kind: choice(
      '事件类别',
      [
        '食物中毒',
        '传染病',
        '溺水',
        '交通事故',
        '火灾',
        '建筑和设施事故',
        '自然灾害',
        '治安事件',
        '学生伤害',
        '群体事件',
        '其他',
      ],
      { required: true, synonyms: ['事件性质', '类型'] },
    ),
    level: choice('事件级别', ['一般', '较大', '重大', '特别重大'], {
      required: true,
      hint: '一时定不下来的就高不就低，查清后再改',
      synonyms: ['级别', '等级'],
    }),
    about: text('简要情况', { required: true, longest: 1000, synonyms: ['事件经过', '基本情况'] }),
    source: text('信息来源', { required: true, longest: 60, hint: '谁发现、谁报告的' }),
    contact: text('联系人', { required: true, longest: 30 }),
    contact_phone: phone('联系电话', { required: true }),
    phoned_to: text('电话报给谁', { longest: 60, hint: '单位和接听人' }),
    deaths: integer('死亡', { unit: '人', min: 0, synonyms: ['死亡人数'] }),
    injured: integer('受伤或发病', { unit: '人', min: 0, synonyms: ['受伤人数', '发病人数'] }),
    cause: text('初步原因', { longest: 1000, synonyms: ['起因'] }),
    measures: text('已采取的措施', { longest: 2000, synonyms: ['处置措施', '处置情况'] }),
    trend: text('发展趋势', { longest: 500, hint: '可控、扩大还是已经平息' }),
    ended_at: time('处置结束时间'),
    outcome: text('处置结果和责任认定', { longest: 2000, synonyms: ['处置结果'] }),
    lessons: text('整改和预防措施', { longest: 2000 }),
    report: file('终报材料'),
    fault: choice('报告情况认定', ['及时准确', '迟报', '漏报', '错报', '瞒报'], { synonyms: ['认定结果'] }),
  },

  workflow: {
    start: 'known',
    states: {
      known: {
        title: '待电话报告',
        limit: [
          {
            when: GRAVE,
            minutes: norm('incident.phone_minutes_grave'),
            after: 'learned_at',
            else: { minutes: norm('incident.phone_minutes_grave'), after: HAPPENED },
          },
          {
            minutes: norm('incident.phone_minutes'),
            after: 'learned_at',
            else: { minutes: norm('incident.phone_minutes'), after: HAPPENED },
          },
        ],
      },
      phoned: {
        title: '待书面初报',
        limit: {
          minutes: norm('incident.written_minutes'),
          after: 'learned_at',
          else: { minutes: norm('incident.written_minutes'), after: HAPPENED },
        },
      },
      handling: {
        title: '处置中',
        limit: [{ when: GRAVE, hours: norm('incident.follow_hours_grave') }, { hours: norm('incident.follow_hours') }],
      },
      finished: { title: '待终报', limit: { days: norm('incident.final_days') } },
      submitted: { title: '待审结', limit: { workdays: norm('incident.close_workdays') } },
      closed: { title: '已办结', final: true },
      withdrawn: { title: '误报撤销', final: true },
    },
    moves: {
      phone: { title: '已电话报告', from: 'known', to: 'phoned', by: CALLED, asks: ['phoned_to'] },
      write: {
        title: '书面初报',
        from: 'phoned',
        to: 'handling',
        by: AT_SCHOOL,
        asks: [...CASUALTIES, 'cause', 'measures', 'trend'],
        prints: 'incident_bulletin',
      },
      follow: {
        title: '续报',
        from: 'handling',
        to: 'handling',
        by: AT_SCHOOL,
        asks: [...CASUALTIES, 'measures', 'trend'],
        restarts: true,
      },
      finish: { title: '处置结束', from: 'handling', to: 'finished', by: 'school.head', asks: ['ended_at'] },
      conclude: {
        title: '终报',
        from: 'finished',
        to: 'submitted',
        by: 'school.head',
        asks: ['outcome', 'lessons', 'report'],
      },
      send_back: {
        title: '退回补充',
        from: 'submitted',
        to: 'finished',
        by: 'county.safety_section',
        reason: true,
      },
      close: { title: '审结', from: 'submitted', to: 'closed', by: 'county.safety_section', asks: ['fault'] },
      withdraw: {
        title: '误报撤销',
        from: ['known', 'phoned', 'handling'],
        to: 'withdrawn',
        by: 'county.safety_section',
        reason: true,
      },
    },
  },

  indicators: {
    incidents: { title: '突发事件', unit: '起', count: 'rows', synonyms: ['安全事故', '突发事件起数'] },
    grave: { title: '较大以上突发事件', unit: '起', count: 'rows', where: GRAVE },
    schools: { title: '发生突发事件的学校', unit: '所', count: 'unit' },
    deaths: { title: '突发事件死亡', unit: '人', sum: 'deaths', synonyms: ['死亡人数'] },
    injured: { title: '突发事件受伤或发病', unit: '人', sum: 'injured', synonyms: ['受伤人数'] },
    open: {
      title: '还没有办结的突发事件',
      unit: '起',
      count: 'rows',
      where: { not: { state: 'closed' } },
    },
    written: { title: '已书面初报', unit: '起', count: 'rows', where: { state: GOING_ON } },
    phoned_late: {
      title: '电话报告迟报',
      unit: '起',
      count: 'rows',
      where: { any: [{ missed: 'known' }, { state: 'known', late: true }] },
    },
    written_late: {
      title: '书面初报迟报',
      unit: '起',
      count: 'rows',
      where: { any: [{ missed: 'phoned' }, { state: 'phoned', late: true }] },
    },
    followed_late: {
      title: '续报迟报',
      unit: '起',
      count: 'rows',
      where: { any: [{ missed: 'handling' }, { state: 'handling', late: true }] },
    },
    concluded_late: {
      title: '终报迟报',
      unit: '起',
      count: 'rows',
      where: { any: [{ missed: 'finished' }, { state: 'finished', late: true }] },
    },
    in_time: {
      title: '及时报告',
      unit: '起',
      count: 'rows',
      where: { all: [{ kept: 'known' }, { kept: 'phoned' }] },
      about: '电话报告和书面初报都在时限以内',
    },
    in_time_rate: { title: '报告及时率', ratio: 'in_time', over: 'written', as: 'percent' },
    concealed: { title: '漏报瞒报', unit: '起', count: 'rows', where: { fault: ['漏报', '瞒报'] } },
  },
})
