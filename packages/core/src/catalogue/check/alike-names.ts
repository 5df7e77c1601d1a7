/**
 * Whether two Chinese names are two names of one paper: 户口本 and 居民户口簿, 租赁合同 and 房屋租赁协议.
 *
 * Names are brought to a common core (what a paper is called, without how it is handed in), and cores are
 * compared by the pairs of neighbouring characters that they share (Dice's coefficient). Names that differ
 * in a word which tells papers apart (whose it is, which trade, before or after) are never alike.
 */

/** How a paper is handed in is no part of what it is. */
const HANDED_IN =
  '原件|复印件|复印|扫描件|扫描|电子版|电子件|纸质版?|正本|副本|正副本|正反面|盖章版?|加盖公章|签字|签名|一式[一二两三四五]份|[一二两三四五]份|有效期内|有效的?|本人的?|申请人的?|及其|以及'
const BRACKETED = new RegExp(`[（(](?:${HANDED_IN}|[、，,和及或/并的]|\\d|份)+[）)]`, 'gu')
const LOOSE = new RegExp(`(?:${HANDED_IN})`, 'gu')

/** The left is written as the right before names are compared. Longer wordings stand first. */
const SYNONYMS: readonly (readonly [wordings: string, word: string])[] = [
  ['居民身份证明?|身份证明(?:文件|材料)?|身份证件', '身份证'],
  ['(?:居民)?(?:户口[簿本册]|户籍簿)', '户口簿'],
  ['(?:不动产权属?|房屋所有权|房屋产权|房产|房屋权属)(?:证书|证明|证)', '不动产权证'],
  ['(?:企业法人|工商)营业执照', '营业执照'],
  ['(?:授权)?委托(?:授权)?书', '授权委托书'],
  ['(?:房屋)?(?:租赁|租房)(?:合同|协议)书?', '租赁合同'],
  ['社会保障卡', '社保卡'],
  ['(?:机动车)?(?:驾驶证|驾照)', '驾驶证'],
  ['银行(?:账户|帐户|卡|账号|卡号)(?:信息)?', '银行卡'],
  ['相片|图片', '照片'],
  ['(?:证明|佐证)(?:材料|文件|书)', '证明'],
  ['证书', '证'],
  ['合同书', '合同'],
  ['协议书', '协议'],
  ['报告书', '报告'],
  ['决定书', '决定'],
  ['意见书', '意见'],
  ['承诺函', '承诺书'],
  ['平面布[置局]图纸?|平面示意图|布[置局]图纸?', '平面图'],
  ['图纸', '图'],
  ['(?:规章|管理)制度', '制度'],
  ['设施设备|设备设施', '设备'],
  ['一览表|明细表|名录|名单|目录', '清单'],
]
const WORDINGS = new RegExp(SYNONYMS.map(([wordings], index) => `(?<w${index}>${wordings})`).join('|'), 'gu')

function inOneWording(text: string): string {
  return text.replace(WORDINGS, (match, ...rest) => {
    const groups = rest.slice(0, SYNONYMS.length)
    return SYNONYMS[groups.findIndex(group => group !== undefined)]?.[1] ?? match
  })
}

/** Words of which one name has another than its neighbour: then they are two papers. */
const TELLING_APART =
  /父亲|母亲|父母|双方|男方|女方|丈夫|妻子|配偶|子女|儿童|新生儿|婴儿|被监护人|监护人|法定代表人|财务负责人|质量负责人|负责人|股东|合伙人|投资人|经营者|经办人|代办人|代理人|受托人|委托人|被申请人|买方|卖方|买受人|出卖人|出租人|承租人|转让方|受让方|抵押权人|产权人|共有人|逝者|死者|亡者|遗属|继承人|受益人|学生|学籍|家长|教师|职工|员工|从业人员|管理员|驾驶员|车辆|军人|军官|董事|监事|经理|企业|公司|个人|个体|单位|施工|监理|设计|勘察|建设|竣工|开工|规划|用地|土地|消防|人防|环保|环境|卫生|食品|药品|医疗|医保|器械|烟草|广告|招牌|门面|档案|质量|安全|出生|死亡|火化|结婚|离婚|未婚|变更|注销|设立|开业|歇业|清算|转让|抵押|预售|入学|毕业|退休|退役|就业|失业|工伤|生育|养老|公积金|残疾|低保|正常|非正常|批复|批准|核准|备案|审查|回执|内部|外部|室内|室外|国内|境外|国外|[原新旧前后甲乙一二三四五六七八九十]|[水电气暖热]|\d+/gu

