/** What is licensed and watched here: institutions that train, and schools and kindergartens that are not public. */
export const INSTITUTION_KINDS = ['学科类培训机构', '非学科类培训机构', '民办学校', '民办幼儿园'] as const
export const TRAINING_KINDS = ['学科类培训机构', '非学科类培训机构'] as const

/** 资料核查的八个方面; what an inspection round looks at, so that the number of them is counted and not written. */
export const ASPECTS = [
  '证照办理',
  '营转非和备改审',
  '培训收费监管',
  '隐形变异',
  '材料和人员',
  '平台信息填报',
  '风险防范',
  '课程管理',
  '安全管理',
] as const

/** Who watches over them: the section, and those who answer for it. */
export const WATCHERS = [
  'city.private_section',
  'city.office',
  'city.leader',
  'county.private_section',
  'county.office',
  'county.leader',
] as const
