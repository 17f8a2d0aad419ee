/**
 * Names for statements that repeat. A statement seen a second time is prepared under a name, which doubles the reads a
 * connection answers; seen once, it is not worth the server's memory.
 */
export interface Prepared {
  /** The name to prepare this text under, or undefined for the one-off way. */
  nameOf(text: string): string | undefined
  /** After a table has changed, plans made before are of no use: all statements get new names. */
  forget(): void
}

const REPEATABLE = /^\s*(select|with|insert|update|delete|merge|values)\b/i

/** `limit`: how many texts are remembered; the least recently used go first. */
export const makePrepared = (limit: number): Prepared => {
  const names = new Map<string, string | undefined>()
  let made = 0
  return {
    nameOf(text) {
      const seen = names.has(text)
      if (!seen && !REPEATABLE.test(text)) return undefined
      const name = seen ? (names.get(text) ?? `y${++made}`) : undefined
      names.delete(text)
      names.set(text, name)
      if (names.size > limit) names.delete(names.keys().next().value ?? '')
      return name
    },
    forget() {
      names.clear()
    },
  }
}
