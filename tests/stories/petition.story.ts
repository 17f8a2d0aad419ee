/**
 * A petition from receipt to its end, with every paper; and everything that must not be possible on the way. The days
 * around National Day and the Spring Festival are in `bureau/petitions/limits.test.ts`.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { calendarOf, dateParts } from '../../src/ledger/index.ts'
import { dayFromNumber, dayNumber } from '../../src/ledger/day.ts'
import { ACCEPTED, ago, ahead, ANSWERED, lastDay, NAME, PetitionOffice, PHONE } from './petition_office.ts'
import type { Told } from './row_steps.ts'
import { CITY, openTown, type Town } from './town.ts'

let town: Town
let office: PetitionOffice
beforeAll(async () => {
  town = await openTown('petition')
  office = new PetitionOffice(town)
})
afterAll(() => town.close())

const year = ago(0).slice(0, 4)
/** Asked for a review, with the body that decides it. */
const REVIEW = { review_body: '临川湾市教育局', review_request: '退还的金额不足，请求重新核算。' }
const REVIEWED = { review_outcome: '维持', review_answer: '经核对票据，退还的金额与收取的一致。' }
const RE_REVIEW = { re_review_body: '临川湾市人民政府', re_review_request: '不服复查意见。' }
const RE_REVIEWED = { re_review_outcome: '维持', re_review_answer: '复查意见认定清楚。' }

describe('from receipt to the end', () => {
  let row: Told
  const go = async (...moves: Parameters<PetitionOffice['through']>[1][]): Promise<void> => {
    row = await office.through(row, ...moves)
  }

  test('it is received, and is to be told within fifteen days of its receipt', async () => {
    row = await office.enter({ received_on: ago(4) })
    expect(row.state).toBe('received')
    expect(lastDay(row)).toBe(ahead(11))
  })

  test('it is taken up: the notice says until when it will be answered', async () => {
    const open = await office.move('east_office', row, 'accept', { values: { basis: '申诉求决类' } })
    expect(open).toMatchObject({ status: 422, body: { code: 'faulty', faults: [{ path: 'handler' }] } })
    await go(['east_office', 'accept', ACCEPTED])
    expect(row.path[0]).toMatchObject({ state: 'received', kept: true })
    expect(lastDay(row)).toBe(ahead(60))
    const { line, text } = await office.latestPaper('east_office', row)
    expect(line).toMatchObject({ title: '信访受理告知书', number: `东湾教信告〔${year}〕1号`, served: true })
    expect(text).toContain(NAME)
    expect(text).toContain(`将于${dateParts(ahead(60))}前作出答复`)
  })

  test('a leader allows thirty days more, once, and says why', async () => {
    expect(await office.move('east_office', row, 'extend', { reason: '忙' })).toMatchObject({
      status: 403,
      body: { code: 'not_yours' },
    })
    expect(await office.move('east_leader', row, 'extend', { reason: '  ' })).toMatchObject({
      status: 422,
      body: { code: 'reason_needed' },
    })
    await go(['east_leader', 'extend', undefined, '需要向税务部门调取票据。'])
    expect(row.state).toBe('accepted')
    expect(lastDay(row)).toBe(ahead(90))
    const { line, text } = await office.latestPaper('east_office', row)
    expect(line).toMatchObject({ title: '信访事项延期办理告知书', number: `东湾教信延〔${year}〕1号` })
    expect(text).toContain(
      `不能办结：需要向税务部门调取票据。经本机关负责人批准，办理期限延长至${dateParts(ahead(90))}`,
    )
    expect(await office.move('east_leader', row, 'extend', { reason: '再延' })).toMatchObject({
      status: 409,
      body: { code: 'often_enough' },
    })
  })

  test('it is answered, and served; a closing before the thirty days are over is too early', async () => {
    await go(['east_office', 'answer', ANSWERED])
    const { line, text } = await office.latestPaper('east_office', row)
    expect(line).toMatchObject({ title: '信访事项答复意见书', served: true, served_on: null })
    expect(text).toContain(ANSWERED.answer)
    expect(text).toContain('自收到本意见书之日起30日内')
    await go(['east_office', 'serve', { served_on: ago(0) }])
    const calendar = calendarOf()
    const asking = dayFromNumber(calendar.rolled(dayNumber(ahead(30))))
    const early = await office.move('east_office', row, 'close', { values: { satisfaction: '满意' } })
    expect(early).toMatchObject({ status: 409, body: { code: 'too_early' } })
    expect(early.body.message).toContain(dateParts(asking))
  })

  test('the petitioner asks for a review, is answered, and asks once more', async () => {
    await go(['east_office', 'ask_review', REVIEW])
    expect(lastDay(row)).toBe(ahead(30))
    await go(['office', 'answer_review', REVIEWED])
    const { line, text } = await office.latestPaper('office', row)
    expect(line.title).toBe('信访事项复查意见书')
    expect(text).toContain('复查意见：维持')
    await go(['east_office', 'serve_review', { review_served_on: ago(0) }], ['east_office', 'ask_re_review', RE_REVIEW])
    expect(lastDay(row)).toBe(ahead(30))
  })

  test('it is heard, which stops the clock, and ends for good', async () => {
    const before = row.due_at
    await go(['office', 'hear', { hearing_on: ahead(10) }])
    expect(row.path.find(({ state }) => state === 're_reviewing')).not.toHaveProperty('kept')
    await go(['office', 'heard'])
    expect(row.due_at).toBe(before)
    await go(['office', 'end', RE_REVIEWED])
    expect(row.state).toBe('ended')
    expect(row.due_at).toBeNull()
    expect(await office.move('office', row, 'ask_review', { values: REVIEW })).toMatchObject({
      status: 409,
      body: { code: 'not_now' },
    })
    expect((await office.papers('east_office', row)).map(({ title }) => title).toSorted()).toEqual(
      [
        '信访受理告知书',
        '信访事项延期办理告知书',
        '信访事项答复意见书',
        '信访事项复查意见书',
        '信访事项复核意见书',
      ].toSorted(),
    )
  })

  test('who comes with the same once more is told that it is not taken up', async () => {
    const again = await office.enter({ earlier: row.id, same_facts: true })
    expect(await office.move('east_office', again, 'accept', { values: ACCEPTED })).toMatchObject({ status: 409 })
    const declined = await office.through(again, [
      'east_office',
      'decline',
      {
        declined_because: '复查复核已经终结，没有新的事实和理由',
        declined_note: '有新的事实和理由的，请提交书面材料。',
      },
    ])
    const { line, text } = await office.latestPaper('east_office', declined)
    expect(line.title).toBe('信访不予受理告知书')
    expect(text).toContain('该事项复查复核已经终结')
  })
})

