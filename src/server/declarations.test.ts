import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bureauFolder } from '../bureau/index.ts'
import { indicatorsOf, makeCatalogue, parseReport, workflowOf } from '../ledger/index.ts'
import { loadDeclarations } from './declarations.ts'

const declarations = await loadDeclarations([bureauFolder])
const catalogue = makeCatalogue(declarations)

/** Names as they are written down in the bureau's files, whatever reads them. */
function spelled(builder: string): string[] {
  const files = readdirSync(bureauFolder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const names = new RegExp(`${builder}\\(\\{\\s*name: '(\\w+)'`, 'g')
  return files
    .flatMap((name) =>
      [...readFileSync(join(bureauFolder, name), 'utf8').matchAll(names)].map(([, found = '']) => found),
    )
    .sort()
}

test('every file of the bureau is read, and nothing that is said there is at fault', () => {
  expect([...catalogue.ledgers.keys()].sort()).toEqual(spelled('defineLedger'))
  expect([...catalogue.reports.keys()].sort()).toEqual(spelled('defineReport'))
  expect([...catalogue.ledgers.keys()]).toEqual(expect.arrayContaining(['hazard', 'petition', 'school_return']))
  expect(catalogue.levels.map(({ name }) => name)).toEqual(['city', 'county', 'township', 'school', 'institution'])
  expect(catalogue.faults).toEqual([])
  for (const { body } of catalogue.reports.values()) expect(parseReport(body, catalogue).faults).toEqual([])
})

test('declarations are plain data', () => {
  expect(JSON.parse(JSON.stringify(declarations))).toEqual(declarations)
})

test('ledgers have enough to ask of them, and every norm they name is there', () => {
  for (const ledger of catalogue.ledgers.values()) {
    const own = indicatorsOf(catalogue).filter((indicator) => indicator.ledger === ledger)
    expect(own.length, ledger.name).toBeGreaterThanOrEqual(6)
    const named = JSON.stringify([ledger.cadence, workflowOf(ledger)]).matchAll(/"norm":"([^"]+)"/g)
    for (const [, norm = ''] of named) expect(catalogue.norms.has(norm), norm).toBe(true)
  }
})

test('options that indicators ask for can be chosen', () => {
  for (const { ledger, document, ref } of indicatorsOf(catalogue)) {
    for (const [field, condition] of Object.entries(document.where ?? {})) {
      const options = ledger.fields[field]?.options
      const asked = [condition].flat().filter((each) => typeof each === 'string')
      if (options) expect(options, ref).toEqual(expect.arrayContaining(asked))
    }
  }
})
