import { EditOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Modal, Radio } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { parsePeriod, previous } from '../../../ledger/period.ts'
import type { ManuscriptRow } from '../../../ledger/wire/manuscripts.ts'
import { useSay } from '../../language.tsx'
import { useTelling } from '../../parts/refusal.tsx'
import { useRequestKey } from '../row/row_changes.ts'
import { useManuscripts } from './manuscript_list.tsx'
import { manuscripts } from './requests.ts'

interface BeginButtonProps {
  readonly report: string
  readonly unit: string
  readonly period: string
}

const NEW = 'template'

/** Begins a paper for the unit and period: from the template, or from the paper of the period before. */
export function BeginButton(props: BeginButtonProps) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={<EditOutlined />} onClick={() => setOpen(true)}>
        {say('起草文稿')}
      </Button>
      {open && <BeginDialog {...props} close={() => setOpen(false)} />}
    </>
  )
}

function BeginDialog({ report, unit, period, close }: BeginButtonProps & { readonly close: () => void }) {
  const say = useSay()
  const tell = useTelling()
  const client = useQueryClient()
  const navigate = useNavigate()
  const keyFor = useRequestKey()
  const own = (useManuscripts().data?.manuscripts ?? []).filter((one) => one.report === report && one.unit === unit)
  const earlier = own.find((one) => one.period === beforeOf(period))
  const [from, setFrom] = useState(NEW)
  const begin = useMutation({
    mutationFn: () => {
      const asked = { report, unit, period, ...(from === NEW ? {} : { from }) }
      return manuscripts.begin({ key: keyFor({ ...asked, after: own.length }), ...asked })
    },
    onSuccess: async ({ id }) => {
      void client.invalidateQueries({ queryKey: ['manuscripts'] })
      await navigate(`/manuscripts/${id}`)
    },
    onError: tell,
  })
  return (
    <Modal
      open
      width={520}
      title={say('起草文稿')}
      okText={say('起草')}
      okButtonProps={{ loading: begin.isPending }}
      onOk={() => begin.mutate()}
      onCancel={close}
    >
      <Known known={own.filter((one) => one.period === period)} />
      {earlier === undefined ? (
        <p>{say('从模板起草。上一期没有文稿可以接着写。')}</p>
      ) : (
        <Radio.Group
          vertical
          value={from}
          onChange={(event) => setFrom(event.target.value as string)}
          options={[
            { value: NEW, label: say('从模板起草') },
            { value: earlier.id, label: say('接着《{title}》写，年份顺延', { title: earlier.title }) },
          ]}
        />
      )}
      <p className="soft begin-note">{say('文字由人写，可以分给几个岗位；文中的数仍由台账现算。')}</p>
    </Modal>
  )
}

const beforeOf = (period: string): string | undefined => {
  const read = parsePeriod(period)
  return read === null ? undefined : previous(read)?.code
}

/** A second paper about the same is seldom meant. */
function Known({ known }: { readonly known: readonly ManuscriptRow[] }) {
  const say = useSay()
  const [one] = known
  if (one === undefined) return null
  return (
    <p className="gap-below">
      {say('这一期已经有文稿：')}
      <Link to={`/manuscripts/${one.id}`}>{one.title}</Link>
    </p>
  )
}
