/**
 * Wordings of catch-all clauses (兜底条款): a list of papers or conditions that ends in "and whatever else".
 *
 * Maintained by hand. A wording belongs here when it leaves open WHAT is asked for. Words such as 其他 are
 * harmless where they name a kind of person or thing (其他组织, 其他股东), so no pattern rests on them alone.
 */

/** What papers and demands are called, for "other …" and "relevant …". */
const PAPER =
  '(?:申请|申报|证明|佐证|补充|辅助|支撑|相关|有关|必要|必需|所需|需要|应当|应|须|要|提交|提供|报送|的|书面|纸质|电子|身份|资格|资质|业务|法定|文字|技术)*(?:材料|资料|文件|文书|证件|证明|手续|凭证|附件|要件|单据|票据)'
const DEMAND = '(?:条件|要求|情形|事项|情况)'
const BODY =
  '(?:审批|审核|登记|许可|主管|受理|经办|办理|行政|管理|监管|业务|发证|本|当地|有关|相关|上级)*(?:机关|部门|机构|单位|窗口|人员|局|中心)'
const LAW = '(?:国家|法律|法规|规章|行政法规|地方性法规|政策|文件|规定|有关规定|相关规定|[、，,和及或])+'
const AND_SO_ON = '(?:等|等等|之类|诸如此类)'

const CHINESE: readonly string[] = [
  // Other materials, other supporting documents.
  `其[他它余]${PAPER}`,
  `(?:另外|此外|除此之外|以外)(?:的)?(?:还|仍)?(?:需|须|应|要)?(?:提交|提供|补充)?${PAPER}`,
  `别的${PAPER}`,
  // What laws and rules provide besides.
  `${LAW}(?:所)?(?:规定|要求|明确)(?:的|应当?|需要?|须|提交|提供|具备|符合)*其[他它余]`,
  `其[他它余](?:应当?|需要?|须|依法|按(?:规定|要求))(?:提交|提供|出具|报送|具备|符合)`,
  `(?:符合|满足|具备|具有)(?:${LAW}(?:所)?规定的)?其[他它余]${DEMAND}`,
  `${LAW}(?:所)?规定的其[他它余]`,
  `^其[他它余]${DEMAND}?[。；;]?$`,
  // What the authority thinks fit.
  `${BODY}(?:认为|要求|认定|指定|规定)(?:的|有?必要|应当?|需要?|须|可以)*(?:提交|提供|补充|出具|报送)?(?:的)?(?:其[他它余]|${PAPER}|${DEMAND})`,
  `${BODY}(?:认为|要求)(?:需要?|须|应当?|有?必要)(?:补充|提交|提供|出具)`,
  `(?:视|根据|按|按照|依|依据|结合)(?:具体|实际|个案|审查|审核|办理|工作)*(?:情况|需要|要求)(?:另行|再|可以?|需要?|须|应当?|要求|酌情|而定|申请人|当事人|企业|群众)*(?:补充|提供|提交|出具|报送|确定|通知)`,
  `(?:必要时|需要时|如有?需要|确有必要的?|特殊情况下?)(?:，|,)?(?:还|可|应|需|须|要求|另行|申请人)*(?:补充|提供|提交|出具|报送)`,
  // … and such materials.
  `${AND_SO_ON}(?:的)?(?:相关|有关|其[他它]|所需|必要|必需|证明|申请|佐证)*(?:材料|资料|文件|手续|证件|证明|凭证)(?!库|柜|袋)`,
  // Materials that nobody named.
  `(?:^|[、，,；;。和及与或（(]|提交|提供|携带|准备|报送|附上?|交)(?:有关|相关|必要的?|必需的?|所需的?|相应的?|规定的|所要求的)(?:证明|申请|佐证|补充|辅助)?(?:材料|资料|文件|手续|证件|凭证)(?!库)`,
  `(?:需要?|须|应当?|要求)(?:提交|提供|补充|出具|报送)的(?:其[他它余]|有关|相关|材料|资料|文件|手续)`,
  `(?:未尽|不限于|包括但不限于|不止于)`,
]

const ENGLISH: readonly string[] = [
  String.raw`\b(?:any |all |such )?other (?:\w+ )?(?:\w+ )?(?:materials?|documents?|papers?|certificates?|evidence|proofs?|formalities|paperwork|conditions|requirements)\b`,
  String.raw`\b(?:additional|further|supplementary) (?:\w+ )?(?:materials?|documents?|papers?|evidence|proofs?|information)\b`,
  String.raw`\b(?:as|when|where|if) (?:may be |otherwise )?(?:required|requested|needed|demanded|deemed necessary)(?: by (?:the |any )?\w+)?`,
  String.raw`\b(?:deemed|considered|thought) (?:necessary|appropriate|fit)\b`,
  String.raw`\b(?:relevant|necessary|required|related|appropriate) (?:supporting )?(?:materials|documents|papers|paperwork|formalities)\b`,
  String.raw`\b(?:including but not limited to|and so on|and the like)`,
  String.raw`\b(?:other|whatever) (?:\w+ )?(?:provided|prescribed|stipulated|specified) by (?:the )?(?:law|laws|regulations)\b`,
]

const CHINESE_CLAUSE = new RegExp(CHINESE.map(source => `(?:${source})`).join('|'), 'u')
const ENGLISH_CLAUSE = new RegExp(ENGLISH.map(source => `(?:${source})`).join('|'), 'i')
/** In small letters: ETC is electronic toll collection. */
const AND_OTHERS = /\b(?:etc|et cetera)\b/

/** Blanks inside Chinese text do not hide a clause. */
function withoutChineseBlanks(text: string): string {
  return text.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
}

/**
 * The first catch-all clause in a text, as it stands there; undefined where there is none.
 * `own` are further wordings, plain text, from `policy.yaml`.
 */
export function findCatchAll(text: string, own: readonly string[] = []): string | undefined {
  const read = withoutChineseBlanks(text)
  const phrase = own.find(wording => read.toLowerCase().includes(wording.toLowerCase()))
  if (phrase !== undefined) return phrase
  return (CHINESE_CLAUSE.exec(read) ?? ENGLISH_CLAUSE.exec(read) ?? AND_OTHERS.exec(read))?.[0]
}
