import { openHouse, serve } from '../server/main.ts'
import { type Arguments, type Command, Misuse, flag, needed, option } from './command.ts'
import { accountsOf, demonstrate } from './demonstration.ts'

const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })

const portOf = (given: Arguments): number => {
  const port = Number(needed(given, 'port'))
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Misuse('--port 应是 0 到 65535 之间的整数')
  return port
}

const run = async (given: Arguments): Promise<void> => {
  const port = portOf(given)
  let house = await openHouse({ folder: needed(given, 'data') })
  try {
    if (!house.founded && flag(given, 'demo')) {
      house = await demonstrate(house, (line) => console.log(line))
    }
    if (!house.founded) {
      throw new Misuse(
        '还没有任何单位。请先导入：youju import units 单位.xlsx，再 youju import people 人员.xlsx；或加 --demo 用演示数据。',
      )
    }
    const host = option(given, 'host')
    const serving = await serve(house, { port, ...(host === undefined ? {} : { host }) })
    console.log(`有据已启动：${serving.address}`)
    if (flag(given, 'demo')) console.log(accountsOf())
    await untilStopped()
    await serving.stop()
  } catch (error) {
    await house.close()
    throw error
  }
}

export const command: Command = {
  name: 'serve',
  usage: '[--data 目录] [--port 8080] [--host 127.0.0.1] [--demo]',
  about: '启动服务；--demo 在空库里放入演示教育局。',
  options: {
    port: { type: 'string', default: '8080' },
    host: { type: 'string' },
    demo: { type: 'boolean', default: false },
  },
  run,
}
