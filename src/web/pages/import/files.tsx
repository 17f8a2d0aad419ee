import type { Import } from '../../../ledger/import_wire.ts'
import { useSay } from '../../language.tsx'

/** The sheets that came in one zip: what each holds, and that they are written together or not at all. */
export function Files({ running }: { readonly running: Import }) {
  const say = useSay()
  const { files = [] } = running
  if (files.length === 0) return null
  return (
    <section>
      <h2>{say('压缩包里的表')}</h2>
      <p className="soft">{say('这些表一起写入：有一处要改，就一张也不写入。')}</p>
      <ul className="import-files">
        {files.map(({ file, rows, faults }) => (
          <li key={file}>
            <span>{file}</span>
            {faults === 0 ? (
              <span className="soft">{say('{rows}行', { rows })}</span>
            ) : (
              <span className="late">{say('{rows}行，{faults}处需要改正', { rows, faults })}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
