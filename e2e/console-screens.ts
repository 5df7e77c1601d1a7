/** Every page of the console in the states that the demo's cases show. */
import type { Page } from 'playwright-core'
import { button } from './office.ts'
import { type Caller, gotten } from './people.ts'
import type { Screen } from './screen.ts'
import { consoleTexts } from './texts.ts'

function openPanel(title: string): (page: Page) => Promise<void> {
  return async page => {
    const actions = page.getByRole('region', { name: consoleTexts.caseView.actions })
    await button(actions, title).click()
    await page.getByRole('dialog', { name: title }).waitFor()
  }
}

const papers: ByStage = { correcting: ['notice'] }
const tabs: ByStage = { submitted: ['form', 'history', 'progress'] }
const panels: ByStage = {
  submitted: [consoleTexts.notice.title, consoleTexts.decline.title],
  concluded: [consoleTexts.delivery.title],
}
const stages = [
  'submitted',
  'correcting',
  'handling',
  'concluded',
  'closed',
  'declined',
  'withdrawn',
] as const
type Stage = (typeof stages)[number]
type ByStage = Partial<Record<Stage, readonly string[]>>

export async function clerkScreens(call: Caller): Promise<Screen[]> {
  const { cases } = gotten(await call('listCases', { query: { scope: 'desk' } }))
  const { drafts } = gotten(await call('listDrafts'))
  const ofStages = stages.flatMap(stage => {
    const found = cases.find(each => each.stage === stage)
    return found === undefined ? [] : screensOfCase(found.id, stage)
  })
  return [
    { name: 'desk', address: '/console/desk' },
    { name: 'desk-all', address: '/console/desk?stage=all' },
    { name: 'overview', address: '/console/overview' },
    { name: 'intake', address: '/console/intake' },
    ...drafts.map(({ id }) => ({ name: 'intake-draft', address: `/console/intake/${id}` })),
    ...ofStages,
    { name: 'account', address: '/console/account' },
    { name: 'not-found', address: '/console/no/such/page' },
  ]
}

function screensOfCase(id: string, stage: Stage): Screen[] {
  const address = `/console/cases/${id}`
  const ofPapers = (papers[stage] ?? []).map(paper => ({
    name: `paper-${paper}`,
    address: `${address}/${paper}/print`,
  }))
  const ofTabs = (tabs[stage] ?? []).map(tab => ({
    name: `case-${stage}-${tab}`,
    address: `${address}?tab=${tab}`,
  }))
  const ofPanels = (panels[stage] ?? []).map((title, index) => ({
    name: `case-${stage}-panel-${index + 1}`,
    address,
    act: openPanel(title),
  }))
  return [{ name: `case-${stage}`, address }, ...ofTabs, ...ofPapers, ...ofPanels]
}

/** One task of each stage that this reviewer has. */
export async function reviewerScreens(call: Caller): Promise<Screen[]> {
  const [open, ended] = await Promise.all(
    (['open', 'ended'] as const).map(
      async state => gotten(await call('listTasks', { query: { state } })).tasks,
    ),
  )
  const byStage = new Map([...(open ?? []), ...(ended ?? [])].map(task => [task.stage, task]))
  return [
    { name: 'inbox', address: '/console/inbox' },
    { name: 'inbox-ended', address: '/console/inbox?state=ended' },
    ...[...byStage].map(([stage, task]) => ({
      name: `task-${stage}`,
      address: `/console/cases/${task.case}/tasks/${task.item}`,
    })),
  ]
}

export async function managerScreens(call: Caller): Promise<Screen[]> {
  const { cases } = gotten(await call('listCases', { query: { scope: 'all' } }))
  const [first] = cases
  return [
    { name: 'manager-overview', address: '/console/overview' },
    { name: 'sharing-sources', address: '/console/sharing' },
    { name: 'sharing-asked', address: '/console/sharing?tab=asked' },
    { name: 'duties', address: '/console/duties' },
    { name: 'duties-give', address: '/console/duties', act: opened(consoleTexts.duty.add) },
    ...(first === undefined ? [] : [{ name: 'manager-case', address: `/console/cases/${first.id}` }]),
  ]
}

