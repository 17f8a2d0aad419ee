// The grammar goes in the order of the language, a folder a floor: what a folder reads lies on a floor below it.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, it } from 'vitest'

const root = import.meta.dirname

/** From the ground up; folders of one floor do not meet. */
const FLOORS: readonly (readonly string[])[] = [
  ['grammar', 'patterns'],
  ['numbers', 'statuses'],
  ['sentences'],
  ['comparisons'],
  ['measures'],
  ['setting'],
  ['when'],
  // What is read out of a text, by the four files that stand in no folder.
  [''],
  ['match', 'plan', 'check/ground'],
  ['check/again', 'check/amounts', 'check/changes', 'check/days', 'check/lists', 'check/places', 'check/rates'],
  ['check/sums'],
  ['check/each'],
  ['check/near_misses', 'check/paper/ground'],
  ['check/paper/counts', 'check/paper/days', 'check/paper/names', 'check/paper/rates'],
  ['check/paper'],
  ['check'],
]

const floorOf = (file: string): number => {
  const folder = dirname(file) === '.' ? '' : dirname(file)
  const floor = FLOORS.findIndex((folders) => folders.includes(folder))
  expect(floor, `${file} stands on no floor`).toBeGreaterThanOrEqual(0)
  return floor
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'index.ts',
)

it('reads only what lies below', () => {
  const upwards = files.flatMap((file) => {
    const imported = [...readFileSync(join(root, file), 'utf8').matchAll(/from '(\.[^']+)'/g)]
      .map(([, path]) => relative(root, resolve(root, dirname(file), path!)))
      .filter((path) => !path.startsWith('..') && dirname(path) !== dirname(file))
    return imported.filter((path) => floorOf(path) >= floorOf(file)).map((path) => `${file} reads ${path}`)
  })
  expect(files.length).toBeGreaterThan(100)
  expect(upwards).toEqual([])
})
