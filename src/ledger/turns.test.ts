import { expect, test } from 'vitest'
import type { LedgerDocument, Where, WorkflowDocument } from './document.ts'
import { faultsOf } from './faults.ts'
import { owedStates, turnConditions, turnKeys, turnOf, turnsAt } from './turns.ts'

const workflow: WorkflowDocument = {
  start: 'open',
  states: { open: { title: '待处置' }, seen: { title: '已走访' }, closed: { title: '已结案', final: true } },
  moves: {
    visit: { title: '走访', from: 'open', to: 'seen', by: 'school.head', when: { weight: '一般' } },
    call: { title: '电话了解', from: 'open', to: 'seen', by: 'school.clerk', when: { weight: '一般' } },
    take: { title: '接手', from: 'open', to: 'seen', by: 'township.head', when: { weight: ['严重', '紧急'] } },
    close: { title: '结案', from: ['open', 'seen'], to: 'closed', by: 'school.head' },
  },
}
const care: LedgerDocument = {
  kind: 'ledger',
  name: 'care',
  title: '关爱个案',
  filledBy: 'school.clerk',
  fields: {
    weight: { type: 'choice', title: '程度', options: ['一般', '严重', '紧急'] },
    visits: { type: 'integer', title: '走访次数' },
    enough: { type: 'formula', title: '走访折算', formula: 'visits * 2' },
  },
  workflow,
}
const row = (weight: string | null, state = 'open') => ({ values: { weight }, state, unit: 'u', period: null })

test('a condition counts once, and is a bit', () => {
  expect(turnConditions(care, 'open')).toEqual([{ weight: '一般' }, { weight: ['严重', '紧急'] }])
  expect(turnConditions(care, 'seen')).toEqual([])
  expect(turnOf(care, row('一般'))).toBe(1)
  expect(turnOf(care, row('紧急'))).toBe(2)
  expect(turnOf(care, row(null))).toBe(0)
  expect(turnOf(care, row('一般', 'seen'))).toBe(0)
})

test('lines are found by every turn at which a condition is met', () => {
  expect(turnsAt(care, 'open', { weight: '一般' })).toEqual([1, 3])
  expect(turnsAt(care, 'open', undefined)).toEqual([0, 1, 2, 3])
  expect(turnKeys(care, 'seen')).toEqual(['care seen 0'])
  expect(owedStates(care)).toEqual(['open', 'seen'])
})

const faults = (when: Where) =>
  faultsOf({
    ...care,
    workflow: { ...workflow, moves: { ...workflow.moves, visit: { ...workflow.moves['visit']!, when } } },
  }).map(({ path, says }) => `${path} ${says}`)

test('what is owed does not hang on the clock, nor on what is computed', () => {
  expect(faults({ weight: '严重' })).toEqual([])
  expect(faults({ any: [{ weight: '一般' }, { not: { late: true } }] })[0]).toMatch(
    'workflow.moves.visit.when 该办的动作不能以是否逾期',
  )
  expect(faults({ enough: { gte: 4 } })).toEqual(['workflow.moves.visit.when “走访折算”是算出来的，不能决定该由谁办'])
})

test('of conditions there are not too many in one state', () => {
  const many = Object.fromEntries(
    Array.from({ length: 9 }, (_, n) => [
      `visit_${n}`,
      { title: `走访${n}`, from: 'open', to: 'seen', by: 'school.head', when: { visits: n } },
    ]),
  )
  const found = faultsOf({ ...care, workflow: { ...workflow, moves: { ...many, close: workflow.moves['close']! } } })
  expect(found.map(({ path }) => path)).toEqual(['workflow.states.open'])
})
