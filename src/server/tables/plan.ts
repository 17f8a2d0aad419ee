/**
 * From one document of a ledger to the next, as steps: shown in words first, carried out in one transaction then. A
 * plan adds and widens; it never drops. What would lose data is refused, and the refusal says what to do instead.
 */
import {
  type Declaration,
  enterersOf,
  fillersOf,
  type LedgerDocument,
  stateTitle,
  type WorkflowDocument,
  workflowOf,
} from '../../ledger/index.ts'
import { keyOf, storedField } from './columns.ts'
import { fieldSteps, nameFaults } from './plan_fields.ts'
import { type Check, refused, same, type Step } from './plan_steps.ts'
import {
  createTable,
  dropKeyIndex,
  keyColumn,
  keyIndex,
  literal,
  OF_COUNTY,
  offeredPolicies,
  tableName,
} from './table_sql.ts'

export type { Check, Step, StepKind } from './plan_steps.ts'
export { same } from './plan_steps.ts'

/** The steps from `before` (null: a new ledger) to `after`, in the order they are carried out. */
export const planOf = (before: LedgerDocument | null, after: LedgerDocument): Step[] => {
  const faults = nameFaults(after)
  if (faults.length > 0) return faults
  if (before === null) return [creation(after)]
  if (before.name !== after.name) {
    const zh = `台账不能改名（${before.name}→${after.name}）：已有记录在原来的表里；标题可以改。`
    return [refused(before.name, zh, `The ledger "${before.name}" cannot be renamed; its title can.`)]
  }
  return [
    ...titleStep(before, after),
    ...fieldSteps(before, after),
    ...keySteps(before, after),
    ...dateStep(before, after),
    ...workflowSteps(before, after),
    ...peopleSteps(before, after),
    ...wordSteps(before, after),
  ]
}

const creation = (ledger: LedgerDocument): Step => ({
  kind: 'create',
  path: ledger.name,
  zh: `新建台账“${ledger.title}”，${Object.keys(ledger.fields).length}个字段。`,
  en: `Create the ledger "${ledger.name}" with ${Object.keys(ledger.fields).length} fields.`,
  sql: createTable(ledger),
})

const titleStep = (before: LedgerDocument, after: LedgerDocument): Step[] => {
  if (before.title === after.title) return []
  const en = `Call the ledger "${after.name}" "${after.title}".`
  return [{ kind: 'title', path: after.name, zh: `台账“${before.title}”改称“${after.title}”。`, en }]
}

const KEY_WORDS: Readonly<Record<string, string>> = { unit: '单位', period: '期' }
const keyWords = (ledger: LedgerDocument): string =>
  keyOf(ledger)
    .map((part) => KEY_WORDS[part] ?? ledger.fields[part]?.title ?? part)
    .join('＋')

/** The index is rebuilt when the parts change, and also when a part has become another column. */
const keySteps = (before: LedgerDocument, after: LedgerDocument): Step[] => {
  const parts = keyOf(after)
  if (same(keyOf(before), parts)) return []
  const path = `${after.name}.key`
  const unstored = parts.find((part) => !Object.hasOwn(KEY_WORDS, part) && storedField(after, part) === undefined)
  if (unstored !== undefined) {
    return [refused(path, `“${unstored}”没有自己的列，不能作为唯一标识。`, `"${unstored}" has no column of its own.`)]
  }
  const zh = parts.length === 0 ? '取消“不得重复”的限制。' : `今后${keyWords(after)}相同的记录只能有一条。`
  const en = parts.length === 0 ? 'Rows may repeat.' : `Unique by ${parts.join(', ')}.`
  const checks = parts.length === 0 ? [] : [noTwins(after, parts)]
  return [{ kind: 'key', path, zh, en, sql: [dropKeyIndex(after), ...keyIndex(after)], checks }]
}

const noTwins = (ledger: LedgerDocument, parts: readonly string[]): Check => {
  // Columns that this very plan adds are there by the time the check is made; checks come after the earlier steps.
  const columns = parts.map((part) => keyColumn(ledger, part))
  const present = columns.map((column) => `${column} is not null`).join(' and ')
  return {
    sql: `select coalesce(sum(twins), 0) as n from (
  select count(*) as twins from ${tableName(ledger)}
  where ${OF_COUNTY} and closed_at is null and ${present}
  group by ${columns.join(', ')} having count(*) > 1) found`,
    refuses: `现有{n}条记录的${keyWords(ledger)}彼此相同，先合并或撤回重复的记录。`,
  }
}

/** The day of a row is kept in every version, also of those that published figures stand on; it cannot move later. */
const dateStep = (before: LedgerDocument, after: LedgerDocument): Step[] => {
  if (before.on === after.on && same(before.cadence, after.cadence)) return []
  const path = after.on === before.on ? `${after.name}.cadence` : `${after.name}.on`
  const zh = path.endsWith('.on') ? '改变记录归入哪一期所依据的日期。' : '改变填报周期。'
  const rows = `select count(*) as n from ${tableName(after)} where ${OF_COUNTY}`
  const moved = before.on !== after.on || before.cadence?.each !== after.cadence?.each
  const refuses = '已有{n}条记录按原来的办法归期，改变后以前的数会变；请新建台账。'
  const en = 'Change what puts a row into a period.'
  return [{ kind: 'settings', path, zh, en, checks: moved ? [{ sql: rows, refuses }] : [] }]
}

