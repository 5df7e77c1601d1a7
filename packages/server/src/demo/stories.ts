/** Two dozen cases in different states over the last three weeks, and two drafts half filled in. */
import type { Services } from '../http/wiring.ts'
import { tellEditing } from './editing.ts'
import { lifeStories } from './life-stories.ts'
import { DemoOffice, type Moment } from './office.ts'
import { personOf, visitors } from './people.ts'
import type { Person } from './post.ts'
import { type DemoItem, mainAnswers, matter, reviewerOf } from './shop-application.ts'
import { toleranceStories } from './tolerance-stories.ts'
import { type Shop, shopValues } from './values.ts'

const company = mainAnswers
const selfEmployed = { ...company, operatorKind: 'self-employed', food: 'prepackaged', area: 36 } as const
const withoutTobacco = { ...company, tobacco: false, area: 120 } as const
const partnership = { ...company, operatorKind: 'partnership', premises: 'owned', area: 150 } as const

type Answers = Readonly<Record<string, string | number | boolean>>

function shop(name: string, owner: Person, answers: Answers, from: string): Shop {
  const houseNumber = [...name].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) % 200
  const area = Number(answers.area)
  return { name, owner, area, from, address: `示范市东湖区春风街道春风路 ${houseNumber + 1} 号` }
}

type Application = {
  readonly office: DemoOffice
  readonly by: string
  readonly when: Moment
  readonly name: string
  readonly answers: Answers
  readonly visitor?: Person
}

async function apply({ office, by, when, name, answers, visitor }: Application): Promise<string> {
  const owner = visitor ?? personOf(by)
  const values = shopValues(shop(name, owner, answers, office.dateOf(0)))
  const draft = await office.begin(by, when, { matter, answers, values, ...(visitor && { visitor }) })
  await office.handInSamples(by, when, draft)
  return office.submit(by, when, draft.id)
}

/** All items at once after the first: `first` days ago the business licence, then the others day by day. */
async function grantAll(
  office: DemoOffice,
  caseId: string,
  first: number,
  items: readonly DemoItem[],
): Promise<void> {
  for (const [index, item] of items.entries()) {
    const daysAgo = Math.max(0, first - index)
    await office.grant(reviewerOf[item], [daysAgo, 10 + index / 2], caseId, item)
  }
}

const mainItems = [
  'business-registration',
  'seal-filing',
  'tax-registration',
  'signboard-filing',
  'food-business-licence',
  'tobacco-retail-licence',
] as const

async function closed(office: DemoOffice): Promise<void> {
  const rated = await apply({
    office,
    by: 'chenyu',
    when: [15, 9],
    name: '示范市春雨便利店有限公司',
    answers: company,
  })
  await office.accept('clerk1', [15, 15], rated)
  await grantAll(office, rated, 13, mainItems)
  await office.command('clerk1', [6, 15], rated, { type: 'deliver', method: 'window' })
  await office.command('chenyu', [6, 16], rated, {
    type: 'rate',
    grade: 'very-satisfied',
    comment: '一次就办好了，材料也少，谢谢。',
  })

  const unrated = await apply({
    office,
    by: 'lihua',
    when: [14, 10],
    name: '示范市华联小卖部（个体工商户）',
    answers: selfEmployed,
  })
  await office.accept('clerk2', [14, 16], unrated)
  const items = mainItems.map(item => (item === 'food-business-licence' ? 'prepackaged-food-filing' : item))
  await grantAll(office, unrated, 12, items)
  await office.command('clerk2', [5, 11], unrated, {
    type: 'deliver',
    method: 'post',
    trackingNumber: 'EM202600017CN',
  })
}

async function concluded(office: DemoOffice): Promise<void> {
  const granted = await apply({
    office,
    by: 'wangfang',
    when: [12, 9],
    name: '示范市芳邻超市有限公司',
    answers: withoutTobacco,
  })
  await office.accept('clerk1', [11, 10], granted)
  await grantAll(
    office,
    granted,
    9,
    mainItems.filter(item => item !== 'tobacco-retail-licence'),
  )

  const partly = await apply({
    office,
    by: 'clerk1',
    when: [11, 11],
    name: '示范市洋洋便利店有限公司',
    answers: company,
    visitor: visitors.liuyang,
  })
  await office.accept('clerk1', [11, 14], partly)
  await grantAll(office, partly, 9, mainItems.slice(0, 5))
  await office.review('tobacco1', [3, 10], partly, 'tobacco-retail-licence', '店门离小学校门不足 50 米。')
  await office.command('tobacco1', [3, 11], partly, {
    type: 'decide-task',
    item: 'tobacco-retail-licence',
    outcome: 'refuse',
    reasons: '店面距离小学校门不足 50 米，不符合烟草制品零售点合理布局规定。',
  })
}

