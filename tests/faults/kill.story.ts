import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Rows } from '../../src/ledger/wire.ts'

const SAVES = 2_000
const AT_ONCE = 16
const KILLED_AFTER = 700

interface Running {
  readonly child: ChildProcess
  readonly address: string
}

const start = async (folder: string): Promise<Running> => {
  const script = join(import.meta.dirname, 'small_server.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('http://')) return { child, address: line }
  }
  throw new Error('The server ended before it had an address.')
}

const signIn = async (address: string): Promise<string> => {
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-youju': '1' },
    body: JSON.stringify({ login: 'clerk', password: 'Bridge-1987' }),
  })
  expect(answer.status).toBe(200)
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

const hazard = (n: number): object => ({
  found_on: '2011-05-12',
  kind: '消防',
  grade: '一般',
  place: String(n),
  about: '灭火器压力不足',
  owner: '许青山',
})

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youju-kill-'))
  // Run as root, the database server has a user of its own, who must be able to enter.
  await chmod(folder, 0o755)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('killed in the middle of 2,000 saves, it recovers by itself and keeps every acknowledged row once', async () => {
  const first = await start(folder)
  const keys = Array.from({ length: SAVES }, () => randomUUID())
  const acknowledged = new Set<string>()
  const save = async (address: string, cookie: string, n: number): Promise<void> => {
    const answer = await fetch(`${address}/api/ledgers/hazard/rows`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-youju': '1', cookie },
      body: JSON.stringify({ key: keys[n], unit: 'east-1', values: hazard(n) }),
    })
    if (answer.status !== 200) throw new Error(await answer.text())
    await answer.json()
    acknowledged.add(keys[n] ?? '')
    if (acknowledged.size === KILLED_AFTER) first.child.kill('SIGKILL')
  }
  const saveAll = async (address: string, cookie: string, numbers: readonly number[]): Promise<void> => {
    const left = [...numbers]
    const worker = async (): Promise<void> => {
      for (let n = left.shift(); n !== undefined; n = left.shift()) await save(address, cookie, n)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
  }

  const gone = once(first.child, 'exit')
  await expect(saveAll(first.address, await signIn(first.address), [...keys.keys()])).rejects.toThrow()
  await gone
  const before = new Set(acknowledged)
  expect(before.size).toBeGreaterThanOrEqual(KILLED_AFTER)
  expect(before.size).toBeLessThan(SAVES)

  const second = await start(folder)
  try {
    const cookie = await signIn(second.address)
    const kept = await allRows(second.address, cookie)
    // Acknowledged rows are all there; of the few in flight some may have been written too. None is there twice.
    expect(kept.length).toBeGreaterThanOrEqual(before.size)
    expect(kept.length).toBeLessThanOrEqual(before.size + AT_ONCE)
    expect(new Set(kept).size).toBe(kept.length)
    for (const [n, one] of keys.entries()) if (before.has(one)) expect(kept).toContain(n)
    // Everything is sent again, as a browser would that got no answer: what was there stays single.
    await saveAll(second.address, cookie, [...keys.keys()])
    const all = await allRows(second.address, cookie)
    expect(all.toSorted((a, b) => a - b)).toEqual([...keys.keys()])
  } finally {
    const stopped = once(second.child, 'exit')
    second.child.kill('SIGTERM')
    await stopped
  }
}, 180_000)

/** The number each kept row was sent with. */
const allRows = async (address: string, cookie: string): Promise<number[]> => {
  const numbers: number[] = []
  for (let page = 1; ; page += 1) {
    const answer = await fetch(`${address}/api/ledgers/hazard/rows?page=${page}&size=500`, { headers: { cookie } })
    const { rows, total } = (await answer.json()) as Rows
    numbers.push(...rows.map((row) => Number(row.values['place'])))
    if (numbers.length >= total || rows.length === 0) return numbers
  }
}
