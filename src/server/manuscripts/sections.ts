/** What is done with a section: saved, added, taken out, given to somebody, handed in, judged. Each is a new version. */
import { type Catalogue, dayInWords, endOf, titleOfSection } from '../../ledger/index.ts'
import type { Section } from '../../ledger/wire/manuscripts.ts'
import type { Tx } from '../db/database.ts'
import { writeEvent } from '../db/log.ts'
import { faulty, Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { type NewNotice, notify } from '../org/notices.ts'
import { ownShown, shownOf } from './begin.ts'
import {
  type KeptManuscript,
  type KeptSection,
  manuscriptOf,
  requireKeeper,
  rightsIn,
  sectionOf,
  sectionsOf,
} from './manuscript.ts'

interface At {
  readonly manuscript: KeptManuscript
  readonly section: KeptSection
}

const found = async (tx: Tx, id: string, section: number): Promise<At> => ({
  manuscript: await manuscriptOf(tx, id),
  section: await sectionOf(tx, id, section),
})

const titleOf = ({ manuscript, section }: At): string => titleOfSection(section.text, manuscript.period)

type Changes = Partial<
  Pick<KeptSection, 'text' | 'shown' | 'state' | 'reason' | 'writer' | 'due_on' | 'due_at' | 'assigned_at'>
>

/** Closes the version that was seen and opens the next. Problem: changed_meanwhile, and nothing is written. */
const nextVersion = async (tx: Tx, { manuscript, section }: At, seen: number, changes: Changes): Promise<void> => {
  const closed = await tx.run(sql`
    update platform.manuscript_section set closed_at = clock_timestamp()
    where county = ${tx.actor.county} and manuscript = ${manuscript.id}::uuid and section = ${section.section}
      and version = ${seen} and closed_at is null`)
  if (closed === 0) throw new Problem('changed_meanwhile', { by: section.saved_by, at: section.saved_at })
  const next = { ...section, ...changes }
  await tx.run(sql`
    insert into platform.manuscript_section
      (county, manuscript, section, version, place, text, shown, state, reason, writer, due_on, due_at, assigned_at, by,
       opened_at)
    values (${tx.actor.county}, ${manuscript.id}::uuid, ${section.section}, ${seen + 1}, ${next.place}::numeric, ${next.text},
      ${JSON.stringify(next.shown)}::jsonb, ${next.state}, ${next.reason}, ${next.writer}, ${next.due_on}::date,
      ${next.due_at}::timestamptz, ${next.assigned_at}::timestamptz, ${tx.actor.person}, clock_timestamp())`)
}

const noted = (tx: Tx, act: string, { manuscript, section }: At, detail: object = {}): Promise<void> =>
  writeEvent(tx, {
    act,
    unit: manuscript.unit,
    detail: { manuscript: manuscript.id, section: section.section, title: titleOf({ manuscript, section }), ...detail },
  })

/** A text that asks for something wrong is kept all the same: nobody loses what was typed. Problems: not_yours, changed_meanwhile. */
export const saveSection = async (
  tx: Tx,
  catalogue: Catalogue,
  id: string,
  number: number,
  { version, text }: { readonly version: number; readonly text: string },
): Promise<void> => {
  const at = await found(tx, id, number)
  if (!rightsIn(tx.actor, at.manuscript, at.section).write) {
    throw new Problem('not_yours', { what: `改“${titleOf(at)}”这一部分` })
  }
  if (text.trim() === '') throw faulty([{ path: 'text', says: '这一部分是空的；不要它，请删去这一部分' }])
  const shown = ownShown(text, await shownOf(tx, catalogue, [text], at.manuscript))
  await nextVersion(tx, at, version, { text, shown })
  await noted(tx, 'save_section', at)
}

/** After the section named, or first. Answers its number. */
export const addSection = async (
  tx: Tx,
  id: string,
  { after, title }: { readonly after: number | null; readonly title: string },
): Promise<void> => {
  const manuscript = await manuscriptOf(tx, id)
  requireKeeper(tx.actor, manuscript, '增加部分')
  const sections = await sectionsOf(tx, id)
  const at = after === null ? -1 : sections.findIndex(({ section }) => section === after)
  const before = Number(sections[at]?.place ?? 0)
  const next = sections[at + 1]?.place
  const place = next === undefined ? before + 1 : (before + Number(next)) / 2
  await tx.run(sql`
    insert into platform.manuscript_section (county, manuscript, section, version, place, text, state, by)
    select ${tx.actor.county}, ${id}::uuid, max(section) + 1, 1, ${place}::numeric, ${`## ${title.trim()}\n\n`}, 'writing',
      ${tx.actor.person}
    from platform.manuscript_section where county = ${tx.actor.county} and manuscript = ${id}::uuid`)
  await writeEvent(tx, { act: 'add_section', unit: manuscript.unit, detail: { manuscript: id, title } })
}

/** Its versions stay in the books. */
export const removeSection = async (tx: Tx, id: string, number: number): Promise<void> => {
  const at = await found(tx, id, number)
  requireKeeper(tx.actor, at.manuscript, '删去部分')
  const { sections } = await tx.one<{ sections: number }>(sql`
    select count(*)::int as sections from platform.manuscript_section
    where county = ${tx.actor.county} and manuscript = ${id}::uuid and closed_at is null`)
  if (sections === 1) throw new Problem('wrong_request', { what: '文稿至少要有一个部分' })
  await tx.run(sql`
    update platform.manuscript_section set closed_at = clock_timestamp()
    where county = ${tx.actor.county} and manuscript = ${id}::uuid and section = ${number} and closed_at is null`)
  await noted(tx, 'remove_section', at)
}

const linkTo = ({ manuscript, section }: At): string => `/manuscripts/${manuscript.id}?section=${section.section}`

const told = (at: At, kind: NewNotice['kind'], position: string, title: string, words: string): NewNotice => ({
  kind,
  cause: `manuscript ${at.manuscript.id} ${at.section.section}`,
  unit: at.manuscript.unit,
  title: `《${at.manuscript.title}》${title}`,
  words,
  link: linkTo(at),
  to: { positions: [position], at: at.manuscript.unit },
})

/** To a position at the unit, with a day; who holds it is told. No position: the keeper writes it. */
export const assignSection = async (
  tx: Tx,
  catalogue: Catalogue,
  id: string,
  number: number,
  asked: { readonly version: number; readonly position: string | null; readonly due_on: string | null },
): Promise<void> => {
  const at = await found(tx, id, number)
  requireKeeper(tx.actor, at.manuscript, '分派文稿')
  const { position, due_on } = asked
  if (position !== null && catalogue.position(position) === undefined) {
    throw new Problem('no_such', { what: '岗位', name: position })
  }
  const { now } = await tx.one<{ now: string }>(sql`select clock_timestamp() as now`)
  await nextVersion(tx, at, asked.version, {
    writer: position,
    due_on,
    due_at: due_on === null ? null : new Date(endOf(due_on)).toISOString(),
    assigned_at: now,
  })
  await noted(tx, 'assign_section', at, { position, due_on })
  if (position === null) return
  const until = due_on === null ? '' : `，请在${dayInWords(due_on)}前交稿`
  const title = titleOf(at)
  await notify(tx, [told(at, 'remind', position, '请你写一部分', `“${title}”由你岗位撰写${until}。`)])
}

export type SectionMove = 'hand_in' | 'return' | 'accept' | 'reopen'
const MOVES: Readonly<
  Record<SectionMove, { readonly from: readonly Section['state'][]; readonly to: Section['state'] }>
> = {
  hand_in: { from: ['writing', 'returned'], to: 'handed_in' },
  return: { from: ['handed_in', 'accepted'], to: 'returned' },
  accept: { from: ['handed_in'], to: 'accepted' },
  reopen: { from: ['handed_in', 'accepted'], to: 'writing' },
}
const TITLES: Readonly<Record<SectionMove, string>> = {
  hand_in: '交稿',
  return: '退回',
  accept: '采用',
  reopen: '重新打开',
}
const STATES: Readonly<Record<Section['state'], string>> = {
  writing: '正在写',
  handed_in: '已交稿',
  returned: '已退回',
  accepted: '已采用',
}

/** Problems: not_yours, not_now, reason_needed, changed_meanwhile. */
export const moveSection = async (
  tx: Tx,
  id: string,
  number: number,
  asked: { readonly version: number; readonly move: SectionMove; readonly reason?: string | undefined },
): Promise<void> => {
  const at = await found(tx, id, number)
  const { move } = asked
  const rights = rightsIn(tx.actor, at.manuscript, at.section)
  if (!MOVES[move].from.includes(at.section.state)) {
    throw new Problem('not_now', { what: TITLES[move], state: STATES[at.section.state] })
  }
  if (!(move === 'hand_in' ? rights.hand_in : rights.judge)) {
    throw new Problem('not_yours', { what: `${TITLES[move]}“${titleOf(at)}”这一部分` })
  }
  const reason = asked.reason?.trim() ?? ''
  if (move === 'return' && reason === '') throw new Problem('reason_needed')
  await nextVersion(tx, at, asked.version, { state: MOVES[move].to, reason: move === 'return' ? reason : null })
  await noted(tx, `${move}_section`, at, reason === '' ? {} : { reason })
  await notify(tx, noticesOf(tx, at, move, reason))
}

const noticesOf = (tx: Tx, at: At, move: SectionMove, reason: string): NewNotice[] => {
  const title = titleOf(at)
  const { writer } = at.section
  if (move === 'hand_in') {
    return [told(at, 'remind', at.manuscript.position, '有一部分交稿了', `${tx.actor.name}交来“${title}”，请审阅。`)]
  }
  if (writer === null) return []
  if (move === 'return') return [told(at, 'returned', writer, '退回一部分', `“${title}”：${reason}`)]
  if (move === 'accept') return [told(at, 'accepted', writer, '采用了一部分', `“${title}”已采用。`)]
  return [told(at, 'reopened', writer, '重新打开一部分', `“${title}”可以继续修改。`)]
}
