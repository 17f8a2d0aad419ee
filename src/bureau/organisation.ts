import { defineOrganisation } from '../ledger/index.ts'

/**
 * From the city down to the school. County schools stand below their central school or directly below the county, and so
 * do training institutions: a level of their own, so that they owe what institutions owe and no school's return.
 */
export const organisation = defineOrganisation({
  levels: [
    { name: 'city', title: '市', head: 'city.leader', bureau: true },
    { name: 'county', title: '县（市、区）', head: 'county.leader', bureau: true },
    { name: 'township', title: '乡镇（中心学校）', head: 'township.head' },
    { name: 'school', title: '学校', head: 'school.head' },
    { name: 'institution', title: '校外培训机构', head: 'institution.keeper' },
  ],
  positions: [
    { name: 'city.administrator', title: '市局系统管理员', steward: true },
    { name: 'city.office', title: '市局办公室' },
    { name: 'city.planning_section', title: '市局计划财务科' },
    { name: 'city.basic_section', title: '市局基础教育科' },
    { name: 'city.safety_section', title: '市局安全科' },
    { name: 'city.projects_section', title: '市局项目建设科' },
    { name: 'city.aid_centre', title: '市学生资助中心' },
    { name: 'city.personnel_section', title: '市局人事科' },
    { name: 'city.private_section', title: '市局民办教育科' },
    { name: 'city.ict_centre', title: '市电教馆' },
    { name: 'city.inspector', title: '市督学' },
    { name: 'city.leader', title: '市局领导' },
    { name: 'county.administrator', title: '县局系统管理员', steward: true },
    { name: 'county.office', title: '县局办公室' },
    { name: 'county.planning_section', title: '县局计划财务股' },
    { name: 'county.basic_section', title: '县局基础教育股' },
    { name: 'county.safety_section', title: '县局安全股' },
    { name: 'county.projects_section', title: '县局项目建设股' },
    { name: 'county.aid_centre', title: '县学生资助中心' },
    { name: 'county.personnel_section', title: '县局人事股' },
    { name: 'county.private_section', title: '县局民办教育股' },
    { name: 'county.ict_centre', title: '县电教馆' },
    { name: 'county.inspector', title: '责任督学' },
    { name: 'county.leader', title: '县局领导' },
    { name: 'township.head', title: '中心学校校长' },
    { name: 'township.officer', title: '中心学校专干' },
    { name: 'school.head', title: '校（园）长' },
    { name: 'school.clerk', title: '数据员' },
    { name: 'school.safety_officer', title: '安全员' },
    { name: 'school.aid_officer', title: '资助专干' },
    { name: 'school.moral_clerk', title: '德育干事' },
    { name: 'school.keeper', title: '民办学校（园）年检填报人' },
    { name: 'institution.keeper', title: '培训机构填报人' },
  ],
  unitKinds: {
    city_bureau: '市教育局',
    county_bureau: '县（市、区）教育局',
    central_school: '中心学校',
    kindergarten: '幼儿园',
    primary: '小学',
    teaching_point: '教学点',
    junior: '初级中学',
    nine_year: '九年一贯制学校',
    twelve_year: '十二年一贯制学校',
    senior: '高级中学',
    complete: '完全中学',
    vocational: '中等职业学校',
    special: '特殊教育学校',
    training_school: '教师进修学校',
    university: '高等学校',
    institution: '校外培训机构',
  },
})

/** Kinds of units with pupils of compulsory school age; special schools report on a scale of their own. */
export const COMPULSORY_KINDS = ['primary', 'teaching_point', 'junior', 'nine_year', 'twelve_year', 'complete'] as const
