/** English for published reports. */
export const publications: Readonly<Record<string, string>> = {
  已发布: 'Published',
  编号: 'Number',
  发布于: 'Published at',
  发布人: 'By',
  数据截至: 'Figures as of',
  文中的数: 'Figures',
  '{count}个': '{count}',
  校验码: 'Checksum',
  没有: 'none',
  复制校验码: 'Copy the checksum',
  校验码已复制: 'Checksum copied',
  核验: 'Verify',
  与发布时完全一致: 'Exactly as published',
  '{count}项数据按当天的记录和口径重算，全部相同':
    'All {count} values, reckoned again from the rows and by the formulas of that day, are the same',
  '；校验码相符': '; the checksum agrees',
  '（{when}）': ' ({when})',
  '同一期后来又发布过一次：': 'Published again later for the same period: ',
  '有{count}处出自你的岗位不能查看的台账，文中以“无权查看”标出。':
    '{count} places come from ledgers that your positions do not read; they are marked in the text.',
  '这次只发布了数，没有正文。': 'Only figures were published, without a text.',
  '正在按今天的台账重算…': 'Reckoning by the ledgers of today…',
  '发布以来，文中的数没有变': 'No figure has changed since publication',
  '发布以来有{count}个数变了': '{count} figures have changed since publication',
  发布时: 'Then',
  现在: 'Now',
  相差: 'Difference',
  '显示全部{count}个': 'Show all {count}',
  '正文保持发布时的样子；这里按今天的台账重算了{reckoned}个数':
    'The text stays as published; {reckoned} figures were reckoned by the ledgers of today',
  '，另有{count}个（排名，或只看得到一部分的数）不比。':
    '; {count} more (ranks, or figures seen only in part) are not compared.',
  已没有这个数: 'no such figure any more',
  更多: 'More',
}
