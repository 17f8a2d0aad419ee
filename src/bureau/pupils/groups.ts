/** 重点人群: children whom schools and townships look after by name. */
export const PUPIL_GROUPS = [
  '留守儿童',
  '进城务工人员随迁子女',
  '残疾儿童',
  '孤儿',
  '事实无人抚养儿童',
  '困境儿童',
  '涉案未成年人',
  '低保家庭',
  '脱贫户和监测户',
  '少数民族',
  '寄宿生',
] as const

export const STAGES = ['小学', '初中'] as const
export const GRADES = [
  '一年级',
  '二年级',
  '三年级',
  '四年级',
  '五年级',
  '六年级',
  '七年级',
  '八年级',
  '九年级',
] as const
