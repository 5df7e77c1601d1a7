/** Every page of the portal in the states that the demo's cases show. */
import type { Page } from 'playwright-core'
import { type Caller, gotten } from './people.ts'
import type { Screen } from './screen.ts'
import { mainAnswers, matter } from './shop.ts'

function guideAddress(page: 'guide' | 'plan', answers: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams(Object.entries(answers).map(([key, value]) => [key, String(value)]))
  return `/matters/${matter}/${page}?${search}`
}

async function submitForm(page: Page): Promise<void> {
  await page.locator('main form button[type=submit]').first().click()
  await page.locator('.error-summary').waitFor()
}

/** Those that anybody sees. */
export const openScreens: readonly Screen[] = [
  { name: 'home', address: '/' },
  { name: 'search', address: '/?query=%E5%BC%80%E5%BA%97' },
  { name: 'search-empty', address: '/?query=zzzz' },
  { name: 'matter', address: `/matters/${matter}` },
  { name: 'question', address: `/matters/${matter}/guide` },
  { name: 'question-problem', address: `/matters/${matter}/guide`, act: submitForm },
  { name: 'plan', address: guideAddress('plan', mainAnswers) },
  { name: 'login', address: '/login' },
  { name: 'login-problem', address: '/login', act: submitForm },
  { name: 'register', address: '/register' },
  { name: 'register-problem', address: '/register', act: submitForm },
  { name: 'receipts', address: '/receipts' },
  { name: 'not-found', address: '/no/such/page' },
]

/** Those of one applicant of the demo: lists, an open draft, each of the cases. */
export async function ownScreens(call: Caller): Promise<Screen[]> {
  const { drafts } = gotten(await call('listDrafts'))
  const { cases } = gotten(await call('listCases', { query: { scope: 'own' } }))
  const opened = drafts.filter(draft => draft.kind === 'application').slice(0, 1)
  const draftScreens = await Promise.all(opened.map(({ id }) => screensOfDraft(call, id)))
  const caseScreens = await Promise.all(cases.map(({ id }) => screensOfCase(call, id)))
  return [
    { name: 'my', address: '/my' },
    { name: 'security', address: '/my/security' },
    { name: 'my-data', address: '/my/data' },
    ...draftScreens.flat(),
    ...caseScreens.flat(),
  ]
}

async function screensOfDraft(call: Caller, id: string): Promise<Screen[]> {
  const { plan } = gotten(await call('getDraft', { params: { draft: id } }))
  const base = `/drafts/${id}`
  const sections = plan.form.sections.map(section => ({
    name: `section-${section.id}`,
    address: `${base}/sections/${section.id}`,
  }))
  return [
    { name: 'tasks', address: base },
    { name: 'sharing', address: `${base}/sharing` },
    ...sections,
    { name: 'materials', address: `${base}/materials` },
    { name: 'delivery', address: `${base}/delivery` },
    { name: 'check', address: `${base}/check` },
    { name: 'check-problems', address: `${base}/check`, act: submitForm },
  ]
}

async function screensOfCase(call: Caller, id: string): Promise<Screen[]> {
  const view = gotten(await call('getCase', { params: { case: id }, query: {} }))
  const [result] = view.tasks.flatMap(task => task.results)
  const page = { name: `case-${view.stage}`, address: `/cases/${id}` }
  if (view.stage !== 'closed' || result === undefined) return [page]
  return [
    page,
    { name: 'receipt', address: `/cases/${id}/receipt` },
    { name: 'certificate', address: `/cases/${id}/results/${result.licence}` },
    { name: 'receipt-public', address: `/receipts/${view.number}?code=${view.queryCode ?? ''}` },
  ]
}