describe('time that has passed', () => {
  test('what was not answered in sixty days is late, and gets no more of them', async () => {
    const row = await office.older(await office.accepted({ received_on: ago(61) }), 61)
    expect(lastDay(row)).toBe(ago(1))
    expect(await office.move('east_leader', row, 'extend', { reason: '来不及' })).toMatchObject({
      status: 409,
      body: { code: 'too_late' },
    })
    const answered = await office.through(row, ['east_office', 'answer', ANSWERED])
    expect(answered.path[1]).toMatchObject({ state: 'accepted', kept: false })
  })

  test('on the sixtieth day both an answer and more time are in time', async () => {
    const row = await office.older(await office.accepted({ received_on: ago(60) }), 60)
    expect(lastDay(row)).toBe(ago(0))
    const longer = await office.through(row, ['east_leader', 'extend', undefined, '需要补充调查。'])
    expect(lastDay(longer)).toBe(ahead(30))
    const answered = await office.through(longer, ['east_office', 'answer', ANSWERED])
    expect(answered.path[1]).toMatchObject({ state: 'accepted', kept: true })
  })

  test('a review is asked for within thirty days of service, later only with a reason', async () => {
    const served = async (days: number): Promise<Told> =>
      office.through(await office.answeredLongAgo(days), ['east_office', 'serve', { served_on: ago(days) }])
    const late = await served(45)
    expect(await office.move('east_office', late, 'ask_review', { values: REVIEW })).toMatchObject({
      status: 409,
      body: { code: 'too_late' },
    })
    expect(await office.move('east_office', late, 'ask_review_late', { values: REVIEW })).toMatchObject({
      status: 422,
      body: { code: 'reason_needed' },
    })
    await office.through(late, ['east_office', 'ask_review_late', REVIEW, '邮戳在期限以内。'])
    const in_time = await served(10)
    expect(
      await office.move('east_office', in_time, 'ask_review_late', { values: REVIEW, reason: '迟' }),
    ).toMatchObject({
      status: 409,
      body: { code: 'too_early' },
    })
    await office.through(in_time, ['east_office', 'ask_review', REVIEW])
    const over = await served(45)
    expect((await office.through(over, ['east_office', 'close', { satisfaction: '满意' }])).state).toBe('closed')
  })

  test('who is content may be filed at once; a filing, an answer, an acceptance are taken back by a move', async () => {
    const row = await office.through(
      await office.answered(),
      ['east_office', 'undo_answer', undefined, '学校名称写错。'],
      ['east_office', 'answer', ANSWERED],
      ['east_office', 'serve', { served_on: ago(0) }],
      ['east_office', 'accede', { satisfaction: '基本满意' }, '信访人书面表示认可。'],
    )
    expect(await office.move('east_office', row, 'undo_close', { reason: '信访人反悔' })).toMatchObject({ status: 403 })
    const back = await office.through(row, ['east_leader', 'undo_close', undefined, '信访人在期限内反悔。'])
    expect(back.state).toBe('served')
    await office.through(back, ['east_office', 'ask_review', REVIEW])
    const taken_back = await office.through(await office.accepted({ received_on: ago(3) }), [
      'east_office',
      'undo_accept',
      undefined,
      '登记重复。',
    ])
    expect([taken_back.state, lastDay(taken_back)]).toEqual(['received', ahead(12)])
  })
})

