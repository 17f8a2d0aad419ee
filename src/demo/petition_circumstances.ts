/** What stands around a petition: how many came, which school is meant, whether it has been here before. */
import type { Day } from '../ledger/index.ts'
import type { Chance } from './chance.ts'
import { COUNTIES } from './place_names.ts'
import { type School, schoolsOn } from './units.ts'

/** Alone, or in a group, which then chooses who speaks for it. */
export function visitorsOf(channel: string, chance: Chance): { persons: number; representatives: number | null } {
  if (channel !== '来访') return { persons: 1, representatives: null }
  const persons = chance.happens(0.08) ? chance.between(5, 18) : chance.between(1, 3)
  return { persons, representatives: persons >= 5 ? chance.between(2, 5) : null }
}

/** Large enough to be written about, and of the kind that the topic is about. `office` 0 is the city. */
export function schoolsFor(topic: string, office: number, day: Day): School[] {
  const apart = ['teaching_point', 'special']
  return schoolsOn(day).filter(
    ({ county, unit }) =>
      (office === 0 || county === office) &&
      (unit.kind === 'kindergarten') === (topic === '幼儿园') &&
      !apart.includes(unit.kind),
  )
}

/** 澜东2026-0034: with the office's own word before it, so that a case may go over to another office. */
export function petitionNumber(office: number, day: Day, count: number): string {
  const word = office === 0 ? '市' : COUNTIES[office - 1]!.short
  return `${word}${day.slice(0, 4)}-${String(count).padStart(4, '0')}`
}

/** Rows of one office, by what they are about. */
export class Heard {
  private readonly rows = new Map<string, number>()

  /** Keeps the row, and gives the one before it that it may repeat, by chance. */
  before(office: number, topic: string, id: number, chance: Chance): number | null {
    const key = `${office} ${topic}`
    const last = this.rows.get(key)
    this.rows.set(key, id)
    return last !== undefined && chance.happens(0.12) ? last : null
  }
}
