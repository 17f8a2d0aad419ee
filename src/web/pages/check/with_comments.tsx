import { DownloadOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useSay } from '../../language.tsx'
import { useTelling } from '../../parts/refusal.tsx'
import { type AskedOf, withComments } from './requests.ts'

/** The same Word file with what was found written beside it, to be passed on. */
export function WithComments({ file, asked }: { readonly file: File; readonly asked: AskedOf }) {
  const say = useSay()
  const tell = useTelling()
  const write = useMutation({
    mutationFn: () => withComments(file, asked),
    onSuccess: (blob) => save(blob, `${file.name.replace(/\.docx$/i, '')}（批注）.docx`),
    onError: tell,
  })
  return (
    <Button icon={<DownloadOutlined />} loading={write.isPending} onClick={() => write.mutate()}>
      {say('下载批注版')}
    </Button>
  )
}

const save = (blob: Blob, name: string): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  // The browser has taken it by the next turn.
  setTimeout(() => URL.revokeObjectURL(link.href))
}
