import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LedgerDocument } from '../../src/ledger/index.ts'
import { hazard } from '../../src/ledger/example_declarations.ts'
import { sql } from '../../src/server/db/sql.ts'
import { publishFigures, verifyPublications } from '../../src/server/figures/index.ts'
import { mergeUnit, moveUnit } from '../../src/server/org/units.ts'
import { applyDeclarations } from '../../src/server/tables/apply.ts'
import { COUNTY } from './bureau_tree.ts'
import { catalogue, danger, declarations, type Ground, openGround } from './figures_ground.ts'

let ground: Ground
beforeAll(async () => {
  ground = await openGround('figures_published')
})
afterAll(() => ground.database.close())

describe('the tree of the period, and what was published', () => {
  test('a merged school is where it stood, the townships add up, and the publication holds', async () => {
    const queries = [
      {
        indicators: 'hazard.found,hazard.rectified_rate,school_life.after_rate',
        unit: COUNTY,
        period: '2011',
        compare: 'last_year,share',
      },
      { indicators: 'hazard.found,hazard.spent', unit: COUNTY, period: '2011', by: 'level:township' },
      { indicators: 'aid.pupils', unit: 'qs', period: '2011', by: 'field:grounds', compare: 'share' },
    ]
    const publication = { report: 'summary', title: '2011年总结', unit: COUNTY, period: '2011', queries }
    const published = await ground.database.as(ground.person.safety, (tx) => publishFigures(tx, catalogue, publication))
    expect(published.figures.length).toBeGreaterThan(8)

    const before = await ground.split('hazard.found', COUNTY, '2011', 'level:township')
    await ground.database.asOwner(COUNTY, async (tx) => {
      await mergeUnit(tx, 'qs1', 'lh1', '2013-08-01')
      await moveUnit(tx, 'qs2', 'lhz', '2013-08-01')
    })
    expect(await ground.split('hazard.found', COUNTY, '2011', 'level:township')).toEqual(before)
    await ground.enter(hazard, [danger('qs1', '2013-03-01', 'open'), danger('lh1', '2013-09-01', 'open')])
    const year = await ground.ask({ indicators: 'hazard.found', unit: COUNTY, period: '2013', by: 'level:township' })
    // The merged school has left its rows where it stood, and owes nothing any more.
    expect(year.map(({ group, value, coverage }) => [group?.key, value, coverage.due])).toEqual([
      ['lh', 1, 2],
      ['qs', 1, 0],
    ])
    expect((await ground.one('hazard.found', COUNTY, '2013')).value).toBe(2)

    // Rows change, the tree changes backwards in time, and so does the formula.
    await ground.database.asOwner(COUNTY, async (tx) => {
      await moveUnit(tx, 'lh1', 'qsz', '2011-01-01')
      await tx.run(sql`update ledger.hazard set closed_at = clock_timestamp() where unit = 'lh1' and closed_at is null`)
    })
    const { found, ...others } = hazard.indicators!
    const changed: LedgerDocument = {
      ...hazard,
      indicators: { ...others, found: { ...found!, where: { grade: '重大' } } },
    }
    const applied = declarations.map((each) => (each === hazard ? changed : each))
    await applyDeclarations(ground.database, COUNTY, applied)
    const verified = await ground.database.asOwner(COUNTY, (tx) => verifyPublications(tx))
    const sound = { publications: 1, hashes: 1, figures: published.figures.length, differences: [], tampered: [] }
    expect(verified).toEqual(sound)

    await ground.database.asOwner(COUNTY, (tx) => tx.run(sql`delete from ledger.hazard where unit = 'qs1'`))
    const forged = await ground.database.asOwner(COUNTY, (tx) => verifyPublications(tx))
    expect(forged.differences.map(({ published: { indicator } }) => indicator)).toContain('hazard.found')
  })
})
