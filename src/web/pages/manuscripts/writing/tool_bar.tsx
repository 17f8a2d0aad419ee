import { PlusOutlined, RedoOutlined, UndoOutlined } from '@ant-design/icons'
import { type Editor, useEditorState } from '@tiptap/react'
import { Button, Dropdown, Select } from 'antd'
import type { ReactNode } from 'react'
import { useSay } from '../../../language.tsx'
import { LEVELS } from '../text/section_text.ts'
import { LEVEL_TITLES } from './level_titles.ts'

/** What is put in to begin with; its form opens at once and is mended there. */
const STARTS = {
  condition: '{if hazard.open > 0: 还有{hazard.open}处。| 全部完成。}',
  list: '{list hazard.found by township:前3}',
  table: '[table 标题 | hazard: found, rectified by township]',
  chart: '[chart 标题 | hazard: found by series month as line]',
  late: '[late 没有按期报送的单位 | school_life by township]',
} as const
export type Start = (typeof STARTS)[keyof typeof STARTS]

interface ToolBarProps {
  readonly editor: Editor
  readonly ask: () => void
  readonly insert: (source: string) => void
}

export function ToolBar({ editor, ask, insert }: ToolBarProps) {
  const say = useSay()
  const now = useEditorState({
    editor,
    selector: ({ editor }) => ({
      level: LEVELS.find((level) => editor.isActive('heading', { level })) ?? 0,
      undo: editor.can().undo(),
      redo: editor.can().redo(),
    }),
  })
  const turn = (level: number): void => {
    const one = LEVELS.find((each) => each === level)
    if (one === undefined) editor.chain().focus().setParagraph().run()
    else editor.chain().focus().setHeading({ level: one }).run()
  }
  return (
    <div className="tool-bar" role="toolbar" aria-label={say('编辑')}>
      <Button size="small" icon={<PlusOutlined />} onClick={ask} title={say('在光标处按 / 也可以')}>
        {say('插入数据')}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          onClick: ({ key }) => insert(STARTS[key as keyof typeof STARTS]),
          items: [
            { key: 'condition', label: say('条件句') },
            { key: 'list', label: say('列举') },
            { key: 'table', label: say('表格') },
            { key: 'chart', label: say('图') },
            { key: 'late', label: say('欠报名单') },
          ],
        }}
      >
        <Button size="small" type="text">
          {say('更多')}
        </Button>
      </Dropdown>
      <Select
        size="small"
        variant="borderless"
        value={now.level}
        options={Object.entries(LEVEL_TITLES).map(([level, title]) => ({ value: Number(level), label: say(title) }))}
        popupMatchSelectWidth={false}
        aria-label={say('段落样式')}
        onChange={turn}
      />
      <Step
        icon={<UndoOutlined />}
        words={say('撤销')}
        open={now.undo}
        act={() => editor.chain().focus().undo().run()}
      />
      <Step
        icon={<RedoOutlined />}
        words={say('重做')}
        open={now.redo}
        act={() => editor.chain().focus().redo().run()}
      />
    </div>
  )
}

interface StepProps {
  readonly icon: ReactNode
  readonly words: string
  readonly open: boolean
  readonly act: () => void
}

/** One step back or forth, as a sign; on a phone the keyboard has its own. */
function Step({ icon, words, open, act }: StepProps) {
  return (
    <Button
      size="small"
      type="text"
      className="desk-only"
      icon={icon}
      disabled={!open}
      aria-label={words}
      title={words}
      onClick={act}
    />
  )
}
