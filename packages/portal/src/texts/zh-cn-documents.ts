/** 我的文书。 */
export const zhCnDocuments = {
  heading: '我的文书',
  lead: '部门和窗口发给您的每份文书都在这里，随时可以打开、下载。',
  none: '还没有文书。受理以后，受理通知书会在这里。',
  numbered: (number: string) => `编号 ${number}`,
  open: (name: string) => `打开“${name}”（PDF）`,
  download: (name: string) => `下载“${name}”`,
  openShort: '打开',
  downloadShort: '下载',
}
