/** Whose figure it is: the names in a paper against the units of the tree. */
import type { Catalogue } from '../../ledger/index.ts'
import type { Unit } from '../../ledger/wire.ts'

export interface UnitsNamed {
  readonly base: Unit
  /** Names that a figure's words may begin with, the longest first. */
  readonly names: readonly string[]
  /** The unit an entity stands for; null where it is none of ours, or not one alone. */
  find(entity: string, before: string): string | null
}

const BODY = /(?:教育和体育局|教育体育局|教体局|教育局|中心学校|中心校)$/
const WHOLE = /^[全我本]([省市县区州旗镇乡校])(?![\u4e00-\u9fff]*(?:局|所|园))/
const SYSTEM = /^(?:教育系统|各级各类学校|各学校|各校)$/
const SHORTEST = 2

/** What a unit is called in prose: 东湾区教育局 is also 东湾区, 甲河镇中心学校 also 甲河镇. */
const namesOf = ({ name }: Unit): string[] => {
  const place = name.replace(BODY, '')
  return place === name || place.length < SHORTEST ? [name] : [name, place]
}

/** `fits`: whether 全市, 全县 may be said of the unit. */
export const unitsNamed = (base: Unit, below: readonly Unit[], fits: (whole: string) => boolean): UnitsNamed => {
  const codes = new Map<string, Set<string>>()
  for (const unit of [base, ...below]) {
    for (const name of namesOf(unit)) codes.set(name, (codes.get(name) ?? new Set()).add(unit.code))
  }
  const one = (name: string): string | null => {
    const found = [...(codes.get(name) ?? [])]
    return found.length === 1 ? found[0]! : null
  }
  return {
    base,
    names: [...codes.keys()].toSorted((a, b) => b.length - a.length),
    find: (entity, before) => {
      if (entity === '' || SYSTEM.test(entity)) return base.code
      const whole = WHOLE.exec(entity)
      if (whole === null) return one(entity)
      // What the sentence itself does not say is only the reader's guess at whose paper it is.
      return fits(whole[1]!) || !before.includes(whole[0]) ? base.code : null
    },
  }
}

const TITLE_LINES = 4
const LONGEST_TITLE = 60
const BUREAU = /([\u4e00-\u9fff]{2,6}?[市县区州旗])(?:教育|教体)/
/** 2011年全市教育工作总结 names nobody: 全市 is the city of whoever's paper it is. */
const ANYBODYS = /^[全我本各][省市县区州旗]$|[某×xX*]/

/** The unit among these that the heading names, if any. */
export const titleUnit = (text: string, units: readonly Unit[]): Unit | undefined => {
  const heading = headingOf(text)
  const named = units.flatMap((unit) => namesOf(unit).map((name) => ({ name, unit })))
  return named
    .filter(({ name }) => name.length > SHORTEST && heading.includes(name))
    .toSorted((one, other) => other.name.length - one.name.length)[0]?.unit
}

/** Whether 全市, 全县, 全校 may be said of the unit, by its name or by the title of its level. */
export const wholeOf = (catalogue: Catalogue, { name, level }: Unit): ((whole: string) => boolean) => {
  const title = catalogue.levels.find((one) => one.name === level)?.title ?? ''
  return (whole) => name.replace(BODY, '').endsWith(whole) || title.includes(whole)
}

/**
 * Whom a paper speaks of where that is none of these units: the bureau in its heading, or 全县 throughout where ours is a
 * city's. 某县 and ××县 are anybody's.
 */
export const elsewhere = (text: string, units: readonly Unit[], fits: (whole: string) => boolean): string | null => {
  const place = BUREAU.exec(headingOf(text))?.[1]?.replace(/^.*年/, '') ?? ''
  const known = place === '' || ANYBODYS.test(place) || units.some(({ name }) => name.includes(place))
  if (!known) return place
  const said = [...text.matchAll(/全([省市县区州旗])/g)].map(([, whole = '']) => whole)
  return said.length > 0 && !said.some(fits) ? `全${said[0]}` : null
}

const headingOf = (text: string): string =>
  text
    .slice(0, 600)
    .split('\n')
    .filter((line) => line.trim() !== '' && line.trim().length <= LONGEST_TITLE)
    .slice(0, TITLE_LINES)
    .join('\n')
