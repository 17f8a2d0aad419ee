/** What people say about a section beside its text. It changes no version; settled, it stays readable. */
import { titleOfSection } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { writeEvent } from '../db/log.ts'
import { faulty, Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { notify } from '../org/notices.ts'
import { manuscriptOf, sectionOf } from './manuscript.ts'

export interface NewRemark {
  readonly key: string
  readonly section: number
  readonly quote: string | null
  readonly words: string
}

/** Who writes the section hears of it, and who keeps the manuscript. Problems: no_such, faulty. */
export const addRemark = async (tx: Tx, id: string, remark: NewRemark): Promise<void> => {
  const manuscript = await manuscriptOf(tx, id)
  const section = await sectionOf(tx, id, remark.section)
  const words = remark.words.trim()
  if (words === '') throw faulty([{ path: 'words', says: '请写下要说的话' }])
  const made = await tx.run(sql`
    insert into platform.manuscript_comment (county, manuscript, section, quote, words, person, request_key)
    values (${tx.actor.county}, ${id}::uuid, ${remark.section}, ${remark.quote}, ${words}, ${tx.actor.person}, ${remark.key})
    on conflict (county, person, request_key) do nothing`)
  if (made === 0) return
  const title = titleOfSection(section.text, manuscript.period)
  await writeEvent(tx, { act: 'comment', unit: manuscript.unit, detail: { manuscript: id, section: title } })
  const positions = [...new Set([manuscript.position, section.writer ?? manuscript.position])].filter(
    (position) => !tx.actor.seats.some((seat) => seat.unit === manuscript.unit && seat.position === position),
  )
  if (positions.length === 0) return
  await notify(tx, [
    {
      kind: 'commented',
      cause: `manuscript ${id} ${remark.section}`,
      unit: manuscript.unit,
      title: `《${manuscript.title}》${title}：批注`,
      words: `${tx.actor.name}：${words}`,
      link: `/manuscripts/${id}?section=${remark.section}`,
      to: { positions, at: manuscript.unit },
    },
  ])
}

/** Once. Problem: no_such. */
export const settleRemark = async (tx: Tx, id: string, remark: number): Promise<void> => {
  const manuscript = await manuscriptOf(tx, id)
  const settled = await tx.run(sql`
    update platform.manuscript_comment set settled_at = now(), settled_by = ${tx.actor.person}
    where county = ${tx.actor.county} and manuscript = ${id}::uuid and id = ${remark} and settled_at is null`)
  if (settled === 0) throw new Problem('no_such', { what: '未处理的批注', name: remark })
  await writeEvent(tx, { act: 'settle_comment', unit: manuscript.unit, detail: { manuscript: id, comment: remark } })
}
