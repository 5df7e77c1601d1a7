/** 谁看过我的办件。 */
export const zhCnLooks = {
  heading: '谁看过我的办件',
  lead: '窗口和部门为您办事要看材料，不记在这里。有人为了检查，用别人的身份来看这个办件，每次都记在这里，改不了，也删不掉。',
  none: '没有人这样看过。',
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
