/** Sections of the catalogue, in the order they are listed. A section without a title here shows its own name. */
export const SECTION_TITLES: Readonly<Record<string, string>> = {
  plan: '计划与目标',
  schools: '学校与场所',
  pupils: '学生',
  aid: '资助',
  exams: '考试与成绩',
  teachers: '教师',
  projects: '项目与资金',
  safety: '安全',
  petitions: '信访与建议',
  institutions: '民办学校与培训机构',
  inspection: '督导',
  party: '党建与纪检',
  vocational: '职业与终身教育',
}
