import { choice, date, defineLedger, file, money, norm, ref, text } from '../../ledger/index.ts'

export const hazard = defineLedger({
  name: 'hazard',
  title: '安全隐患整改台账',
  about: '每处隐患一行：在哪里、是什么、多大、谁来改、什么时候改完、谁去复查。复查合格才能销号。',
  section: 'safety',
  filledBy: 'school.safety_officer',
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
    measure: text('整改措施', { required: { grade: '重大' }, longest: 500, synonyms: ['措施'] }),
    owner: text('整改责任人', { required: true, longest: 30, synonyms: ['责任人'] }),
    due_on: date('整改时限', { hint: '不填的按规定天数计算', synonyms: ['完成时限', '整改期限'] }),
    plan: text('治理期间防范措施', { required: { grade: '重大' }, longest: 500, synonyms: ['应急预案'] }),
    rectified_on: date('整改完成日期', { synonyms: ['整改日期', '完成时间'] }),
    cost: money('整改资金', { unit: '元', min: 0, synonyms: ['投入资金'] }),
    photo: file('整改照片'),
    rechecked_by: text('复查人', { longest: 30, hint: '不能由整改责任人自己复查' }),
    rechecked_on: date('复查日期', { synonyms: ['复查时间'] }),
    remark: text('备注', { longest: 500 }),
  },

  workflow: {
    start: 'draft',
    states: {
      draft: { title: '登记' },
      open: { title: '整改中', limit: { until: 'due_on', else: { days: norm('hazard.general_days') } } },
      rectified: { title: '待复查', limit: { workdays: norm('hazard.recheck_workdays') } },
      closed: { title: '已销号', final: true },
    },
    moves: {
      report: { title: '上报', from: 'draft', to: 'open', by: 'school.head' },
      rectify: {
        title: '整改完成',
        from: 'open',
        to: 'rectified',
        by: 'school.safety_officer',
        asks: ['rectified_on', 'cost', 'photo'],
      },
      refuse: {
        title: '复查不合格',
        from: 'rectified',
        to: 'open',
        by: 'county.safety_section',
        reason: true,
      },
      close: {
        title: '销号',
        from: 'rectified',
        to: 'closed',
        by: 'county.safety_section',
        asks: ['rechecked_by', 'rechecked_on'],
      },
    },
  },

  checks: {
    in_order: { soft: 'rectified_on >= found_on', says: '整改完成日期早于发现日期，请说明' },
  },

  indicators: {
    found: { title: '排查安全隐患', unit: '处', count: 'rows', synonyms: ['排查隐患', '发现隐患'] },
    rectified: {
      title: '完成整改',
      unit: '处',
      count: 'rows',
      where: { state: 'closed' },
      about: '复查合格并销号的才算',
    },
    rectified_rate: { title: '隐患整改率', ratio: 'rectified', over: 'found', as: 'percent' },
    open: { title: '未完成整改', unit: '处', count: 'rows', where: { state: ['open', 'rectified'] } },
    waiting: { title: '待复查', unit: '处', count: 'rows', where: { state: 'rectified' } },
    major: { title: '重大隐患', unit: '处', count: 'rows', where: { grade: '重大' } },
    major_rectified: {
      title: '重大隐患完成整改',
      unit: '处',
      count: 'rows',
      where: { grade: '重大', state: 'closed' },
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
      where: { state: ['open', 'rectified'] },
    },
    found_in_checks: { title: '检查中发现的隐患', unit: '处', count: 'rows', where: { inspection: { empty: false } } },
    cost: { title: '隐患整改投入', unit: '元', sum: 'cost' },
    mean_cost: { title: '每处隐患平均整改投入', unit: '元', mean: 'cost', places: 0 },
    per_school: { title: '校均隐患', unit: '处', ratio: 'found', over: 'schools', as: 'number', places: 1 },
  },
})
