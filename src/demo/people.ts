/** Those who sign in to the demonstration. Logins are pinyin, followed by the figures of the unit's code. */
import { chanceOf } from './chance.ts'
import { personName } from './person_names.ts'
import { type Institution, INSTITUTIONS } from './institutions.ts'
import { COUNTIES } from './place_names.ts'
import type { DemoPerson } from './row.ts'
import { countyCode, ROOT, type School, SCHOOLS, townshipCode } from './units.ts'

/** Of every demonstration account. The demonstration holds invented people only and must not be opened to the world. */
export const DEMO_PASSWORD = 'Youju-2011'

/** Login and position of those who sit in a bureau, the city's and each county's. */
const BUREAU = [
  ['bangong', 'office'],
  ['jihua', 'planning_section'],
  ['anquan', 'safety_section'],
  ['xiangmu', 'projects_section'],
  ['zizhu', 'aid_centre'],
  ['renshi', 'personnel_section'],
  ['jijiao', 'basic_section'],
  ['minban', 'private_section'],
  ['dianjiao', 'ict_centre'],
  ['duxue', 'inspector'],
  ['juzhang', 'leader'],
] as const
export type BureauLogin = (typeof BUREAU)[number][0]

const two = (number: number): string => String(number).padStart(2, '0')
const digits = (code: string): string => code.replaceAll(/\D/g, '')

export const countyLogin = (login: BureauLogin, county: number): string => `${login}${county}`
export const townshipLogin = (county: number, township: number): string =>
  `zhongxin${digits(townshipCode(county, township))}`
export const townshipOfficer = (county: number, township: number): string =>
  `zhuangan${digits(townshipCode(county, township))}`
/** Who reports for a training institution. */
export const keeperOf = (institution: Institution): string => `jigou${institution.county}${two(institution.place)}`
export const headOf = (school: School): string => `xiaozhang${digits(school.unit.code)}`
/** One person in each school keeps the books: data, safety, aid. */
export const clerkOf = (school: School): string => `wenyuan${digits(school.unit.code)}`

const ABOUT_CITY: Readonly<Record<BureauLogin, string>> = {
  bangong: '市教育局办公室：信访台账，写年度总结',
  jihua: '市教育局计划财务科：学校基本情况',
  anquan: '市教育局安全科：检查、隐患、演练',
  xiangmu: '市教育局项目建设科：建设项目的节点和进展',
  zizhu: '市学生资助中心：学生资助',
  renshi: '市教育局人事科：干部教师培训',
  jijiao: '市教育局基础教育科：课后服务与五项管理、疫情日报、教科书、适龄人口',
  minban: '市教育局民办教育科：办学审批、年检、执法查处、资金监管',
  dianjiao: '市电教馆：教育信息化',
  duxue: '市督学：看得见各校，不办理',
  juzhang: '市教育局领导：看全市各项数，各县逾期的报到这里',
}
/** The school whose clerk and head are shown. */
export const SHOWN = 'demo-01-04-01'
/** Accounts below the city that are shown at the start. */
const ABOUT_OTHERS: Readonly<Record<string, string>> = {
  juzhang1: '县教育局领导：逾期事项报到这里待签收，责任书要签字',
  anquan1: '县安全股：隐患复查、销号，食品安全月报待审',
  zizhu1: '县学生资助中心：资助名册，营养餐月报待审',
  bangong1: '县教育局办公室：信访件，有几件已经逾期',
  jijiao1: '县基础教育股：月报待审、控辍保学个案要责令和销案',
  minban1: '县民办教育股：申请要审、年检要看、线索要查，有几件已经逾期',
  xiangmu1: '县项目建设股：滞后的项目要督办',
  jigou101: '校外培训机构填报人：资金监管月报',
  zhongxin0104: '中心学校校长：各校逾期的隐患、个案和纠纷报到这里',
  zhuangan0104: '中心学校专干：控辍保学双线签字、发复学通知书',
  xiaozhang010401: '中心小学校长：有隐患和控辍保学个案逾期，要督促',
  wenyuan010401: '中心小学数据员：本月的月报要填，上期有退回要改的',
  wenyuan010008: '职业中学资助专干：资助名册',
}

function person(login: string, seats: DemoPerson['seats'], about = ABOUT_OTHERS[login]): DemoPerson {
  const named = { login, name: personName(chanceOf('person', login)), seats }
  return about === undefined ? named : { ...named, about }
}

function bureauPeople(level: 'city' | 'county', unit: string, suffix: string): DemoPerson[] {
  return BUREAU.map(([login, position]) =>
    person(
      `${login}${suffix}`,
      [{ position: `${level}.${position}`, unit }],
      level === 'city' ? ABOUT_CITY[login] : undefined,
    ),
  )
}

function townshipPeople(county: number, township: number): DemoPerson[] {
  const unit = townshipCode(county, township)
  return [
    person(townshipLogin(county, township), [{ position: 'township.head', unit }]),
    person(townshipOfficer(county, township), [{ position: 'township.officer', unit }]),
  ]
}

function schoolPeople(school: School): DemoPerson[] {
  const unit = school.unit.code
  const books = ['clerk', 'safety_officer', 'aid_officer', 'moral_clerk']
  const licensed = school.role === 'private_kindergarten'
  return [
    person(headOf(school), [
      { position: 'school.head', unit },
      ...(licensed ? [{ position: 'school.keeper', unit }] : []),
    ]),
    person(
      clerkOf(school),
      books.map((position) => ({ position: `school.${position}`, unit })),
    ),
  ]
}

function institutionPerson(institution: Institution): DemoPerson {
  return person(keeperOf(institution), [{ position: 'institution.keeper', unit: institution.unit.code }])
}

/** The city's own first, then county by county. */
export function demoPeople(): DemoPerson[] {
  const admin = person('admin', [{ position: 'city.administrator', unit: ROOT }], '系统管理员：单位、人员、导入')
  const counties = COUNTIES.flatMap(({ townships }, index) => {
    const county = index + 1
    const unit = countyCode(county)
    return [
      person(`admin${county}`, [{ position: 'county.administrator', unit }]),
      ...bureauPeople('county', unit, String(county)),
      ...townships.flatMap((_, place) => townshipPeople(county, place + 1)),
    ]
  })
  return [
    admin,
    ...bureauPeople('city', ROOT, ''),
    ...counties,
    ...SCHOOLS.flatMap(schoolPeople),
    ...INSTITUTIONS.map(institutionPerson),
  ]
}
