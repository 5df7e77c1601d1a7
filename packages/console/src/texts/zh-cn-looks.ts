/** 查看记录: who looked at a case with the eyes of another account. */
export const zhLooks = {
  looks: {
    tab: '查看记录',
    about: '用别人的身份看过哪个办件，都记在这里；记下的不能改，也不能删。申请人也看得到自己办件的记录。',
    empty: '没有查看记录。',
    at: '什么时候',
    by: '谁看的',
    as: '用谁的身份',
    case: '办件',
    outcome: '结果',
    seen: '看到了办件',
    moment: (at: string) => `看的是 ${at} 时的样子`,
    unknown: '没有这个账号',
    onlyOf: (name: string) => `只看 ${name} 的`,
    onlyCase: '只看这件',
    filtered: '只显示了一部分。',
    all: '显示全部',
  },
}
