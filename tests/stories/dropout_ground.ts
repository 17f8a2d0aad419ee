/** The small town with the people of dropout control: the school, the township, the county's section and its leader. */
import { addDays, calendarOf, dayNumber, today } from '../../src/ledger/index.ts'
import { dayFromNumber } from '../../src/ledger/day.ts'
import { addPeople } from '../../src/server/org/people.ts'
import { CITY, type Client, clientOf, openTown, PASSWORD, type Town } from './town.ts'

const SEATS = {
  head_one: { name: '文校长', seats: [['school.head', 'east-a-1']] },
  moral_one: { name: '德育干', seats: [['school.moral_clerk', 'east-a-1']] },
  clerk_one: { name: '数据员', seats: [['school.clerk', 'east-a-1']] },
  head_two: { name: '桥校长', seats: [['school.head', 'east-a-2']] },
  clerk_two: { name: '桥数据', seats: [['school.clerk', 'east-a-2']] },
  officer: { name: '乡专干', seats: [['township.officer', 'east-a']] },
  west_officer: { name: '西专干', seats: [['township.officer', 'west-a']] },
  section: { name: '基教股', seats: [['county.basic_section', 'east']] },
  county_leader: { name: '县局长', seats: [['county.leader', 'east']] },
  city_section: { name: '市基教', seats: [['city.basic_section', CITY]] },
} as const satisfies Record<string, { name: string; seats: readonly (readonly [string, string])[] }>
export type Person = keyof typeof SEATS

export interface DropoutTown {
  readonly town: Town
  as(person: Person): Promise<Client>
}

export const openDropoutTown = async (name: string): Promise<DropoutTown> => {
  const town = await openTown(name)
  await town.database.asOwner(CITY, (tx) =>
    addPeople(
      tx,
      Object.entries(SEATS).map(([login, { name: called, seats }]) => ({
        login,
        name: called,
        password: PASSWORD,
        must_change: false,
        seats: seats.map(([position, unit]) => ({ position, unit, from_day: '2001-09-01' })),
      })),
    ),
  )
  const clients = new Map<Person, Promise<Client>>()
  const enter = async (login: Person): Promise<Client> => {
    const answer = await town.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-youju': '1' },
      payload: { login, password: PASSWORD },
    })
    if (answer.statusCode !== 200) throw new Error(`${login} could not sign in: ${answer.body}`)
    return clientOf(town.app, String(answer.headers['set-cookie']).split(';')[0] ?? '')
  }
  const as = (person: Person): Promise<Client> => {
    const known = clients.get(person) ?? enter(person)
    clients.set(person, known)
    return known
  }
  return { town, as }
}

export const TODAY = today(new Date())
export const daysAgo = (days: number): string => addDays(TODAY, -days)

/** Counted day by day, on another way than the program's tables. */
export const workdaysAfter = (day: string, count: number): string => {
  const calendar = calendarOf()
  let number = dayNumber(day)
  for (let left = count; left > 0;) if (calendar.isWorkday(++number)) left -= 1
  return dayFromNumber(number)
}

export const child = {
  name: '沈小渔',
  sex: '女',
  born_on: addDays(TODAY, -13 * 365 - 40),
  stage: '初中',
  grade: '七年级',
  class_name: '2班',
  groups: ['留守儿童'],
  guardian: '沈长河',
  guardian_phone: '13900000000',
  managed_by: '乡镇',
  village: '柳湾村',
  cause: '厌学',
  found_by: '开学清查',
}
export const visit = (on: string, said: string) => ({ on, by: '班主任、村干部', met: '祖母', said })
