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

const papers: ByStage = { correcting: ['notice'], handling: ['acceptance'] }
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
    ...(first === undefined ? [] : [{ name: 'manager-case', address: `/console/cases/${first.id}` }]),
  ]
}
