/** Letters through the bureau's own mail server. */
import { createTransport, type Transporter } from 'nodemailer'
import type { Message, Outcome } from './robots.ts'

export interface MailServer {
  readonly host: string
  readonly port: number
  /** tls: from the first byte · starttls: demanded, never given up · none: only inside the house's own network. */
  readonly security: 'tls' | 'starttls' | 'none'
  readonly login: string | null
  readonly password: string | null
  readonly sender: string
}

/** A server that does not answer must not hold the letters of the others for long. */
const PATIENCE_MILLISECONDS = 15_000
const MAIL_PORTS = [25, 465, 587, 994, 2525]
const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1'])

/** Ports of mail only: a steward's form must not become a way to knock at every door of the house network. */
export const portFault = (host: string, port: number): string | undefined =>
  LOOPBACK.has(host) || MAIL_PORTS.includes(port) ? undefined : `邮件服务器的端口应是 ${MAIL_PORTS.join('、')} 之一`

export interface Post {
  send(to: string, message: Message, id: string): Promise<Outcome>
  close(): void
}

export const openPost = (server: MailServer): Post => {
  const { host, port, security, login, password, sender } = server
  const transport: Transporter = createTransport({
    pool: true,
    maxConnections: 2,
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(login === null ? {} : { auth: { user: login, pass: password ?? '' } }),
    connectionTimeout: PATIENCE_MILLISECONDS,
    greetingTimeout: PATIENCE_MILLISECONDS,
    socketTimeout: PATIENCE_MILLISECONDS,
    // What is sent is text of our own; nothing of it may be read from a file or fetched from an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send(to, { title, words, link }, id) {
      const text = [words, ...(link === null ? [] : [link]), '', '此邮件由系统自动发出，请勿回复。'].join('\n')
      try {
        await transport.sendMail({
          from: { name: '有据', address: sender },
          to,
          subject: title,
          text,
          // The same for every try of one delivery: a server that saw it before can tell.
          messageId: `<${id}@${sender.split('@')[1] ?? 'youju'}>`,
          headers: { 'auto-submitted': 'auto-generated' },
        })
        return { sent: true, result: '已交给邮件服务器' }
      } catch (error) {
        return failure(error)
      }
    },
    close: () => transport.close(),
  }
}

const CAUSES: Readonly<Record<string, string>> = {
  EAUTH: '邮件服务器不认登录名或密码',
  ETLS: '加密连接没有建立',
  ECONNECTION: '连不上邮件服务器',
  ESOCKET: '连不上邮件服务器',
  ETIMEDOUT: '邮件服务器没有及时答复',
  EDNS: '找不到邮件服务器',
  EENVELOPE: '邮件服务器不收这个地址',
}

/** A class of failure and the server's number; its own words may name accounts and stay out of the log. */
const failure = (error: unknown): Outcome => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const number = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0
  const words = CAUSES[code] ?? '邮件没有发出'
  const result = number > 0 ? `${words}（${number}）` : words
  // 5xx about the receiver is meant for ever; everything else may be mended by then.
  return code === 'EENVELOPE' && number >= 500 ? { sent: false, result, final: true } : { sent: false, result }
}
