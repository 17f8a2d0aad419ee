import { Alert } from 'antd'
import { Link } from 'react-router'
import type { LedgerDocument } from '../../../ledger/document.ts'
import type { Row } from '../../../ledger/wire.ts'
import { useSay } from '../../language.tsx'
import { StateTag } from '../../parts/state_tag.tsx'
import { Echo } from './echo.tsx'

interface HandedProps {
  readonly document: LedgerDocument
  readonly row: Row
  /** It was handed in just now. */
  readonly fresh: boolean
}

/** A return that is with its reviewers or accepted: where it stands, and what its numbers are worth. */
export function Handed({ document, row, fresh }: HandedProps) {
  const say = useSay()
  return (
    <>
      {fresh && (
        <Alert
          type="success"
          showIcon
          className="gap-below"
          title={say('已报送，谢谢。下面是本单位的数和别处的对照。')}
        />
      )}
      <p className="handed-state">
        <StateTag document={document} state={row.state} />
        <Link to={`/ledgers/${document.name}/rows/${row.id}`}>{say('看报送的内容和经过')}</Link>
      </p>
      <Echo ledger={document.name} row={row} />
    </>
  )
}
