/** Small choices a person made on this machine: language, columns, density. Losing them loses nothing that matters. */
const PREFIX = 'youju.'

export const remembered = <T>(name: string, otherwise: T): T => {
  try {
    const text = localStorage.getItem(PREFIX + name)
    return text === null ? otherwise : (JSON.parse(text) as T)
  } catch {
    return otherwise
  }
}

export const remember = (name: string, value: unknown): void => {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value))
  } catch {
    // Private windows and full disks refuse; the choice then lasts as long as the page.
  }
}

export const forget = (name: string): void => {
  try {
    localStorage.removeItem(PREFIX + name)
  } catch {
    // As above.
  }
}
