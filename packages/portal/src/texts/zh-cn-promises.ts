/** 容缺受理、告知承诺、补交、当场更正。 */
export const zhCnPromises = {
  how: (name: string) => `“${name}”怎么交？`,
  now: '现在就交',
  later: (days: number) => `以后再交（受理后 ${days} 个工作日内）`,
  laterHint: '先受理、先审查。交齐了才发结果。要签一份承诺书。',
  promise: '用承诺代替',
  promiseHint: '不用交这份材料。写一份承诺书，办好以后会核查是不是真的。',
  laterTag: '以后再交',
  promiseTag: '用承诺代替',
  /** Nothing where all is handed in. */
  allReady: (later: number, promised: number) => {
    const left = [
      later > 0 ? `${later} 份以后再交` : '',
      promised > 0 ? `${promised} 份用承诺代替` : '',
    ].filter(text => text !== '')
    return left.length === 0 ? '' : `现在要交的都齐了，${left.join('，')}。`
  },

  letters: '签承诺书',
  lettersHeading: '请看一遍，再签名',
  lettersLead: '您有材料以后再交，或者用承诺代替，要签承诺书。看清楚再签；不想签，可以回去现在就交材料。',
  noLetters: '不用签承诺书。',
  name: (name: string) => `签名：请写上申请人的姓名“${name}”`,
  nameMissing: '请写上申请人的姓名',
  agree: '我已经看完，愿意作出上面的承诺',
  agreeMissing: '请看完承诺书，再打勾',
  sign: '签名',
  signing: '正在签名…',
  signed: (name: string, time: string) => `${name}已签名，${time}`,
  signedOnPaper: (name: string, time: string) => `${name}已在纸上签名，${time}`,
  download: '下载承诺书',
  back: '回去改材料',
  unsigned: (title: string) => `请签${title}`,
  titles: { tolerance: '容缺受理承诺书', commitment: '告知承诺书' },

  awaited: '还有材料等您交',
  awaitedLead: '各部门已经在审查。这些材料交齐了，才能发结果。',
  awaitedBeforeAcceptance: (count: number) => `受理以后，还有 ${count} 份材料要交：`,
  handIn: '去交材料',
  lapsed: '这些材料没有按时交',
  lapsedLead: '要用到它们的事项已经停办，别的事项照常办。停办的事项，材料齐了可以重新申请。',
  promised: '用承诺代替的材料',
  promisedLead: '不用交。办好以后部门会核查；和承诺不一样的，会撤销结果。',

  supplementHeading: '补交材料',
  supplementLead: '只交下面这些，别的都不用再交。可以先交一部分。',
  supplementSubmit: '交上去',
  supplementEmpty: '请至少上传一份材料',
  supplement: '补交材料',

  mend: '填错了？受理前可以直接改',
  mendHint: '改好交上去就行，不用重新申请。',
  mendButton: '去改',
  mendHeading: '更正',
  mendSubmit: '提交更正',
  mendNotice: '窗口看过以后，请您改下面几处',
}
