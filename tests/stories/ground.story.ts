import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrate } from '../../src/server/db/migrate.ts'
import { freshDatabase } from './database.ts'
import type { Story } from './database.ts'

let story: Story
beforeAll(async () => {
  story = await freshDatabase('ground')
})
afterAll(() => story.database.close())

describe('the ground under every story', () => {
  test('a copied database is up to date already', async () => {
    expect(await migrate(story.database)).toEqual([])
  })
})
