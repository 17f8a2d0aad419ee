import type { Delivery, RobotKind } from '../../../ledger/wire/notices.ts'

export const ROBOT_TITLES: Readonly<Record<RobotKind, string>> = {
  wecom: '企业微信',
  dingtalk: '钉钉',
  feishu: '飞书',
}
export const ROBOT_PLACES: Readonly<Record<RobotKind, string>> = {
  wecom: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…',
  dingtalk: 'https://oapi.dingtalk.com/robot/send?access_token=…',
  feishu: 'https://open.feishu.cn/open-apis/bot/v2/hook/…',
}
export const CHANNEL_TITLES: Readonly<Record<Delivery['channel'], string>> = {
  inbox: '收件箱',
  mail: '邮件',
  robot: '群机器人',
}
export const STATE_TITLES: Readonly<Record<Delivery['state'], string>> = {
  waiting: '等待发送',
  sending: '正在发送',
  sent: '已送达',
  failed: '没有送到',
}
