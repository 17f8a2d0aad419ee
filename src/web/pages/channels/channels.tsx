import { Refusal } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { useSay } from '../../language.tsx'
import { useUnread } from '../../shell/bell.tsx'
import { DeliveryLog } from './deliveries.tsx'
import { MailForm } from './mail_form.tsx'
import { Robots } from './robots.tsx'
import { useChannels } from './use_channels.ts'

/** By which ways reminders go out, for who keeps them; and for everybody what became of the ones they sent. */
export default function Channels() {
  const say = useSay()
  const channels = useChannels()
  const unread = useUnread()
  if (channels.isError) return <Refusal error={channels.error} again={() => void channels.refetch()} />
  if (channels.isPending || unread.isPending) return <Waiting />
  const { mail, robots, hosts } = channels.data
  const keeps = unread.data?.keeps === true
  return (
    <>
      <div className="page-head">
        <h1>{keeps ? say('提醒渠道') : say('提醒记录')}</h1>
      </div>
      {mail !== null && <MailForm mail={mail} />}
      {keeps && <Robots robots={robots} hosts={hosts} />}
      <DeliveryLog alone={!keeps} />
    </>
  )
}
