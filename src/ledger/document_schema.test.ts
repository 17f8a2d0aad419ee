import { expect, test } from 'vitest'
import type { Declaration } from './document.ts'
import { readDeclaration } from './document_schema.ts'
import { declarations, hazard } from './example_declarations.ts'

const faults = (json: unknown) => {
  const result = readDeclaration(json)
  return 'faults' in result ? result.faults.map(({ path, says }) => `${path} ${says}`) : []
}

test('what is read is what was written', () => {
  for (const declaration of declarations) {
    const json: unknown = JSON.parse(JSON.stringify(declaration))
    expect(readDeclaration(json)).toEqual({ declaration })
  }
})

test('all faults of the shape are named at once, with their place', () => {
  const { found_on, ...fields } = hazard.fields
  const broken = {
    ...hazard,
    colour: 'red',
    sealed: 'yes',
    fields: { ...fields, found_on: { ...found_on, type: 'day' }, place: { type: 'text' } },
    workflow: {
      ...hazard.workflow,
      moves: { close: { title: '销号', from: 'open', to: 'closed', by: 'a.b', asks: [7] } },
    },
  }
  expect(faults(broken)).toEqual([
    'fields.place.title 缺少这一项，应为文字',
    expect.stringMatching(/^fields\.found_on\.type 只能写 text、integer、/),
    'workflow.moves.close.asks[0] 应为文字',
    'sealed 只能写 true',
    ' 不认识“colour”，请删去或改正',
  ])
})

test('what is no declaration at all', () => {
  for (const json of [null, 7, 'ledger', [], {}, { kind: 'table' }, undefined]) expect(faults(json)).toHaveLength(1)
  expect(faults({ kind: 'table' })).toEqual(['kind “kind”应为 ledger、norm、organisation、report 之一'])
})

test('conditions nest, comparisons are strict', () => {
  const counted = { any: [{ not: { state: 'draft' } }, { cost: { gt: 0 } }, { grade: ['一般'] }] }
  expect(faults({ ...hazard, counted })).toEqual([])
  expect(faults({ ...hazard, counted: { cost: { above: 0 } } })).toEqual(['counted.cost 不认识“above”，请删去或改正'])
})

test('hostile JSON is refused without exhausting anything', () => {
  let deep: object = {}
  for (let depth = 0; depth < 50_000; depth += 1) deep = { not: deep }
  expect(faults({ ...hazard, counted: deep })).toEqual([' 声明嵌套太深，最多30层'])
  const wide = Object.fromEntries(Array.from({ length: 100_001 }, (_, index) => [`f${index}`, 1]))
  expect(faults({ ...hazard, fields: wide })).toEqual([' 声明太大'])
  const many = Object.fromEntries(
    Array.from({ length: 301 }, (_, index) => [`f${index}`, { type: 'text', title: '甲' }]),
  )
  expect(faults({ ...hazard, fields: many })).toEqual(['fields 太多，最多300项'])
  const json: unknown = JSON.parse('{"kind":"ledger","fields":{"__proto__":{"type":"text","title":"甲"}}}')
  expect(faults(json)).toEqual([' 名称“__proto__”不能用'])
})

test('the schema gives the type of the documents', () => {
  const result = readDeclaration(hazard)
  const declaration: Declaration | undefined = 'declaration' in result ? result.declaration : undefined
  expect(declaration?.kind).toBe('ledger')
})
