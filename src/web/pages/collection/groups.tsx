import { RightOutlined } from '@ant-design/icons'
import type { Collection } from '../../../ledger/work_wire.ts'
import { useSay } from '../../language.tsx'
import { byWorst, firstRightRate, onTimeRate, rateWords } from './tally.ts'

interface GroupsProps {
  readonly collection: Collection
  readonly stand: (unit: string) => void
}

/** Units directly below that have others below them: where they are the schools themselves the matrix says it all. */
export const groupsOf = ({ groups, units }: Collection): Collection['groups'] => {
  const listed = new Set(units.map(({ unit }) => unit))
  return groups.every(({ unit }) => listed.has(unit)) ? [] : groups.toSorted(byWorst)
}

/** Who is late, added up by the units directly below, the worst first. */
export function Groups({ collection, stand }: GroupsProps) {
  const say = useSay()
  return (
    <section className="groups" aria-label={say('按下级单位')}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              {say('下级单位')}{' '}
              <span className="faint">{say('{count}期合计', { count: collection.periods.length })}</span>
            </th>
            <th scope="col">{say('逾期')}</th>
            <th scope="col">{say('已报/应报')}</th>
            <th scope="col">{say('按时率')}</th>
            <th scope="col">{say('一次通过率')}</th>
          </tr>
        </thead>
        <tbody>
          {groupsOf(collection).map(({ unit, unit_name, tally }) => (
            <tr key={unit}>
              <th scope="row">
                <button type="button" className="group-name" onClick={() => stand(unit)}>
                  {unit_name} <RightOutlined className="tiny faint no-print" />
                </button>
              </th>
              <td className={tally.late > 0 ? 'number late' : 'number faint'}>{tally.late}</td>
              <td className="number">
                {tally.received}/{tally.due}
              </td>
              <td className="number">{rateWords(onTimeRate(tally))}</td>
              <td className="number">{rateWords(firstRightRate(tally))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
