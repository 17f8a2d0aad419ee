import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Row } from '../../../ledger/wire.ts'
import type { Echo as Answer } from '../../../ledger/work_wire.ts'
import { serverNow } from '../../connection.ts'
import { useSay } from '../../language.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { DutyLine } from '../work/owed.tsx'
import { collecting, fillPath } from './collecting.ts'

/** Something back: the unit's own numbers against last period, the county's median and similar units; then what is next. */
export function Echo({ ledger, row }: { readonly ledger: string; readonly row: Row }) {
  const say = useSay()
  const echo = useQuery({
    queryKey: ['echo', ledger, row.id, row.version],
    queryFn: () => collecting.echo(ledger, row.id),
  })
  if (echo.isPending) return <Waiting />
  // Without it nothing is lost: the return is in.
  if (echo.isError) return null
  const { figures, open } = echo.data
  const [next] = open
  return (
    <>
      {figures.length > 0 && <EchoTable figures={figures} />}
      <section className="echo-next">
        <h2>{say(open.length === 0 ? '本单位没有别的要填了' : '接着填')}</h2>
        {open.length > 0 && (
          <ul className="work-list">
            {open.slice(0, 5).map((duty) => (
              <DutyLine key={`${duty.ledger} ${duty.period}`} duty={duty} now={serverNow()}>
                <Link to={fillPath(duty)} className={duty === next ? 'verb verb-first' : 'verb'}>
                  {say(duty === next ? '下一份' : '填报')}
                </Link>
              </DutyLine>
            ))}
          </ul>
        )}
        <p>
          <Link to="/">{say('回到我的工作')}</Link>
        </p>
      </section>
    </>
  )
}

function EchoTable({ figures }: { readonly figures: Answer['figures'] }) {
  const say = useSay()
  return (
    <div className="echo-scroll">
      <table className="echo">
        <thead>
          <tr>
            <th scope="col">{say('指标')}</th>
            <th scope="col">{say('本单位')}</th>
            <th scope="col">{say('上期')}</th>
            <th scope="col">{say('增减')}</th>
            <th scope="col">{say('同类单位')}</th>
            <th scope="col">{say('全县中位')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((one) => (
            <tr key={one.indicator}>
              <th scope="row">
                {one.title}
                {one.unit_of_measure !== '' && one.unit_of_measure !== '%' && (
                  <span className="measure">{one.unit_of_measure}</span>
                )}
              </th>
              <td data-label={say('本单位')} className="echo-own">
                {one.display}
              </td>
              <td data-label={say('上期')}>{one.before}</td>
              <td data-label={say('增减')}>{one.change_display}</td>
              <td data-label={say('同类单位')} title={say('{count}家同类单位', { count: one.alike_units })}>
                {one.alike_display}
              </td>
              <td data-label={say('全县中位')}>{one.median_display}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
