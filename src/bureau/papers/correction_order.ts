import { definePaper } from '../../ledger/index.ts'

export const correctionOrder = definePaper({
  name: 'correction_order',
  title: '责令改正通知书',
  about: '复学通知书限定的日子过了还没有返校的，认定辍学，责令监护人限期改正。属行政督促，不罚款。',
  ledger: 'dropout_case',
  code: '责改',
  to: '{guardian}',
  copies: '{单位}，{village}',
  served: true,
  body: `
经查，{name}（{sex}，{born_on}出生）系应当接受义务教育的适龄儿童、少年，{单位}{grade}学生，自{absent_from}起没有到校。学校上门劝返{visit_count}次，乡镇已发出复学通知书，限{return_by}以前返校，至今没有返校，也没有提出正当理由。{confirmed_on}认定为辍学。

以上事实，有学籍记录、考勤记录、家访劝返记录、复学通知书及送达回证为证。

{guardian}作为监护人，没有依法送{name}入学，违反了《中华人民共和国义务教育法》第五条、第十一条的规定。依照该法第五十八条，现责令你：

一、立即停止使{name}失学的行为，不得让其外出务工或者以其他理由不到校。

二、在{correct_by}以前送{name}返回{单位}，并配合学校做好补课和心理疏导。

三、有困难、需要帮助的，在上述日期以前向{单位}或者本机关提出。

逾期不改正的，本机关可以提请司法机关依法督促监护人履行监护职责；胁迫、诱骗适龄儿童、少年失学、辍学，或者招用其做工的，由有关部门依法追究责任。
`,
})
