import { Input, Modal, Table } from 'antd'
import { useState } from 'react'
import type { Prefixes as AllPrefixes } from '../../../ledger/wire/papers.ts'
import { useSay } from '../../language.tsx'
import { Refusal, useTelling } from '../../parts/refusal.tsx'
import { usePrefixes, useSettingPrefix } from './requests.ts'

type Line = AllPrefixes['prefixes'][number]

/** What issuing units are called in the numbers of their papers from now on. */
export function Prefixes({ close }: { readonly close: () => void }) {
  const say = useSay()
  const found = usePrefixes(true)
  return (
    <Modal open title={say('发文机关代字')} footer={null} onCancel={close} width={640}>
      <p className="soft">{say('写在发文字号最前面。改动从下一份文书起生效，编号接着往下排，已经印发的不变。')}</p>
      {found.isError && <Refusal error={found.error} again={() => void found.refetch()} />}
      <Table<Line>
        size="small"
        rowKey="unit"
        loading={found.isPending}
        dataSource={found.data?.prefixes ?? []}
        pagination={false}
        scroll={{ y: 420 }}
        columns={[
          { key: 'unit', title: say('发文单位'), dataIndex: 'unit_name' },
          { key: 'prefix', title: say('代字'), width: 180, render: (_, line) => <PrefixBox line={line} /> },
          {
            key: 'sample',
            title: say('字号写作'),
            width: 200,
            render: (_, { prefix }) => <span className="soft">{`${prefix}…〔2011〕1号`}</span>,
          },
        ]}
      />
    </Modal>
  )
}

function PrefixBox({ line }: { readonly line: Line }) {
  const say = useSay()
  const tell = useTelling()
  const set = useSettingPrefix()
  const [typed, setTyped] = useState<string | null>(null)
  const settle = (): void => {
    const prefix = typed?.trim()
    setTyped(null)
    if (prefix !== undefined && prefix !== '' && prefix !== line.prefix) {
      set.mutate({ unit: line.unit, prefix }, { onError: tell })
    }
  }
  return (
    <Input
      value={typed ?? line.prefix}
      maxLength={20}
      aria-label={say('{unit}的代字', { unit: line.unit_name })}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={settle}
      onPressEnter={settle}
    />
  )
}
