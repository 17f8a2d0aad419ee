import { DownOutlined, UpOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useSay } from '../../language.tsx'
import type { Reviewed } from './remarks.ts'
import { MOST_NOTES } from './seen.ts'
import { FAMILY_TITLES, type RemarkRule, RULE_TITLES } from './words.ts'

interface FindingBarProps {
  readonly checked: Reviewed
  readonly shown: readonly number[]
  readonly chosen: number | null
  readonly rule: RemarkRule | null
  readonly ask: (rule: RemarkRule | null) => void
  readonly step: (by: 1 | -1) => void
}

const RULES = Object.keys(RULE_TITLES) as readonly RemarkRule[]

/** Stays in sight: which findings are shown, where among them one is, and how the underlines read. */
export function FindingBar({ checked: { findings }, shown, chosen, rule, ask, step }: FindingBarProps) {
  const say = useSay()
  const counts = RULES.map((name) => ({ name, count: findings.filter((finding) => finding.rule === name).length }))
  const claimed = findings.filter((finding) => finding.rule !== 'possible').length
  return (
    <div className="check-bar no-print">
      {findings.length > 0 && (
        <div className="check-rules" role="group" aria-label={say('按类别看')}>
          <Rule title={say('全部')} count={claimed} pressed={rule === null} press={() => ask(null)} />
          {counts
            .filter(({ count }) => count > 0)
            .map(({ name, count }) => (
              <Rule
                key={name}
                title={say(RULE_TITLES[name])}
                count={count}
                pressed={rule === name}
                press={() => ask(rule === name ? null : name)}
              />
            ))}
        </div>
      )}
      {shown.length > 0 && (
        <div className="check-steps">
          <Button size="small" icon={<UpOutlined />} aria-label={say('上一处')} title="P" onClick={() => step(-1)} />
          <span className="number soft">
            {chosen === null
              ? say('共{count}处', { count: shown.length })
              : `${shown.indexOf(chosen) + 1} / ${shown.length}`}
          </span>
          <Button size="small" icon={<DownOutlined />} aria-label={say('下一处')} title="N" onClick={() => step(1)} />
          <span className="faint desk-only">{say('键盘 N、P 上下移动')}</span>
        </div>
      )}
      {shown.length > MOST_NOTES && (
        <span className="soft">{say('只列出前{count}处，改好后再查一遍。', { count: MOST_NOTES })}</span>
      )}
      <div className="grow" />
      <p className="check-legend desk-only">
        {Object.entries(FAMILY_TITLES).map(([family, title]) => (
          <span key={family} className={`fact fact-${family}`}>
            {say(title)}
          </span>
        ))}
      </p>
    </div>
  )
}

interface RuleProps {
  readonly title: string
  readonly count: number
  readonly pressed: boolean
  readonly press: () => void
}

function Rule({ title, count, pressed, press }: RuleProps) {
  return (
    <button type="button" className="check-rule" aria-pressed={pressed} onClick={press}>
      {title} <span className="number">{count}</span>
    </button>
  )
}
