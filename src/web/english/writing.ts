/** English for sections of reports in My work, and for what the log says of manuscripts. */
export const writing: Readonly<Record<string, string>> = {
  文稿: 'Writing',
  去写: 'Write',
  去审稿: 'Review',
  已交稿: 'Handed in',
  起草文稿: 'Manuscript begun',
  写文稿: 'Section written',
  增加文稿部分: 'Section added',
  删去文稿部分: 'Section taken out',
  分派文稿: 'Section assigned',
  交稿: 'Section handed in',
  退回文稿: 'Section sent back',
  采用文稿: 'Section taken in',
  重新打开文稿: 'Section reopened',
  处理批注: 'Comment settled',
  '退回：{reason}': 'Sent back: {reason}',
}
