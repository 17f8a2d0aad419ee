import { DownloadOutlined, DownOutlined, ImportOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useNavigate } from 'react-router'
import { address, type LedgerPage } from '../../api.ts'
import { usePhone } from '../../appearance.tsx'
import { useSay } from '../../language.tsx'
import { useSeated } from '../../session.tsx'
import { askedOf, type Filters } from './filters.ts'

/** What can be done with a ledger as a whole. Files are plain links, so that the browser shows their progress. */
export function LedgerActions({ page, filters }: { readonly page: LedgerPage; readonly filters: Filters }) {
  const say = useSay()
  const go = useNavigate()
  const phone = usePhone()
  const { unit } = useSeated()
  const path = `/ledgers/${page.document.name}`
  const { page: _page, size: _size, ...scope } = askedOf(filters, unit.code)
  const files = [
    { key: 'xlsx', label: <a href={address(`${path}/export.xlsx`, scope)}>{say('导出 Excel')}</a> },
    { key: 'csv', label: <a href={address(`${path}/export.csv`, scope)}>{say('导出 CSV')}</a> },
    {
      key: 'template',
      label: <a href={address(`${path}/template.xlsx`, { unit: scope['unit'] })}>{say('下载填报模板')}</a>,
    },
  ]
  return (
    <>
      {page.can_fill && (
        <Button type="primary" icon={<PlusOutlined />} onClick={() => void go(`${path}/new`)}>
          {say('新增')}
        </Button>
      )}
      {page.can_import && (
        <Button icon={<ImportOutlined />} onClick={() => void go(`${path}/import`)} aria-label={say('导入')}>
          {phone ? null : say('导入')}
        </Button>
      )}
      <Dropdown menu={{ items: files }} trigger={['click']}>
        <Button aria-label={say('导出')} className={phone ? 'square' : ''}>
          {phone ? (
            <DownloadOutlined />
          ) : (
            <>
              {say('导出')} <DownOutlined className="tiny" />
            </>
          )}
        </Button>
      </Dropdown>
    </>
  )
}
