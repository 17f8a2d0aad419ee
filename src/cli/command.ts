import { type ParseArgsConfig, parseArgs } from 'node:util'
import { openHouse, type OpenHouse } from '../server/main.ts'

type OptionsConfig = NonNullable<ParseArgsConfig['options']>

export interface Arguments {
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | undefined>>
}

/** One command of `youju`: a file each. */
export interface Command {
  readonly name: string
  /** What follows the name. */
  readonly usage: string
  readonly about: string
  readonly options?: OptionsConfig
  run(given: Arguments): Promise<void>
}

/** Wrong use of a command: said in one sentence, without a stack. */
export class Misuse extends Error {}

const everywhere: OptionsConfig = {
  data: { type: 'string', default: 'data' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
}

export const readArguments = (command: Command, words: readonly string[]): Arguments => {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { ...everywhere, ...command.options },
      allowPositionals: true,
      strict: true,
    })
    return { words: positionals, options: values as Arguments['options'] }
  } catch (error) {
    throw new Misuse(`${optionProblem(error)}\n用法：youju ${command.name} ${command.usage}`.trim())
  }
}

/** What is wrong with an option: the parser names it in English. */
const optionProblem = (error: unknown): string => {
  const says = error instanceof Error ? error.message : String(error)
  const named = /'(-[^' ]*)/.exec(says)?.[1] ?? ''
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有“${named}”这个选项。`
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return says
  return says.includes('does not take') ? `选项“${named}”后面不带值。` : `选项“${named}”后面缺少值。`
}

/** The n-th word after the command's name. */
export const word = (given: Arguments, index: number, name: string): string => {
  const found = given.words[index]
  if (found === undefined) throw new Misuse(`缺少参数：${name}`)
  return found
}

export const option = (given: Arguments, name: string): string | undefined => {
  const found = given.options[name]
  return typeof found === 'string' ? found : undefined
}

export const needed = (given: Arguments, name: string): string => {
  const found = option(given, name)
  if (found === undefined || found === '') throw new Misuse(`缺少选项：--${name}`)
  return found
}

export const flag = (given: Arguments, name: string): boolean => given.options[name] === true

/** Opens what `--data` or DATABASE_URL names, does the work, closes again whatever happens. */
export const inHouse = async <T>(given: Arguments, work: (house: OpenHouse) => Promise<T>): Promise<T> => {
  const house = await openHouse({ folder: needed(given, 'data') })
  try {
    return await work(house)
  } finally {
    await house.close()
  }
}

/** 606,000,000, as a screen shows it. */
export const grouped = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 6 })

/** Lines of JSON with `--json`, the words otherwise. */
export const print = (given: Arguments, value: object, words: () => string): void => {
  console.log(flag(given, 'json') ? JSON.stringify(value) : words())
}
