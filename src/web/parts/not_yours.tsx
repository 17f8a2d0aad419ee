import { Result } from 'antd'
import { Link } from 'react-router'
import { useSay } from '../language.tsx'

/** An address that leads to something the reader may not do: why, and where to go instead. */
export function NotYours({ words, back }: { readonly words: string; readonly back: string }) {
  const say = useSay()
  return <Result status="info" title={words} extra={<Link to={back}>{say('返回')}</Link>} />
}
