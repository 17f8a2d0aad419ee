import { createReadStream } from 'node:fs'
import { stat, unlink } from 'node:fs/promises'
import type { FastifyReply } from 'fastify'

export const MEDIA = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  zip: 'application/zip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/**
 * A file as an answer. Large ones are written to a scratch file inside the transaction and sent only after it has
 * committed, so that a failure halfway is an error message and never a file that ends early.
 */
export class Download {
  readonly name: string
  readonly media: string
  readonly content: { readonly bytes: Uint8Array } | { readonly scratch: string }

  constructor(name: string, media: string, content: Download['content']) {
    this.name = name
    this.media = media
    this.content = content
  }
}

export const sendDownload = async (reply: FastifyReply, file: Download): Promise<FastifyReply> => {
  const extension = /\.[a-z0-9]+$/i.exec(file.name)?.[0] ?? ''
  void reply
    .header('content-type', file.media)
    .header(
      'content-disposition',
      `attachment; filename="youju${extension}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    )
  if ('bytes' in file.content) return reply.send(file.content.bytes)
  const { scratch } = file.content
  const { size } = await stat(scratch)
  const stream = createReadStream(scratch)
  stream.once('close', () => void unlink(scratch))
  return reply.header('content-length', size).send(stream)
}