describe('who may not, and when', () => {
  let row: Told
  beforeEach(async () => {
    row = await office.enter()
  })
  const unchanged = async ({ id, version }: Told): Promise<void> => {
    const { body } = await (await town.as('east_office')).get<{ row: Told }>(`/api/ledgers/petition/rows/${id}`)
    expect(body.row.version).toBe(version)
  }

  test('a state that has been left, a version that is old, two at once', async () => {
    const taken = await office.through(row, ['east_office', 'accept', ACCEPTED])
    expect(await office.move('east_office', row, 'accept', { values: ACCEPTED })).toMatchObject({
      status: 409,
      body: { code: 'changed_meanwhile' },
    })
    expect(await office.move('east_office', taken, 'accept', { values: ACCEPTED })).toMatchObject({
      status: 409,
      body: { code: 'not_now' },
    })
    const both = await Promise.all([
      office.move('east_office', taken, 'answer', { values: ANSWERED }),
      office.move('east_office', taken, 'answer', { values: ANSWERED }),
    ])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect((await office.papers('east_office', taken)).map(({ title }) => title).toSorted()).toEqual([
      '信访事项答复意见书',
      '信访受理告知书',
    ])
  })

  test('a move that does not exist, and a move that writes what is not its own', async () => {
    expect((await office.move('east_office', row, 'burn')).status).toBe(404)
    const foreign = await office.move('east_office', row, 'accept', { values: { ...ACCEPTED, outcome: '不予支持' } })
    expect(foreign).toMatchObject({ status: 422, body: { faults: [{ path: 'outcome' }] } })
    await unchanged(row)
  })

  test('only what was forwarded is signed for or objected to; and it is signed for first', async () => {
    expect((await office.move('east_office', row, 'object', { reason: '不归我管' })).status).toBe(409)
    const forwarded = await office.enter({ channel: '信访部门转办' })
    expect((await office.move('east_office', forwarded, 'accept', { values: ACCEPTED })).status).toBe(409)
    expect((await office.move('east_office', forwarded, 'object')).body.code).toBe('reason_needed')
    const signed = await office.through(forwarded, ['east_office', 'sign'], ['east_office', 'accept', ACCEPTED])
    expect(signed.state).toBe('accepted')
  })

  test('representatives are five at most, and no more than came', async () => {
    const visit = { channel: '来访', persons: 12 }
    const post = (representatives: number) =>
      town.as('east_office').then((client) =>
        client.post<Told>('/api/ledgers/petition/rows', {
          key: crypto.randomUUID(),
          unit: 'east',
          values: {
            number: `访-${representatives}`,
            received_on: ago(0),
            nature: '求助',
            topic: '教师待遇',
            matter: '要求核发补助。',
            ...visit,
            representatives,
          },
        }),
      )
    expect((await post(5)).status).toBe(200)
    expect(await post(6)).toMatchObject({ status: 422, body: { faults: [{ says: '推选的代表不得超过5人' }] } })
  })
})