async function handled(office: DemoOffice): Promise<void> {
  const parallel = await apply({
    office,
    by: 'lihua',
    when: [7, 9],
    name: '示范市安居便利店有限公司',
    answers: company,
  })
  await office.accept('clerk2', [7, 14], parallel)
  await office.grant('market1', [5, 10], parallel, 'business-registration')
  await office.grant('police1', [4, 10], parallel, 'seal-filing')
  await office.grant('urban1', [4, 15], parallel, 'signboard-filing')
  await office.review('market2', [2, 10], parallel, 'food-business-licence')

  const waiting = await apply({
    office,
    by: 'chenyu',
    when: [2, 10],
    name: '示范市春雨二店便利店有限公司',
    answers: partnership,
  })
  await office.accept('clerk1', [1, 9], waiting)

  const late = await apply({
    office,
    by: 'clerk2',
    when: [8, 10],
    name: '示范市黄丽小超市（个体工商户）',
    answers: selfEmployed,
    visitor: visitors.huangli,
  })
  await office.accept('clerk2', [8, 11], late)
  await office.grant('market1', [7, 10], late, 'business-registration')
  await office.grant('police1', [6, 10], late, 'seal-filing')

  const decided = await apply({
    office,
    by: 'wangfang',
    when: [4, 9],
    name: '示范市芳邻二店超市有限公司',
    answers: withoutTobacco,
  })
  await office.accept('clerk1', [4, 14], decided)
  await office.review('market1', [1, 10], decided, 'business-registration')
  await office.command('market1', [1, 11], decided, {
    type: 'decide-task',
    item: 'business-registration',
    outcome: 'grant',
  })
}

async function taken(office: DemoOffice): Promise<void> {
  await apply({ office, by: 'wangfang', when: [0, 8], name: '示范市晨光便利店有限公司', answers: company })
  await apply({ office, by: 'lihua', when: [4, 16], name: '示范市华联二店有限公司', answers: withoutTobacco })

  const correcting = await apply({
    office,
    by: 'chenyu',
    when: [3, 9],
    name: '示范市雨后便利店有限公司',
    answers: company,
  })
  await office.command('clerk2', [2, 11], correcting, {
    type: 'issue-notice',
    entries: [
      {
        subject: 'material',
        id: 'equipment-layout',
        problem: '布局图没有标出冷藏柜的位置，请补标后重新提交。',
      },
      { subject: 'field', id: 'premises-address', problem: '地址与租赁合同不一致，请按合同填写到门牌号。' },
    ],
  })

  const corrected = await apply({
    office,
    by: 'wangfang',
    when: [6, 9],
    name: '示范市向阳便利店有限公司',
    answers: company,
  })
  await office.command('clerk1', [5, 10], corrected, {
    type: 'issue-notice',
    entries: [{ subject: 'material', id: 'signboard-drawing', problem: '效果图没有标尺寸，请标明宽和高。' }],
  })
  await office.correct('wangfang', [1, 20], corrected)

  const declined = await apply({
    office,
    by: 'lihua',
    when: [9, 9],
    name: '示范市青山便利店有限公司',
    answers: company,
  })
  await office.command('clerk2', [8, 9], declined, {
    type: 'decline',
    reason: '店面在青山县，不属于东湖区受理范围，请到青山县政务服务中心办理。',
    competentAuthority: 'market-regulation',
  })

  const withdrawn = await apply({
    office,
    by: 'chenyu',
    when: [10, 9],
    name: '示范市小雨便利店有限公司',
    answers: company,
  })
  await office.command('chenyu', [9, 19], withdrawn, { type: 'withdraw', reason: '店面没有谈成，先不开了。' })
}

async function halfFilledIn(office: DemoOffice): Promise<void> {
  const all = Object.entries(
    shopValues(shop('示范市夜市便利店有限公司', personOf('chenyu'), company, office.dateOf(0))),
  )
  const own = await office.begin('chenyu', [1, 20], {
    matter,
    answers: company,
    values: Object.fromEntries(all.slice(0, Math.floor(all.length / 2))),
  })
  await office.handInSamples('chenyu', [1, 21], own, ['premises-right', 'legal-representative-identity'])

  const visitor = visitors.huangli
  const desk = Object.entries(shopValues(shop('示范市丽丽小卖部', visitor, selfEmployed, office.dateOf(0))))
  await office.begin('clerk1', [0, 9], {
    matter,
    answers: selfEmployed,
    visitor,
    values: Object.fromEntries(desk.slice(0, 12)),
  })
}

/** Everything of the demo but its accounts. Throws when the catalogue does not fit it, after telling what it could. */
export async function tellStories(services: Services, samplesFolder: string): Promise<void> {
  const office = new DemoOffice(services, samplesFolder)
  const told = await Promise.allSettled([
    ...[closed, concluded, handled, taken, halfFilledIn, toleranceStories, ...lifeStories].map(tell =>
      tell(office),
    ),
    tellEditing(services),
  ])
  const failed = told.flatMap(result => (result.status === 'rejected' ? [result.reason] : []))
  if (failed.length > 0) throw new AggregateError(failed, failed.map(String).join('\n'))
}
