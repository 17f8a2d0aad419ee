import { definePaper } from '../../ledger/index.ts'

export const suggestionReply = definePaper({
  name: 'suggestion_reply',
  title: '意见建议答复函',
  about: '书面答复提出意见建议的人。',
  ledger: 'suggestion',
  code: '建复',
  to: '{if speaker: {speaker} | 各位代表}',
  body: `
你在{raised_on}{occasion}{if meeting: （{meeting}）}上提出的关于{topic}的意见建议收悉，编号{number}。现答复如下。

{matter}

经研究：{answer}

感谢你对教育工作的关心和支持。
`,
})
