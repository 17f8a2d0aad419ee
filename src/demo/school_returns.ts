/** The yearly returns of all schools for the school years 2010–2011 and 2011–2012. */
import { addDays, type Day, type Mark, type Marks, type Values } from '../ledger/index.ts'
import { moment, workdayFrom } from './calendar.ts'
import { type Chance, chanceOf } from './chance.ts'
import { type Enrolment, type Stage, boardersOf, enrolmentOf, pupilsIn, STAGES } from './enrolment.ts'
import { personName } from './person_names.ts'
import { clerkOf, countyLogin, headOf, townshipLogin } from './people.ts'
import type { DemoRow, DemoVersion } from './row.ts'
import { leftOver } from './rounds.ts'
import { shares } from './shares.ts'
import { type School, schoolsOn } from './units.ts'

const KIND_TITLES: Readonly<Record<string, string>> = {
  kindergarten: '幼儿园',
  primary: '小学',
  teaching_point: '教学点',
  junior: '初级中学',
  nine_year: '九年一贯制学校',
  senior: '高级中学',
  complete: '完全中学',
  vocational: '中等职业学校',
  special: '特殊教育学校',
}
/** Pupils in a class and pupils to a full-time teacher. */
const CLASS_SIZE: Readonly<Record<Stage, number>> = {
  kindergarten: 33,
  primary: 47,
  junior: 53,
  senior: 57,
  vocational: 50,
  special: 11,
}
const PER_TEACHER: Readonly<Record<Stage, number>> = {
  kindergarten: 21,
  primary: 21,
  junior: 17,
  senior: 18,
  vocational: 24,
  special: 4,
}

/** Two schools had sent nothing in when the demonstration stands still. */
const SILENT = [412, 733]
/** States of returns for 2011 that are not yet accepted, by place in the list of schools. */
const UNFINISHED: Readonly<Record<number, string>> = {
  88: 'draft',
  530: 'draft',
  171: 'returned',
  604: 'returned',
  ...Object.fromEntries([35, 140, 233, 377, 590, 811].map((place) => [place, 'submitted'])),
  ...Object.fromEntries([203, 266, 459, 645].map((place) => [place, 'checked'])),
}

export function* schoolReturns(): Generator<DemoRow> {
  let id = 0
  for (const year of [2010, 2011]) {
    for (const [place, school] of schoolsOn(`${year}-09-01`).entries()) {
      if (year === 2011 && SILENT.includes(place)) continue
      id += 1
      const values = returnOf(school, year)
      const state = (year === 2011 ? UNFINISHED[place] : undefined) ?? 'accepted'
      const { values: told, marks } = unsaid(school, year, values)
      yield {
        id,
        unit: school.unit.code,
        period: `${year}S`,
        values: told,
        marks,
        versions: wayTo(state, school, year),
      }
    }
  }
}

function wayTo(state: string, school: School, year: number): DemoVersion[] {
  const chance = chanceOf('return way', school.unit.code, year)
  const direct = school.township === 0
  const reviewer = direct
    ? []
    : [{ state: 'checked', move: 'check', by: townshipLogin(school.county, school.township) }]
  const planning = countyLogin('jihua', school.county)
  const last =
    state === 'returned'
      ? {
          state,
          move: 'give_back',
          by: planning,
          reason: '图书册数与上学年相差过大，请核对后重报。',
          cells: { books: '与上学年相差过大，请对照图书总账' },
        }
      : null
  const submitted = { state: 'submitted', move: 'submit', by: headOf(school) }
  const accepted = [...reviewer, { state: 'accepted', move: direct ? 'accept_direct' : 'accept', by: planning }]
  const steps: Omit<DemoVersion, 'at'>[] = [
    { state: 'draft', by: clerkOf(school) },
    submitted,
    ...(last ? [last, submitted] : []),
    ...accepted,
  ]
  const reached = steps.findIndex((step) => step.state === state) + 1
  const done = steps.slice(0, reached)
  let day: Day = addDays(`${year}-09-05`, chance.between(0, 12))
  const versions = done.map((step, order) => {
    day = workdayFrom(addDays(day, order === 0 ? 0 : chance.between(1, 7)))
    return { at: moment(day, chance, order), ...step }
  })
  return [...versions, ...leftOver(steps.slice(reached), 'school_return', school.unit.code, `${year}S`)]
}

