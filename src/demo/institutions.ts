/** Training institutions outside the schools: four or so in each county, licensed in 2008 and later. */
import type { Day } from '../ledger/index.ts'
import { COUNTIES } from './place_names.ts'
import type { DemoUnit } from './row.ts'
import { countyCode } from './units.ts'

export interface Institution {
  readonly unit: DemoUnit
  readonly county: number
  /** Within the county, from 1. */
  readonly place: number
  readonly kind: string
}

/** What is taught, and what such a place calls itself after its county. */
const NAMES = [
  ['艺术类', '星桥艺术培训中心'],
  ['学科类', '明灯文化培训学校'],
  ['体育类', '飞鱼体育培训中心'],
  ['科技类', '小方块科技培训中心'],
  ['学科类', '勤耕教育培训学校'],
] as const
/** How many there are in each county. */
const COUNTS = [5, 5, 4, 3, 3, 3, 3] as const
/** By place in the whole list: one opened while the demonstration runs, one closed. */
const OPENED: Readonly<Record<number, Day>> = { 9: '2010-09-01' }
const CLOSED: Readonly<Record<number, Day>> = { 17: '2011-07-01' }

function drawInstitutions(): Institution[] {
  const places = COUNTS.flatMap((count, county) =>
    Array.from({ length: count }, (_, place) => ({ county: county + 1, place: place + 1 })),
  )
  return places.map(({ county, place }, index): Institution => {
    const [kind, name] = NAMES[place - 1] ?? NAMES[0]
    const closed_on = CLOSED[index]
    const unit: DemoUnit = {
      code: `${countyCode(county)}-p${place}`,
      level: 'institution',
      kind: 'institution',
      name: `${COUNTIES[county - 1]?.short ?? ''}${name}`,
      parent: countyCode(county),
      opened_on: OPENED[index] ?? '2008-03-01',
      ...(closed_on === undefined ? {} : { closed_on }),
    }
    return { unit, county, place, kind }
  })
}

export const INSTITUTIONS: readonly Institution[] = drawInstitutions()
