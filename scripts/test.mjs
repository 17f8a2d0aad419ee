// Runs every test project and says the totals of all in the last line. A file that fails to load counts as failed.
import { startVitest } from 'vitest/node'

const vitest = await startVitest('test', process.argv.slice(2), { watch: false, run: true })
const files = vitest?.state.getTestModules() ?? []
const totals = { passed: 0, failed: 0, skipped: 0 }
for (const file of files) {
  const tests = [...file.children.allTests()]
  for (const test of tests) totals[test.result().state] = (totals[test.result().state] ?? 0) + 1
  if (file.state() === 'failed' && !tests.some((test) => test.result().state === 'failed')) totals.failed += 1
}
totals.failed += vitest?.state.getUnhandledErrors().length ?? 0
await vitest?.close()
const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''
console.log(`${totals.passed} passed, ${totals.failed} failed${skipped}`)
process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0)
