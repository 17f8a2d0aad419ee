import { expect, test } from 'vitest'
import { bureauFolder } from '../bureau/index.ts'
import { indicatorsOf, makeCatalogue, parseReport, workflowOf } from '../ledger/index.ts'
import { loadDeclarations } from './declarations.ts'

const declarations = await loadDeclarations([bureauFolder])
const catalogue = makeCatalogue(declarations)

test('every file of the bureau is read, and nothing that is said there is at fault', () => {
  expect([...catalogue.ledgers.keys()].sort()).toEqual([
    'drill',
    'duty',
    'epidemic_check',
    'food_safety',
    'fund_supervision',
    'hazard',
    'ict',
    'incident',
    'meal',
    'petition',
    'project',
    'safety_inspection',
    'school_age_population',
    'school_bus',
    'school_life',
    'school_reopening',
    'school_return',
    'student_aid',
    'textbook',
    'training',
  ])
  expect([...catalogue.reports.keys()].sort()).toEqual([
    'meals_books_and_fees',
    'projects_and_aid',
    'safety_and_stability',
    'school_life_bulletin',
  ])
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
