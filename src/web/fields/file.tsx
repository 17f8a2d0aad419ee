import { CameraOutlined, PaperClipOutlined, UploadOutlined } from '@ant-design/icons'
import { Button, Upload, type UploadProps } from 'antd'
import { useEffect, useState } from 'react'
import { address } from '../api.ts'
import { usePhone } from '../appearance.tsx'
import { useSay } from '../language.tsx'
import { isHere, photoHere, takeIn } from '../outbox/photos.ts'
import { useTelling } from '../parts/refusal.tsx'
import type { CellProps, FieldView, InputProps } from './contract.ts'

const idsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as string[]) : [])

interface Named {
  readonly name: string
  readonly url: string
}

/** Names and addresses of the files of a cell that lie on this machine only. */
const useFilesHere = (ids: readonly string[]): Readonly<Record<string, Named>> => {
  const [files, setFiles] = useState<Readonly<Record<string, Named>>>({})
  const here = ids.filter(isHere).join(' ')
  useEffect(() => {
    const urls: string[] = []
    let gone = false
    const read = async (): Promise<void> => {
      const found: Record<string, Named> = {}
      for (const id of here.split(' ').filter(Boolean)) {
        const file = await photoHere(id).catch(() => undefined)
        if (file === undefined || gone) continue
        const url = URL.createObjectURL(file)
        urls.push(url)
        found[id] = { name: file.name, url }
      }
      if (!gone) setFiles(found)
    }
    void read()
    return () => {
      gone = true
      for (const url of urls) URL.revokeObjectURL(url)
    }
  }, [here])
  return files
}

function FileInput({ id, cell, change, disabled }: InputProps) {
  const say = useSay()
  const tell = useTelling()
  const phone = usePhone()
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  const [busy, setBusy] = useState(false)
  const ids = idsOf(cell.value)
  const here = useFilesHere(ids)
  const add = async (file: File): Promise<void> => {
    setBusy(true)
    try {
      const taken = await takeIn(file)
      setNames((known) => ({ ...known, [taken.id]: taken.name }))
      change({ value: [...ids, taken.id] })
    } catch (problem) {
      tell(problem)
    } finally {
      setBusy(false)
    }
  }
  const takes: UploadProps = {
    disabled: disabled ?? false,
    beforeUpload: (file) => {
      void add(file)
      return false
    },
  }
  const button = (icon: React.ReactNode, words: string) => (
    <Button icon={icon} loading={busy} disabled={disabled ?? false}>
      {words}
    </Button>
  )
  return (
    <span className="file-box">
      {phone && (
        <Upload {...takes} accept="image/*" capture="environment" showUploadList={false}>
          {button(<CameraOutlined />, say('拍照'))}
        </Upload>
      )}
      <Upload
        {...takes}
        id={id}
        fileList={ids.map((one, index) => ({
          uid: one,
          name: `${names[one] ?? here[one]?.name ?? say('附件{number}', { number: index + 1 })}${
            isHere(one) ? say('（待发送）') : ''
          }`,
          status: 'done' as const,
          url: isHere(one) ? (here[one]?.url ?? '') : address(`/files/${one}`),
        }))}
        onRemove={(file) => {
          const left = ids.filter((one) => one !== file.uid)
          change({ value: left.length === 0 ? null : left })
        }}
      >
        {button(<UploadOutlined />, say(phone ? '选文件' : '上传'))}
      </Upload>
    </span>
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
