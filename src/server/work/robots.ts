/**
 * Messages of the three vendors' group robots. All three answer refusals with HTTP 200 and a number that is not 0, so
 * only a number that is 0 counts as sent; an answer without one is none.
 */
import { createHmac } from 'node:crypto'
import type { RobotKind } from '../../ledger/wire/notices.ts'
import { addressFault } from './robot_address.ts'

export interface Message {
  readonly title: string
  /** Lines of plain text. */
  readonly words: string
  /** A full address, or none. */
  readonly link: string | null
}
export interface Robot {
  readonly kind: RobotKind
  readonly address: string
  readonly secret: string | null
}
export interface Outcome {
  readonly sent: boolean
  /** What the other side said; never an address or a key. */
  readonly result: string
  /** The other side asked for a pause, in seconds. */
  readonly pause_seconds?: number
  /** Trying again is of no use. */
  readonly final?: true
}

interface Request {
  readonly address: string
  readonly body: object
}
interface Vendor {
  /** Messages a minute that the vendor takes from one robot. */
  readonly a_minute: number
  /** Bytes of text at most. */
  readonly longest: number
  request(robot: Robot, message: Message, now: Date): Request
  /** 0 where the message was taken; undefined where the answer says nothing of the kind. */
  verdict(answer: Record<string, unknown>): { number: number; words: string } | undefined
  /** Numbers that mean: too many messages. */
  readonly busy: readonly number[]
}

const base64 = (key: string, text: string): string => createHmac('sha256', key).update(text, 'utf8').digest('base64')

// Letters that would be read as markup, or as a mention of somebody, when a reason or a name happens to hold them.
const MARKUP = /[<>[\]*_`#@\\|~]/g
const plain = (text: string): string =>
  text.replace(MARKUP, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
// Robots may be guarded by a word that each message has to hold; this one is in all of them.
const SIGNATURE = '（有据）'
const markdown = ({ title, words, link }: Message): string =>
  [
    `**${plain(title)}**${SIGNATURE}`,
    ...words.split('\n').map(plain),
    ...(link === null ? [] : [`[打开办理](${link})`]),
  ].join('\n\n')

const numbered = (number: unknown, words: unknown): { number: number; words: string } | undefined =>
  typeof number === 'number' ? { number, words: typeof words === 'string' ? words : '' } : undefined

const vendors: Readonly<Record<RobotKind, Vendor>> = {
  wecom: {
    a_minute: 20,
    longest: 4_096,
    request: ({ address }, message) => ({
      address,
      body: { msgtype: 'markdown', markdown: { content: markdown(message) } },
    }),
    verdict: ({ errcode, errmsg }) => numbered(errcode, errmsg),
    busy: [45_009],
  },
  dingtalk: {
    a_minute: 20,
    longest: 20_000,
    request: ({ address, secret }, message, now) => {
      const url = new URL(address)
      if (secret !== null) {
        const timestamp = String(now.getTime())
        url.searchParams.set('timestamp', timestamp)
        url.searchParams.set('sign', base64(secret, `${timestamp}\n${secret}`))
      }
      return {
        address: url.href,
        body: { msgtype: 'markdown', markdown: { title: plain(message.title), text: markdown(message) } },
      }
    },
    verdict: ({ errcode, errmsg }) => numbered(errcode, errmsg),
    busy: [130_101, 660_026],
  },
  feishu: {
    a_minute: 100,
    longest: 20_000,
    request: ({ address, secret }, { title, words, link }, now) => {
      const timestamp = String(Math.floor(now.getTime() / 1_000))
      // Here what the others sign is the key, and nothing is what is signed.
      const signature = secret === null ? {} : { timestamp, sign: base64(`${timestamp}\n${secret}`, '') }
      const lines = words.split('\n').map((text) => [{ tag: 'text', text }])
      const content = [...lines, ...(link === null ? [] : [[{ tag: 'a', text: '打开办理', href: link }]])]
      return {
        address,
        body: {
          ...signature,
          msg_type: 'post',
          content: { post: { zh_cn: { title: `${title}${SIGNATURE}`, content } } },
        },
      }
    },
    // Older addresses of the same vendor answer in capitals.
    verdict: ({ code, msg, StatusCode, StatusMessage }) => numbered(code ?? StatusCode, msg ?? StatusMessage),
    busy: [11_232, 99_991_400],
  },
}

/** Between two messages of one robot, in seconds, so that the vendor's number a minute is never met. */
export const paceSeconds = (kind: RobotKind): number => 60 / vendors[kind].a_minute

/** Bytes of text that fit beside title, link and markup. */
export const longestWords = (kind: RobotKind): number => vendors[kind].longest - 600

const PATIENCE_MILLISECONDS = 10_000
const LONGEST_ANSWER = 2_000
/** How long the vendors let a robot wait that wrote too much. */
const PAUSE_SECONDS = 600

/** Sends one message. Throws nothing that the other side or the network may cause. */
export const sendToRobot = async (robot: Robot, message: Message, now = new Date()): Promise<Outcome> => {
  const fault = addressFault(robot.kind, robot.address)
  if (fault !== undefined) return { sent: false, result: fault, final: true }
  const vendor = vendors[robot.kind]
  const { address, body } = vendor.request(robot, message, now)
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
    })
    const text = (await answer.text()).slice(0, LONGEST_ANSWER)
    if (!answer.ok) return { sent: false, result: `HTTP ${answer.status}` }
    return judged(vendor, text)
  } catch (error) {
    return { sent: false, result: causeOf(error) }
  }
}

const judged = (vendor: Vendor, text: string): Outcome => {
  const verdict = vendor.verdict(read(text))
  if (verdict === undefined) return { sent: false, result: '对方的答复看不懂' }
  const { number, words } = verdict
  if (number === 0) return { sent: true, result: '已送达群机器人' }
  const result = `errcode ${number} ${words}`.trim().slice(0, 300)
  return vendor.busy.includes(number) ? { sent: false, result, pause_seconds: PAUSE_SECONDS } : { sent: false, result }
}

const read = (text: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

/** The kind of failure without the address, which is a secret. */
const causeOf = (error: unknown): string => {
  if (error instanceof Error && error.name === 'TimeoutError') return '对方没有在10秒内答复'
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return `连不上群机器人的服务器${code === '' ? '' : `（${code}）`}`
}
