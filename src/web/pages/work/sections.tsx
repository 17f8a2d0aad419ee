import { Link } from 'react-router'
import type { OwedSection } from '../../../ledger/wire/manuscripts.ts'
import { useSay } from '../../language.tsx'
import { DueBy } from '../../parts/due_by.tsx'
import { Light } from '../../parts/light.tsx'

const pathOf = ({ manuscript, section }: OwedSection): string => `/manuscripts/${manuscript}?section=${section}`

/** Sections of reports that I write, and those handed in that wait for my verdict. */
export function Sections({ sections, now }: { readonly sections: readonly OwedSection[]; readonly now: number }) {
  const say = useSay()
  if (sections.length === 0) return null
  return (
    <section className="work-section" aria-labelledby="work-sections">
      <h2 id="work-sections">{say('文稿')}</h2>
      <ul className="work-list">
        {sections.map((one) => (
          <li key={`${one.manuscript} ${one.section}`} className="work-line">
            <Light light={one.light} />
            <span className="work-what">
              <Link to={pathOf(one)} className="work-title">
                {one.title}
              </Link>
              <span className="soft">{one.paper}</span>
            </span>
            <span className="work-due">
              <Due section={one} now={now} />
            </span>
            <span className="work-verbs">
              <Link to={pathOf(one)} className={one.light === 'red' ? 'verb verb-first' : 'verb'}>
                {say(VERBS[one.todo])}
              </Link>
            </span>
            {one.todo === 'write' && one.reason !== null && (
              <div className="work-reason">
                <p>{say('退回：{reason}', { reason: one.reason })}</p>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

const VERBS: Readonly<Record<OwedSection['todo'], string>> = { write: '去写', judge: '去审稿' }

function Due({ section, now }: { readonly section: OwedSection; readonly now: number }) {
  const say = useSay()
  if (section.todo === 'judge') return <span>{say('已交稿')}</span>
  if (section.due_at === null) return <span className="soft">{say('未定期限')}</span>
  return <DueBy due={Date.parse(section.due_at)} now={now} />
}
