import { InboxOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Upload } from 'antd'
import { useNavigate } from 'react-router'
import { useSay } from '../../language.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { importsOf, type Destination, type Scope } from './destination.ts'

interface DropSheetProps {
  readonly destination: Destination
  readonly scope?: Scope
}

/** Takes the file and leads on to the page of the import that begins with it. */
export function DropSheet({ destination, scope }: DropSheetProps) {
  const say = useSay()
  const go = useNavigate()
  const begin = useMutation({
    mutationFn: (file: File) => destination.start(file, scope),
    onSuccess: (running) => go(`${importsOf(destination)}/${running.id}`),
  })
  return (
    <>
      {begin.isError && <Refusal error={begin.error} />}
      <Upload.Dragger
        accept=".xlsx,.xlsm,.xls,.et,.csv,.txt,.zip"
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
        <p className="ant-upload-hint">
          {say('Excel、WPS 或 CSV 表格，也可以是装着多张表的 .zip；先核对，确认后才写入')}
        </p>
      </Upload.Dragger>
    </>
  )
}
