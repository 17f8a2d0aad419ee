import { CheckOutlined, CopyOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import type { Publication, Verification } from '../../../ledger/wire/publications.ts'
import { useSay } from '../../language.tsx'
import { momentWords } from '../../parts/moment.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { useVerifying } from './requests.ts'

/** By what the paper is known, and whether it still is what was published. */
export function Facts({ publication }: { readonly publication: Publication }) {
  const say = useSay()
  const { id, number, published_at, published_by, as_of, filled, hash } = publication
  const verifying = useVerifying(id)
  return (
    <section className="publication-facts">
      <dl>
        <dt>{say('编号')}</dt>
        <dd>
          <strong>{number}</strong>
        </dd>
        <dt>{say('发布')}</dt>
        <dd>
          {momentWords(published_at)} {published_by}
        </dd>
        <dt>{say('数据截至')}</dt>
        <dd>{momentWords(as_of)}</dd>
        <dt>{say('文中的数')}</dt>
        <dd>{say('{count}个', { count: filled?.figures.length ?? 0 })}</dd>
        <dt>{say('校验码')}</dt>
        <dd>{hash === null ? <span className="soft">{say('没有')}</span> : <Hash hash={hash} />}</dd>
      </dl>
      <Button onClick={() => verifying.mutate()} loading={verifying.isPending} block>
        {say('核验')}
      </Button>
      <div role="status">
        {verifying.isError && <Refusal error={verifying.error} again={() => verifying.mutate()} />}
        {verifying.data !== undefined && <Verdict found={verifying.data} />}
      </div>
    </section>
  )
}

const SHOWN = 8

/** The whole of it goes to the clipboard, or, where plain http has none, into a window to be copied by hand. */
function Hash({ hash }: { readonly hash: string }) {
  const say = useSay()
  const { message, modal } = App.useApp()
  const copy = (): void => {
    const byHand = (): void =>
      void modal.info({ title: `${say('校验码')} SHA-256`, content: <code className="whole">{hash}</code> })
    if (!isSecureContext) return byHand()
    navigator.clipboard.writeText(hash).then(() => void message.success(say('校验码已复制')), byHand)
  }
  return (
    <>
      <code title={hash}>{hash.slice(0, SHOWN)}…</code>{' '}
      <Button
        size="small"
        type="text"
        icon={<CopyOutlined />}
        onClick={copy}
        aria-label={say('复制校验码')}
        title={say('复制校验码')}
      />
    </>
  )
}

function Verdict({ found }: { readonly found: Verification }) {
  const say = useSay()
  const { figures, hash, says, at } = found
  if (says.length > 0) {
    return (
      <ul className="late publication-verdict">
        {says.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    )
  }
  return (
    <p className="publication-verdict">
      <CheckOutlined /> {say('与发布时完全一致')}
      <small className="soft">
        {say('{count}项数据按当天的记录和口径重算，全部相同', { count: figures })}
        {hash === 'same' && say('；校验码相符')}
        {say('（{when}）', { when: momentWords(at) })}
      </small>
    </p>
  )
}
