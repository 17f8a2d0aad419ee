import { useQuery, keepPreviousData } from '@tanstack/react-query'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { FoundIndicator } from '../../../../ledger/wire/manuscripts.ts'
import { useSay } from '../../../language.tsx'
import { wordsOf } from '../../../parts/refusal.tsx'
import { useSettled } from '../../../parts/settled.ts'
import { useStanding } from '../pieces_context.ts'
import { manuscripts } from '../requests.ts'
import { plainOf } from '../plain.ts'

/** Words of the report that are no figures. */
const WORDS = ['单位', '年份', '上年', '下年', '期', '期末', '截至'] as const

export interface Caret {
  readonly left: number
  readonly top: number
  readonly bottom: number
}
interface InsertBoxProps {
  readonly manuscript: string
  readonly caret: Caret
  /** The sign that asked, where a key did. */
  readonly typed: string
  readonly choose: (source: string) => void
  /** `literal`: the sign itself was meant. */
  readonly close: (literal: boolean) => void
}

const WIDTH = 440
const TALL = 360
const EDGE = 8

const placeOf = ({ left, top, bottom }: Caret) => {
  const above = bottom + TALL > innerHeight && top > TALL
  const at = Math.max(EDGE, Math.min(left, innerWidth - WIDTH - EDGE))
  return above ? { left: at, bottom: innerHeight - top + 4 } : { left: at, top: bottom + 4 }
}

/** Finds an indicator by Chinese or pinyin, beside the caret; Enter puts it in. */
export function InsertBox({ manuscript, caret, typed, choose, close }: InsertBoxProps) {
  const say = useSay()
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  const q = useSettled(words.trim())
  const found = useIndicators(manuscript, q)
  const list = found.data?.found ?? []
  useEffect(() => {
    const outside = (event: PointerEvent): void => {
      if (box.current !== null && !box.current.contains(event.target as Node)) close(false)
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [close])
  const byKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setChosen((at) => Math.max(0, Math.min(list.length - 1, at + step)))
    const one = list[chosen]
    // What is typed but not yet asked for must not put in what was found before.
    if (event.key === 'Enter' && one !== undefined && q === words.trim() && !found.isPlaceholderData)
      choose(`{${one.ref}}`)
    if (event.key === 'Escape') close(words === '')
    if (step !== 0 || event.key === 'Enter' || event.key === 'Escape') event.preventDefault()
  }
  return (
    <div ref={box} className="insert-box" style={placeOf(caret)} role="dialog" aria-label={say('插入数据')}>
      <input
        autoFocus
        value={words}
        role="combobox"
        aria-expanded={list.length > 0}
        aria-controls="insert-found"
        aria-activedescendant={list[chosen] === undefined ? undefined : `insert-${list[chosen].ref}`}
        placeholder={say('指标名称，或拼音，如 yhs、yinhuan')}
        aria-label={say('找指标')}
        onChange={(event) => {
          setWords(event.target.value)
          setChosen(0)
        }}
        onKeyDown={byKey}
      />
      {q === '' && <PlaceWords choose={choose} />}
      <Found list={q === '' ? [] : list} chosen={chosen} choose={choose} />
      <p className="insert-foot faint">
        {found.isError
          ? wordsOf(found.error, say)
          : q !== '' && found.isSuccess && list.length === 0
            ? say('没有找到。换个说法，或只打拼音首字母。')
            : q !== '' && found.data !== undefined && found.data.total > list.length
              ? say('共{total}个，列出前{count}个，再打几个字。', { total: found.data.total, count: list.length })
              : say('↑↓ 选择　回车插入　Esc 关闭')}
        {typed !== '' && words === '' && say('，写入“{sign}”本身', { sign: typed })}
      </p>
    </div>
  )
}

/** What is found is filled already: the chip that is put in shows its figure at once. */
const useIndicators = (manuscript: string, q: string) => {
  const { book } = useStanding()
  const found = useQuery({
    queryKey: ['manuscript', manuscript, 'indicators', q],
    queryFn: () => manuscripts.indicators(manuscript, q),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })
  const list = found.data?.found
  useEffect(() => {
    if (list !== undefined) book.lay(list.map(({ piece }) => piece))
  }, [list, book])
  return found
}

interface FoundProps {
  readonly list: readonly FoundIndicator[]
  readonly chosen: number
  readonly choose: (source: string) => void
}

function Found({ list, chosen, choose }: FoundProps) {
  return (
    <ul id="insert-found" role="listbox" className="insert-found">
      {list.map((one, at) => (
        <li
          key={one.ref}
          id={`insert-${one.ref}`}
          role="option"
          aria-selected={at === chosen}
          ref={(line) => {
            if (at === chosen) line?.scrollIntoView({ block: 'nearest' })
          }}
          onClick={() => choose(`{${one.ref}}`)}
        >
          <span className="insert-title">{one.title}</span>
          <span className="insert-ledger faint">{one.ledger_title}</span>
          <span className="insert-value number">
            {plainOf(one.piece)}
            <small className="faint">{one.measure === '%' ? '' : one.measure}</small>
          </span>
        </li>
      ))}
    </ul>
  )
}

function PlaceWords({ choose }: { readonly choose: (source: string) => void }) {
  const say = useSay()
  return (
    <p className="insert-words">
      <span className="faint">{say('或常用词')}</span>
      {WORDS.map((word) => (
        <button key={word} type="button" onClick={() => choose(`{${word}}`)}>
          {word}
        </button>
      ))}
    </p>
  )
}
