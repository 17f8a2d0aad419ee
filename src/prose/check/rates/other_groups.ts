/** Groups of which whoever is not of the one is of the other: 应届生 and 往届生. */
const BOTH =
  '应届/往届 男/女 城区/农村 城区/乡村 城区/乡镇 城镇/农村 城镇/乡村 县城/农村 公办/民办 寄宿/走读 本地/外地 本市/外市 本县/外县 本地/随迁 户籍/随迁 在编/编外 在编/聘用 专任/兼任 专职/兼职 文化/艺体 新生/老生'
const OPPOSITES = BOTH.split(' ').map((pair) => pair.split('/') as [string, string])

/** Whether the words before two numbers name the one group and the other. */
export const areOpposite = (one: string, other: string): boolean =>
  OPPOSITES.some(
    ([first, last]) => (one.includes(first) && other.includes(last)) || (one.includes(last) && other.includes(first)),
  )
