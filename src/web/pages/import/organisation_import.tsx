import { useParams } from 'react-router'
import { useSay } from '../../language.tsx'
import { NotYours } from '../../parts/not_yours.tsx'
import { useSession } from '../../session.tsx'
import { useOrganisationDestination, type OrganisationSheet } from './destination.ts'
import { DropSheet } from './drop_sheet.tsx'
import { ImportSheet, Running } from './import.tsx'
import { Templates } from './templates.tsx'

const HINTS: Readonly<Record<OrganisationSheet, string>> = {
  units: '一个单位一行：代码、名称、层级、类型、上级代码、启用日期。上级可以在同一张表里。',
  people: '一人一个岗位一行：账号、姓名、岗位、单位代码、初始密码。兼任几个岗位的写几行。',
}

/** Units and people from sheets, by the same steps as the rows of a ledger. */
export default function OrganisationImportRoute({ sheet }: { readonly sheet: OrganisationSheet }) {
  const { id } = useParams()
  const say = useSay()
  const { steward } = useSession()
  const destination = useOrganisationDestination(sheet)
  if (!steward) return <NotYours words={say('单位和人员由系统管理员导入。')} back="/units" />
  return (
    <ImportSheet destination={destination}>
      {id === undefined ? (
        <div className="choose">
          <p className="soft">{say(HINTS[sheet])}</p>
          <DropSheet destination={destination} />
          <Templates destination={destination} scope={{}} waits={false} below={false} />
        </div>
      ) : (
        <Running destination={destination} id={id} />
      )}
    </ImportSheet>
  )
}
