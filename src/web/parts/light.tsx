import { useSay } from '../language.tsx'

const WORDS = { green: '绿灯', yellow: '黄灯', red: '红灯' } as const

/** One of the three lights; a hollow ring where nobody has to do anything yet. */
export function Light({ light }: { readonly light: keyof typeof WORDS | null }) {
  const say = useSay()
  if (light === null) return <span className="light" />
  return <span className={`light light-${light}`} role="img" aria-label={say(WORDS[light])} title={say(WORDS[light])} />
}
