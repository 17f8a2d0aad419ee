import { PaperClipOutlined, UploadOutlined } from '@ant-design/icons'
import { Button, Upload } from 'antd'
import { useState } from 'react'
import { address, api } from '../api.ts'
import { useSay } from '../language.tsx'
import { useTelling } from '../parts/refusal.tsx'
import type { CellProps, FieldView, InputProps } from './contract.ts'

const idsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as string[]) : [])

function FileInput({ id, cell, change, disabled }: InputProps) {
  const say = useSay()
  const tell = useTelling()
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  const [busy, setBusy] = useState(false)
  const ids = idsOf(cell.value)
  const add = async (file: File): Promise<void> => {
    setBusy(true)
    try {
      const kept = await api.upload(file)
      setNames((known) => ({ ...known, [kept.id]: kept.name }))
      change({ value: [...ids, kept.id] })
    } catch (problem) {
      tell(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Upload
      id={id}
      disabled={disabled ?? false}
      fileList={ids.map((one, index) => ({
        uid: one,
        name: names[one] ?? say('附件{number}', { number: index + 1 }),
        status: 'done' as const,
        url: address(`/files/${one}`),
      }))}
      beforeUpload={(file) => {
        void add(file)
        return false
      }}
      onRemove={(file) => {
        const left = ids.filter((one) => one !== file.uid)
        change({ value: left.length === 0 ? null : left })
      }}
    >
      <Button icon={<UploadOutlined />} loading={busy} disabled={disabled ?? false}>
        {say('上传')}
      </Button>
    </Upload>
  )
}

function FileCell({ value }: CellProps) {
  const say = useSay()
  return (
    <span className="files">
      {idsOf(value).map((one, index) => (
        <a key={one} href={address(`/files/${one}`)} onClick={(event) => event.stopPropagation()}>
          <PaperClipOutlined /> {say('附件{number}', { number: index + 1 })}
        </a>
      ))}
    </span>
  )
}

export const file: FieldView = { Input: FileInput, Cell: FileCell, width: 96, unsorted: true, opened: true }