function tellingApart(core: string): string {
  return [...new Set(core.match(TELLING_APART))].sort().join(' ')
}

export type NameCore = {
  /** What the paper is called, brought to one wording. */
  readonly core: string
  /** Each two characters that stand beside each other. */
  readonly pairs: ReadonlySet<string>
}

export function nameCore(name: string): NameCore {
  const bare = name.normalize('NFKC').replace(BRACKETED, '').replace(LOOSE, '')
  const core = inOneWording(bare).replace(/[^\p{L}\p{N}]|[的和及与或]/gu, '')
  const pairs = new Set<string>()
  for (let index = 0; index + 1 < core.length; index += 1) pairs.add(core.slice(index, index + 2))
  return { core, pairs }
}

type Named = { readonly name: { readonly zh: string } }

const cores = new WeakMap<Named, NameCore>()

/** The same for the same entity, so that a check after an edit reads no name again. */
export function coreOf(entity: Named): NameCore {
  const known = cores.get(entity)
  if (known) return known
  const core = nameCore(entity.name.zh)
  cores.set(entity, core)
  return core
}

/** From here on names count as one paper; `alike-names.test.ts` has names on both sides of it. */
export const ALIKE = 0.7

/** Dice's coefficient: 2 × shared / all. */
function likeness(left: NameCore, right: NameCore): number {
  const [few, many] = left.pairs.size < right.pairs.size ? [left, right] : [right, left]
  let shared = 0
  for (const pair of few.pairs) if (many.pairs.has(pair)) shared += 1
  return (2 * shared) / (left.pairs.size + right.pairs.size)
}

/**
 * Names by the pairs of characters in them. Two names can only be alike if they share so many pairs that,
 * leaving out that many less one of them, the first still shares one of its rest. So only names with one of
 * its few rarest pairs are compared with it: the work grows with what names have in common, not with their
 * number squared. (The prefix filter: S. Chaudhuri, V. Ganti, R. Kaushik, A Primitive Operator for
 * Similarity Joins in Data Cleaning, ICDE 2006.)
 */
export class NameIndex<Value> {
  readonly #byPair = new Map<string, NameCore[]>()
  readonly #byCore = new Map<string, { readonly name: NameCore; readonly values: Value[] }>()

  add(name: NameCore, value: Value): void {
    const known = this.#byCore.get(name.core)
    if (known) {
      known.values.push(value)
      return
    }
    this.#byCore.set(name.core, { name, values: [value] })
    for (const pair of name.pairs) {
      const names = this.#byPair.get(pair)
      if (names) names.push(name)
      else this.#byPair.set(pair, [name])
    }
  }

  /** What was added under a name of the same paper. */
  alike(name: NameCore): Value[] {
    const found = [...(this.#byCore.get(name.core)?.values ?? [])]
    for (const other of this.#candidates(name)) {
      if (other.core === name.core || likeness(name, other) < ALIKE) continue
      if (tellingApart(other.core) !== tellingApart(name.core)) continue
      found.push(...(this.#byCore.get(other.core)?.values ?? []))
    }
    return found
  }

  #candidates({ pairs }: NameCore): ReadonlySet<NameCore> {
    const lists = [...pairs].map(pair => this.#byPair.get(pair) ?? [])
    const leastShared = Math.ceil((ALIKE * pairs.size) / (2 - ALIKE))
    const rarest = lists.sort((left, right) => left.length - right.length)
    return new Set(rarest.slice(0, pairs.size - leastShared + 1).flat())
  }
}
