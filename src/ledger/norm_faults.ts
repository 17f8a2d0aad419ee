/** Faults of norms and of references to them. */
import { isDay } from './day.ts'
import type { Declared } from './declared.ts'
import type { Fault, NormDocument, NormRef } from './document.ts'
import { NAME, titleFaults } from './naming.ts'

export function normFaults(norm: NormDocument): Fault[] {
  const faults = titleFaults('', norm.title).map((fault) => ({ ...fault, path: 'title' }))
  if (!norm.name.split('.').every((part) => NAME.test(part))) {
    faults.push({ path: 'name', says: `名称“${norm.name}”不能用：应为小写字母、数字和下划线，可用点分段` })
  }
  if (norm.values.length === 0) faults.push({ path: 'values', says: '规定值至少要有一个数' })
  norm.values.forEach((value, index) => {
    const path = `values[${index}]`
    const before = norm.values[index - 1]
    if (!isDay(value.from))
      faults.push({ path: `${path}.from`, says: `“${String(value.from)}”不是日期，应写作2024-01-01` })
    if (before && before.from >= value.from) {
      faults.push({ path: `${path}.from`, says: `各个值要按施行日期先后排列，${value.from}不在${before.from}之后` })
    }
    if (!Number.isFinite(value.value)) faults.push({ path: `${path}.value`, says: '规定值应为数' })
    if (value.source.trim() === '') faults.push({ path: `${path}.source`, says: '请写明依据的文件' })
  })
  return faults
}

export function normRefFaults(
  path: string,
  value: number | NormRef | undefined,
  declared: Declared | undefined,
): Fault[] {
  if (value === undefined) return []
  if (typeof value === 'number') {
    const says = '期限应为不小于0的整数'
    return Number.isInteger(value) && value >= 0 ? [] : [{ path, says }]
  }
  if (!declared || declared.norms.has(value.norm)) return []
  return [{ path, says: `没有规定值“${value.norm}”，请先声明或改用已有的规定值` }]
}
