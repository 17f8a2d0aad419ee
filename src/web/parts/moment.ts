/** Points in time as clerks write them, always in the bureau's own time zone wherever the reader sits. */
const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

export const momentWords = (at: string): string => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(at)) return at
  const time = new Date(at)
  return Number.isNaN(time.getTime()) ? at : parts.format(time)
}