const workflowSteps = (before: LedgerDocument, after: LedgerDocument): Step[] => {
  const [old, now] = [workflowOf(before), workflowOf(after)]
  if (same(old, now)) return []
  const lost = Object.keys(old.states).filter((state) => !Object.hasOwn(now.states, state))
  return [
    {
      kind: 'workflow',
      path: `${after.name}.workflow`,
      zh: `办理流程有变：${workflowWords(old, now)}。`,
      en: 'The workflow changes.',
      sql: offeredPolicies(after),
      checks: lost.map((state) => ({
        sql: `select count(*) as n from ${tableName(after)} where ${OF_COUNTY} and closed_at is null and state = ${literal(state)}`,
        refuses: `还有{n}条记录处于“${stateTitle(before, state)}”，先办完再去掉这个状态。`,
      })),
    },
  ]
}

const workflowWords = (old: WorkflowDocument, now: WorkflowDocument): string => {
  const differences = [
    ...differing('状态', titles(old.states), titles(now.states)),
    ...differing('动作', titles(old.moves), titles(now.moves)),
  ]
  return differences.length > 0 ? differences.join('；') : '状态和动作的规则调整'
}

const titles = (named: Readonly<Record<string, { readonly title: string }>>): Map<string, string> =>
  new Map(Object.entries(named).map(([name, { title }]) => [name, title]))

/** 新增…, 去掉…, by name; a changed title is no difference here. */
const differing = (what: string, old: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): string[] => {
  const list = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string =>
    [...one]
      .filter(([name]) => !other.has(name))
      .map(([, title]) => `“${title}”`)
      .join('、')
  const [gained, lost] = [list(now, old), list(old, now)]
  return [...(gained === '' ? [] : [`新增${what}${gained}`]), ...(lost === '' ? [] : [`去掉${what}${lost}`])]
}

const peopleSteps = (before: LedgerDocument, after: LedgerDocument): Step[] => {
  const steps: Step[] = []
  const fillers = fillersOf(after)
  if (!same(fillersOf(before), fillers)) {
    const zh = `填报岗位改为${fillers.join('、')}。`
    steps.push({ kind: 'readers', path: `${after.name}.filledBy`, zh, en: `Filled by ${fillers.join(', ')}.` })
  }
  const enterers = enterersOf(after)
  if (!same(enterersOf(before), enterers)) {
    const zh = enterers.length === 0 ? '只由填报单位登记。' : `到下级单位登记的岗位改为${enterers.join('、')}。`
    steps.push({ kind: 'readers', path: `${after.name}.enteredBy`, zh, en: 'Who enters rows from above changes.' })
  }
  if (!same(before.readers, after.readers)) {
    const zh = after.readers === undefined ? '上级各岗位都可查看。' : `可查看的岗位改为${after.readers.join('、')}。`
    steps.push({ kind: 'readers', path: `${after.name}.readers`, zh, en: 'The readers change.' })
  }
  if (before.sealed !== after.sealed) {
    const zh = after.sealed ? '改为封存台账，只有指定岗位能看记录。' : '不再是封存台账，按一般规则查看。'
    steps.push({ kind: 'readers', path: `${after.name}.sealed`, zh, en: after.sealed ? 'Seal it.' : 'Unseal it.' })
  }
  return steps
}

/** Parts that are computed on reading: nothing in the table changes with them. */
const wordSteps = (before: LedgerDocument, after: LedgerDocument): Step[] => {
  const steps: Step[] = []
  if (!same(before.checks, after.checks)) {
    const zh = '勾稽关系有变，今后的填报按新的校验。'
    steps.push({ kind: 'checks', path: `${after.name}.checks`, zh, en: 'The checks change.' })
  }
  if (!same(before.indicators, after.indicators)) {
    const words = differing('指标', titles(before.indicators ?? {}), titles(after.indicators ?? {}))
    const zh = `指标有变：${words.length > 0 ? words.join('；') : '算法或标题调整'}。`
    steps.push({ kind: 'indicators', path: `${after.name}.indicators`, zh, en: 'The indicators change.' })
  }
  const rest = ['about', 'section', 'counted'] as const
  if (rest.some((key) => !same(before[key], after[key]))) {
    steps.push({ kind: 'settings', path: after.name, zh: '说明或统计口径有变。', en: 'Its description changes.' })
  }
  return steps
}

/** Norms, the organisation and reports have no tables: to apply one is to keep its new version. */
export const wordStep = (before: Declaration | null, after: Exclude<Declaration, LedgerDocument>): Step => {
  const [kind, path, title] =
    after.kind === 'organisation'
      ? (['organisation', 'organisation', '机构与岗位'] as const)
      : ([after.kind, after.name, `“${after.title}”`] as const)
  const what = { organisation: '', norm: '规定值', report: '报告', paper: '文书' }[kind]
  const zh = `${before === null ? '新增' : '修改'}${what}${title}。`
  return { kind, path, zh, en: `${before === null ? 'Add' : 'Change'} the ${kind} ${path}.` }
}

export const nameOf = (declaration: Declaration): string =>
  declaration.kind === 'organisation' ? 'organisation' : declaration.name
