import { inHouse, type Command } from './command.ts'
import { accountsOf, demonstrate } from './demonstration.ts'

export const command: Command = {
  name: 'demo',
  usage: '[--data 目录]',
  about: '把演示教育局放进空库，每次都一样。',
  run: (given) =>
    inHouse(given, async (house) => {
      await demonstrate(house, (line) => console.log(line))
      console.log(accountsOf())
    }),
}
