/** What the rows of a sheet of units or people say, and what in them is understood by nobody. */
import { type Catalogue, type Day, kindOf, levelOf } from '../../ledger/index.ts'
import { passwordFault } from '../org/passwords.ts'
import type { NewPerson } from '../org/people.ts'
import { type NewUnit, SINCE_EVER } from '../org/units.ts'
import type { Wanted } from './headings.ts'

/** Cells by the name of their column. */
export interface OrgRow {
  readonly row: number
  readonly cells: Readonly<Record<string, string>>
}
/** A fault at a place in the list of rows. */
export interface OrgFault {
  readonly place: number
  readonly field: string
  readonly says: string
}

const column = (name: string, title: string, required: boolean, synonyms: readonly string[] = []): Wanted => ({
  name,
  title,
  synonyms,
  required,
})

export const UNIT_COLUMNS: readonly Wanted[] = [
  column('code', '单位代码', true, ['代码', '学校代码', '机构代码', '学校标识码']),
  column('name', '单位名称', true, ['名称', '单位', '学校', '学校名称', '机构名称']),
  column('level', '层级', true, ['级别', '单位层级']),
  column('kind', '类型', false, ['单位类型', '学校类型', '办学类型']),
  column('parent', '上级代码', true, ['上级单位代码', '主管单位代码', '上级']),
  column('opened_on', '启用日期', false, ['成立日期', '建校日期', '设立日期']),
]
export const PEOPLE_COLUMNS: readonly Wanted[] = [
  column('login', '账号', true, ['登录名', '用户名', '帐号']),
  column('name', '姓名', true, ['名字']),
  column('position', '岗位', true, ['职务', '角色']),
  column('unit', '单位代码', true, ['学校代码', '机构代码', '单位']),
  column('password', '初始密码', false, ['密码']),
]

/** `opened`: since when each unit stands that there is. A unit whose day is not written stands as long as its parent. */
export const unitsIn = (
  rows: readonly OrgRow[],
  { levels, organisation }: Catalogue,
  opened: ReadonlyMap<string, Day>,
): { units: NewUnit[]; faults: OrgFault[] } => {
  const parents = new Map(rows.map(({ cells }) => [cells['code'] ?? '', cells['parent'] ?? '']))
  const days = new Map(opened)
  const faults: OrgFault[] = []
  const kinds = Object.entries(organisation?.unitKinds ?? {})
  const units = rows.map(({ cells }, place): NewUnit => {
    const fault = (field: string, says: string): void => void faults.push({ place, field, says })
    const level = levels.find(({ name, title }) => isCalled(cells['level'], title, name))
    if (level === undefined) fault('level', `没有这个层级，可填：${levels.map(({ title }) => title).join('、')}`)
    const kind = kinds.find(([name, title]) => isCalled(cells['kind'], title, name))
    if (cells['kind'] && kind === undefined)
      fault('kind', `没有这个类型，可填：${kinds.map(([, title]) => title).join('、')}`)
    const written = kindOf(day).read(cells['opened_on'] ?? '', day, {})
    if (!written.ok) fault('opened_on', written.says)
    else if (typeof written.value === 'string') days.set(cells['code'] ?? '', written.value)
    if (!/^[\w.-]{1,64}$/.test(cells['code'] ?? '')) fault('code', '代码应为字母、数字，不超过64位')
    return {
      code: cells['code'] ?? '',
      name: cells['name'] ?? '',
      level: level?.name ?? '',
      kind: kind?.[0] ?? null,
      parent: cells['parent'] || null,
      opened_on: '',
    }
  })
  return { units: units.map((unit) => ({ ...unit, opened_on: standsSince(unit.code, parents, days) })), faults }
}

/** Cells are read in half width; a title such as 县（市、区） is compared the same way. */
const isCalled = (text: string | undefined, title: string, name: string): boolean =>
  text !== undefined && (text === title.normalize('NFKC') || text === name)

const standsSince = (code: string, parents: ReadonlyMap<string, string>, days: ReadonlyMap<string, Day>): Day => {
  const passed = new Set<string>()
  for (let at = code; at !== '' && !passed.has(at); at = parents.get(at) ?? '') {
    const found = days.get(at)
    if (found !== undefined) return found
    passed.add(at)
  }
  return SINCE_EVER
}

const day = { type: 'date', title: '启用日期' } as const

/** `places`: for each person the row that named them first. `levels`: the level of each unit that there is. */
export const peopleIn = (
  rows: readonly OrgRow[],
  catalogue: Catalogue,
  levels: ReadonlyMap<string, string>,
): { people: NewPerson[]; places: number[]; faults: OrgFault[] } => {
  const faults: OrgFault[] = []
  const people = new Map<string, NewPerson & { readonly place: number }>()
  rows.forEach(({ cells }, place) => {
    const fault = (field: string, says: string): void => void faults.push({ place, field, says })
    const { login = '', name = '', unit = '', password = '' } = cells
    const level = levels.get(unit)
    if (level === undefined) fault('unit', `没有代码为“${unit}”的单位`)
    const position = level === undefined ? undefined : positionAt(catalogue, level, cells['position'] ?? '')
    if (level !== undefined && position === undefined)
      fault('position', `这一级单位没有这个岗位，可填：${positionsAt(catalogue, level)}`)
    const weak = password === '' ? null : passwordFault(password, login, 'password')
    if (weak !== null) fault('password', weak.says)
    if (login === '') fault('login', '账号不能为空')
    const before = people.get(login)
    if (before !== undefined && before.name !== name) fault('name', `账号“${login}”前面写的姓名是“${before.name}”`)
    const seats = [...(before?.seats ?? []), ...(position === undefined ? [] : [{ position, unit }])]
    const secret = before?.password ?? (password === '' ? undefined : password)
    people.set(login, {
      login,
      name,
      seats,
      place: before?.place ?? place,
      ...(secret === undefined ? {} : { password: secret }),
    })
  })
  const all = [...people.values()]
  return { people: all.map(({ place: _place, ...person }) => person), places: all.map(({ place }) => place), faults }
}

const positionAt = ({ organisation }: Catalogue, level: string, text: string): string | undefined =>
  organisation?.positions.find(({ name, title }) => levelOf(name) === level && isCalled(text, title, name))?.name

const positionsAt = ({ organisation }: Catalogue, level: string): string =>
  (organisation?.positions ?? [])
    .filter(({ name }) => levelOf(name) === level)
    .map(({ title }) => title)
    .join('、')
