/**
 * Decimal numbers as people write them. Shifting goes through the decimal text, because 1.005 * 100 is not 100.5 in
 * binary and a clerk's third decimal must not decide by accident.
 */

/** The number with its decimal point moved `places` to the right (left when negative). */
export function shifted(value: number, places: number): number {
  const [digits, exponent] = String(value).split('e')
  return Number(`${digits}e${Number(exponent ?? 0) + places}`)
}

/** Rounded to so many decimals, halves away from zero. */
export function rounded(value: number, places: number): number {
  if (!Number.isFinite(value) || isRound(value, places)) return value + 0
  const whole = Math.sign(value) * Math.round(shifted(Math.abs(value), places))
  return Number.isFinite(whole) ? shifted(whole, -places) + 0 : value
}

/**
 * Whether the number has no more decimals than that. What divides back to itself is the binary number nearest to a
 * decimal of so many places; sheets of a million amounts are spared the way through text.
 */
function isRound(value: number, places: number): boolean {
  const scale = 10 ** places
  const whole = Math.round(value * scale)
  return places >= 0 && Math.abs(whole) < 1e15 && whole / scale === value
}

/** Plain digits without an exponent; `places` decimals where given, as many as there are otherwise. */
export function digits(value: number, places?: number): string {
  if (places !== undefined) return rounded(value, places).toFixed(places)
  const text = String(value)
  return text.includes('e') ? value.toFixed(12).replace(/\.?0+$/, '') : text
}

/** With thousands separators: 1,234,567.80. */
export function grouped(value: number, places?: number): string {
  const [whole = '', decimals] = digits(value, places).split('.')
  const separated = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return decimals === undefined ? separated : `${separated}.${decimals}`
}
