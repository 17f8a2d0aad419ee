import { expect, it } from 'vitest'
import { writtenOf } from '../../ground/written.ts'
import { paperOf } from '../ground/paper.ts'
import { shareOfOneFindings } from './shares_of_one.ts'

const found = (text: string): string[] => shareOfOneFindings(paperOf(writtenOf(text).text)).map(({ says }) => says)

it.each([
  `教师招聘公告
总成绩按笔试成绩占60%、面试成绩占50%合成。`,
  `设备采购合同
付款：合同签订后支付合同价款的40%；到货后支付合同价款的30%；验收合格后支付合同价款的35%。`,
  `装修合同
签订合同后支付合同总价的30%；完工后支付合同总价的50%；其余30%在质保期满后付清。`,
  `考核办法
年终总评：平时考核占40%、民主测评占30%、述职评议占35%，按权重计入总评。`,
  `租赁协议
签约后支付年租金的50%；半年后支付年租金的40%；其余20%于年底前付清。`,
])('finds what does not fit: %s', (text) => {
  expect(found(text)).toHaveLength(1)
})

it.each([
  `招聘公告
高中岗位按笔试成绩占60%、面试成绩占40%合成，幼儿园岗位按笔试成绩占40%、面试成绩占60%合成。`,
  `合同
签订后支付合同总价的30%；完工后付至合同总价的80%；其余20%在质保期满后付清。`,
  `合同
签订后支付合同总价的30%；完工后支付剩余款项的60%；其余在质保期满后付清。`,
  `年终
平时考核占40%、民主测评占30%，另设附加分，按权重计入总评。`,
])('is silent where it fits, or may be of something else: %s', (text) => {
  expect(found(text)).toEqual([])
})
