/** Texts of the documents of a case, in Chinese. */
export const zhDocuments = {
  documents: {
    label: '办件文书',
    none: '还没有文书。',
    numbered: (number: string) => `编号 ${number}`,
    open: '打开',
    openLabel: (name: string, number: string) => `打开“${name}”（PDF，编号 ${number}）`,
    record: (version: number, hash: string) => `历史第 ${version} 条，校验码 ${hash}`,
  },
}
