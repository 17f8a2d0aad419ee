/**
 * Where a group robot's address may lead. Whoever may type an address for the server to call could otherwise make it
 * call into the bureau's own network. So: only the hosts of the three vendors, only https, no other port, no name or
 * password in it; redirects are not followed when sending. An installation may name further hosts, such as the
 * vendor's own product run in the house, in `YOUJU_ROBOT_HOSTS` (comma-separated, `host` or `host:port`); plain http
 * only for loopback. The address is looked at when it is saved and again before each message. A host's name that is
 * pointed elsewhere by its owner is no danger here, since the owners are the vendors or named by the installation.
 */
import type { RobotKind } from '../../ledger/wire/notices.ts'

const VENDORS: Readonly<Record<RobotKind, readonly string[]>> = {
  wecom: ['qyapi.weixin.qq.com'],
  dingtalk: ['oapi.dingtalk.com'],
  feishu: ['open.feishu.cn', 'open.larksuite.com'],
}
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

export const namedHosts = (text: string | undefined = process.env['YOUJU_ROBOT_HOSTS']): string[] =>
  (text ?? '')
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== '')

/** Why the address may not be used, for the steward who typed it; undefined where it may. */
export const addressFault = (kind: RobotKind, address: string, named = namedHosts()): string | undefined => {
  if (!URL.canParse(address)) return '不是完整的网址，请从群机器人设置里整段复制'
  const url = new URL(address)
  const known = named.includes(url.host)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && known && LOOPBACK.has(url.hostname))) {
    return '地址应以 https:// 开头'
  }
  if (url.username !== '' || url.password !== '') return '地址里不能带用户名和密码'
  if (!known && !(VENDORS[kind].includes(url.hostname) && url.port === '')) {
    return `这类机器人的地址应在 ${VENDORS[kind].join('、')} 上`
  }
  return keyOf(kind, url) === '' ? '地址里没有机器人的密钥，请从群机器人设置里整段复制' : undefined
}

/** What lets anybody post into the group, and so must not be shown. */
const keyOf = (kind: RobotKind, url: URL): string => {
  if (kind === 'wecom') return url.searchParams.get('key') ?? ''
  if (kind === 'dingtalk') return url.searchParams.get('access_token') ?? ''
  return /\/hook\/([^/]+)$/.exec(url.pathname)?.[1] ?? ''
}

export const shownAddress = (kind: RobotKind, address: string): string => {
  const url = new URL(address)
  return `${url.host} …${keyOf(kind, url).slice(-4)}`
}
