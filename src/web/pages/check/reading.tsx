import { Button } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { usePhone, usePrinting } from '../../appearance.tsx'
import { useSay } from '../../language.tsx'
import { useKeys } from '../review/keys.ts'
import { Compared } from './compared.tsx'
import { DraftText } from './draft_text.tsx'
import { FindingBar } from './finding_bar.tsx'
import { layOut } from './lines.ts'
import { MarginNotes } from './margin_notes.tsx'
import { type Remark, type Reviewed, reviewedOf } from './remarks.ts'
import type { HandedIn } from './requests.ts'
import { bring } from './spot.ts'
import { WithComments } from './with_comments.tsx'
import type { RemarkRule } from './words.ts'

interface ReadingProps extends HandedIn {
  /** Null: another draft is to be handed in. */
  readonly put: (next: HandedIn | null) => void
}

/** The draft with its numbers underlined and, beside the lines they are about, the findings. */
export function Reading({ checked: found, given, asked, put }: ReadingProps) {
  const checked = useMemo(() => reviewedOf(found), [found])
  const laid = useMemo(() => layOut(checked), [checked])
  const { rule, ask } = useRule(checked)
  const shown = useMemo(
    () => checked.findings.flatMap((finding, at) => (isAsked(finding, rule) ? [at] : [])),
    [checked, rule],
  )
  const text = useRef<HTMLElement>(null)
  const { chosen, choose } = useChosen(shown)
  const go = useCallback(
    (finding: number, place = 0) => {
      choose(finding)
      const spot = laid.places[finding]?.[place]
      if (spot !== undefined && text.current !== null) bring(text.current, laid.lines, spot.start)
    },
    [choose, laid],
  )
  const step = (by: 1 | -1): void => {
    const at = chosen === null ? (by === 1 ? 0 : shown.length - 1) : shown.indexOf(chosen) + by
    const next = shown[(at + shown.length) % shown.length]
    if (next !== undefined) go(next)
  }
  useKeys({ n: () => step(1), p: () => step(-1), Escape: () => choose(null) })
  const phone = usePhone()
  const printing = usePrinting()
  const below = phone || printing
  const seen = { checked, laid, shown, chosen, choose, go }
  return (
    <div className="check">
      <Head checked={checked} given={given} asked={asked} put={put} />
      <Compared checked={checked} given={given} asked={asked} put={put} />
      <FindingBar checked={checked} shown={shown} chosen={chosen} rule={rule} ask={ask} step={step} />
      <div className="check-desk">
        <DraftText {...seen} ref={text} below={below} whole={printing} />
        {!below && shown.length > 0 && <MarginNotes {...seen} text={text} />}
      </div>
    </div>
  )
}

/** What may be about an indicator is no finding, and is shown only to who asks for it. */
const isAsked = (finding: Remark, rule: RemarkRule | null): boolean =>
  rule === null ? finding.rule !== 'possible' : finding.rule === rule

interface HeadProps extends Omit<ReadingProps, 'checked'> {
  readonly checked: Reviewed
}

function Head({ checked, given, asked, put }: HeadProps) {
  const say = useSay()
  const { file, text, facts, findings } = checked
  const count = findings.filter((finding) => isAsked(finding, null)).length
  return (
    <div className="page-head">
      <h1>{say('检查材料')}</h1>
      <span className="check-file whole">{file ?? say('贴上来的文字')}</span>
      <span className="soft number">
        {say('{characters}字，读出{facts}个数', {
          characters: Array.from(text.replaceAll(/\s/g, '')).length,
          facts: facts.length,
        })}
      </span>
      <span className={count === 0 ? 'soft' : 'late number'} role="status">
        {count === 0 ? say('没有发现对不上的数') : say('{count}处要核对', { count })}
      </span>
      <div className="grow" />
      {typeof given !== 'string' && /\.docx$/i.test(given.name) && <WithComments file={given} asked={asked} />}
      <Button onClick={() => put(null)}>{say('换一份材料')}</Button>
    </div>
  )
}

/** The rule that is looked at, as it stands in the address. */
const useRule = ({ findings }: Reviewed) => {
  const [params, setParams] = useSearchParams()
  const asked = params.get('rule')
  const rule = findings.find((finding) => finding.rule === asked)?.rule ?? null
  const ask = (next: RemarkRule | null): void => setParams(next === null ? {} : { rule: next }, { replace: true })
  return { rule, ask }
}

/** The chosen finding; one that is not shown any more is not chosen either. */
const useChosen = (shown: readonly number[]) => {
  const [chosen, choose] = useState<number | null>(null)
  return { chosen: chosen !== null && shown.includes(chosen) ? chosen : null, choose }
}
