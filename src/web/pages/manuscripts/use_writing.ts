/** Writing one section: what the work started from, what is typed, what somebody else saved meanwhile. */
import { useMutation } from '@tanstack/react-query'
import { App } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import type { Manuscript, Section } from '../../../ledger/wire/manuscripts.ts'
import { Refused } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { draftShelf, type SectionDraft } from './drafts.ts'
import { manuscripts } from './requests.ts'
import type { Spot } from './spot.ts'
import { toDocument, toText } from './text/section_text.ts'
import { useLaying, useTellingKept } from './use_manuscript.ts'

export interface Work {
  /** What the editor begins with. */
  readonly start: string
  readonly text: string
  /** The saved text that the work grew from, and its version. */
  readonly base: string
  readonly version: number
  /** When a draft found on this machine was written; null for work begun here. */
  readonly found_at: number | null
  /** Where in the section somebody pointed to begin. */
  readonly from: Spot | null
  /** Each time the editor has to begin anew. */
  readonly turn: number
}

/** As the editor gives it back, so that opening it changes nothing. */
const settledText = (text: string): string => toText(toDocument(text))

const sectionIn = (manuscript: Manuscript, section: number): Section | undefined =>
  manuscript.sections_of.find((one) => one.section === section)

/** What is on this machine's shelf is taken up where it was left. */
const workOf = (section: Section, draft: SectionDraft | null, from: Spot | null, turn: number): Work => {
  const base = settledText(section.text)
  if (draft === null) return { start: base, text: base, base, version: section.version, found_at: null, from, turn }
  const { text, version, at } = draft
  return { start: text, text, base: draft.base, version, found_at: at, from, turn }
}

export const useWriting = (manuscript: Manuscript, section: Section, login: string) => {
  const shelf = useMemo(() => draftShelf(login, manuscript.id), [login, manuscript.id])
  const [work, setWork] = useState<Work | null>(() => {
    const draft = shelf.read(section.section)
    return draft === null || !section.can.write ? null : workOf(section, draft, null, 0)
  })
  const [theirs, setTheirs] = useState<Section | null>(null)
  const dirty = work !== null && work.text !== work.base
  const { saving, save } = useSaving(manuscript, section, work, {
    saved: (text, version) => {
      setTheirs(null)
      setWork((now) => {
        if (now === null) return null
        if (now.text === text) shelf.drop(section.section)
        else shelf.keep(section.section, { text: now.text, base: text, version, at: Date.now() })
        return { ...now, base: text, version, found_at: null }
      })
    },
    overtaken: setTheirs,
  })
  useSaveKey(dirty, save)
  return {
    work,
    shelf,
    dirty,
    saving,
    save,
    theirs,
    turnBack: () => setTheirs(null),
    begin: (from: Spot | null): void => setWork(workOf(section, shelf.read(section.section), from, 0)),
    change: (text: string): void => {
      if (work === null) return
      setWork({ ...work, text })
      if (text === work.base) shelf.drop(section.section)
      else shelf.keep(section.section, { text, base: work.base, version: work.version, at: Date.now() })
    },
    /** What two versions were put together to; saved at once, on top of theirs. */
    settle: (text: string): void => {
      if (work === null || theirs === null) return
      const next = { ...work, start: text, text, base: settledText(theirs.text), version: theirs.version }
      shelf.keep(section.section, { text, base: next.base, version: next.version, at: Date.now() })
      setWork({ ...next, turn: work.turn + 1 })
      save(next)
    },
    drop: (): void => {
      shelf.drop(section.section)
      setWork(null)
    },
    close: () => setWork(null),
  }
}
export type Writing = ReturnType<typeof useWriting>

interface Outcome {
  readonly saved: (text: string, version: number) => void
  readonly overtaken: (theirs: Section) => void
}

const useSaving = (manuscript: Manuscript, section: Section, work: Work | null, outcome: Outcome) => {
  const say = useSay()
  const { message } = App.useApp()
  const lay = useLaying(manuscript.id)
  const tell = useTellingKept()
  const make = useMutation({
    mutationFn: async ({ text, base, version }: Pick<Work, 'text' | 'base' | 'version'>) => {
      try {
        return await manuscripts.save(manuscript.id, section.section, { text, version })
      } catch (problem) {
        if (!isOvertaken(problem)) throw problem
        const now = await manuscripts.one(manuscript.id)
        const theirs = sectionIn(now, section.section)
        // Somebody moved or assigned the section and left its words alone.
        if (theirs === undefined || settledText(theirs.text) !== base) throw new Overtaken(problem, theirs)
        return manuscripts.save(manuscript.id, section.section, { text, version: theirs.version })
      }
    },
    onSuccess: (answer, { text }) => {
      lay(answer)
      outcome.saved(text, sectionIn(answer, section.section)?.version ?? section.version)
      void message.success(say('已保存'))
    },
    onError: (problem) => {
      if (problem instanceof Overtaken && problem.theirs !== undefined) outcome.overtaken(problem.theirs)
      else tell(problem instanceof Overtaken ? problem.problem : problem)
    },
  })
  const asItStands = work ?? { text: section.text, base: settledText(section.text), version: section.version }
  const save = (what: Pick<Work, 'text' | 'base' | 'version'> = asItStands): void => {
    if (!make.isPending) make.mutate(what)
  }
  return { saving: make.isPending, save }
}

class Overtaken extends Error {
  readonly problem: unknown
  readonly theirs: Section | undefined
  constructor(problem: unknown, theirs: Section | undefined) {
    super('overtaken')
    this.problem = problem
    this.theirs = theirs
  }
}

const isOvertaken = (problem: unknown): boolean =>
  problem instanceof Refused && problem.problem.code === 'changed_meanwhile'

/** Ctrl+S saves wherever the caret is; every section that is being written listens for itself. */
const useSaveKey = (dirty: boolean, save: () => void): void => {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      if (dirty) save()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [dirty, save])
}