export function returnOf(school: School, year: number): Values {
  const chance = chanceOf('return', school.unit.code)
  const enrolment = enrolmentOf(school, year)
  const classes = classesOf(school, enrolment, year)
  return {
    school_kind: KIND_TITLES[school.unit.kind] ?? '小学',
    sponsor: school.role === 'private_kindergarten' ? '民办' : '公办',
    place: placeOf(school),
    managed_by: school.township === 0 ? '县教育局' : '中心学校',
    head: personName(chanceOf('head', school.unit.code)),
    ...pupilsPart(school, enrolment, year, chance),
    ...classes,
    ...staffPart(school, enrolment, chance),
    ...roomsPart(school, enrolment, year, chance),
  }
}

function placeOf({ county, township, role }: School): string {
  if (township === 0) return county <= 2 ? '城区' : '镇区'
  if (county <= 2 && township <= 3) return '城区'
  return role === 'village_primary' || role === 'teaching_point' ? '乡村' : '镇区'
}

function pupilsPart(school: School, enrolment: Enrolment, year: number, chance: Chance): Values {
  const pupils = pupilsIn(enrolment)
  const share = (low: number, high: number): number => Math.floor((pupils * chance.between(low, high)) / 1000)
  const rural = placeOf(school) !== '城区'
  return {
    pupils,
    kindergarten_children: enrolment.kindergarten,
    primary_pupils: enrolment.primary,
    junior_pupils: enrolment.junior,
    senior_pupils: enrolment.senior,
    vocational_pupils: enrolment.vocational,
    special_pupils: enrolment.special,
    girls: share(455, 492),
    boarders: STAGES.reduce((sum, stage) => sum + boardersOf(school, stage, year), 0),
    left_behind: rural ? share(260, 470) : share(30, 90),
    migrant: rural ? share(0, 12) : share(90, 230),
    disabled: school.role === 'special' ? 0 : share(1, 9),
    new_pupils: share(165, 335),
    graduates: share(160, 325),
  }
}

function classesOf(school: School, enrolment: Enrolment, year: number): Values {
  const chance = chanceOf('classes', school.unit.code, year)
  const small = school.role === 'teaching_point' ? 16 : school.role === 'village_primary' ? 40 : undefined
  const classes = STAGES.reduce((sum, stage) => sum + Math.ceil(enrolment[stage] / (small ?? CLASS_SIZE[stage])), 0)
  const crowd = small ? 0 : ({ kindergarten: 0, special: 0 }[school.unit.kind] ?? chance.between(6, 34) / 100)
  const middle = small ? 0.15 : crowd === 0 ? 0 : 0.46
  const [to_45 = 0, to_55 = 0, up = 0] = shares(classes, [Math.max(0, 1 - crowd - middle), middle, crowd])
  return {
    classes,
    classes_to_45: to_45,
    classes_46_55: to_55,
    classes_56_up: up,
    classes_66_up: Math.floor(up * chance.share() * 0.5),
  }
}

