import type { ChildProcess } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { startEmbedded } from '../../src/server/db/embedded.ts'
import { ask, findPostmaster } from '../../src/server/db/postmaster.ts'

const home = mkdtempSync(join(tmpdir(), 'youju-embedded-'))
// As an ordinary data folder lies: others may pass through.
chmodSync(home, 0o755)
const data = join(home, 'data')
const cluster = join(data, 'database')
const neighbours: ChildProcess[] = []
afterAll(() => {
  // Whatever a failed test has left behind.
  for (const child of neighbours) child.kill('SIGKILL')
  for (const folder of readdirSync(home)) {
    const left =
      findPostmaster(join(home, folder, 'database')) ?? findPostmaster(join(home, folder, 'data', 'database'))
    if (left) process.kill(left.pid, 'SIGINT')
  }
  rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

const quiet = { say: (): void => {} }
const count = async (url: string): Promise<unknown> => (await ask(url, 'select count(*)::int as n from kept'))[0]?.['n']

/** Another Node that starts the server on the same folder, says its address, and waits. */
const neighbour = async (): Promise<{ url: string; end(signal: NodeJS.Signals): Promise<void> }> => {
  const embedded = new URL('../../src/server/db/embedded.ts', import.meta.url).href
  const script = `import { startEmbedded } from ${JSON.stringify(embedded)}
    const { url } = await startEmbedded(${JSON.stringify(data)})
    console.log(url)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  neighbours.push(child)
  const failed = once(child, 'exit').then(([code]) => Promise.reject(new Error(`The neighbour ended with ${code}.`)))
  const [line] = (await Promise.race([once(child.stdout, 'data'), failed])) as [Buffer]
  failed.catch(() => {})
  return {
    url: line.toString().trim(),
    async end(signal) {
      child.kill(signal)
      await once(child, 'exit')
    },
  }
}

const gone = (): Promise<void> => expect.poll(() => findPostmaster(cluster), { timeout: 20_000 }).toBeUndefined()

describe('the embedded server', () => {
  test('is made on first use: UTF-8, sorted by pinyin, on loopback, closed to the world', async () => {
    const server = await startEmbedded(data, quiet)
    const names = await ask(
      server.url,
      `select string_agg(n, ',' order by n) as names, current_setting('server_encoding') as encoding,
         current_setting('listen_addresses') as listens, current_setting('fsync') as fsync,
         current_setting('synchronous_commit') as commits
       from unnest(array['张三', '李四', '阿明', '重庆']) n`,
    )
    expect(names).toEqual([
      { names: '阿明,重庆,李四,张三', encoding: 'UTF8', listens: '127.0.0.1', fsync: 'on', commits: 'on' },
    ])
    await ask(server.url, 'create table kept (a int); insert into kept values (1)')
    const wrong = new URL(server.url)
    wrong.password = 'guess'
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow('password authentication failed')
    expect(statSync(join(data, 'embedded.json')).mode & 0o777).toBe(0o600)
    if (process.getuid?.() === 0) expect(statSync(cluster).uid).not.toBe(0)
    await server.stop()
    expect(findPostmaster(cluster)).toBeUndefined()
  })

  test('starts again at the same address with what it had', async () => {
    const first = await startEmbedded(data, quiet)
    await first.stop()
    const second = await startEmbedded(data, quiet)
    expect(second.url).toBe(first.url)
    expect(await count(second.url)).toBe(1)
    await second.stop()
    await second.stop()
  })

  test('left behind by a killed parent, it is found and used again', async () => {
    const parent = await neighbour()
    await ask(parent.url, 'insert into kept values (2)')
    await parent.end('SIGKILL')
    expect(findPostmaster(cluster)).toBeDefined()
    const server = await startEmbedded(data, quiet)
    expect(server).toMatchObject({ reused: true, url: parent.url })
    expect(await count(server.url)).toBe(2)
    await server.stop()
    expect(findPostmaster(cluster)).toBeUndefined()
  })

  test('killed itself, it recovers what was committed', async () => {
    const server = await startEmbedded(data, quiet)
    await ask(server.url, 'insert into kept values (3)')
    process.kill(findPostmaster(cluster)!.pid, 'SIGKILL')
    await gone()
    const again = await startEmbedded(data, quiet)
    expect(again.reused).toBe(false)
    expect(await count(again.url)).toBe(3)
    await again.stop()
    await server.stop()
  })

  test('a stale pid file, even one naming a living process, stops nothing', async () => {
    const lines = (pid: number): string => [pid, cluster, 0, 1, '', '127.0.0.1', '', 'ready'].join('\n')
    for (const pid of [process.pid, 2 ** 22 - 7]) {
      writeFileSync(join(cluster, 'postmaster.pid'), lines(pid))
      const server = await startEmbedded(data, quiet)
      expect(server.reused).toBe(false)
      await server.stop()
    }
  })

  test('a taken port is exchanged for a free one', async () => {
    const { port } = JSON.parse(readFileSync(join(data, 'embedded.json'), 'utf8')) as { port: number }
    const squatter = createServer().listen(port, '127.0.0.1')
    await once(squatter, 'listening')
    const server = await startEmbedded(data, quiet)
    expect(new URL(server.url).port).not.toBe(String(port))
    await server.stop()
    squatter.close()
  })

  test('is shared by a command run beside it, and stopped by who leaves last', async () => {
    const serve = await neighbour()
    const command = await startEmbedded(data, quiet)
    expect(command).toMatchObject({ reused: true, url: serve.url })
    await command.stop()
    expect(findPostmaster(cluster)).toBeDefined()
    await serve.end('SIGTERM')
    await gone()
  })

  test('two starts at once make one server', async () => {
    const folder = join(home, 'twice')
    const [a, b] = await Promise.all([startEmbedded(folder, quiet), startEmbedded(folder, quiet)])
    expect(a.url).toBe(b.url)
    await Promise.all([a.stop(), b.stop()])
    expect(findPostmaster(join(folder, 'database'))).toBeUndefined()
  })

  test('says why it cannot start', async () => {
    const folder = join(home, 'broken')
    const server = await startEmbedded(folder, quiet)
    await server.stop()
    writeFileSync(join(folder, 'database', 'postgresql.conf'), 'no_such_setting = 1\n')
    await expect(startEmbedded(folder, quiet)).rejects.toThrow('no_such_setting')
  })

  test.runIf(process.getuid?.() === 0)(
    'for root, a folder others cannot enter is made enterable or left aside',
    async () => {
      const closed = join(home, 'closed')
      spawnSync('mkdir', ['-m', '700', closed])
      const own = await startEmbedded(closed, quiet)
      await own.stop()
      expect(statSync(closed).uid).toBe(statSync(join(closed, 'database')).uid)

      spawnSync('mkdir', ['-m', '700', join(home, 'root')])
      writeFileSync(join(home, 'root', 'letter'), '')
      const said: string[] = []
      const inside = join(home, 'root', 'data')
      const aside = await startEmbedded(inside, { say: (line) => said.push(line) })
      await ask(aside.url, 'create table kept (a int)')
      await aside.stop()
      const { cluster: kept } = JSON.parse(readFileSync(join(inside, 'embedded.json'), 'utf8')) as { cluster: string }
      expect(said).toHaveLength(1)
      expect(said[0]).toContain(join(kept, '..'))
      const again = await startEmbedded(inside, { say: (line) => said.push(line) })
      expect(await count(again.url)).toBe(0)
      expect(said).toHaveLength(1)
      await again.stop()
      rmSync(join(kept, '..'), { recursive: true })
    },
  )
})
