/** A use of the sea, on which several authorities speak: made ready and corrected through the API. */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { CaseView } from '@yijianshi/contract/case'
import type { Draft } from '@yijianshi/contract/draft'
import type { Page } from 'playwright-core'
import { seaValues } from '../packages/server/src/demo/life-values.ts'
import { personOf } from '../packages/server/src/demo/people.ts'
import { callerOf, gotten } from './people.ts'
import { sampleFile, viewOf } from './shop.ts'

export const seaReview = 'sea-use-review'

async function handIn(page: Page, draft: Draft, materials: readonly string[] | 'all'): Promise<void> {
  for (const { material, sample, kind } of draft.plan.checklist) {
    if (kind === 'form' || sample === undefined) continue
    if (materials !== 'all' && !materials.includes(material)) continue
    const file = { name: sample, mimeType: 'image/webp', buffer: await readFile(sampleFile(sample)) }
    const address = `/api/drafts/${draft.id}/materials/${material}/files`
    const answer = await page.context().request.post(address, { multipart: { file } })
    if (!answer.ok()) throw new Error(`${sample}: ${await answer.text()}`)
  }
}

/** As the applicant, online, at the hall of the city. */
export async function submitSeaUse(page: Page, login: string): Promise<CaseView> {
  const call = callerOf(page, '')
  const answers = { seaUse: 'aquaculture', feeReduction: false }
  const draft = gotten(await call('createDraft', { body: { matter: 'sea-use', answers } }))
  const body = { values: seaValues(personOf(login)), site: 'shifan-hall' }
  gotten(await call('changeDraft', { params: { draft: draft.id }, body }))
  await handIn(page, draft, 'all')
  const submitted = gotten(
    await call('submitDraft', { params: { draft: draft.id }, body: { commandId: randomUUID() } }),
  )
  return viewOf(call, submitted.case)
}

/** As the applicant: hands these materials in anew. */
export async function correctMaterials(page: Page, caseId: string, materials: readonly string[]) {
  const call = callerOf(page, '')
  const draft = gotten(await call('openCorrection', { params: { case: caseId } }))
  await handIn(page, draft, materials)
  gotten(await call('submitDraft', { params: { draft: draft.id }, body: { commandId: randomUUID() } }))
}
