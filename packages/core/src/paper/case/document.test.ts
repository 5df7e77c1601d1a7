import { describe, expect, test } from 'vitest'
import { nationalWorkingCalendar } from '../../calendar/calendar.ts'
import {
  applicant,
  atNine,
  clerk,
  closed,
  dispatched,
  granted,
  headOf,
  issued,
  lawOf,
  manager,
  noticeIssued,
  on,
  PROMISES,
  recordedFrom,
  reviewed,
  reviewerOf,
  type Step,
  SUBMITTED,
  step,
  submittedWith,
  taskRefused,
} from '../../case/case.fixture.ts'
import type { CaseEvent } from '../../case/events.ts'
import { languages } from '../../catalogue/language.ts'
import { planOf, stallCatalogue } from '../../plan/stall.fixture.ts'
import type { CaseDocumentContext } from './case-desk.ts'
import { caseDocumentKinds, caseDocuments } from './document.ts'
import { type CasePaper, caseDocumentName, makeCaseDocument } from './make-document.ts'

const hash = 'e'.repeat(64)
const letter = (title: string) => ({
  title,
  blocks: [{ kind: 'paragraph', text: `${title}：到期补齐` } as const],
  name: '李四',
  at: atNine('2026-09-28'),
  onPaper: false,
  textHash: 'c'.repeat(64),
})
const context: CaseDocumentContext = {
  language: 'zh',
  catalogue: stallCatalogue,
  plan: planOf({ kind: 'shop', extras: ['lights'], area: 3, licensed: false }),
  edition: { hash: 'd202f5f00b65aa', number: 12, date: '2026-09-21' },
  calendar: nationalWorkingCalendar,
  applicantName: '李四',
  hash,
  letters: { tolerance: letter('容缺承诺'), commitment: letter('告知承诺') },
}

const convened: CaseEvent = {
  type: 'JointActConvened',
  act: 'act-1',
  kind: 'meeting',
  items: ['lights'],
  authorities: ['registry', 'police'],
  convenor: 'centre',
  heldAt: atNine('2026-10-13') + 90 * 60_000,
  place: '三楼会议室',
  agenda: ['灯箱位置'],
}
const law = lawOf({
  procedures: [{ kind: 'expert-review', limitDays: 5, unit: 'working-days', suspends: true }],
})
const tasks = PROMISES.tasks.map(task => (task.item === 'seal' ? { ...task, law } : task))

/** A case in which nearly everything happens. */
const EVENTFUL: readonly Step[] = [
  on('2026-09-28', step(applicant, submittedWith({ ...PROMISES, tasks }))),
  on(
    '2026-09-29',
    step(
      clerk,
      { type: 'CaseAccepted', checked: ['identity', 'premises'], later: PROMISES.tolerable },
      dispatched('registration'),
    ),
  ),
  on(
    '2026-10-08',
    step(headOf('registry'), { type: 'TaskExtended', item: 'registration', days: 2, reason: '材料多' }),
  ),
  on(
    '2026-10-08',
    step(clerk, { type: 'SupplementProlonged', material: 'drawing', days: 3, reason: '发大水' }),
  ),
  on(
    '2026-10-08',
    step(manager, { type: 'JointLimitExtended', days: 15, approver: '周市长', reason: '疑难' }),
  ),
  on('2026-10-09', step(reviewerOf('registry'), reviewed('registration'), granted('registration'))),
  on(
    '2026-10-09',
    step(reviewerOf('registry'), issued('registration'), dispatched('seal'), dispatched('lights')),
  ),
  on(
    '2026-10-10',
    step(reviewerOf('police'), {
      type: 'ProcedureBegun',
      item: 'seal',
      procedure: 'procedure-1',
      kind: 'expert-review',
      days: 5,
      unit: 'working-days',
      suspends: true,
      notice: '需要专家看印章图样',
    }),
  ),
  on('2026-10-10', step(manager, convened)),
  on(
    '2026-10-12',
    step(manager, {
      type: 'JointActMoved',
      act: 'act-1',
      heldAt: atNine('2026-10-14'),
      place: '二楼会议室',
      reason: '会议室被占用',
    }),
  ),
  on(
    '2026-10-14',
    step(reviewerOf('registry'), {
      type: 'JointOpinionGiven',
      act: 'act-1',
      authority: 'registry',
      opinion: 'agree-with-conditions',
      text: '灯箱要低一点',
    }),
  ),
  on(
    '2026-10-14',
    step(manager, {
      type: 'JointActHeld',
      act: 'act-1',
      attendants: ['赵一', '钱二'],
      minutes: '看了现场。\n可以办。',
      conclusion: 'agree',
    }),
  ),
  on('2026-10-15', step(reviewerOf('registry'), reviewed('lights', false), taskRefused('lights'))),
  on(
    '2026-10-16',
    step(
      reviewerOf('police'),
      reviewed('seal'),
      { type: 'TaskNotNeeded', item: 'seal', reason: '已有印章' },
      dispatched('tax'),
    ),
  ),
  on('2026-10-19', step(reviewerOf('tax'), reviewed('tax'), granted('tax'), issued('tax'))),
  on('2026-10-20', step(clerk, { type: 'ResultsDelivered', method: 'post', trackingNumber: 'EMS1' }, closed)),
  on(
    '2026-11-02',
    step(headOf('registry'), {
      type: 'ResultRevoked',
      item: 'registration',
      licence: 'registration-licence',
      ground: 'obtained-by-deceit',
      reason: '承诺不实',
    }),
  ),
]
const DECLINED: readonly Step[] = [
  ...SUBMITTED,
  on('2026-09-29', step(clerk, { type: 'CaseDeclined', reason: '不归这里管', competentAuthority: 'police' })),
]
const WITHDRAWN: readonly Step[] = [
  ...SUBMITTED,
  on('2026-09-29', step(clerk, noticeIssued)),
  on('2026-09-30', step(applicant, { type: 'CaseWithdrawn', reason: '不办了' })),
]

