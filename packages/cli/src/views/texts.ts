/** Texts of `views`, in both languages. */
type Names = readonly string[]

export const viewsChinese = {
  actionWanted: (given: string) =>
    `views 后面要写 rebuild${given === '' ? '' : `，不能是 ${given}`}，如：yijianshi views rebuild case。`,
  unknownKind: (kind: string, all: Names) => `没有种类 ${kind}。可用的种类：${all.join('、')}。`,
  noCatalogue: '数据库里还没有目录，请先启动一次服务器。',
  progress: (kind: string, processes: number, changed: number, resumed: boolean) =>
    `${kind}：已看 ${processes} 个，改正 ${changed} 个${resumed ? '（接着上次）' : ''}`,
  finished: (kind: string, processes: number, changed: number) =>
    `${kind}：重建完成，共 ${processes} 个，改正 ${changed} 个。`,
  stopped: (kind: string, processes: number) =>
    `${kind}：已停止，看到第 ${processes} 个。再运行一次就接着做。`,
  busy: (kind: string) => `${kind} 正在由另一个程序重建，请等它做完。`,
}

export const viewsEnglish: typeof viewsChinese = {
  actionWanted: given =>
    `views wants rebuild${given === '' ? '' : `, not ${given}`}, such as: yijianshi views rebuild case.`,
  unknownKind: (kind, all) => `There is no kind ${kind}. The kinds are: ${all.join(', ')}.`,
  noCatalogue: 'There is no catalogue in the database yet; start the server once.',
  progress: (kind, processes, changed, resumed) =>
    `${kind}: looked at ${processes}, mended ${changed}${resumed ? ' (continued)' : ''}`,
  finished: (kind, processes, changed) => `${kind}: rebuilt; looked at ${processes}, mended ${changed}.`,
  stopped: (kind, processes) => `${kind}: stopped after ${processes}. Run it again to go on there.`,
  busy: kind => `${kind} is being rebuilt by another program; wait for it.`,
}
