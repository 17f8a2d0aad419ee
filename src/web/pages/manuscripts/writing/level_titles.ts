/** What paragraphs of an official text are called, by the signs before them; 0 for none. */
export const LEVEL_TITLES: Readonly<Record<number, string>> = {
  0: '正文',
  1: '文件标题',
  2: '一级标题 一、',
  3: '二级标题（一）',
  4: '三级标题 1.',
}
