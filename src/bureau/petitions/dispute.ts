import { choice, date, defineLedger, file, integer, norm, text } from '../../ledger/index.ts'

const FINDERS = ['school.safety_officer', 'township.officer', 'county.office', 'city.office'] as const
/** Who looks at the big ones, and takes back what was closed too early. */
const LEADERS = ['school.head', 'township.head', 'county.leader', 'city.leader'] as const
const SETTLED = ['settled', 'closed'] as const

export const dispute = defineLedger({
  name: 'dispute',
  title: '矛盾纠纷排查化解台账',
  about:
    '一件矛盾纠纷一行，从排查发现到调处、化解、回访；重大的每周调度，一般和较大的每月调度，调解不成的引导走司法途径。',
  section: 'petitions',
  filledBy: FINDERS,
  readers: [...FINDERS, ...LEADERS, 'county.safety_section', 'city.safety_section'],
  on: 'found_on',

  fields: {
    found_on: date('发现日期', { required: true, synonyms: ['排查日期', '登记日期'] }),
    source: choice('发现途径', ['日常了解', '定期排查', '重要节点排查', '上级交办', '信访反映', '其他'], {
      required: true,
      synonyms: ['来源'],
    }),
    kind: choice(
      '纠纷类别',
      ['家校纠纷', '师生纠纷', '学生之间', '伤害赔偿', '教职工待遇', '劳务用工', '土地房产', '校园周边', '其他'],
      { required: true, synonyms: ['类别', '矛盾类型'] },
    ),
    grade: choice('等级', ['一般', '较大', '重大'], {
      required: true,
      hint: '可能引发群体性事件、极端行为或者舆情的为重大',
      synonyms: ['风险等级'],
    }),
    parties: text('当事人', { private: true, longest: 200, synonyms: ['当事双方', '涉及人员'] }),
    persons: integer('涉及人数', { unit: '人', min: 1, required: true }),
    about: text('纠纷情况', { required: true, longest: 1000, synonyms: ['基本情况', '主要情况', '矛盾内容'] }),
    leader: text('包案领导', { required: { grade: '重大' }, longest: 30, synonyms: ['责任领导'] }),
    mediator: text('调处责任人', { longest: 30, synonyms: ['责任人', '调解人'] }),
    progress: text('调处进展', { longest: 1000, synonyms: ['工作进展'] }),
    result: choice('化解方式', ['当面和解', '达成调解协议', '解决诉求', '解释疏导'], { synonyms: ['化解结果'] }),
    settlement: text('化解情况', { longest: 1000, synonyms: ['协议内容'] }),
    passed_to: choice('引导途径', ['人民法院', '劳动人事争议仲裁', '公安机关', '司法所人民调解'], {
      hint: '调解不成的，引导当事人走哪条途径',
    }),
    followed_on: date('回访日期'),
    follow_up: text('回访情况', { longest: 500 }),
    papers: file('调解协议和记录'),
  },

  workflow: {
    start: 'found',
    states: {
      found: {
        title: '待调处',
        limit: [
          { when: { grade: '重大' }, hours: norm('dispute.take_hours') },
          { workdays: norm('dispute.take_workdays') },
        ],
      },
      mediating: {
        title: '调处中',
        limit: [
          { when: { grade: '重大' }, days: norm('dispute.weekly_days') },
          { months: norm('dispute.monthly_months') },
        ],
      },
      settled: { title: '已化解待回访', limit: { days: norm('dispute.follow_days') } },
      closed: { title: '已化解', final: true },
      passed_on: { title: '已引导司法途径', final: true },
    },
    moves: {
      take: { title: '开始调处', from: 'found', to: 'mediating', by: FINDERS, asks: ['mediator'] },
      look: {
        title: '报进展',
        from: 'mediating',
        to: 'mediating',
        by: FINDERS,
        restarts: true,
        asks: ['progress'],
      },
      settle: {
        title: '化解',
        from: ['found', 'mediating'],
        to: 'settled',
        by: FINDERS,
        asks: ['result', 'settlement'],
      },
      pass_on: { title: '引导司法途径', from: 'mediating', to: 'passed_on', by: FINDERS, asks: ['passed_to'] },
      follow: {
        title: '回访销号',
        from: 'settled',
        to: 'closed',
        by: FINDERS,
        asks: ['followed_on', 'follow_up'],
      },
      relapse: { title: '回访发现反复', from: 'settled', to: 'mediating', by: FINDERS, reason: true },
      undo_close: { title: '撤销销号', from: 'closed', to: 'settled', by: LEADERS, undoes: true, reason: true },
    },
  },

  checks: {
    followed_later: { hard: 'followed_on >= found_on', says: '回访日期不能早于发现日期' },
  },

  indicators: {
    found: { title: '排查矛盾纠纷', unit: '件', count: 'rows', synonyms: ['矛盾纠纷', '排查出矛盾纠纷'] },
    settled: { title: '化解矛盾纠纷', unit: '件', count: 'rows', where: { state: SETTLED } },
    settling_rate: {
      title: '矛盾纠纷化解率',
      ratio: 'settled',
      over: 'found',
      as: 'percent',
      synonyms: ['调处成功率', '化解率'],
    },
    open: { title: '正在调处的矛盾纠纷', unit: '件', count: 'rows', where: { state: ['found', 'mediating'] } },
    passed_on: { title: '引导走司法途径', unit: '件', count: 'rows', where: { state: 'passed_on' } },
    major: { title: '重大矛盾纠纷', unit: '件', count: 'rows', where: { grade: '重大' } },
    major_open: {
      title: '尚未化解的重大矛盾纠纷',
      unit: '件',
      count: 'rows',
      where: { grade: '重大', state: ['found', 'mediating'] },
    },
    unlooked: {
      title: '超期没有调度',
      unit: '件',
      count: 'rows',
      where: { state: ['found', 'mediating'], late: true },
    },
    lapsed: { title: '化解后出现反复', unit: '件', count: 'rows', where: { moved: 'relapse' } },
    persons: { title: '矛盾纠纷涉及人数', unit: '人', sum: 'persons' },
    units: { title: '排查出矛盾纠纷的单位', unit: '个', count: 'unit' },
  },
})
