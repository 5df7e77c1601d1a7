/** Texts of `keys` and `data`, in both languages. */
type Names = readonly string[]
type ListedKey = {
  readonly id: string
  readonly current: boolean
  readonly since: string
  readonly wraps: number
  readonly found: boolean
}

export const personalDataChinese = {
  keysActionWanted: (given: string, actions: Names) =>
    `keys 后面要写做什么${given === '' ? '' : `，不能是 ${given}`}。可用：${actions.join('、')}。`,
  dataActionWanted: (given: string) =>
    `data 后面要写 erase${given === '' ? '' : `，不能是 ${given}`}，如：yijianshi data erase --case 990101202611210000015。`,
  caseWanted: '请用 --case 写明要删除哪个办件的内容，写办件编号。',
  key: ({ id, current, since, wraps, found }: ListedKey) =>
    `${id}  ${current ? '现用' : '已换下'}  ${since} 起  加密着 ${wraps} 把数据密钥${found ? '' : '  找不到这把密钥'}`,
  noKeys: '数据库里还没有主密钥，请先启动一次服务器。',
  progress: (rewrapped: number, left: number) => `已换 ${rewrapped} 把数据密钥，还剩 ${left} 把`,
  rotated: (id: string, rewrapped: number) =>
    `主密钥已换成 ${id}，${rewrapped} 把数据密钥已改由它加密。旧密钥请留到用它的备份都不要了为止。`,
  madeAt: (place: string) => `新密钥在 ${place}，请另外保存一份。`,
  stopped: (left: number) => `已停止，还剩 ${left} 把数据密钥没换。再运行一次就接着做。`,
  busy: '另一个程序正在更换主密钥，请等它做完。',
  noNewKey: (place: string) =>
    `${place} 里没有新的主密钥。请先把新密钥加在最后，所有服务器都要能读到，再运行一次。`,
  missing: (id: string, place: string) =>
    `${place} 里没有主密钥 ${id}，用它加密的内容现在读不了。请先放回来。`,
  erased: (number: string) => `办件 ${number} 的表单、材料、地址和评价文字已删除，密钥已销毁。办理记录保留。`,
  erasedBefore: (number: string) => `办件 ${number} 的内容早已删除。`,
  noCase: (number: string) => `没有编号为 ${number} 的办件。`,
  notEnded: (number: string) => `办件 ${number} 还没有办结，内容还要用，不能删除。`,
}

export const personalDataEnglish: typeof personalDataChinese = {
  keysActionWanted: (given, actions) =>
    `keys wants one of ${actions.join(', ')}${given === '' ? '' : `, not ${given}`}.`,
  dataActionWanted: given =>
    `data wants erase${given === '' ? '' : `, not ${given}`}, such as: yijianshi data erase --case 990101202611210000015.`,
  caseWanted: 'Say with --case whose contents are to be erased: the number of the case.',
  key: ({ id, current, since, wraps, found }) =>
    `${id}  ${current ? 'in use' : 'replaced'}  since ${since}  wraps ${wraps} data keys${found ? '' : '  not found'}`,
  noKeys: 'There is no master key in the database yet; start the server once.',
  progress: (rewrapped, left) => `rewrapped ${rewrapped} data keys, ${left} left`,
  rotated: (id, rewrapped) =>
    `The master key is ${id} now; it wraps ${rewrapped} data keys. Keep the one before as long as there are backups that need it.`,
  madeAt: place => `The new key is in ${place}. Keep a copy of it apart.`,
  stopped: left => `Stopped with ${left} data keys left. Run it again to go on there.`,
  busy: 'Another program is changing the master key; wait for it.',
  noNewKey: place =>
    `${place} holds no new master key. Add one at the end, where every server can read it, and run this again.`,
  missing: (id, place) =>
    `${place} does not hold the master key ${id}; what it encrypts can’t be read. Put it back first.`,
  erased: number =>
    `Form, materials, addresses and comment of the case ${number} are erased and its key is destroyed. The history remains.`,
  erasedBefore: number => `The contents of the case ${number} were erased before.`,
  noCase: number => `There is no case with the number ${number}.`,
  notEnded: number => `The case ${number} has not ended and needs its contents; they can’t be erased.`,
}
