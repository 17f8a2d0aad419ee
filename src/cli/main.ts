/** `youju COMMAND …`: exit 0 only on success; refusals go to stderr in one clear sentence. */
import { Problem } from '../server/db/problem.ts'
import { type Command, Misuse, flag, readArguments } from './command.ts'
import { command as audit } from './audit.ts'
import { command as demo } from './demo.ts'
import { command as duties } from './duties.ts'
import { command as exportRows } from './export.ts'
import { command as figure } from './figure.ts'
import { command as importRows } from './import.ts'
import { command as plan } from './plan.ts'
import { command as publications } from './publications.ts'
import { command as read } from './read.ts'
import { command as report } from './report.ts'
import { command as serve } from './serve.ts'
import { command as template } from './template.ts'
import { command as verify } from './verify.ts'
import { command as work } from './work.ts'

const commands: readonly Command[] = [
  serve,
  demo,
  importRows,
  exportRows,
  template,
  figure,
  report,
  publications,
  duties,
  work,
  read,
  audit,
  plan,
  verify,
]

const usageOf = ({ name, usage }: Command): string => `youju ${name} ${usage}`.trim()

const help = (): string => {
  const lines = commands.map((one) => `  ${usageOf(one)}\n      ${one.about}`)
  return [
    '有据 youju',
    '',
    ...lines,
    '',
    '所有命令可加 --data 目录（默认 data），或用环境变量 DATABASE_URL 指定数据库。',
  ].join('\n')
}

/** What the system says of a file that was named, by its code. */
const FILE_PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: '没有找到这个文件',
  EISDIR: '这是文件夹，请指明文件',
  ENOTDIR: '路径中间有一段不是文件夹',
  EACCES: '没有权限打开',
  EPERM: '没有权限打开',
}

const fileProblem = (error: unknown): string | undefined => {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  const says = FILE_PROBLEMS[String(error.code)]
  const path = 'path' in error ? String(error.path) : ''
  return says === undefined ? undefined : `${says}${path === '' ? '' : `：${path}`}`
}

const say = (error: unknown): string => {
  if (error instanceof Problem) {
    return [error.words('zh'), ...error.faults.slice(0, 20).map((fault) => `  ${fault.path}：${fault.says}`)].join('\n')
  }
  if (error instanceof Misuse) return error.message
  const file = fileProblem(error)
  if (file !== undefined) return file
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

const run = async (): Promise<void> => {
  const [name, ...words] = process.argv.slice(2)
  if (name === undefined || name === 'help' || name === '--help') return console.log(help())
  const command = commands.find((one) => one.name === name)
  if (command === undefined)
    throw new Misuse(`没有“${name}”这个命令。可用的命令：${commands.map((one) => one.name).join(' ')}`)
  const given = readArguments(command, words)
  if (flag(given, 'help')) return console.log(`${usageOf(command)}\n${command.about}`)
  await command.run(given)
}

try {
  await run()
} catch (error) {
  console.error(say(error))
  process.exitCode = 1
}
