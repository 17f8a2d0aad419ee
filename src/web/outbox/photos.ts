/** Files on their way into a row: made small enough before they travel, kept here as long as they cannot. */
import type { Value, Values } from '../../ledger/document.ts'
import { api, Refused, requestKey } from '../api.ts'
import { drop, keep, kept } from './kept.ts'

/** The longer side of a photograph, in pixels. What a hazard or a menu looks like shows well below that. */
const LONGEST = 1600
/** Smaller files gain nothing by being drawn again. */
const SMALL_BYTES = 300 * 1024
const QUALITY = 0.85

/** A photograph scaled down; anything else, and what the browser cannot draw, as it is. */
export const shrunk = async (file: File): Promise<File> => {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size <= SMALL_BYTES) return file
  try {
    const picture = await createImageBitmap(file)
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY))
    if (blob === null || blob.size >= file.size) return file
    return new File([blob], file.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg' })
  } catch {
    return file
  }
}

/** Ids of files that only this machine has begin so. */
const HERE = 'local:'
export const isHere = (id: string): boolean => id.startsWith(HERE)
export const photoHere = (id: string): Promise<File | undefined> => kept<File>('photos', id)

/** Uploads a file, or keeps it here where the server is out of reach; gives the id for the cell. */
export const takeIn = async (file: File): Promise<{ readonly id: string; readonly name: string }> => {
  const small = await shrunk(file)
  try {
    return await api.upload(small)
  } catch (problem) {
    if (!(problem instanceof Refused) || problem.problem.code !== 'offline') throw problem
    const id = HERE + requestKey()
    await keep('photos', id, small)
    return { id, name: small.name }
  }
}

const idsHere = (value: Value | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string' && isHere(one)) : []
export const filesHere = (values: Values): readonly string[] => Object.values(values).flatMap(idsHere)

/** Without files that lie here: they have no number yet that could be checked. */
export const withoutFilesHere = (value: Value): Value => {
  if (idsHere(value).length === 0) return value
  const sent = (value as readonly string[]).filter((id) => !isHere(id))
  return sent.length === 0 ? null : sent
}

/** The values with files that lay here uploaded; those that the browser has lost meanwhile are left out. */
export const withFilesSent = async (values: Values): Promise<Values> => {
  const known = new Map<string, string | null>()
  for (const id of filesHere(values)) {
    const file = await photoHere(id)
    known.set(id, file === undefined ? null : (await api.upload(file)).id)
  }
  if (known.size === 0) return values
  const settled = (value: Value): Value => {
    if (idsHere(value).length === 0) return value
    const ids = (value as readonly string[]).flatMap((id) => known.get(id) ?? (isHere(id) ? [] : [id]))
    return ids.length === 0 ? null : ids
  }
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, settled(value)]))
}

export const forgetFiles = async (values: Values): Promise<void> => {
  for (const id of filesHere(values)) await drop('photos', id)
}
