/** A hall with the three vendors' group robots on loopback: each checks what the real one checks, and keeps what it got. */
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Heard {
  readonly kind: 'wecom' | 'dingtalk' | 'feishu'
  /** All the text in the message. */
  readonly text: string
}
export interface RobotHall {
  readonly host: string
  readonly heard: readonly Heard[]
  address(kind: Heard['kind']): string
  /** The next message is answered by this instead. */
  answerNext(how: { status?: number; body?: object | string; location?: string }): void
  /** The next message is taken and never answered; settles when it has come. */
  holdNext(): Promise<void>
  close(): Promise<void>
}

export const SECRET = 'SEC-brücke-1987'
const KEY = 'key-0123456789'
const hmac = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('base64')
const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'object' && value !== null
      ? Object.values(value).map(textOf).join('\n')
      : ''

type Body = Record<string, unknown>
const recent = (milliseconds: number): boolean => Math.abs(Date.now() - milliseconds) < 3_600_000

/** What each vendor says to a request: `{}` where nothing is wrong. */
const rules: Record<Heard['kind'], (url: URL, body: Body) => object> = {
  wecom: (url, body) => {
    if (url.searchParams.get('key') !== KEY) return { errcode: 93_000, errmsg: 'invalid webhook url' }
    const content = (body['markdown'] as { content?: string } | undefined)?.content ?? ''
    if (body['msgtype'] !== 'markdown' || content === '') return { errcode: 40_008, errmsg: 'invalid message type' }
    if (Buffer.byteLength(content) > 4_096) return { errcode: 40_058, errmsg: 'content exceed max length' }
    return { errcode: 0, errmsg: 'ok' }
  },
  dingtalk: (url, body) => {
    const timestamp = url.searchParams.get('timestamp') ?? ''
    const right = recent(Number(timestamp)) && url.searchParams.get('sign') === hmac(SECRET, `${timestamp}\n${SECRET}`)
    if (!right) return { errcode: 310_000, errmsg: 'sign not match' }
    if (url.searchParams.get('access_token') !== KEY) return { errcode: 300_005, errmsg: 'token is not exist' }
    const { title, text } = (body['markdown'] ?? {}) as { title?: string; text?: string }
    return title && text ? { errcode: 0, errmsg: 'ok' } : { errcode: 400_105, errmsg: 'unsupported msgtype' }
  },
  feishu: (url, body) => {
    const timestamp = String(body['timestamp'])
    const right = recent(Number(timestamp) * 1_000) && body['sign'] === hmac(`${timestamp}\n${SECRET}`, '')
    if (!right) return { code: 19_021, msg: 'sign match fail or timestamp is not within one hour from current time' }
    if (!url.pathname.endsWith(`/hook/${KEY}`)) return { code: 19_001, msg: 'incoming webhook access token invalid' }
    const post = (body['content'] as { post?: { zh_cn?: { title?: string; content?: unknown } } } | undefined)?.post
    return body['msg_type'] === 'post' && Array.isArray(post?.zh_cn?.content)
      ? { code: 0, msg: 'success', data: {} }
      : { code: 9_499, msg: 'Bad Request' }
  },
}

const paths: Record<Heard['kind'], string> = {
  wecom: `/cgi-bin/webhook/send?key=${KEY}`,
  dingtalk: `/robot/send?access_token=${KEY}`,
  feishu: `/open-apis/bot/v2/hook/${KEY}`,
}
const kindOf = (path: string): Heard['kind'] =>
  path.startsWith('/cgi-bin') ? 'wecom' : path.startsWith('/robot') ? 'dingtalk' : 'feishu'

/** The host is named to the installation for as long as the hall stands. */
export const openRobotHall = async (): Promise<RobotHall> => {
  const heard: Heard[] = []
  const answers: Parameters<RobotHall['answerNext']>[0][] = []
  const held: (() => void)[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk: Buffer) => (text += chunk.toString()))
    request.on('end', () => {
      const url = new URL(request.url ?? '', 'http://127.0.0.1')
      const kind = kindOf(url.pathname)
      const body = JSON.parse(text) as Body
      const next = answers.shift()
      const said = next?.body ?? rules[kind](url, body)
      const numbers = said as { errcode?: number; code?: number }
      if (next === undefined && (numbers.errcode ?? numbers.code) === 0) heard.push({ kind, text: textOf(body) })
      const come = held.shift()
      if (come !== undefined) return come()
      response.writeHead(next?.status ?? 200, {
        'content-type': 'application/json',
        ...(next?.location === undefined ? {} : { location: next.location }),
      })
      response.end(typeof said === 'string' ? said : JSON.stringify(said))
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  process.env['YOUJU_ROBOT_HOSTS'] = host
  return {
    host,
    heard,
    address: (kind) => `http://${host}${paths[kind]}`,
    holdNext: () => new Promise((resolve) => held.push(resolve)),
    answerNext: (how) => void answers.push(how),
    close: async () => {
      delete process.env['YOUJU_ROBOT_HOSTS']
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
