/** The same days are worked wherever the machine or the browser stands. */
import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { STATE_COUNCIL_FROM, STATE_COUNCIL_TO, stateCouncilDays, stateCouncilSays } from './state_council.ts'

/** A zone is laid down when a process begins, so each is asked in one of its own. */
const ASKED = `
  const { STATE_COUNCIL_FROM, STATE_COUNCIL_TO, stateCouncilDays, stateCouncilSays } =
    await import(${JSON.stringify(new URL('state_council.ts', import.meta.url).href)})
  let worked = ''
  for (let day = STATE_COUNCIL_FROM; day <= STATE_COUNCIL_TO; day += 1) worked += stateCouncilSays(day) ? '1' : '0'
  process.stdout.write(JSON.stringify([worked, stateCouncilDays(2011)]))`

it.each(['America/Los_Angeles', 'UTC', 'Pacific/Kiritimati'])('%s', (zone) => {
  const flags = ['--import', 'tsx', '--input-type=module', '-e', ASKED]
  const said = execFileSync(process.execPath, flags, { env: { ...process.env, TZ: zone }, encoding: 'utf8' })
  let worked = ''
  for (let day = STATE_COUNCIL_FROM; day <= STATE_COUNCIL_TO; day += 1) worked += stateCouncilSays(day) ? '1' : '0'
  expect(JSON.parse(said)).toEqual([worked, stateCouncilDays(2011)])
})

it('National Day 2011, by the notice', () => {
  const october = stateCouncilDays(2011).filter(({ day }) => day.startsWith('2011-10'))
  expect(october.map(({ day, kind }) => `${day.slice(8)} ${kind}`)).toEqual([
    ...['01', '02', '03', '04', '05', '06', '07'].map((date) => `${date} off`),
    '08 worked',
    '09 worked',
  ])
})
