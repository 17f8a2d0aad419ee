/** Sheets in and out, in English. */
export const sheets: Readonly<Record<string, string>> = {
  'Excel、WPS 或 CSV 表格，也可以是装着多张表的 .zip；先核对，确认后才写入':
    'Excel, WPS or CSV sheets, or a .zip of several; checked first, written only after you confirm',
  文件: 'File',
  按新的对应重新读取: 'Read again with these columns',
  恢复原来的对应: 'Undo',
  '{heading}列填到': 'Column {heading} goes to',
  不导入: 'Not imported',
  新增: 'New',
  没有变化: 'Unchanged',
  '下载的模板里有{count}条记录，这份表里没有了：它们保持不变。要撤回，请在“操作”列选“撤回”并写明理由。':
    '{count} rows of the template are no longer in this sheet; nothing happens to them. To withdraw a row choose 撤回 in the column 操作 and give a reason.',
  '其中{count}行台账里已经有了，可以按这份表更新它们。':
    '{count} of these rows are in the ledger already; this sheet can update them.',
  '更新时，表里空着的格不改动原有的内容；写入前会逐格列出改动。':
    'Empty cells leave what is there; every change is listed before it is written.',
  更新已有的记录: 'Update them',
  改动: 'Changes',
  '撤回：{reason}': 'Withdrawn: {reason}',
  将要改动的记录: 'Rows that will change',
  '这里列出前{shown}条，另有{hidden}条也会一起改动。': 'The first {shown} are listed; {hidden} more change with them.',
  没有要写入的内容: 'Nothing to write',
  '共{rows}行，没有要写入的内容。': '{rows} lines; nothing to write.',
  下载标注好的表格: 'Download with faults marked',
  '标注好的就是你传的那份表，有错的格涂了色并写明问题；在里面改好，直接传上来。':
    'The marked file is your own, its faulty cells coloured and commented; mend them there and upload it.',
  '标注好的表列出有错的行和原来的行号；请在原来的表里改正后重新上传。':
    'The marked file lists the faulty rows with their numbers; mend them in the original and upload that.',
  下载各单位的模板: 'Download a template for each unit',
  '一个压缩包，下面每个单位一份，已带入各自的内容。':
    'One zip with a workbook for each unit below, filled with what is known of it.',
  压缩包里的表: 'Sheets in the zip',
  '{rows}行': '{rows} lines',
  '{rows}行，{faults}处需要改正': '{rows} lines, {faults} to mend',
  '这些表一起写入：有一处要改，就一张也不写入。':
    'They are written together: while one cell is faulty, none is written.',
  '请先选好期间，模板会带入这一期已有的和已知的内容。':
    'Choose the period first: the template then brings along what is there and what is known.',
}
