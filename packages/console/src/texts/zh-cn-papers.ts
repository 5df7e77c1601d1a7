/** Texts for papers made from the catalogue, in Chinese. */
export const zhPapers = {
  papers: {
    title: '资料',
    search: '找事项',
    searchHint: '名称、编码或者部门',
    item: '事项',
    authority: '实施主体',
    papers: '资料',
    count: (count: number) => `共 ${count} 个事项`,
    empty: '没有找到这样的事项',
    back: '回到资料',
    download: '下载 PDF',
    forThisPlan: '打印给办事人',
    page: (page: string, pages: string) => `第 ${page} 页 共 ${pages} 页`,
    names: {
      guide: '专属指南',
      notice: '一次性告知单',
      'flow-chart': '办理流程图',
      'tolerance-letter': '容缺受理承诺书',
      'commitment-letter': '告知承诺书',
      'information-sheet': '标准化信息表',
      manual: '业务手册',
    },
  },
}
