/** A ledger whose moves print: a letter that is served, an order in red with a list, and an agreement that is signed. */
import {
  choice,
  date,
  defineLedger,
  defineNorm,
  definePaper,
  idNumber,
  integer,
  lines,
  norm,
  ref,
  text,
  unit,
} from '../../../src/ledger/index.ts'

export const visitDays = defineNorm({
  name: 'visit.answer_days',
  title: '家访回复时限',
  unit: '天',
  values: [{ from: '2001-01-01', value: 15, source: '测试', local: true }],
})

export const child = defineLedger({
  name: 'visit_child',
  title: '家访学生',
  section: 'pupils',
  filledBy: 'school.clerk',
  key: ['name', 'unit'],
  fields: { name: text('姓名', { required: true }), card: idNumber('身份证号') },
})

export const visit = defineLedger({
  name: 'visit',
  title: '家访台账',
  section: 'pupils',
  filledBy: 'school.clerk',
  on: 'found_on',
  sealed: true,
  readers: ['county.safety_section', 'city.safety_section'],
  fields: {
    found_on: date('发现日期', { required: true }),
    child: ref('学生', 'visit_child'),
    name: text('姓名', { required: true, private: true }),
    card: idNumber('身份证号'),
    guardian: text('监护人', { private: true }),
    kind: choice('情形', ['一般', '紧急']),
    days: integer('缺课天数', { unit: '天' }),
    over_to: unit('转交单位'),
    steps: lines('措施', { what: text('措施'), by_day: date('完成日期') }),
  },
  workflow: {
    start: 'draft',
    states: {
      draft: { title: '登记' },
      open: { title: '办理中', limit: { days: norm('visit.answer_days') } },
      done: { title: '办结', final: true },
    },
    moves: {
      report: { title: '上报', from: 'draft', to: 'open', by: 'school.clerk' },
      notify: {
        title: '告知',
        from: 'open',
        to: 'open',
        by: 'county.safety_section',
        reason: true,
        prints: 'visit_notice',
      },
      order: { title: '交办', from: 'open', to: 'open', by: 'county.safety_section', prints: 'visit_order' },
      hand: {
        title: '转交',
        from: 'open',
        to: 'open',
        by: 'county.safety_section',
        asks: ['over_to'],
        hands: 'over_to',
      },
      close: { title: '办结', from: 'open', to: 'done', by: 'county.safety_section', prints: 'visit_pledge' },
    },
  },
})

export const notice = definePaper({
  name: 'visit_notice',
  title: '家访告知书',
  ledger: 'visit',
  code: '访告',
  to: '{guardian}',
  body: [
    '{name}（身份证号{card}）系{单位}学生，经查自{found_on}起缺课{days}天{if kind = 紧急: ，情况紧急}。因{理由}，现予告知。',
    '',
    '请于{期限}前书面答复{机关}；逾期不答复的，依法处理。{if child: 另见{child.name}的档案。}',
  ].join('\n'),
  note: '联系人：{办理人}',
  served: true,
})
export const order = definePaper({
  name: 'visit_order',
  title: '关于做好家访工作的通知',
  ledger: 'visit',
  code: '访办',
  head: 'red',
  to: '{单位}',
  body: '现就有关事项通知如下。\n\n## 一、措施\n\n[table 措施清单 | steps]\n\n请遵照{字号}执行。',
  attachments: ['家访记录表', '{单位}名单'],
  copies: '市教育局办公室',
})
export const pledge = definePaper({
  name: 'visit_pledge',
  title: '家校责任书',
  ledger: 'visit',
  code: '访责',
  to: '',
  body: '{单位}与{guardian}约定如下：保证{name}按时到校。\n\n[sign 学校（盖章） | 家长（签名） | 乡镇（盖章）]',
})
