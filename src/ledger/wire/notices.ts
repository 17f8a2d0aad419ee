/** Notices as they travel: the inbox, the channels people and stewards set up, the log of deliveries, reminders. */
import { z } from 'zod'
import { RemindersWire } from '../work_wire.ts'

export const NOTICE_KINDS = [
  'remind',
  'due_soon',
  'overdue',
  'returned',
  'accepted',
  'reopened',
  'excused',
  'delegated',
  'limit_soon',
  'limit_late',
  'escalated',
  'vacant',
  'trouble',
  'commented',
  'test',
] as const
export const NoticeKind = z.enum(NOTICE_KINDS)

export const NoticeWire = z.object({
  /** Of the delivery into this inbox. */
  id: z.string(),
  kind: NoticeKind,
  title: z.string(),
  words: z.string(),
  /** An address inside the app. */
  link: z.string().nullable(),
  unit: z.string(),
  unit_name: z.string(),
  /** Null: the clock. */
  by: z.string().nullable(),
  at: z.string(),
  read_at: z.string().nullable(),
})
export const InboxQuery = z.object({
  unread: z.stringbool().optional(),
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
})
export const InboxWire = z.object({
  notices: z.array(NoticeWire),
  unread: z.number(),
  total: z.number(),
  page: z.number(),
  size: z.number(),
})
export const UnreadWire = z.object({
  unread: z.number(),
  /** True for those who keep channels of some unit. */
  keeps: z.boolean(),
})
/** The notices named, or all that are unread. */
export const ReadNotices = z.object({ ids: z.array(z.uuid()).max(500).optional() })

export const OwnChannels = z.object({
  email: z.string().nullable(),
  by_mail: z.boolean(),
  /** False where no mail server is set up: then a letter cannot come, whatever is chosen here. */
  mail_works: z.boolean(),
})
export const SetOwnChannels = z.object({ email: z.email().max(200).nullable(), by_mail: z.boolean() })

export const MAIL_SECURITY = ['tls', 'starttls', 'none'] as const
export const MailWire = z.object({
  site: z.string().nullable(),
  host: z.string().nullable(),
  port: z.number().nullable(),
  security: z.enum(MAIL_SECURITY).nullable(),
  login: z.string().nullable(),
  /** Whether one is kept; it never comes out again. */
  password_kept: z.boolean(),
  sender: z.string().nullable(),
})
export const SetMail = z.object({
  /** Under which people open the app; printed in letters and group messages. */
  site: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .nullable(),
  host: z.string().trim().min(1).max(253),
  port: z.number().int().min(1).max(65_535),
  security: z.enum(MAIL_SECURITY),
  login: z.string().max(200).nullable(),
  /** Absent: the one kept stays. Null: none. */
  password: z.string().max(500).nullable().optional(),
  sender: z.email().max(200),
})

export const ROBOT_KINDS = ['wecom', 'dingtalk', 'feishu'] as const
export const RobotWire = z.object({
  id: z.string(),
  unit: z.string(),
  unit_name: z.string(),
  kind: z.enum(ROBOT_KINDS),
  title: z.string(),
  /** Host and the last letters of the key. */
  shown: z.string(),
  signed: z.boolean(),
})
export const NewRobot = z.object({
  unit: z.string(),
  kind: z.enum(ROBOT_KINDS),
  title: z.string().trim().min(1).max(60),
  address: z.string().trim().max(600),
  secret: z.string().trim().max(200).nullish(),
})
export const SetRobot = z.object({
  title: z.string().trim().min(1).max(60),
  /** Absent: as before. */
  address: z.string().trim().max(600).optional(),
  secret: z.string().trim().max(200).nullable().optional(),
})
export const ChannelsWire = z.object({
  /** Null for those who do not keep the whole county. */
  mail: MailWire.nullable(),
  robots: z.array(RobotWire),
  /** Hosts beside the three vendors' own that robots may be addressed at here. */
  hosts: z.array(z.string()),
})

export const DeliveryWire = z.object({
  id: z.string(),
  at: z.string(),
  kind: NoticeKind,
  channel: z.enum(['inbox', 'mail', 'robot']),
  unit: z.string(),
  unit_name: z.string(),
  ledger: z.string().nullable(),
  period: z.string().nullable(),
  /** A person's name, or what the robot is called. */
  to: z.string(),
  by: z.string().nullable(),
  state: z.enum(['waiting', 'sending', 'sent', 'failed']),
  tries: z.number(),
  /** When it is tried next, while it waits. */
  due_at: z.string(),
  done_at: z.string().nullable(),
  read_at: z.string().nullable(),
  result: z.string().nullable(),
})
export const DeliveriesQuery = z.object({
  ledger: z.string().optional(),
  period: z.string().optional(),
  unit: z.string().optional(),
  channel: z.enum(['inbox', 'mail', 'robot']).optional(),
  state: z.enum(['waiting', 'sending', 'sent', 'failed']).optional(),
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
})
export const DeliveriesWire = z.object({
  deliveries: z.array(DeliveryWire),
  total: z.number(),
  page: z.number(),
  size: z.number(),
})
/** How a test message fared. */
export const TestedWire = z.object({ sent: z.boolean(), result: z.string() })

/** What was done at one stroke: units that are late, people told, and groups that got the collected message. */
export const RemindedWire = RemindersWire.extend({
  late: z.number(),
  quiet_hours: z.number(),
  people: z.number(),
  robots: z.number(),
})

export type Notice = z.infer<typeof NoticeWire>
export type Inbox = z.infer<typeof InboxWire>
export type Unread = z.infer<typeof UnreadWire>
export type OwnChannelsRow = z.infer<typeof OwnChannels>
export type Mail = z.infer<typeof MailWire>
export type SetMailBody = z.infer<typeof SetMail>
export type Robot = z.infer<typeof RobotWire>
export type RobotKind = Robot['kind']
export type NewRobotBody = z.infer<typeof NewRobot>
export type SetRobotBody = z.infer<typeof SetRobot>
export type Channels = z.infer<typeof ChannelsWire>
export type Delivery = z.infer<typeof DeliveryWire>
export type Deliveries = z.infer<typeof DeliveriesWire>
export type Tested = z.infer<typeof TestedWire>
export type Reminded = z.infer<typeof RemindedWire>
