import { choice, date, defineLedger, file, money, norm, ref, text } from '../../ledger/index.ts'
import { INSPECTORS } from './inspectors.ts'

/** What is not finished: waiting for its order, being mended, or waiting to be looked at again. */
const UNFINISHED = ['reported', 'open', 'rectified'] as const
/** Looked at after it was mended, and found so. Whether it stays so is what the look back is for. */
const FINISHED = ['watched', 'closed', 'settled'] as const
const MAJOR = { grade: '重大' } as const
const GENERAL = { not: MAJOR } as const

/**
 * 安排（检查计划）→ 自查、督查（登记）→ 整改 → 复查 → 回头看 → 推进（延期、挂牌督办）. A major hazard is ordered to be mended and
 * looked back at; the others are mended from the day they are reported.
 */
export const hazard = defineLedger({
  name: 'hazard',
  title: '安全隐患整改台账',
  about: '每处隐患一行：在哪里、是什么、多大、谁来改、什么时候改完、谁去复查。复查合格才能销号，重大隐患还要回头看。',
  section: 'safety',
  filledBy: 'school.safety_officer',
  enteredBy: INSPECTORS,
  counted: { not: { state: 'draft' } },
  on: 'found_on',

  fields: {
    inspection: ref('检查记录', 'safety_inspection', { hint: '哪一次检查发现的；平时发现的可以不填' }),
    found_on: date('发现日期', { required: true, synonyms: ['排查日期', '排查时间', '发现时间'] }),
    kind: choice(
      '隐患类别',
      ['消防', '校舍', '食品卫生', '用电用气', '设施设备', '交通', '周边环境', '管理制度', '其他'],
      {
        required: true,
        synonyms: ['隐患类型', '类别'],
      },
    ),
    grade: choice('隐患等级', ['一般', '重大'], {
      required: true,
      hint: '能立即整改的为一般；须停用部位、限期治理的为重大',
      synonyms: ['等级', '隐患级别'],
    }),
    place: text('隐患部位', { required: true, longest: 100, synonyms: ['部位', '地点', '位置'] }),
    about: text('隐患情况', { required: true, longest: 500, synonyms: ['隐患内容', '存在问题', '隐患描述'] }),
    owner: text('整改责任人', { required: true, longest: 30, hint: '五定之一：定责任', synonyms: ['责任人'] }),
    measure: text('整改措施', { required: MAJOR, longest: 500, hint: '五定之二：定措施', synonyms: ['措施'] }),
    budget: money('计划整改资金', {
      unit: '元',
      min: 0,
      required: MAJOR,
      hint: '五定之三：定资金，不花钱的填0',
      synonyms: ['计划资金', '所需资金'],
    }),
    due_on: date('整改时限', {
      required: MAJOR,
      hint: '五定之四：定时限；一般隐患不填的按规定天数计算',
      synonyms: ['完成时限', '整改期限'],
    }),
    plan: text('治理期间应急预案', {
      required: MAJOR,
      longest: 500,
      hint: '五定之五：定预案，写明停用部位和防范措施',
      synonyms: ['应急预案', '治理期间防范措施'],
    }),
    rectified_on: date('整改完成日期', { synonyms: ['整改日期', '完成时间'] }),
    cost: money('整改资金', { unit: '元', min: 0, synonyms: ['投入资金'] }),
    photo: file('整改照片'),
    rechecked_by: text('复查人', { longest: 30, hint: '不能由整改责任人自己复查' }),
    rechecked_on: date('复查日期', { synonyms: ['复查时间'] }),
    supervisor: text('督办领导', { longest: 30, synonyms: ['挂牌领导'] }),
    looked_back_by: text('回头看人员', { longest: 30 }),
    looked_back_on: date('回头看日期'),
    remark: text('备注', { longest: 500 }),
  },

  workflow: {
    start: 'draft',
    states: {
      draft: { title: '登记' },
      reported: { title: '待下达', limit: { workdays: norm('hazard.order_workdays') } },
      open: {
        title: '整改中',
        limit: [
          // Mended once and found wanting: the first time limit is over, and a new one counts from now.
          { when: { rectified_on: { empty: false } }, workdays: norm('hazard.again_workdays') },
          { when: MAJOR, until: 'due_on', else: { days: norm('hazard.major_days') } },
          { until: 'due_on', else: { days: norm('hazard.general_days') } },
        ],
      },
      rectified: { title: '待复查', limit: { workdays: norm('hazard.recheck_workdays') } },
      watched: {
        title: '待回头看',
        stay: { days: norm('hazard.look_back_after_days') },
        limit: { days: norm('hazard.look_back_days') },
      },
      // A general hazard may be looked back at as well; nobody owes it.
      closed: { title: '已销号', rests: true },
      settled: { title: '回头看合格', final: true },
    },
    moves: {
      report: { title: '上报', from: 'draft', to: 'open', by: 'school.head', when: GENERAL },
      report_major: { title: '上报重大隐患', from: 'draft', to: 'reported', by: 'school.head', when: MAJOR },
      order: {
        title: '下达整改通知',
        from: ['draft', 'reported'],
        to: 'open',
        by: 'county.safety_section',
        prints: 'rectification_notice',
      },
      rectify: {
        title: '整改完成',
        from: 'open',
        to: 'rectified',
        by: 'school.safety_officer',
        asks: ['rectified_on', 'cost', 'photo'],
      },
      extend: {
        title: '同意延期',
        from: 'open',
        to: 'open',
        by: 'county.leader',
        reason: true,
        extends: { days: norm('hazard.extension_days'), times: norm('hazard.extension_times') },
      },
      supervise: {
        title: '挂牌督办',
        from: 'open',
        to: 'open',
        by: 'county.leader',
        when: MAJOR,
        reason: true,
        asks: ['supervisor'],
        prints: 'supervision_order',
      },
      refuse: {
        title: '复查不合格',
        from: 'rectified',
        to: 'open',
        by: 'county.safety_section',
        reason: true,
        prints: 'recheck_opinion',
      },
      close: {
        title: '销号',
        from: 'rectified',
        to: 'closed',
        by: 'county.safety_section',
        when: GENERAL,
        asks: ['rechecked_by', 'rechecked_on'],
      },
      close_major: {
        title: '重大隐患销号',
        from: 'rectified',
        to: 'watched',
        by: 'county.safety_section',
        when: MAJOR,
        asks: ['rechecked_by', 'rechecked_on'],
      },
      look_back: {
        title: '回头看合格',
        from: ['watched', 'closed'],
        to: 'settled',
        by: 'county.safety_section',
        asks: ['looked_back_by', 'looked_back_on'],
      },
      // What has come back need not wait until the look back is due.
      reopen: {
        title: '回头看反弹',
        from: ['watched', 'closed'],
        to: 'open',
        by: 'county.safety_section',
        reason: true,
        early: true,
      },
      recall: {
        title: '撤销销号',
        from: ['watched', 'closed', 'settled'],
        to: 'rectified',
        by: 'county.safety_section',
        reason: true,
        early: true,
        undoes: true,
      },
    },
  },

  checks: {
    due: { hard: 'due_on >= found_on', says: '整改时限不能早于发现日期' },
    in_order: { soft: 'rectified_on >= found_on', says: '整改完成日期早于发现日期，请说明' },
  },

  indicators: {
    found: { title: '排查安全隐患', unit: '处', count: 'rows', synonyms: ['排查隐患', '发现隐患'] },
    rectified: {
      title: '完成整改',
      unit: '处',
      count: 'rows',
      where: { state: FINISHED },
      about: '复查合格并销号的才算',
    },
    rectified_rate: { title: '隐患整改率', ratio: 'rectified', over: 'found', as: 'percent' },
    open: { title: '未完成整改', unit: '处', count: 'rows', where: { state: UNFINISHED } },
    waiting: { title: '待复查', unit: '处', count: 'rows', where: { state: 'rectified' } },
    limited: {
      title: '到期或已改完的隐患',
      unit: '处',
      count: 'rows',
      where: { any: [{ kept: 'open' }, { missed: 'open' }, { state: 'open', late: true }] },
      about: '整改时限已经有结果的：按期改完、逾期改完、逾期还没改完',
    },
    in_time: {
      title: '按期整改',
      unit: '处',
      count: 'rows',
      where: { kept: 'open', not: { any: [{ missed: 'open' }, { state: 'open', late: true }] } },
      about: '每次整改都在时限以内的才算',
    },
    in_time_rate: { title: '按期整改率', ratio: 'in_time', over: 'limited', as: 'percent' },
    late: {
      title: '逾期未整改',
      unit: '处',
      count: 'rows',
      where: { state: 'open', late: true },
      synonyms: ['逾期隐患'],
    },
    late_at_all: {
      title: '逾期整改',
      unit: '处',
      count: 'rows',
      where: { any: [{ missed: 'open' }, { state: 'open', late: true }] },
      about: '逾期才改完的，和逾期还没改完的',
    },
    extended: { title: '延期整改', unit: '处', count: 'rows', where: { moved: 'extend' } },
    ordered: { title: '下达隐患整改通知', unit: '处', count: 'rows', where: { moved: 'order' } },
    supervised: { title: '挂牌督办隐患', unit: '处', count: 'rows', where: { moved: 'supervise' } },
    rechecked: {
      title: '经过复查的隐患',
      unit: '处',
      count: 'rows',
      where: { moved: ['refuse', 'close', 'close_major'] },
    },
    refused: { title: '复查不合格', unit: '处', count: 'rows', where: { moved: 'refuse' } },
    refused_rate: { title: '复查不合格率', ratio: 'refused', over: 'rechecked', as: 'percent' },
    rechecked_late: { title: '复查逾期', unit: '处', count: 'rows', where: { missed: 'rectified' } },
    looked_back: {
      title: '回头看隐患',
      unit: '处',
      count: 'rows',
      where: { moved: ['look_back', 'reopen'] },
    },
    came_back: { title: '反弹隐患', unit: '处', count: 'rows', where: { moved: 'reopen' } },
    major: { title: '重大隐患', unit: '处', count: 'rows', where: MAJOR },
    major_rectified: {
      title: '重大隐患完成整改',
      unit: '处',
      count: 'rows',
      where: { grade: '重大', state: FINISHED },
    },
    major_rate: { title: '重大隐患整改率', ratio: 'major_rectified', over: 'major', as: 'percent' },
    fire: { title: '消防隐患', unit: '处', count: 'rows', where: { kind: '消防' } },
    buildings: { title: '校舍隐患', unit: '处', count: 'rows', where: { kind: '校舍' } },
    food: { title: '食品卫生隐患', unit: '处', count: 'rows', where: { kind: '食品卫生' } },
    schools: { title: '存在隐患的学校', unit: '所', count: 'unit' },
    schools_open: {
      title: '还有隐患未整改的学校',
      unit: '所',
      count: 'unit',
      where: { state: UNFINISHED },
    },
    found_in_checks: { title: '检查中发现的隐患', unit: '处', count: 'rows', where: { inspection: { empty: false } } },
    budget: { title: '隐患整改计划资金', unit: '元', sum: 'budget' },
    cost: { title: '隐患整改投入', unit: '元', sum: 'cost' },
    mean_cost: { title: '每处隐患平均整改投入', unit: '元', mean: 'cost', places: 0 },
    per_school: { title: '校均隐患', unit: '处', ratio: 'found', over: 'schools', as: 'number', places: 1 },
  },
})
