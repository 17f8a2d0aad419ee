/** A mail server on loopback that keeps the letters it takes. */
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface Letter {
  readonly to: readonly string[]
  /** Headers and body, decoded. */
  readonly text: string
  readonly message_id: string
}
export interface PostHall {
  readonly port: number
  readonly letters: readonly Letter[]
  /** From now on letters to these addresses are refused with this number. */
  refuse(address: string, number: number): void
  /** The next letter is taken and never acknowledged; settles when it has come. */
  holdNext(): Promise<void>
  close(): Promise<void>
}

export const MAIL_LOGIN = { user: 'notice@bureau.example', pass: 'Brief-1912' }

const decoded = (raw: string): string => {
  const [head = '', body = ''] = raw.split(/\r\n\r\n([\s\S]*)/)
  const words = head
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?b\?([^?]*)\?=/gi, (_, text: string) => fromBase64(text))
  const quoted = words.replace(/=\?utf-8\?q\?([^?]*)\?=/gi, (_, text: string) => fromQuoted(text.replaceAll('_', ' ')))
  if (/content-transfer-encoding: base64/i.test(head)) return `${quoted}\n\n${fromBase64(body)}`
  return `${quoted}\n\n${/quoted-printable/i.test(head) ? fromQuoted(body) : body}`
}
const fromBase64 = (text: string): string => Buffer.from(text, 'base64').toString()
const fromQuoted = (text: string): string =>
  Buffer.from(
    text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString()

export const openPostHall = async (): Promise<PostHall> => {
  const letters: Letter[] = []
  const held: (() => void)[] = []
  const refused = new Map<string, number>()
  const server = new SMTPServer({
    authMethods: ['PLAIN', 'LOGIN'],
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _, answer) =>
      username === MAIL_LOGIN.user && password === MAIL_LOGIN.pass
        ? answer(null, { user: username })
        : answer(Object.assign(new Error('no'), { responseCode: 535 })),
    onRcptTo: ({ address }, _, answer) => {
      const number = refused.get(address)
      answer(number === undefined ? null : Object.assign(new Error('no'), { responseCode: number }))
    },
    onData: (stream, session, answer) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('latin1')
        letters.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          text: decoded(raw),
          message_id: /^message-id: (.*)$/im.exec(raw)?.[1]?.trim() ?? '',
        })
        const come = held.shift()
        if (come === undefined) answer(null)
        else come()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    port: (server.server.address() as AddressInfo).port,
    letters,
    holdNext: () => new Promise((resolve) => held.push(resolve)),
    refuse: (address, number) => void refused.set(address, number),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
