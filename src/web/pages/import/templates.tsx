import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useSay } from '../../language.tsx'
import type { Destination, Scope } from './destination.ts'

interface TemplatesProps {
  readonly destination: Destination
  readonly scope: Scope
  /** A period is to be chosen before the template can bring anything along. */
  readonly waits: boolean
  /** There are units below that fill sheets of their own. */
  readonly below: boolean
}

/** The sheet to be filled, and for who sits above others a zip with one for each of them. */
export function Templates({ destination, scope, waits, below }: TemplatesProps) {
  const say = useSay()
  const { template, templates } = destination
  return (
    <section>
      <h2>{say('还没有表？')}</h2>
      <p className="import-templates">
        <Button icon={<DownloadOutlined />} href={template(scope)}>
          {say('下载填报模板')}
        </Button>
        {below && templates !== undefined && (
          <Button icon={<DownloadOutlined />} href={templates(scope)}>
            {say('下载各单位的模板')}
          </Button>
        )}
      </p>
      {below && <p className="soft">{say('一个压缩包，下面每个单位一份，已带入各自的内容。')}</p>}
      {waits && <p className="soft">{say('请先选好期间，模板会带入这一期已有的和已知的内容。')}</p>}
    </section>
  )
}
