import { Spin } from 'antd'

/** Quick answers show nothing at all; only a wait of a third of a second becomes visible. */
export function Waiting({ whole = false }: { readonly whole?: boolean }) {
  return (
    <div className={whole ? 'waiting waiting-whole' : 'waiting'} role="status" aria-busy="true">
      <Spin delay={300} />
    </div>
  )
}
