import { expect, it } from 'vitest'
import { writtenOf } from '../../ground/written.ts'
import { ownPlaceFindings } from './own_place.ts'
import { paperOf } from '../ground/paper.ts'

const found = (text: string): string[] => ownPlaceFindings(paperOf(writtenOf(text).text)).map(({ says }) => says)

it.each([
  `临泽县教育局2024年工作总结
在临川县委、县政府的正确领导下，各项工作稳步推进。
临泽县教育局
2024年12月30日`,
  `临泽县校园安全工作情况汇报
下一步，我们将努力推动临川县教育高质量发展。
临泽县教育局`,
  `临泽县2024年招生工作方案
略。
临川县教育局
2024年5月6日`,
])('%s', (text) => {
  expect(found(text)).toHaveLength(1)
})

it.each([
  `临泽县教育局2024年工作总结
根据县委、县政府部署，赴临川县教育系统学习。
临泽县教育局`,
  `云州市教育局通报
在临川县委、县政府的重视下，进展较快。
云州市教育局`,
  `临泽县教育局2024年工作总结
在省、市、县委的领导下，各项工作稳步推进。
临泽县教育局`,
])('is silent: %s', (text) => {
  expect(found(text)).toEqual([])
})
