/**
 * One spelling of a JSON value, as RFC 8785 (JSON Canonicalization Scheme) has it: no spaces, keys in the order of their
 * UTF-16 code units, numbers and texts as ECMAScript writes them. Two values that mean the same are the same bytes, so
 * anybody can hash them again in any language.
 */

/** Of plain JSON: what is undefined is left out of objects, as `JSON.stringify` does, and is null in lists. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each ?? null)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const members = Object.entries(value).filter(([, each]) => each !== undefined)
  members.sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${members.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join(',')}}`
}
