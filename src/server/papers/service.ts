/** 送达: when, how and to whom a paper was given. Said once, and corrected with a reason; nothing of it is overwritten. */
import { createHash } from 'node:crypto'
import { dateParts, type Fault, isDay, today, WITNESSED } from '../../ledger/index.ts'
import type { PaperLine, ServePaper } from '../../ledger/wire/papers.ts'
import type { Tx } from '../db/database.ts'
import { faulty, Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import type { Tables } from '../tables/tables.ts'
import { paperLine, type ServiceWords } from './register.ts'

/** Problems: no_such, not_yours, wrong_request, faulty, reason_needed, service_said. */
export const servePaper = async (tx: Tx, tables: Tables, id: number, said: ServePaper): Promise<PaperLine> => {
  const line = await servable(tx, tables, id)
  const reason = said.reason?.trim() ?? ''
  const faults = serviceFaults(line, said)
  if (said.photo !== null) faults.push(...(await photoFaults(tx, said.photo)))
  if (faults.length > 0) throw faulty(faults)
  if (said.version > 0 && reason === '') throw new Problem('reason_needed')
  const words: ServiceWords = { receiver: said.receiver.trim(), witness: said.witness.trim(), place: said.place.trim() }
  const { county, person } = tx.actor
  const corrects = said.version > 0
  const made = await tx.rows<{ version: number }>(sql`
    with closed as (
      update work.paper_service s set closed_at = clock_timestamp()
      where s.county = ${county} and s.paper = ${id} and s.version = ${said.version} and s.closed_at is null
      returning s.version
    )
    insert into work.paper_service (county, paper, version, served_on, way, words, photo, reason, by)
    select ${county}, ${id}::bigint, ${said.version + 1}::int, ${said.served_on}::date, ${said.way},
      ${tables.seal.seal(JSON.stringify(words))}, ${said.photo}::uuid, ${corrects ? reason : null}, ${person}::bigint
    where ${corrects ? sql`exists (select from closed)` : sql`true`}
    on conflict do nothing
    returning version`)
  if (made.length === 0) throw new Problem('service_said', { what: line.number })
  const detail = { paper: line.paper, number: line.number, served_on: said.served_on, way: said.way }
  await tx.run(sql`
    insert into log.event (county, at, person, act, ledger, row_id, unit, detail)
    values (${county}, clock_timestamp(), ${person}, 'serve_paper', ${line.ledger}, ${line.row}, ${line.unit},
      ${JSON.stringify({ ...detail, ...(corrects ? { reason } : {}) })}::jsonb)`)
  return paperLine(tx, tables, id)
}

const servable = async (tx: Tx, tables: Tables, id: number): Promise<PaperLine> => {
  const line = await paperLine(tx, tables, id)
  if (!line.served) throw new Problem('wrong_request', { what: `《${line.title}》不需要送达回证` })
  if (!line.may_serve) throw new Problem('not_yours', { what: '登记这份文书的送达' })
  return line
}

const serviceFaults = ({ printed_at }: PaperLine, said: ServePaper): Fault[] => {
  const faults: Fault[] = []
  const printed = today(new Date(printed_at))
  if (!isDay(said.served_on)) faults.push({ path: 'served_on', says: '请填送达日期，如 2026-09-01' })
  else if (said.served_on < printed) {
    faults.push({ path: 'served_on', says: `送达日期不能早于文书印发的${dateParts(printed)}` })
  } else if (said.served_on > today(new Date())) faults.push({ path: 'served_on', says: '送达日期不能晚于今天' })
  if (said.receiver.trim() === '') faults.push({ path: 'receiver', says: '请填签收人；公告送达的填公告的地方' })
  if (WITNESSED.includes(said.way) && said.witness.trim() === '') {
    faults.push({ path: 'witness', says: '留置送达要有见证人' })
  }
  return faults
}

/** A photograph has to be there, and seen by who names it. */
const photoFaults = async (tx: Tx, photo: string): Promise<Fault[]> => {
  const found = await tx.maybe(sql`select id from platform.file where county = ${tx.actor.county} and id = ${photo}`)
  return found === undefined ? [{ path: 'photo', says: '没有这张照片，请重新上传' }] : []
}

const PHOTO_BYTES = 20 * 2 ** 20

/** A photograph of the signed receipt, seen by whoever sees the paper. Problems: as `servePaper`; too_much, bad_file. */
export const addPhoto = async (
  tx: Tx,
  tables: Tables,
  id: number,
  { name, media, content }: { readonly name: string; readonly media: string; readonly content: Buffer },
): Promise<{ id: string; name: string; size: number; media: string }> => {
  const { ledger, unit } = await servable(tx, tables, id)
  if (content.length > PHOTO_BYTES) throw new Problem('too_much', { what: '照片', limit: '20 MB' })
  if (content.length === 0) throw new Problem('bad_file', { file: name, why: '文件是空的' })
  const { county, person } = tx.actor
  return tx.one(sql`
    insert into platform.file (county, sha256, name, size, media, content, by, ledger, unit)
    values (${county}, ${createHash('sha256').update(content).digest()}, ${name.slice(0, 200)}, ${content.length},
      ${media}, ${content}, ${person}, ${ledger}, ${unit})
    returning id, name, size, media`)
}