function papersOf(steps: readonly Step[], language: 'zh' | 'en' = 'zh'): ReadonlyMap<string, CasePaper> {
  const made = caseDocuments(recordedFrom(steps)).map(document => {
    const paper = makeCaseDocument({ ...context, language }, document)
    if (paper === undefined) throw new Error(`no ${document.id}`)
    return [document.id, paper] as const
  })
  return new Map(made)
}

function textOf(paper: CasePaper | undefined): string {
  return JSON.stringify(paper ?? 'no such document')
}

describe('every kind of document', () => {
  const all = (language: 'zh' | 'en') =>
    [EVENTFUL, DECLINED, WITHDRAWN].flatMap(steps => [...papersOf(steps, language).values()])

  test('is among those that these cases led to', () => {
    expect(new Set(all('zh').map(({ paper }) => paper))).toEqual(new Set(caseDocumentKinds))
  })

  test.each(languages)('in %s has number, day, place of the seal and its entry of the history', language => {
    for (const paper of all(language)) {
      const text = textOf(paper)
      expect(text).not.toMatch(/undefined|NaN|\[object/)
      expect(text).toContain('C-1-')
      expect(text).toContain(hash)
      const seals = paper.blocks.filter(block => block.kind === 'seal')
      expect(seals).toHaveLength(1)
      expect(seals[0]?.by).not.toBe('')
      expect(seals[0]?.date).toMatch(language === 'zh' ? /^2026年\d+月\d+日$/ : /^\d+ \w+ 2026$/)
      for (const block of paper.blocks)
        if (block.kind === 'table')
          for (const row of block.rows) expect(row).toHaveLength(block.columns.length)
    }
  })

  test('names its law, but for what the applicant does', () => {
    const own = ['tolerance-letter', 'commitment-letter', 'withdrawal']
    for (const paper of all('zh').filter(each => !own.includes(each.paper)))
      expect([paper.paper, textOf(paper).includes('"依据"')]).toEqual([paper.paper, true])
  })
})

describe('a document', () => {
  test('stays as it was, whatever happens afterwards', () => {
    const events = recordedFrom(EVENTFUL)
    const whole = caseDocuments(events)
    for (let length = 1; length <= events.length; length += 1) {
      const earlier = caseDocuments(events.slice(0, length))
      expect(whole.slice(0, earlier.length)).toEqual(earlier)
    }
  })

  test('has an id and a number of its own', () => {
    const documents = caseDocuments(recordedFrom(EVENTFUL))
    expect(new Set(documents.map(({ id }) => id)).size).toBe(documents.length)
    expect(new Set(documents.map(({ number }) => number)).size).toBe(documents.length)
  })

  test('made again after the case was opened again is another one', () => {
    const again: Step[] = [
      ...EVENTFUL,
      on(
        '2026-11-09',
        step(manager, {
          type: 'CaseReopened',
          items: ['lights'],
          document: '复议〔2026〕1号',
          reason: '撤销',
        }),
      ),
      on('2026-11-10', step(reviewerOf('registry'), reviewed('lights'), granted('lights'))),
    ]
    const papers = papersOf(again)
    expect(papers.get('decision-lights')?.title).toContain('不予')
    expect(papers.get('decision-lights~2')?.title).toContain('准予')
  })
})

describe('what stands in it', () => {
  const papers = papersOf(EVENTFUL)

  test('acceptance with papers to follow: each with its last day, which does not count the holiday', () => {
    const paper = papers.get('acceptance')
    expect(paper?.title).toBe('容缺受理通知书')
    // Ten working days: 30 September; 8 and 9 October, the 10th made up for the holiday; 12 to 16; the 19th.
    expect(textOf(paper)).toContain('2026年10月19日')
  })

  test('accepted by law: it says so, and since when', () => {
    const steps: Step[] = [
      ...SUBMITTED,
      on(
        '2026-10-12',
        step(
          { role: 'system', account: 'clock' },
          { type: 'CaseDeemedAccepted', since: atNine('2026-09-28') },
        ),
      ),
    ]
    const text = textOf(papersOf(steps).get('acceptance'))
    expect(text).toContain('自收到材料之日（2026年9月28日）起即为受理')
    expect(text).toContain('第三十二条第一款第（四）项')
  })

  test('not accepted: who is competent', () => {
    const text = textOf(papersOf(DECLINED).get('declined'))
    expect(text).toContain('不归这里管')
    expect(text).toContain('请向police（名）申请，电话：')
    expect(text).toContain('60 日内')
  })

  test('a notice lists everything, by when, and that it is told once; a joint one says whose list it is', () => {
    const plain = papersOf(WITHDRAWN).get('notice')
    expect(plain?.title).toBe('一次性告知书')
    for (const words of ['blurred', 'too short', '只告知这一次', '2026年10月19日'])
      expect(textOf(plain)).toContain(words)
    const joint = papersOf([
      ...SUBMITTED,
      step(clerk, { type: 'JointNoticeOpened', authorities: ['registry', 'police'] }),
      step(reviewerOf('registry'), {
        type: 'MissingTold',
        authority: 'registry',
        entries: [{ subject: 'field', id: 'name', problem: 'too short' }],
      }),
      step(
        reviewerOf('police'),
        { type: 'MissingTold', authority: 'police', entries: [] },
        { type: 'JointNoticeClosed', silent: [] },
        noticeIssued,
      ),
    ]).get('notice')
    expect(joint?.title).toBe('联合一次性告知书')
    expect(textOf(joint)).toContain('共同提出')
  })

  test('a longer limit: the old day and the new one', () => {
    const text = textOf(papers.get('extension-registration'))
    expect(text).toContain('材料多')
    // Dispatched on 29 September, three days: 30 September, 8 and 9 October; two more: 10 (made up) and 12 October.
    expect(text).toContain('2026年10月9日')
    expect(text).toContain('2026年10月12日')
  })

  test('a longer joint limit: who of the government approved it, the old day and the new one', () => {
    const paper = papers.get('extension-joint-limit')
    // Forty-five working days after 29 September, and fifteen more.
    for (const words of ['周市长', '疑难', '2026年12月7日', '2026年12月28日', '第四十二条第二款'])
      expect(textOf(paper)).toContain(words)
  })

  test('more time for what is to follow: what happened, the old day and the new one', () => {
    const paper = papers.get('prolonged-drawing')
    expect(paper?.title).toBe('延长补交期限告知书')
    for (const words of ['发大水', '2026年10月19日', '2026年10月22日', '不可抗力'])
      expect(textOf(paper)).toContain(words)
  })

  test('a special procedure: how long at most, and that the clock stands still', () => {
    const text = textOf(papers.get('procedure-1'))
    for (const words of [
      '专家评审',
      '5 个工作日',
      '所需时间不计算在办理期限以内',
      '2026年10月16日',
      '第四十五条',
    ])
      expect(text).toContain(words)
  })

  test('a refusal: reasons, reconsideration within 60 days, lawsuit within 6 months', () => {
    const text = textOf(papers.get('decision-lights'))
    for (const words of ['not sound', '60 日内', '6 个月内', '行政复议', '行政诉讼'])
      expect(text).toContain(words)
    expect(textOf(papers.get('decision-registration'))).not.toContain('60 日内')
  })

  test('a joint meeting: place and time as moved, and minutes with what each authority said; no applicant’s name', () => {
    expect(textOf(papers.get('joint-notice-act-1'))).toContain('2026年10月13日 10:30')
    expect(textOf(papers.get('joint-notice-act-1~2'))).toContain('会议室被占用')
    const minutes = textOf(papers.get('minutes-act-1'))
    for (const words of ['赵一、钱二', '可以办。', '有条件同意', '灯箱要低一点', '没有提出意见'])
      expect(minutes).toContain(words)
    for (const id of ['joint-notice-act-1', 'minutes-act-1'])
      expect(textOf(papers.get(id))).not.toContain('李四')
  })

  test('a delivery slip: what was handed over, how, and by which number', () => {
    const text = textOf(papers.get('delivery-1'))
    for (const words of ['邮寄', 'EMS1', 'registration-1', 'tax-1']) expect(text).toContain(words)
    expect(text).not.toContain('lights-1')
  })

  test('a revocation: ground, reason, article, remedies', () => {
    const text = textOf(papers.get('revocation-registration-registration-licence'))
    for (const words of [
      'registration-1',
      '以欺骗等不正当手段取得',
      '承诺不实',
      '第六十九条第二款',
      '60 日内',
    ])
      expect(text).toContain(words)
  })

  test('a letter: the words that were signed; none where the text is gone', () => {
    expect(textOf(papers.get('tolerance-letter'))).toContain('容缺承诺：到期补齐')
    const [first] = caseDocuments(recordedFrom(EVENTFUL))
    if (first === undefined) throw new Error('a letter comes first')
    expect(makeCaseDocument({ ...context, letters: {} }, first)).toBeUndefined()
  })

  test('of a case whose contents were erased says so, and is otherwise as it was', () => {
    const document = caseDocuments(recordedFrom(EVENTFUL)).find(({ kind }) => kind === 'acceptance')
    if (document === undefined) throw new Error('the case was accepted')
    const erased = makeCaseDocument({ ...context, erasedAt: Date.UTC(2056, 0, 2, 4) }, document)
    const notice = erased?.blocks.filter(block => block.kind === 'notice' && block.title === '内容已删除')
    expect(notice).toHaveLength(1)
    expect(JSON.stringify(notice)).toContain('2056')
    expect(erased?.blocks.filter(block => !notice?.includes(block))).toEqual(
      makeCaseDocument(context, document)?.blocks,
    )
  })

  const lawful = (names: Readonly<Record<string, string>>) => {
    const items = [...stallCatalogue.items].map(([id, item]) => {
      const zh = names[id] ?? names.others
      return [id, zh === undefined ? item : { ...item, name: { zh, en: zh } }] as const
    })
    const legalBasis = [{ law: '《市场主体登记管理条例》', article: '第十九条' }]
    return new Map(items.map(([id, item]) => [id, id === 'registration' ? { ...item, legalBasis } : item]))
  }
  const made = (steps: readonly Step[], items: typeof stallCatalogue.items) =>
    caseDocuments(recordedFrom(steps)).map(document => {
      const plan = {
        ...context.plan,
        items: context.plan.items.map(entry => ({
          ...entry,
          name: items.get(entry.item)?.name ?? entry.name,
        })),
      }
      return makeCaseDocument({ ...context, plan, catalogue: { ...stallCatalogue, items } }, document)
    })

  test('the licensing law is never cited where nothing asked for is a licence; its own law is', () => {
    const items = lawful({ others: '摊点登记' })
    const all = [EVENTFUL, DECLINED, WITHDRAWN].flatMap(steps => made(steps, items))
    for (const paper of all)
      expect([paper?.title, textOf(paper).includes('行政许可法')]).toEqual([paper?.title, false])
    const of = (title: string) => textOf(all.find(paper => paper?.title === title))
    for (const title of ['容缺受理通知书', '不予受理通知书', '一次性告知书', '延长办理期限告知书'])
      expect([title, of(title).includes('《市场主体登记管理条例》第十九条')]).toEqual([title, true])
  })

  test('where some of the items are licences, each law names the items that it is for', () => {
    const [, acceptance] = made(
      EVENTFUL,
      lawful({ registration: '设立登记', seal: '公章许可', tax: '税务许可', lights: '灯箱许可' }),
    ).filter(paper => paper?.paper === 'acceptance' || paper?.paper === 'commitment-letter')
    const text = textOf(acceptance)
    expect(text).toContain('第三十二条第一款第（五）项、第二款（适用于公章许可、')
    expect(text).toContain('《市场主体登记管理条例》第十九条（适用于设立登记）')
    expect(text).not.toContain('（适用于设立登记、')
  })

  test.each([
    ['设立摊点许可', 'licence', '准予行政许可决定书', '决定准予许可', true],
    ['设立登记', 'licence', '准予登记通知书', '决定准予登记', false],
    ['摊点备案', 'other-power', '备案通知书', '决定予以备案', false],
    ['摊点确认', 'confirmation', '办理结果通知书', '决定予以办理', false],
  ] as const)('of %s (%s): title, words and law follow what it is', (zh, kind, title, words, isLicence) => {
    const decision = caseDocuments(recordedFrom(EVENTFUL)).find(({ id }) => id === 'decision-registration')
    const item = stallCatalogue.items.get('registration')
    if (decision === undefined || item === undefined) throw new Error('registration was decided')
    const items = new Map(stallCatalogue.items).set('registration', { ...item, kind, name: { zh, en: zh } })
    const catalogue = { ...stallCatalogue, items }
    expect(caseDocumentName(decision, catalogue).zh).toBe(title)
    const paper = makeCaseDocument({ ...context, catalogue }, decision)
    expect(paper?.title).toBe(title)
    expect(textOf(paper)).toContain(words)
    expect(textOf(paper).includes('《中华人民共和国行政许可法》第三十八条第一款')).toBe(isLicence)
  })
})
