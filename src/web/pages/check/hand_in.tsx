import { FileSearchOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button, Input, Upload } from 'antd'
import { useState } from 'react'
import type { Checked } from '../../../ledger/wire/check.ts'
import { useSay } from '../../language.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { check as checkDraft, type Given } from './requests.ts'
import { RULE_TITLES } from './words.ts'

/** Where a draft begins: a file, or text out of any window. */
export function HandIn({ done }: { readonly done: (checked: Checked, given: Given) => void }) {
  const say = useSay()
  const [text, setText] = useState('')
  const check = useMutation({
    mutationFn: (given: Given) => checkDraft(given),
    onSuccess: done,
  })
  return (
    <div className="hand-in">
      <div className="page-head">
        <h1>{say('检查材料')}</h1>
      </div>
      <p className="hand-in-lead">
        {say(
          '总结、计划、讲话、简报，交出去之前先查一遍：前后的数对得上吗，与台账一致吗，分项加起来是不是总数，有没有不存在的日期，空着的数补了没有。',
        )}
      </p>
      {check.isError && <Refusal error={check.error} />}
      <Upload.Dragger
        accept=".docx,.txt,.md,.doc,.wps"
        maxCount={1}
        showUploadList={false}
        disabled={check.isPending}
        beforeUpload={(file) => {
          check.mutate(file)
          return false
        }}
      >
        <p className="ant-upload-drag-icon">
          <FileSearchOutlined />
        </p>
        <p className="ant-upload-text">{check.isPending ? say('正在检查') : say('点这里选文件，或把材料拖进来')}</p>
        <p className="ant-upload-hint">{say('Word 文件（.docx）或文本（.txt、.md），不超过50 MB')}</p>
      </Upload.Dragger>
      <form
        className="hand-in-paste"
        onSubmit={(event) => {
          event.preventDefault()
          check.mutate(text)
        }}
      >
        <label htmlFor="draft">{say('或者把文字贴在这里')}</label>
        <Input.TextArea id="draft" value={text} rows={9} onChange={(event) => setText(event.target.value)} />
        <Button type="primary" htmlType="submit" disabled={text.trim() === ''} loading={check.isPending}>
          {say('开始检查')}
        </Button>
      </form>
      <Assurance />
    </div>
  )
}

/** What is looked at, and that nothing is kept: a draft is often not public yet. */
function Assurance() {
  const say = useSay()
  return (
    <div className="hand-in-promise">
      <p>
        <span className="faint">{say('查这些')}</span>
        <span>
          {Object.values(RULE_TITLES)
            .map((title) => say(title))
            .join(' · ')}
        </span>
      </p>
      <p>
        <span className="faint">{say('不留底')}</span>
        <span>{say('材料只在检查时读一遍，系统不保存，日志里只记谁查过、多少字。')}</span>
      </p>
    </div>
  )
}
