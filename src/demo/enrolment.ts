/** How many pupils a school has in a school year, by stage: the figures from which returns, aid and drills are drawn. */
import { chanceOf } from './chance.ts'
import type { Role, School } from './units.ts'

export type Stage = 'kindergarten' | 'primary' | 'junior' | 'senior' | 'vocational' | 'special'
export const STAGES: readonly Stage[] = ['kindergarten', 'primary', 'junior', 'senior', 'vocational', 'special']
export type Enrolment = Readonly<Record<Stage, number>>

type Range = readonly [low: number, high: number]

/** Pupils of a stage in a school of a role, and how many of a hundred of them board. */
const SIZES: Readonly<Record<Role, Partial<Record<Stage, { readonly pupils: Range; readonly board: Range }>>>> = {
  county_primary: { primary: { pupils: [2300, 3300], board: [2, 8] } },
  county_junior: { junior: { pupils: [2100, 3000], board: [22, 34] } },
  county_kindergarten: { kindergarten: { pupils: [300, 480], board: [0, 0] } },
  senior: { senior: { pupils: [2800, 3900], board: [78, 90] } },
  complete: { junior: { pupils: [1100, 1900], board: [36, 50] }, senior: { pupils: [1900, 2900], board: [66, 82] } },
  vocational: { vocational: { pupils: [1900, 2700], board: [76, 88] } },
  special: { special: { pupils: [60, 160], board: [60, 80] } },
  central_primary: { primary: { pupils: [1400, 2300], board: [24, 36] } },
  village_primary: { primary: { pupils: [280, 720], board: [8, 20] } },
  teaching_point: { primary: { pupils: [12, 58], board: [0, 0] } },
  township_junior: { junior: { pupils: [1400, 2200], board: [66, 80] } },
  nine_year: { primary: { pupils: [550, 900], board: [22, 34] }, junior: { pupils: [800, 1200], board: [64, 78] } },
  central_kindergarten: { kindergarten: { pupils: [160, 360], board: [0, 0] } },
  private_kindergarten: { kindergarten: { pupils: [70, 210], board: [0, 0] } },
}

/** `year` is the one in which the school year begins: 2010 or 2011. */
export function enrolmentOf(school: School, year: number): Enrolment {
  const of = (stage: Stage): number => pupilsOf(school, stage, year)
  return {
    kindergarten: of('kindergarten'),
    primary: of('primary'),
    junior: of('junior'),
    senior: of('senior'),
    vocational: of('vocational'),
    special: of('special'),
  }
}

function pupilsOf(school: School, stage: Stage, year: number): number {
  const size = SIZES[school.role][stage]
  if (!size) return 0
  const chance = chanceOf('enrolment', school.unit.code, stage)
  const before = chance.between(...size.pupils)
  const change = chance.between(-30, 36)
  return year <= 2010 ? before : Math.round(before * (1 + change / 1000))
}

/** Pupils of a stage who board. */
export function boardersOf(school: School, stage: Stage, year: number): number {
  const size = SIZES[school.role][stage]
  if (!size) return 0
  const share = chanceOf('boarders', school.unit.code, stage).between(...size.board)
  return Math.floor((pupilsOf(school, stage, year) * share) / 100)
}

export function pupilsIn(enrolment: Enrolment): number {
  return STAGES.reduce((sum, stage) => sum + enrolment[stage], 0)
}
