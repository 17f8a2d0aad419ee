/** Empty sheets of units and people, with what can be chosen in their drop-downs. */
import { type Catalogue, choice, date, type FieldDocument, type LedgerDocument, text } from '../../ledger/index.ts'
import type { ORG_SHEETS } from './org_import.ts'
import { PEOPLE_COLUMNS, UNIT_COLUMNS } from './org_rows.ts'
import type { Wanted } from './headings.ts'
import { templateFor } from './template.ts'

type OrgSheet = (typeof ORG_SHEETS)[number]

const titles: Readonly<Record<OrgSheet, string>> = { units: '单位', people: '人员' }
const rules: Readonly<Record<OrgSheet, readonly string[]>> = {
  units: [
    '一个单位一行。上级单位写代码，上级可以在同一张表里，也可以已经在系统里。',
    '启用日期不填的，与上级单位相同。',
  ],
  people: ['一人一个岗位一行；兼任几个岗位的写几行，账号、姓名相同。', '初始密码不填的，由管理员重置密码后才能登录。'],
}
const hints: Readonly<Record<string, string>> = {
  code: '字母、数字，不超过64位，以后不改',
  parent: '上级单位的代码',
  unit: '所在单位的代码',
  login: '登录用，不能与别人相同',
}

/** The sheet described as a ledger is, so that one writer makes all templates. */
const described = ({ levels, organisation }: Catalogue, sheet: OrgSheet): LedgerDocument => {
  const options: Readonly<Record<string, readonly string[]>> = {
    level: levels.map(({ title }) => title),
    kind: [...new Set(Object.values(organisation?.unitKinds ?? {}))],
    position: [...new Set((organisation?.positions ?? []).map(({ title }) => title))],
  }
  const fieldOf = ({ name, title, required }: Wanted): FieldDocument => {
    const settings = { ...(required ? { required: true as const } : {}), ...(hints[name] ? { hint: hints[name] } : {}) }
    if (name === 'opened_on') return date(title, settings)
    const offered = options[name]
    return offered === undefined ? text(title, settings) : choice(title, [...offered], settings)
  }
  const columns = sheet === 'units' ? UNIT_COLUMNS : PEOPLE_COLUMNS
  return {
    kind: 'ledger',
    name: sheet,
    title: titles[sheet],
    filledBy: '',
    fields: Object.fromEntries(columns.map((column) => [column.name, fieldOf(column)])),
  }
}

export const orgTemplate = (catalogue: Catalogue, sheet: OrgSheet): Promise<Buffer> =>
  templateFor(described(catalogue, sheet), { rules: rules[sheet] })
