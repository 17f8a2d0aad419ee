import { choice, date, defineLedger, file, formula, integer, norm, phone, text, unit } from '../../ledger/index.ts'

const CLERKS = ['city.office', 'county.office'] as const
const LEADERS = ['city.leader', 'county.leader'] as const
/** Put by people’s deputies and members of the consultative conference: a term of their own. */
const DEPUTIES = '代表建议、委员提案'

export const suggestion = defineLedger({
  name: 'suggestion',
  title: '意见建议办理台账',
  about:
    '座谈会、走访、问卷、代表建议和委员提案中的意见建议，一条一行：当场答复的当场办结，不能当场答复的汇总后书面答复。',
  section: 'petitions',
  filledBy: CLERKS,
  on: 'raised_on',

  fields: {
    number: text('编号', { required: true, longest: 30, synonyms: ['序号', '建议编号', '提案号'] }),
    raised_on: date('提出日期', { required: true, synonyms: ['日期', '会议日期'] }),
    occasion: choice('来源', ['座谈会', '走访', '问卷调查', '民评代表', '意见箱', DEPUTIES, '其他'], {
      required: true,
      synonyms: ['渠道', '征集方式'],
    }),
    meeting: text('会议或活动名称', { longest: 100, synonyms: ['会议名称', '活动名称'] }),
    attendants: integer('参加人数', { unit: '人', min: 1 }),
    speaker: text('提出人', { private: true, longest: 40, synonyms: ['姓名', '建议人', '代表'] }),
    speaker_phone: phone('联系电话', { synonyms: ['电话'] }),
    topic: choice(
      '类别',
      [
        '招生入学',
        '教学管理',
        '学生减负',
        '校园安全',
        '食堂伙食',
        '学校建设',
        '教师队伍',
        '资助收费',
        '学前教育',
        '其他',
      ],
      { required: true, synonyms: ['主题', '建议类别'] },
    ),
    matter: text('意见建议内容', { required: true, longest: 2000, synonyms: ['内容', '意见建议', '建议内容'] }),
    concerned: unit('涉及单位', { hint: '建议说的是哪所学校或哪个单位；说全局的不填' }),
    handler: text('承办科室', { longest: 40, synonyms: ['承办单位', '责任科室'] }),
    answer: text('答复内容', { longest: 2000 }),
    taken_up: choice('办理结果', ['已经解决', '列入计划', '解释说明', '留作参考'], {
      hint: '代表委员建议的 A、B、C、D 类依次对应',
      synonyms: ['采纳情况', '答复类别'],
    }),
    replied_on: date('告知提出人的日期', { synonyms: ['答复日期'] }),
    days_used: formula('答复用时', 'replied_on - raised_on', { unit: '天' }),
    papers: file('会议记录和附件'),
  },

  key: ['unit', 'number'],

  workflow: {
    start: 'raised',
    states: {
      raised: { title: '待答复', limit: { workdays: norm('suggestion.sort_workdays') } },
      sent_up: {
        title: '已汇总待书面答复',
        limit: [
          { when: { occasion: DEPUTIES }, months: norm('suggestion.deputy_months'), after: 'raised_on' },
          { days: norm('suggestion.reply_days') },
        ],
      },
      on_the_spot: { title: '当场答复', final: true },
      in_writing: { title: '书面答复', final: true },
    },
    moves: {
      answer_now: {
        title: '当场答复',
        from: 'raised',
        to: 'on_the_spot',
        by: CLERKS,
        asks: ['answer', 'taken_up', 'replied_on'],
      },
      send_up: { title: '汇总上报', from: 'raised', to: 'sent_up', by: CLERKS, asks: ['handler'] },
      reassign: { title: '改派科室', from: 'sent_up', to: 'sent_up', by: CLERKS, asks: ['handler'], reason: true },
      answer_in_writing: {
        title: '书面答复',
        from: 'sent_up',
        to: 'in_writing',
        by: CLERKS,
        asks: ['answer', 'taken_up', 'replied_on'],
        prints: 'suggestion_reply',
      },
      undo_answer: {
        title: '撤回答复',
        from: 'in_writing',
        to: 'sent_up',
        by: LEADERS,
        undoes: true,
        reason: true,
      },
    },
  },

  checks: {
    replied_later: { hard: 'replied_on >= raised_on', says: '告知提出人的日期不能早于提出日期' },
  },

  indicators: {
    raised: { title: '征集意见建议', unit: '条', count: 'rows', synonyms: ['意见建议', '建议和意见'] },
    meetings: { title: '征求意见的会议和活动', unit: '场次', count: 'meeting' },
    on_the_spot: { title: '当场答复的意见建议', unit: '条', count: 'rows', where: { state: 'on_the_spot' } },
    in_writing: { title: '书面答复的意见建议', unit: '条', count: 'rows', where: { state: 'in_writing' } },
    answered: {
      title: '已答复的意见建议',
      unit: '条',
      count: 'rows',
      where: { state: ['on_the_spot', 'in_writing'] },
    },
    pending: { title: '尚未答复的意见建议', unit: '条', count: 'rows', where: { state: ['raised', 'sent_up'] } },
    answering_rate: {
      title: '意见建议答复率',
      ratio: 'answered',
      over: 'raised',
      as: 'percent',
      synonyms: ['意见建议办结率'],
    },
    in_time: { title: '按期书面答复', unit: '条', count: 'rows', where: { kept: 'sent_up' } },
    writing_due: {
      title: '应当书面答复',
      unit: '条',
      count: 'rows',
      where: { any: [{ kept: 'sent_up' }, { missed: 'sent_up' }, { state: 'sent_up', late: true }] },
    },
    in_time_rate: { title: '意见建议按期书面答复率', ratio: 'in_time', over: 'writing_due', as: 'percent' },
    taken_up: {
      title: '采纳的意见建议',
      unit: '条',
      count: 'rows',
      where: { taken_up: ['已经解决', '列入计划'] },
    },
    taken_up_rate: { title: '意见建议采纳率', ratio: 'taken_up', over: 'answered', as: 'percent' },
    deputies: { title: '代表建议和委员提案', unit: '件', count: 'rows', where: { occasion: DEPUTIES } },
    days_used: { title: '意见建议答复平均用时', unit: '天', mean: 'days_used', places: 1 },
  },
})
