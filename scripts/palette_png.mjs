// Writes a screenshot again as a PNG of at most 256 colours: text on paper has few, and a page of a README loads sooner.
import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
const COLOURS = 256

const chunksOf = (png) => {
  const chunks = []
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at)
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) })
    at += length + 12
  }
  return chunks
}

const paeth = (left, above, corner) => {
  const guess = left + above - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? above : corner
}
// What each of the five filters of the format adds back to a byte.
const FILTERS = [() => 0, (left) => left, (_left, above) => above, (left, above) => (left + above) >> 1, paeth]

const pixelsOf = (lines, width, height, depth) => {
  const row = width * depth
  const pixels = Buffer.alloc(row * height)
  for (let y = 0; y < height; y++) {
    const filter = FILTERS[lines[y * (row + 1)]]
    for (let x = 0; x < row; x++) {
      const at = y * row + x
      const left = x < depth ? 0 : pixels[at - depth]
      const above = y === 0 ? 0 : pixels[at - row]
      const corner = x < depth || y === 0 ? 0 : pixels[at - row - depth]
      pixels[at] = lines[y * (row + 1) + 1 + x] + filter(left, above, corner)
    }
  }
  return pixels
}

const distance = (one, other) =>
  ((one >> 16) - (other >> 16)) ** 2 +
  (((one >> 8) & 255) - ((other >> 8) & 255)) ** 2 +
  ((one & 255) - (other & 255)) ** 2

/** A light is a few dots of red or green among a thousand greys, and has to stay red or green. */
const weight = ([colour, count]) => {
  const channels = [colour >> 16, (colour >> 8) & 255, colour & 255]
  return count * (1 + ((Math.max(...channels) - Math.min(...channels)) / 32) ** 2)
}

/** The commonest colours stay exact, the more so the less grey they are; the rest take the nearest of them. */
const indexed = (colours) => {
  const counts = new Map()
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const palette = [...counts]
    .sort((one, other) => weight(other) - weight(one))
    .slice(0, COLOURS)
    .map(([colour]) => colour)
  const places = new Map(palette.map((colour, place) => [colour, place]))
  for (const colour of counts.keys()) {
    if (places.has(colour)) continue
    const nearest = palette.reduce((best, one) => (distance(one, colour) < distance(best, colour) ? one : best))
    places.set(colour, places.get(nearest))
  }
  return { palette, places }
}

const chunk = (type, data) => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

export const withPalette = (png) => {
  const chunks = chunksOf(png)
  const head = chunks.find(({ type }) => type === 'IHDR').data
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)]
  const depth = head[9] === 6 ? 4 : 3
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data))
  const pixels = pixelsOf(inflateSync(packed), width, height, depth)
  const colours = new Uint32Array(width * height)
  for (let i = 0; i < colours.length; i++) colours[i] = pixels.readUIntBE(i * depth, 3)
  const { palette, places } = indexed(colours)
  const lines = Buffer.alloc((width + 1) * height)
  colours.forEach((colour, i) => (lines[i + Math.floor(i / width) + 1] = places.get(colour)))
  const newHead = Buffer.from(head)
  newHead[9] = 3
  const table = Buffer.alloc(palette.length * 3)
  palette.forEach((colour, i) => table.writeUIntBE(colour, i * 3, 3))
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', newHead),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
