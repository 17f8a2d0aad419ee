import { Alert } from 'antd'
import { useSay } from '../../language.tsx'
import { dropParcel } from '../../outbox/outbox.ts'
import type { Parcel } from '../../outbox/parcel.ts'
import { wordsOf } from '../../parts/refusal.tsx'
import { DraftNotice } from './draft_notice.tsx'

interface FormHeadProps {
  /** Unsent work that the form began with. */
  readonly restored: { readonly at: number } | null
  /** A submission that was not taken. */
  readonly returned: Parcel | null
  readonly error: unknown
  /** Begins anew without what was kept. */
  readonly drop: () => void
}

/** Above a form: where its contents come from, and why they were not taken. */
export function FormHead({ restored, returned, error, drop }: FormHeadProps) {
  const say = useSay()
  const discard = (): void => {
    drop()
    if (returned !== null) void dropParcel(returned)
  }
  return (
    <>
      {restored !== null && <DraftNotice at={restored.at} drop={discard} />}
      {returned?.refused && error === null && (
        <Alert
          type="error"
          showIcon
          className="gap-below"
          title={say('上次没有送成：{why}', { why: returned.refused.message })}
        />
      )}
      {error !== null && <Alert type="error" showIcon title={wordsOf(error, say)} className="gap-below" />}
    </>
  )
}
