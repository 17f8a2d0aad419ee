import { Alert, Button } from 'antd'
import { useSay } from '../../language.tsx'
import type { Parcel } from '../../outbox/parcel.ts'
import { momentWords } from '../../parts/moment.ts'

/** A return that was handed in here and that the server does not have yet. */
export function OnItsWay({ parcel, takeBack }: { readonly parcel: Parcel; readonly takeBack: () => void }) {
  const say = useSay()
  return (
    <Alert
      type="info"
      showIcon
      title={say('已在{moment}报送，待发送。', { moment: momentWords(new Date(parcel.at).toISOString()) })}
      description={say('内容留在这台机器上，连上服务器后自动送出，只会送一次。')}
      action={
        <Button size="small" onClick={takeBack}>
          {say('撤回来改')}
        </Button>
      }
    />
  )
}
