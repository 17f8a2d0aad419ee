/** Planned days and pushes of projects around the Spring Festival of 2012; counted on a paper calendar. */
import { describe, expect, test } from 'vitest'
import { ExampleCase, rulesBy } from '../../ledger/time/example_case.ts'
import * as norms from '../norms/projects.ts'
import { project } from './project.ts'
import { projectProgress } from './project_progress.ts'

const rules = rulesBy([norms])

describe('a project', () => {
  const building = (): ExampleCase =>
    new ExampleCase(project, rules, '2011-06-01 09:00', { study_plan: '2011-07-01', build_plan: '2011-12-01' })
      .move('study', '2011-07-01 17:00')
      .move('site', '2011-08-01 09:00')
      .move('design', '2011-09-01 09:00')
      .move('show_bid', '2012-02-06 09:00', { bid_on: '2012-02-06' })

  test('has no planned day and no usual one: in those years nobody is late by it', () => {
    const plain = new ExampleCase(project, rules, '2011-06-01 09:00')
    expect(plain.due).toBeNull()
    expect(new ExampleCase(project, rules, '2024-06-30 09:00').due).toBe('2024-09-30')
  })

  test('shows who is to build it for three days and signs within thirty', () => {
    const shown = building()
    expect([shown.free, shown.due]).toEqual(['2012-02-10', '2012-03-07'])
  })

  test('has its planned days laid down for all its steps, and from then on they run', () => {
    const planned = new ExampleCase(project, rules, '2024-06-30 09:00').move('plan', '2024-07-02 09:00', {
      study_plan: '2024-08-16',
      site_plan: '2024-09-20',
    })
    expect(planned.due).toBe('2024-08-16')
    expect(planned.move('study', '2024-08-16 17:00').due).toBe('2024-09-20')
  })

  test('is pressed without its day moving, and has another day agreed on: the first stays judged', () => {
    const begun = building()
      .move('tender', '2012-02-10 09:00', { top_plan: '2012-03-20' })
      .move('build', '2012-02-20 09:00')
    expect(begun.due).toBe('2012-03-20')
    expect(begun.move('press_building', '2012-03-10 09:00').due).toBe('2012-03-20')
    expect(begun.move('replan_building', '2012-03-15 09:00', { top_plan: '2012-04-20' }).due).toBe('2012-04-20')
    begun.move('top', '2012-04-21 09:00', { topped_on: '2012-04-21' })
    expect(begun.kept.slice(-2)).toEqual([
      ['building', true],
      ['building', false],
    ])
  })

  test('agreed on too late, the day that was missed stays missed', () => {
    const begun = building()
      .move('tender', '2012-02-10 09:00', { top_plan: '2012-03-20' })
      .move('build', '2012-02-20 09:00')
      .move('replan_building', '2012-03-21 09:00', { top_plan: '2012-04-20' })
    expect([begun.due, begun.kept.at(-1)]).toEqual(['2012-04-20', ['building', false]])
  })

  test('is filed within fifteen days of its acceptance, festival or not', () => {
    const accepted = building()
      .move('tender', '2012-02-10 09:00')
      .move('build', '2012-02-20 09:00')
      .move('top', '2012-06-01 09:00')
      .move('fit', '2012-08-01 09:00')
      .move('accept', '2013-02-06 09:00', { accepted_on: '2013-02-04' })
    expect(accepted.due).toBe('2013-02-19')
    expect(accepted.move('file', '2013-02-20 09:00').kept.at(-1)).toEqual(['accepted', false])
  })
})

describe('a push', () => {
  const pushed = (rhythm: string, from: string): ExampleCase =>
    new ExampleCase(projectProgress, rules, `${from} 08:30`).move('begin', `${from} 09:00`, { pushed: rhythm })

  test.each([
    ['周', '2012-01-13', '2012-01-20'],
    ['周', '2012-01-20', '2012-01-29'],
    ['旬', '2012-01-13', '2012-01-29'],
    ['月', '2012-01-31', '2012-02-29'],
    ['季', '2012-08-31', '2012-11-30'],
  ])(
    'each %s from %s is due on %s: a day of the festival moves on to the Sunday that is worked',
    (rhythm, from, due) => {
      expect(pushed(rhythm, from).due).toBe(due)
    },
  )

  test('each report ends its own limit and begins the next; one that came late stays late', () => {
    const weekly = pushed('周', '2012-02-06').move('report', '2012-02-13 17:00').move('report', '2012-02-21 09:00')
    expect(weekly.kept).toEqual([
      ['registered', true],
      ['running', true],
      ['running', false],
    ])
    expect(weekly.due).toBe('2012-02-28')
    expect(weekly.move('change', '2012-02-22 09:00', { pushed: '月' }).due).toBe('2012-03-22')
  })

  test('stands still while nothing is built, until the day of resuming', () => {
    const halted = pushed('周', '2012-01-06').move('halt', '2012-01-12 09:00', { resume_on: '2012-02-10' })
    expect(halted.due).toBe('2012-02-10')
    expect(halted.move('resume', '2012-02-10 09:00').due).toBe('2012-02-17')
  })
})