describe('handed down', () => {
  const handed = async (values: object = {}): Promise<Told> =>
    office.through(await office.enter(values, 'office', CITY), ['office', 'hand_over', { handed_to: 'east' }])

  test('the unit below signs for it, and it is the unit’s from then on', async () => {
    const row = await handed()
    expect((await office.move('west_office', row, 'take')).status).toBe(404)
    expect((await office.move('office', row, 'take')).status).toBe(403)
    const taken = await office.through(row, ['east_office', 'take'])
    expect([taken.unit, taken.state, lastDay(taken)]).toEqual(['east', 'claimed', ahead(15)])
    await office.through(taken, ['east_office', 'accept', ACCEPTED])
  })

  test('or gives it back with a reason, and the limit it had goes on', async () => {
    const row = await handed({ received_on: ago(5) })
    expect(await office.move('east_office', row, 'give_back')).toMatchObject({
      status: 422,
      body: { code: 'reason_needed' },
    })
    const back = await office.through(row, ['east_office', 'give_back', undefined, '市直学校的事项。'])
    expect([back.unit, back.state, lastDay(back)]).toEqual([CITY, 'received', ahead(10)])
  })

  test('a number that the unit has given itself stands in the way, and says so', async () => {
    await office.enter({ number: '重号-1' })
    const row = await handed({ number: '重号-1' })
    expect(await office.move('east_office', row, 'take')).toMatchObject({
      status: 409,
      body: { code: 'already_there' },
    })
    const back = await office.through(row, ['east_office', 'give_back', undefined, '登记编号与本局重复，请改号再交。'])
    expect(back.state).toBe('received')
  })

  test('not to the unit complained of, nor is it handled there', async () => {
    const about = { concerned: 'east' }
    const row = await office.enter(about, 'office', CITY)
    expect(await office.move('office', row, 'hand_over', { values: { handed_to: 'east' } })).toMatchObject({
      status: 409,
      body: { code: 'not_fitting', message: '这条记录不能办理“交下级办理”，须交办单位与涉及单位不同。' },
    })
    const handed_on = await office.through(row, ['office', 'hand_over', { handed_to: 'west' }])
    await office.through(handed_on, ['office', 'recall', undefined, '改由市局直接办理。'])
    const own = await office.enter(about)
    expect((await office.move('east_office', own, 'accept', { values: ACCEPTED })).status).toBe(409)
  })
})

describe('nobody learns of it who need not', () => {
  test('schools, other offices and other sections see no row, no paper and no name', async () => {
    const row = await office.accepted({ concerned: 'east-a-1' })
    const [paper] = await office.papers('east_office', row)
    for (const login of ['school_one', 'east_head', 'east_safety', 'safety', 'west_office'] as const) {
      const client = await town.as(login)
      expect((await client.get(`/api/ledgers/petition/rows/${row.id}`)).status, login).toBe(404)
      expect((await client.get(`/api/papers/${paper!.id}`)).status, login).toBe(404)
      expect((await office.move(login, row, 'answer', { values: ANSWERED })).status, login).toBeGreaterThanOrEqual(403)
      for (const url of ['/api/ledgers/petition/rows', '/api/papers', '/api/inbox', '/api/log']) {
        const said = (await client.get(url)).bytes.toString()
        expect(said, `${login} ${url}`).not.toContain(NAME)
        expect(said, `${login} ${url}`).not.toContain(`"row":${row.id},`)
      }
    }
  })

  test('lists and notices of those who read it mask the name and the phone', async () => {
    await office.through(await office.enter({}, 'office', CITY), ['office', 'hand_over', { handed_to: 'east' }])
    for (const login of ['east_office', 'east_leader', 'office', 'leader'] as const) {
      const client = await town.as(login)
      for (const url of ['/api/ledgers/petition/rows', '/api/inbox', '/api/work']) {
        const said = (await client.get(url)).bytes.toString()
        expect(said, `${login} ${url}`).not.toContain(NAME)
        expect(said, `${login} ${url}`).not.toContain(PHONE)
      }
    }
  })

  test('figures say what was kept, extended, asked again and given away', async () => {
    const asked = ['received', 'in_time', 'answers_due', 'told_in_time', 'extended', 'reviewed', 'repeated', 'ended']
    const refs = asked.map((name) => `petition.${name}`).join(',')
    const client = await town.as('office')
    const { body } = await client.get<{ figures: { indicator: string; value: number }[] }>(
      `/api/figures?indicators=${refs}&unit=${CITY}&period=${year}`,
    )
    const figures = Object.fromEntries(body.figures.map(({ indicator, value }) => [indicator, value]))
    expect(figures).toMatchObject({ 'petition.extended': 2, 'petition.ended': 1, 'petition.reviewed': 4 })
    expect(figures['petition.answers_due']).toBe(figures['petition.in_time']! + 1)
  })
})
