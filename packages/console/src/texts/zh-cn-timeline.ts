/** Texts of a task's clock, in Chinese. */
export const zhTimeline = {
  timeline: {
    states: { running: '正在计时', stopped: '计时中止', ended: '计时结束' },
    used: (used: number, allowed: number, over: number) =>
      over > 0 ? `期限 ${allowed} 个工作日，已超过 ${over} 个` : `已用 ${used} 个工作日，期限 ${allowed} 个`,
    held: (office: number, applicant: number, thirdParty: number) =>
      `（部门 ${office}，申请人 ${applicant}，特别程序 ${thirdParty}）`,
    days: (count: number) => `每天怎么算（${count} 天）`,
    date: '日期',
    counts: '算不算',
    why: '原因',
    counted: (count: number) => `第 ${count} 个工作日`,
    notCounted: '不算',
    today: '（今天）',
  },
}
