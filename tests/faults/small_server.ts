/** A server with a small town in the folder named, in a process of its own that a test can kill. Prints its address. */
import { openHouse, foundHouse, serve } from '../../src/server/main.ts'
import { addPeople } from '../../src/server/org/people.ts'
import { createUnits } from '../../src/server/org/units.ts'

const opened_on = '2001-09-01'
const CITY = 'town'
const units = [
  { code: CITY, name: '临川湾市教育局', level: 'city', kind: 'city_bureau', parent: null, opened_on },
  { code: 'east', name: '东湾区教育局', level: 'county', kind: 'county_bureau', parent: CITY, opened_on },
  { code: 'east-1', name: '东湾一小', level: 'school', kind: 'primary', parent: 'east', opened_on },
]
const clerk = { position: 'school.safety_officer', unit: 'east-1', from_day: opened_on }

let house = await openHouse({ folder: process.argv[2] ?? '' })
if (!house.founded) {
  await house.database.asOwner(CITY, async (tx) => {
    await createUnits(tx, units)
    await addPeople(tx, [
      { login: 'clerk', name: '文一舟', password: 'Bridge-1987', must_change: false, seats: [clerk] },
    ])
  })
  house = await foundHouse(house, CITY)
}
const serving = await serve(house, { port: 0 })
process.on('SIGTERM', () => void serving.stop().then(() => process.exit(0)))
console.log(serving.address)