function staffPart(school: School, enrolment: Enrolment, chance: Chance): Values {
  const fewer = school.role === 'teaching_point' ? 4 : 0
  const teachersOf = (stage: Stage): number =>
    enrolment[stage] === 0 ? 0 : Math.ceil(enrolment[stage] / (PER_TEACHER[stage] - fewer + chance.between(-1, 2)))
  const [primary, junior] = [teachersOf('primary'), teachersOf('junior')]
  const teachers =
    primary +
    junior +
    teachersOf('kindergarten') +
    teachersOf('senior') +
    teachersOf('vocational') +
    teachersOf('special')
  const of = (count: number, low: number, high: number): number => Math.round((count * chance.between(low, high)) / 100)
  return {
    staff: teachers + Math.ceil(teachers * (school.unit.kind === 'kindergarten' ? 0.55 : 0.09)),
    teachers,
    primary_teachers: primary,
    junior_teachers: junior,
    qualified: of(
      teachers,
      school.role === 'private_kindergarten' ? 62 : 93,
      school.role === 'private_kindergarten' ? 90 : 100,
    ),
    primary_degree: of(primary, 58, 88),
    junior_degree: of(junior, 48, 79),
    middle_title: of(
      teachers,
      school.unit.kind === 'kindergarten' ? 5 : 38,
      school.unit.kind === 'kindergarten' ? 20 : 60,
    ),
    primary_backbone: of(primary, 4, 18),
    junior_backbone: of(junior, 5, 19),
    primary_arts: of(primary, 6, 17),
    junior_arts: of(junior, 7, 16),
    guards: Math.max(school.role === 'teaching_point' ? 0 : 1, Math.ceil(pupilsIn(enrolment) / 900)),
  }
}

/** Rooms and grounds change slowly; what is bought grows a little from one year to the next. */
function roomsPart(school: School, enrolment: Enrolment, year: number, chance: Chance): Values {
  const pupils = pupilsIn(enrolment)
  const grown = year > 2010 ? 1.06 : 1
  const each = (low: number, high: number): number => (pupils * chance.between(low * 100, high * 100)) / 100
  const round = (value: number): number => Math.round(value)
  const teaching = round(each(2.6, 5.4))
  const boarding = STAGES.reduce((sum, stage) => sum + boardersOf(school, stage, year), 0)
  const dormitory = round(boarding * 2.7)
  const small = school.role === 'teaching_point'
  return {
    site_area: round(each(11, 26)),
    building_area: round(teaching * 1.45 + dormitory * 1.1),
    teaching_area: teaching,
    indoor_sports_area: school.township === 0 && school.unit.kind !== 'kindergarten' ? round(teaching * 0.06) : 0,
    sports_area: round(each(3.1, 8.2)),
    dormitory_area: dormitory,
    canteen_area: small ? 0 : round(each(0.4, 1.1)),
    dangerous_area: chance.happens(0.14) ? chance.between(80, 900) : 0,
    equipment: round((each(420, 1500) * grown) / 100) * 100,
    books: round(each(9, 27) * grown),
    computers: small ? chance.between(0, 3) : round(each(0.03, 0.085) * grown),
    multimedia_rooms: small ? 0 : round(each(0.004, 0.014) * grown),
    laboratories: enrolment.junior + enrolment.senior > 0 ? chance.between(3, 12) : small ? 0 : chance.between(0, 2),
    music_rooms: small ? 0 : chance.between(1, 4),
    art_rooms: small ? 0 : chance.between(1, 3),
    broadband: !small || chance.happens(0.4),
  }
}

const STAGE_STAFF = [
  'primary_degree',
  'junior_degree',
  'primary_backbone',
  'junior_backbone',
  'primary_arts',
  'junior_arts',
]

/** What a school cannot have, was let off, or did not know. */
function unsaid(school: School, year: number, values: Values): { values: Values; marks: Marks } {
  const chance = chanceOf('unsaid', school.unit.code, year)
  const marks: Record<string, Mark> = {}
  const kindergarten = school.unit.kind === 'kindergarten'
  const impossible = kindergarten ? [...STAGE_STAFF, 'laboratories', 'boarders'] : []
  for (const field of impossible) marks[field] = 'not_applicable'
  if (school.role === 'teaching_point' && chance.happens(0.3)) marks['guards'] = 'exempt'
  const told: Record<string, Values[string]> = { ...values }
  for (const field of Object.keys(marks)) told[field] = null
  for (const [field, probability] of [
    ['migrant', 0.07],
    ['dangerous_area', 0.03],
    ['computers', 0.02],
    ['site_area', 0.015],
  ] as const) {
    if (chance.happens(probability)) told[field] = null
  }
  return { values: told, marks }
}
