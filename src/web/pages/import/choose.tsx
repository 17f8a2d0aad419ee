import { InboxOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Form, Upload } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { LedgerDocument } from '../../../ledger/document.ts'
import { address, api } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { PeriodSelect } from '../../parts/period_select.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { UnitSelect } from '../../parts/unit_select.tsx'
import { useSeated } from '../../session.tsx'

/** Step one: whose rows, which period, which file. */
export function Choose({ document }: { readonly document: LedgerDocument }) {
  const say = useSay()
  const go = useNavigate()
  const seated = useSeated()
  const [unit, setUnit] = useState(seated.unit)
  const [period, setPeriod] = useState<string | undefined>()
  const begin = useMutation({
    mutationFn: (file: File) => api.startImport(document.name, file, { unit: unit.code, period }),
    onSuccess: (running) => go(`/ledgers/${document.name}/import/${running.id}`),
  })
  return (
    <div className="choose">
      <Form layout="vertical" component="div" className="row-form belonging">
        <Form.Item label={say('记到哪个单位（表里写了单位的以表为准）')} htmlFor="import-unit">
          <UnitSelect
            id="import-unit"
            value={unit.code}
            label={unit.name}
            onChange={(code, name) => setUnit(code === null ? seated.unit : { code, name })}
            style={{ width: '100%' }}
          />
        </Form.Item>
        {document.cadence !== undefined && (
          <Form.Item label={say('期间')}>
            <PeriodSelect value={period} kinds={[document.cadence.each]} allowClear onChange={setPeriod} />
          </Form.Item>
        )}
      </Form>
      {begin.isError && <Refusal error={begin.error} />}
      <Upload.Dragger
        accept=".xlsx,.csv"
        maxCount={1}
        showUploadList={false}
        disabled={begin.isPending}
        beforeUpload={(file) => {
          begin.mutate(file)
          return false
        }}
      >
        <p className="ant-upload-drag-icon">
          <InboxOutlined />
        </p>
        <p className="ant-upload-text">{begin.isPending ? say('正在上传') : say('点这里选文件，或把表格拖进来')}</p>
        <p className="ant-upload-hint">{say('.xlsx 或 .csv；先核对，确认后才写入')}</p>
      </Upload.Dragger>
      <p className="soft">
        {say('还没有表？')}{' '}
        <a href={address(`/ledgers/${document.name}/template.xlsx`, { unit: unit.code, period })}>
          {say('下载填报模板')}
        </a>
      </p>
    </div>
  )
}
