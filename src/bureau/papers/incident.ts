import { definePaper } from '../../ledger/index.ts'

export const incidentBulletin = definePaper({
  name: 'incident_bulletin',
  title: '突发事件信息快报',
  about: '书面初报时自动成文：时间、地点、来源、级别、伤亡、起因、措施、趋势、联系人。',
  ledger: 'incident',
  code: '信快',
  to: '县教育局',
  body: `
{happened_at}，{单位}（{place}）发生一起{kind}，初步判定为{level}事件。{about}

一、信息来源：{source}。{if learned_at: 学校获知时间：{learned_at}。}{if phoned_to: 已电话报告：{phoned_to}。}

二、人员伤亡：死亡{deaths}人，受伤或发病{injured}人。

三、初步原因：{cause}

四、已采取的措施：{measures}

五、发展趋势：{trend}

后续情况将及时续报。
`,
  note: '联系人：{contact}',
})