type Words = typeof consoleTexts.studio

const opened =
  (name: string, title = name) =>
  async (page: Page): Promise<void> => {
    await button(page, name).first().click()
    await page.getByRole('dialog', { name: title }).waitFor()
  }

function studioHome({ home, orders }: Words): Screen[] {
  const address = '/console/studio'
  return [
    { name: 'studio-changes', address },
    { name: 'studio-none', address: `${address}?state=withdrawn` },
    { name: 'studio-orders', address: `${address}?tab=orders` },
    { name: 'studio-versions', address: `${address}?tab=versions` },
    { name: 'studio-versions-compared', address: `${address}/compare?from=1&to=1` },
    { name: 'studio-new-change', address, act: opened(home.newChange) },
    {
      name: 'studio-open-order',
      address: `${address}?tab=orders`,
      act: opened(home.openOrder, orders.openTitle),
    },
  ]
}

/** One entity of each kind of field, and every panel. */
function screensOfChange(address: string, { edit, change }: Words): Screen[] {
  const at = (file: string, entry?: number) =>
    `${address}?file=${encodeURIComponent(file)}${entry === undefined ? '' : `&entry=${entry}`}`
  // The form is drawn from what the check of all files has read.
  const drawn = async (page: Page) => {
    await page.locator('.studio-entity .field').first().waitFor()
    await page.getByRole('region', { name: edit.findings }).getByText(edit.noFindings).waitFor()
  }
  const asYaml = async (page: Page) => {
    await drawn(page)
    await page.getByText(edit.yaml, { exact: true }).click()
    await page.locator('textarea.studio-yaml').waitFor()
  }
  const forms = [
    ['item', 'items/seal-filing.yaml'],
    ['matter', 'matters/open-convenience-store.yaml'],
    ['material', 'materials.yaml', 0],
    ['question', 'questions.yaml', 0],
    ['element', 'data-elements.yaml', 0],
    ['licence', 'licences.yaml', 0],
    ['site', 'sites.yaml', 0],
    ['policy', 'policy.yaml'],
  ] as const
  return [
    { name: 'studio-change', address },
    ...forms.map(([name, file, entry]) => ({ name: `studio-${name}`, address: at(file, entry), act: drawn })),
    { name: 'studio-yaml', address: at('items/seal-filing.yaml'), act: asYaml },
    ...(['compare', 'preview', 'history'] as const).map(tab => ({
      name: `studio-${tab}`,
      address: `${address}?tab=${tab}`,
    })),
    { name: 'studio-add', address, act: opened(edit.addTitle) },
    { name: 'studio-import', address, act: opened(edit.import) },
    { name: 'studio-rename', address, act: opened(change.rename) },
    { name: 'studio-withdraw', address, act: opened(change.withdraw) },
  ]
}

/** The studio as its editors see it, in the words of either language. */
export async function editorScreens(call: Caller, words: Words = consoleTexts.studio): Promise<Screen[]> {
  const { changes } = gotten(await call('listChanges', { query: {} }))
  const { orders } = gotten(await call('listChangeOrders', { query: {} }))
  const addressOf = (state: string) => {
    const found = changes.find(each => each.state === state)
    return found && `/console/studio/changes/${found.id}`
  }
  const [editing, waiting] = [addressOf('editing'), addressOf('in-review')]
  return [
    ...studioHome(words),
    ...orders
      .slice(0, 1)
      .map(({ id }) => ({ name: 'studio-order', address: `/console/studio/orders/${id}` })),
    ...(editing === undefined ? [] : screensOfChange(editing, words)),
    ...(waiting === undefined ? [] : [{ name: 'studio-in-review', address: waiting }]),
  ]
}
