/** 谁看过我的办件。 */
export const zhCnLooks = {
  heading: '谁看过我的办件',
  lead: '窗口和部门为您办事要看材料，不记在这里。只管督办的人本来看不到内容；要看，先说明理由。谁看的、为什么看、看了什么，每次都记在这里，改不了，也删不掉。',
  none: '没有人这样看过。',
  purposes: {
    complaint: '核查投诉',
    overdue: '核查超期',
    'quality-check': '质量抽查',
    'applicant-asks': '您请求帮助',
    dispute: '复议、诉讼应对',
  },
  /** Who did what, for a reason. */
  did: {
    opened: (who: string) => `${who}说明理由，开始查看`,
    contents: (who: string) => `${who}看了表单和材料清单`,
    file: (who: string) => `${who}看了材料文件`,
    document: (who: string) => `${who}看了文书`,
    ended: (who: string) => `${who}结束了查看`,
  },
  why: (purpose: string, words: string) => `理由：${purpose}。${words}`,
  subject: (name: string) => `看的是：${name}`,
  roles: {
    applicant: '申请人',
    clerk: '窗口人员',
    reviewer: '审批人员',
    manager: '负责人',
    editor: '编目员',
  },
  of: (role: string, office: string) => `${office}的${role}`,
  somebody: '没有登记的账号',
  looked: (who: string) => `${who}看了这个办件`,
  tried: (who: string) => `${who}想看这个办件，没有看到`,
  as: (eyes: string) => `用的身份：${eyes}`,
  moment: (at: string) => `看的是 ${at} 时的样子`,
  more: '看更早的',
}
