import { describe, expect, test } from 'vitest'
import { askedOf, changed, conditioned, isFiltered, readFilters, writeFilters, type Filters } from './filters.ts'

const plain: Filters = { page: 1, size: 50, where: {} }

describe('what a table shows stands in its address', () => {
  test('an empty address asks for the first page of everything', () => {
    expect(readFilters(new URLSearchParams())).toEqual(plain)
    expect(writeFilters(plain).toString()).toBe('')
  })

  test('every filter survives the way there and back', () => {
    const filters: Filters = {
      unit: 'demo-01',
      period: '2011Q1',
      state: 'open',
      search: '围墙',
      sort: '-found_on',
      as_of: '2011-03-31',
      page: 3,
      size: 100,
      where: { grade: ['重大'], cost: { gte: 1000 }, due_on: { empty: true } },
    }
    expect(readFilters(new URLSearchParams(writeFilters(filters).toString()))).toEqual(filters)
  })

  test('an address cut short still opens', () => {
    expect(readFilters(new URLSearchParams('where={"grade":["重&page=-2&size=x'))).toEqual(plain)
    expect(readFilters(new URLSearchParams('where=[1]')).where).toEqual({})
  })

  test('a changed filter goes back to the first page, turning pages keeps the filter', () => {
    const third = { ...plain, page: 3, state: 'open' }
    expect(changed(third, { period: '2011' })).toEqual({ ...third, page: 1, period: '2011' })
    expect(changed(third, { page: 4 })).toEqual({ ...third, page: 4 })
  })

  test('a condition is put, replaced and taken away', () => {
    const one = conditioned(plain, 'grade', ['重大'])
    expect(one.where).toEqual({ grade: ['重大'] })
    expect(conditioned(one, 'grade', undefined).where).toEqual({})
    expect(isFiltered(one)).toBe(true)
    expect(isFiltered(plain)).toBe(false)
  })

  test('as of a day means its end in Shanghai', () => {
    const asked = askedOf({ ...plain, as_of: '2011-03-31', where: { grade: ['重大'] } }, 'demo')
    expect(asked).toMatchObject({ unit: 'demo', as_of: '2011-03-31T23:59:59.999+08:00', where: '{"grade":["重大"]}' })
  })
})
