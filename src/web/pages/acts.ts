/** What the log and the history call the things people do. */
export const ACTS: Readonly<Record<string, string>> = {
  create: '新增',
  edit: '修改',
  move: '办理',
  withdraw: '作废',
  import: '导入',
  sign_in: '登录',
  sign_in_failed: '登录失败',
  sign_out: '退出',
  change_password: '修改密码',
  apply: '更新台账定义',
  publish: '发布报告',
  view_private: '查看敏感信息',
  upload: '上传文件',
}
