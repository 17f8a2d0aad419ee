/** Passwords: Argon2id hashes, and which passwords are taken at all. */
import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { Fault } from '../../ledger/index.ts'
import { signInRules } from './sign_in_rules.ts'

/** The least the OWASP cheat sheet takes for Argon2id: 19 MiB, two passes, one lane; 13 ms on a small server. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const hashPassword = (password: string): Promise<string> => hash(password, cost)

/** A hash nobody knows the password of, so that an unknown login costs the same time as a known one. */
let nobody: Promise<string> | undefined
export const verifyPassword = async (stored: string | null | undefined, password: string): Promise<boolean> => {
  nobody ??= hashPassword(randomBytes(32).toString('base64'))
  const right = await verify(stored ?? (await nobody), password)
  return right && stored !== null && stored !== undefined
}

/** What is wrong with a new password, in words; null when it is fine. */
export const passwordFault = (password: string, login: string, path: string): Fault | null => {
  const says = wordsFor(password, login)
  return says === null ? null : { path, says }
}

const wordsFor = (password: string, login: string): string | null => {
  if (password.length < signInRules.password_length) return `密码至少${signInRules.password_length}位`
  if (login !== '' && password.toLowerCase().includes(login.toLowerCase())) return '密码不能含有账号'
  if (new Set(password).size < 4) return '密码太简单，请不要反复用同几个字符'
  const sorts = [/[a-z]/i, /\d/, /[^a-z\d]/i].filter((sort) => sort.test(password)).length
  return sorts < 2 ? '密码要同时有字母和数字（或符号）' : null
}
