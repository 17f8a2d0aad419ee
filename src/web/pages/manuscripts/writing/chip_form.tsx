import { Button, Checkbox, Select } from 'antd'
import { useState, type KeyboardEvent } from 'react'
import type { Figure, Inline } from '../../../../ledger/wire.ts'
import { useSay } from '../../../language.tsx'
import { useEvidence } from '../../../parts/evidence_context.ts'
import { Chip } from '../pieces_shown.tsx'
import { usePiece } from '../pieces_context.ts'
import { PLACES, scalesFor, SCOPES, sourceOf, type Wording, wordingOf } from '../text/chip_words.ts'
import { SourceForm } from './source_form.tsx'
import { ASKED_TITLES, PLACES_TITLES, SCALE_TITLES, SCOPE_TITLES } from './wording_titles.ts'

interface ChipFormProps {
  readonly source: string
  readonly put: (source: string) => void
  readonly remove: () => void
  readonly close: () => void
}

const figureIn = (inlines: readonly Inline[] | undefined): Figure | undefined =>
  inlines?.flatMap((inline) => (inline.type === 'figure' ? [inline.figure] : []))[0]

/** The keys of the editor find it by this. */
export const CHIP_FORM = 'chip-form'

/** How a chip is written. A plain figure is chosen by buttons, anything else is its source. */
export function ChipForm({ source, put, remove, close }: ChipFormProps) {
  const say = useSay()
  const piece = usePiece(source)
  const { open } = useEvidence()
  const figure = figureIn(piece?.inlines)
  const wording = wordingOf(source)
  const [asText, setAsText] = useState(false)
  const byKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' && !(event.key === 'Enter' && event.target === event.currentTarget)) return
    event.stopPropagation()
    close()
  }
  return (
    <div className={CHIP_FORM} role="group" aria-label={say('这个数怎么写')} tabIndex={-1} onKeyDown={byKey}>
      {figure !== undefined && wording !== undefined && (
        <p className="chip-form-head">
          <strong>{figure.title}</strong> <span className="faint">{wording.ref}</span>
        </p>
      )}
      {wording !== undefined && !asText ? (
        <Choices wording={wording} measure={figure?.measure ?? ''} put={(next) => put(sourceOf(next))} />
      ) : (
        <SourceForm
          source={source}
          put={(next) => {
            put(next)
            close()
          }}
          close={close}
        />
      )}
      {wording !== undefined && !asText && (
        <p className="chip-form-preview">
          <span className="faint">{say('写作')}</span> <Chip source={source} placed />
          {piece != null && piece.says !== null && <small className="late">{piece.says}</small>}
        </p>
      )}
      <p className="chip-form-acts">
        {figure !== undefined && (
          <Button
            size="small"
            type="link"
            onClick={() => {
              close()
              open({ figure })
            }}
          >
            {say('查看依据')}
          </Button>
        )}
        {wording !== undefined && (
          <Button size="small" type="text" onClick={() => setAsText(!asText)}>
            {say(asText ? '按选项写' : '按源码写')}
          </Button>
        )}
        <Button size="small" type="text" onClick={remove}>
          {say('删除')}
        </Button>
      </p>
    </div>
  )
}

interface ChoicesProps {
  readonly wording: Wording
  readonly measure: string
  readonly put: (wording: Wording) => void
}

function Choices({ wording, measure, put }: ChoicesProps) {
  const say = useSay()
  const titled = (titles: Readonly<Record<string, string>>, words: readonly string[]) =>
    words.map((value) => ({ value, label: say(titles[value] ?? value) }))
  return (
    <>
      <div className="chip-asked" role="radiogroup" aria-label={say('写什么')}>
        {Object.entries(ASKED_TITLES).map(([asked, title]) => (
          <button
            key={asked}
            type="button"
            role="radio"
            aria-checked={wording.asked === asked}
            onClick={() => put({ ...wording, asked })}
          >
            {say(title)}
          </button>
        ))}
      </div>
      <div className="chip-spelled">
        <Select
          size="small"
          value={wording.scope}
          options={titled(SCOPE_TITLES, SCOPES)}
          popupMatchSelectWidth={false}
          aria-label={say('期间')}
          onChange={(scope) => put({ ...wording, scope })}
        />
        <Select
          size="small"
          value={wording.scale}
          options={titled(SCALE_TITLES, scalesFor(measure))}
          popupMatchSelectWidth={false}
          aria-label={say('单位')}
          onChange={(scale) => put({ ...wording, scale })}
        />
        <Select
          size="small"
          value={wording.places}
          options={titled(PLACES_TITLES, PLACES)}
          popupMatchSelectWidth={false}
          aria-label={say('小数')}
          onChange={(places) => put({ ...wording, places })}
        />
        <Checkbox checked={wording.bare} onChange={(event) => put({ ...wording, bare: event.target.checked })}>
          {say('只写数')}
        </Checkbox>
      </div>
    </>
  )
}
