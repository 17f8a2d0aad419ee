import { useLost } from '../connection.ts'
import { useSay } from '../language.tsx'

/** Said as long as the server is out of reach, and only then. */
export function ConnectionStrip() {
  const say = useSay()
  if (!useLost()) return null
  return (
    <p className="strip" role="status">
      {say('现在连不上服务器。可以接着填，内容留在本机，连上后自动送出。')}
    </p>
  )
}
