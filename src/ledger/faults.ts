/** Everything wrong with a declaration, at once, in words by which a clerk can mend it. */
import type { Declared } from './declared.ts'
import {
  PERIOD_KINDS,
  type Declaration,
  type Fault,
  type LevelDocument,
  type OrganisationDocument,
  type PositionDocument,
  type ReportDocument,
} from './document.ts'
import { ledgerFaults } from './ledger_faults.ts'
import { nameFaults, NAME, repeatedIn, titleFaults } from './naming.ts'
import { normFaults } from './norm_faults.ts'
import { paperFaults } from './paper_faults.ts'
import { levelFaults } from './position_faults.ts'
import { parseReport } from './report.ts'
import { levelOf } from './workflow.ts'

/**
 * Paths are those of the document: `workflow.moves.close.asks[0]`; lines of a report are `body.line 3`. What stands in
 * other declarations is looked up where the declared are given. The document must have the shape of its kind, which
 * `readDeclaration` ensures for JSON from outside.
 */
export function faultsOf(declaration: Declaration, declared?: Declared): Fault[] {
  if (declaration.kind === 'ledger') return ledgerFaults(declaration, declared)
  if (declaration.kind === 'norm') return normFaults(declaration)
  if (declaration.kind === 'report') return reportFaults(declaration, declared)
  return declaration.kind === 'paper' ? paperFaults(declaration, declared) : organisationFaults(declaration)
}

function organisationFaults({ levels, positions, unitKinds }: OrganisationDocument): Fault[] {
  const names = levels.map((level) => level.name)
  return [
    ...(levels.length === 0 ? [{ path: 'levels', says: '至少要有一个层级' }] : []),
    ...levels.flatMap((level, index) => [
      ...nameFaults(`levels[${index}].name`, level.name),
      ...titleFaults(`levels[${index}]`, level.title),
      ...headFaults(`levels[${index}].head`, level, positions),
    ]),
    ...repeatedIn(names).map((name) => ({ path: 'levels', says: `层级“${name}”写了两次` })),
    ...positions.flatMap(({ name, title }, index) => [
      ...positionNameFaults(`positions[${index}].name`, name, names),
      ...titleFaults(`positions[${index}]`, title),
    ]),
    ...repeatedIn(positions.map(({ name }) => name)).map((name) => ({
      path: 'positions',
      says: `岗位“${name}”写了两次`,
    })),
    ...Object.entries(unitKinds).flatMap(([name, title]) => [
      ...nameFaults(`unitKinds.${name}`, name),
      ...(title.trim() === '' ? [{ path: `unitKinds.${name}`, says: '请写单位类别的名称' }] : []),
    ]),
  ]
}

function headFaults(path: string, { name, head }: LevelDocument, positions: readonly PositionDocument[]): Fault[] {
  if (head === undefined) return []
  if (!positions.some((position) => position.name === head)) return [{ path, says: `没有岗位“${head}”` }]
  return levelOf(head) === name ? [] : [{ path, says: `“${head}”不在这一层级` }]
}

function positionNameFaults(path: string, name: string, levels: readonly string[]): Fault[] {
  const parts = name.split('.')
  if (parts.length !== 2 || !parts.every((part) => NAME.test(part))) {
    return [{ path, says: `岗位名“${name}”应写作“层级.岗位”，如 school.head` }]
  }
  const level = levelOf(name)
  return levels.includes(level) ? [] : [{ path, says: `没有层级“${level}”，可用的有：${levels.join('、')}` }]
}

function reportFaults(report: ReportDocument, declared: Declared | undefined): Fault[] {
  const { faults } = parseReport(report.body, declared, report.each)
  const period = PERIOD_KINDS.some((kind) => kind === report.each)
  return [
    ...nameFaults('name', report.name),
    ...titleFaults('', report.title).map((fault) => ({ ...fault, path: 'title' })),
    ...(period ? [] : [{ path: 'each', says: `“${report.each}”不是报告期，可用的有：${PERIOD_KINDS.join('、')}` }]),
    ...(report.levels.length === 0 ? [{ path: 'levels', says: '请写这份报告可以为哪些层级的单位生成' }] : []),
    ...report.levels.flatMap((level, index) => levelFaults(`levels[${index}]`, level, declared)),
    ...(report.body.trim() === '' ? [{ path: 'body', says: '请写正文' }] : []),
    ...faults.map((fault) => ({ path: `body.${fault.path}`, says: fault.says })),
  ]
}
